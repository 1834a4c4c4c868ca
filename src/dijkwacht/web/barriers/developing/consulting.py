"""A partner reads a draft along: asked by the team, answered by a link, without an account."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.barriers.models import Draft
from dijkwacht.apps.consultations import actions
from dijkwacht.apps.consultations.models import Consultation
from dijkwacht.apps.consultations.queries import consultation_by, consulted
from dijkwacht.apps.consultations.rules import Function
from dijkwacht.apps.invitations.actions import codes
from dijkwacht.apps.invitations.rules.codes import TRIES_FROM_ONE_PLACE
from dijkwacht.documents.barriers.parties import OWN, PARTNERS
from dijkwacht.documents.barriers.picture import drawn
from dijkwacht.documents.barriers.words import PROPOSAL
from dijkwacht.kit.dutch import alphabet
from dijkwacht.web.barriers.chosen import Outside
from dijkwacht.web.barriers.developing.editor import back_to, not_yet
from dijkwacht.web.barriers.developing.shelf import draft_for, trail
from dijkwacht.web.barriers.shown import Telling
from dijkwacht.web.deeds import done
from dijkwacht.web.fields import CHOOSE, Prose, offer
from dijkwacht.web.parts.door import at_the_door, peer_of
from dijkwacht.web.request import SignedIn

BY: Final = System("partner")
LONGEST: Final = 4_000
ADDRESS: Final = {"invalid": "Vul een e-mailadres in, zoals naam@voorbeeld.nl.", "required": "Vul een e-mailadres in."}


class ConsultForm(forms.Form):
    """Which partner is asked, at which address."""

    use_required_attribute = False  # a field that nobody filled in yet is not wrong

    party = forms.ChoiceField(label="Welke partner", error_messages=CHOOSE)
    email = forms.EmailField(
        label="E-mailadres van het werk",
        help_text="Van één persoon bij de partner. Het adres gaat weg met het antwoord, en anders na dertig dagen.",
        error_messages=ADDRESS,
    )

    def __init__(self, draft: Draft, data: Any = None) -> None:
        super().__init__(data)
        named = draft.model.parties
        others = sorted({*PARTNERS, *(one for own in OWN.values() for one in own)} - {*named}, key=alphabet)
        offer(self.fields["party"], [("", "Kies een partner"), *((one, one) for one in (*named, *others))])


class AdviseForm(forms.Form):
    """What the partner says, and as what."""

    use_required_attribute = False

    function = forms.ChoiceField(
        label="Uw functie",
        help_text="Het team ziet uw functie en uw organisatie, niet uw naam.",
        error_messages=CHOOSE,
        choices=[("", "Kies uw functie"), *((one.value, one.word) for one in Function)],
    )
    comment = Prose(
        label="Uw opmerking",
        help_text="Wat klopt er niet, wat mist er, en wat kan volgens u niet? Noem geen namen of zaken.",
        max_length=LONGEST,
        error_messages={"required": "Schrijf eerst iets.", "max_length": "Maak de opmerking korter: hooguit 4.000 tekens."},
        widget=forms.Textarea(attrs={"rows": 8}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def consult(request: SignedIn, draft: int) -> HttpResponse:
    """Which partner is to read this along?"""
    held = draft_for(request.user, draft)
    if "begin" in request.POST:
        return not_yet(request, held) or redirect("barriers:consult", held.pk)
    form = ConsultForm(held, request.POST if request.method == "POST" else None)
    outcome = done(form, lambda: _ask(request, held, form.cleaned_data))
    if outcome.is_done:
        messages.success(request, "De vraag is verstuurd. Het antwoord komt bij het ontwerp te staan.")
        return redirect("barriers:draft", held.pk)
    context = {
        "breadcrumb": trail(held.title),
        "draft": held,
        "form": form,
        "refused": outcome.refused,
        "asked": consulted(held),
    }
    return render(request, "barriers/consult.html", context, status=outcome.status)


def _ask(request: SignedIn, held: Draft, said: dict[str, str]) -> str:
    return actions.consult(draft=held, party=said["party"], email=said["email"], by=request.user)


@require_POST
def withdraw(request: SignedIn, draft: int, consultation: int) -> HttpResponse:
    """Take the question back."""
    held = draft_for(request.user, draft)
    actions.withdraw(consultation=get_object_or_404(Consultation, draft=held, pk=consultation), by=request.user)
    messages.success(request, "De vraag is ingetrokken. De link werkt niet meer.")
    return back_to(request, held)


@at_the_door
@require_http_methods(["GET", "HEAD", "POST"])
def advise(request: HttpRequest, token: str) -> HttpResponse:
    """What do you think of this model?"""
    found = _found(request, token)
    if found is None:
        return render(request, "barriers/gone.html", status=404)
    form = AdviseForm(request.POST if request.method == "POST" else None)
    outcome = done(form, lambda: _keep(found, request.POST.get("seen", ""), form.cleaned_data))
    if outcome.is_done:
        return redirect("barriers:advised")
    model = found.draft.model
    telling = Telling(Outside(model), {})
    context = {
        "consultation": found,
        "model": model,
        "form": form,
        "refused": outcome.refused,
        "seen": found.draft.digest,
        "proposal": PROPOSAL,
        "drawing": mark_safe(drawn(model)),  # noqa: S308 - our own drawing, every text escaped
        "steps": telling.steps(),
        "conditions": telling.conditions(),
    }
    return render(request, "barriers/advise.html", context, status=outcome.status)


@at_the_door
@require_GET
def advised(request: HttpRequest) -> HttpResponse:
    """Thank you; the same for everybody."""
    return render(request, "barriers/advised.html")


def _found(request: HttpRequest, token: str) -> Consultation | None:
    """What this link opens; from where many links were tried that open nothing, none opens anything for an hour."""
    place = f"consultation:{peer_of(request)}"
    if codes.is_too_often(place, TRIES_FROM_ONE_PLACE):
        return None
    found = consultation_by(token, on=timezone.localdate())
    if found is None:
        codes.count(place, ())
    return found


def _keep(found: Consultation, seen: str, said: dict[str, str]) -> bool:
    actions.advise(consultation=found, seen=seen, function=Function(said["function"]), text=said["comment"], by=BY)
    return True
