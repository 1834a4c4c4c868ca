"""A partner says whether a barrier is arranged: asked by the organisation, answered by a link."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import barrier_model
from dijkwacht.apps.barriers.queries import confirmation_by
from dijkwacht.apps.barriers.rules import Standing
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.documents.barriers.model import Barrier, BarrierModel
from dijkwacht.web.barriers.here import common, in_use_for
from dijkwacht.web.deeds import done
from dijkwacht.web.parts.barriers.questions import asked_in
from dijkwacht.web.parts.door import at_the_door
from dijkwacht.web.request import SignedIn

BY = System("partner")
ADDRESS = {"invalid": "Vul een e-mailadres in, zoals naam@voorbeeld.nl.", "required": "Vul een e-mailadres in."}


class AskForm(forms.Form):
    """Who at the partner is asked."""

    email = forms.EmailField(
        label="E-mailadres van het werk",
        help_text="Van één persoon bij de partner. Bij de barrière blijft het adres tot het antwoord, anders nog 30 dagen.",
        error_messages=ADDRESS,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: SignedIn, in_use: object, barrier: str) -> HttpResponse:
    """Who at the partner can confirm this?"""
    held = in_use_for(request.user, in_use, Right.PLACE_BARRIERS)
    row = get_object_or_404(held.placings, barrier=barrier, standing=Standing.ARRANGED, confirmed_on=None)
    form = AskForm(request.POST if request.method == "POST" else None)
    outcome = done(form, lambda: actions.ask_partner(placing=row, email=form.cleaned_data["email"], by=request.user))
    if outcome.is_done:
        messages.success(request, "De vraag is verstuurd. De barrière telt mee zodra de partner haar bevestigt.")
        return redirect("barriers:open", held.pk)
    context = {
        **common(held, above=True),
        "form": form,
        "barrier": _barrier(barrier_model(held.version), barrier),
        "row": row,
        "refused": outcome.refused,
        "asked": asked_in([held], on=timezone.localdate()).get((held.pk, barrier), ()),
    }
    return render(request, "barriers/ask.html", context, status=outcome.status)


@at_the_door
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """Did you arrange this?"""
    found = confirmation_by(token, on=timezone.localdate())
    if found is None:
        return render(request, "barriers/gone.html", status=404)
    said = request.POST.get("is_arranged", "")
    if request.method == "POST" and said in {"yes", "no"}:
        actions.answer(confirmation=found, is_arranged=said == "yes", by=BY)
        return render(request, "barriers/confirm.html", {"is_done": True, "is_arranged": said == "yes"})
    context = {
        "barrier": _barrier(barrier_model(found.placing.in_use.version), found.placing.barrier),
        "party": found.placing.by,
        "since": found.placing.since,
        "name": name_on(found.organisation, timezone.localdate()),
        "is_example": found.placing.in_use.is_example,
    }
    return render(request, "barriers/confirm.html", context)


def _barrier(model: BarrierModel, number: str) -> Barrier:
    return next(one for one in model.barriers if one.id == number)
