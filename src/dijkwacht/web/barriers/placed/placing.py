"""Which barriers of a model stand with us?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import InUse, barrier_model
from dijkwacht.apps.barriers.queries import asked_now, said_of, seen_in
from dijkwacht.apps.barriers.rules import Placed, Standing, allowed, as_kept, is_assumed, is_ours, is_still_confirmed, meant
from dijkwacht.apps.organisations.actions import areas
from dijkwacht.apps.organisations.models import Area, Organisation
from dijkwacht.apps.organisations.rules import AreaKind
from dijkwacht.documents.barriers.model import Barrier, BarrierModel
from dijkwacht.documents.barriers.outline import parts
from dijkwacht.documents.barriers.placed.compared import NO_DAY_YET, why_not_since
from dijkwacht.documents.barriers.words import KINDS
from dijkwacht.kit.dutch import count, listed
from dijkwacht.kit.errors import Refused
from dijkwacht.web.barriers.here import common, in_use_for
from dijkwacht.web.deeds import done
from dijkwacht.web.fields import Day
from dijkwacht.web.parts.barriers.aside import asides
from dijkwacht.web.request import SignedIn, number


class PlacingForm(forms.Form):
    """How it is with one barrier; its fields are named after it. ``now`` is what stands where it begins with another."""

    def __init__(self, barrier: Barrier, kind: str, said: Placed, data: Any = None, *, now: Placed | None = None) -> None:
        super().__init__(data, prefix=barrier.id, initial={"standing": said.standing.value, "by": said.by, "since": said.since})
        self.barrier, self.kind, self.said, self.was = barrier, kind, said, marked(now or said)
        self.is_ours, self.is_asked = is_ours(barrier, kind), False
        self.fields["standing"] = forms.ChoiceField(
            label="Stand",
            choices=[(one.value, one.word) for one in allowed(barrier, kind)],
            widget=forms.Select(attrs={"class": "utrecht-select"}),
        )
        if len(barrier.placed_by) > 1:
            choices = [("", "onbekend"), *((one, one) for one in barrier.placed_by)]
            self.fields["by"] = forms.ChoiceField(label="Wie", choices=choices, required=False)
        self.fields["since"] = Day("Sinds", required=False)

    def clean_since(self) -> date | None:
        """A day that was, and not so long ago that it must be a slip."""
        since: date | None = self.cleaned_data["since"]
        is_planned = since and self.cleaned_data.get("standing") == Standing.PLANNED
        if reason := NO_DAY_YET if is_planned else why_not_since(since, on=timezone.localdate()):
            raise forms.ValidationError(reason)
        return since

    @property
    def ends(self) -> bool:
        """Whether it takes away what a partner confirmed."""
        return self.said.is_confirmed and not is_still_confirmed(self.said, meant(self.kind, self.placed))

    @property
    def withdraws(self) -> bool:
        """Whether it takes back what a partner was asked and did not answer yet."""
        return self.is_asked and not is_still_confirmed(self.said, meant(self.kind, self.placed))

    @property
    def placed(self) -> Placed:
        """What was said."""
        standing = Standing(self.cleaned_data["standing"])
        # One party alone is not asked: it is named with a new standing, and what was said already stays as it was said.
        alone = self.said.by if standing is self.said.standing else "".join(self.barrier.placed_by[:1])
        by = self.cleaned_data["by"] if "by" in self.fields else alone
        return as_kept(Placed(standing, by, self.cleaned_data["since"]))

    @property
    def is_assumed(self) -> bool:
        """Whether it counts as one's own because nobody said who places it."""
        return is_assumed(self.barrier, self.kind, self.said)

    @property
    def typed(self) -> str:
        """The mark of what the form says, also where a field of it is wrong."""
        said = {name: str(self[name].value() or "") for name in self.fields}
        alone = self.said.by if said["standing"] == self.said.standing else "".join(self.barrier.placed_by[:1])
        by = said.get("by", alone) if said["standing"] != Standing.UNKNOWN else ""
        return "|".join((said["standing"], by, said["since"]))

    @property
    def small(self) -> str:
        """What it does and who places it, in a few words."""
        return f"{KINDS[self.barrier.kind]} · {listed(self.barrier.placed_by) or 'niemand genoemd'}"


def marked(said: Placed) -> str:
    """What is said of a barrier, as one word that a page carries along: so it can be told later what its reader touched."""
    return "|".join((said.standing.value, said.by, said.since.isoformat() if said.since else ""))


@dataclass(frozen=True, slots=True)
class Part:
    """The barriers that work in a step, or on what ways share; each barrier stands in the first part in which it works."""

    title: str
    forms: tuple[PlacingForm, ...]

    @property
    def known(self) -> int:
        """Of how many it is known how it is."""
        return sum(form.said.as_counted() is not Standing.UNKNOWN for form in self.forms)


@require_POST
def take_up(request: SignedIn, code: str, model: str) -> HttpResponse:
    """Begin to work with a model."""
    where = organisations_where(request.user, Right.PLACE_BARRIERS, on=timezone.localdate(), of="pk")
    here = get_object_or_404(Organisation.objects.filter(where), code=code)
    area = _area(request.POST, here, request.user)
    row = actions.take_up(organisation=here, code=model, area=area, by=request.user, is_example=here.is_example)
    return redirect("barriers:place", row.pk)


def _area(sent: QueryDict, here: Organisation, by: Any) -> Area | None:
    """The area that was chosen, or that is named now; none for the whole organisation."""
    chosen = str(sent.get("area", ""))
    if "kind" in sent:
        if not (kind := sent["kind"]):
            raise Refused("Kies eerst wat voor gebied het is.")
        if kind not in {one.value for one in AreaKind}:
            raise Http404
        return areas.name_one(organisation=here, kind=AreaKind(kind), name=str(sent.get("name", "")), by=by)
    return get_object_or_404(here.areas, pk=number(chosen)) if chosen else None


@require_http_methods(["GET", "HEAD", "POST"])
def place(request: SignedIn, in_use: object) -> HttpResponse:
    """Which barriers stand with us?"""
    held = in_use_for(request.user, in_use, Right.PLACE_BARRIERS)
    model = barrier_model(held.version)
    shown = tuple(_parts(held, model, request.POST if request.method == "POST" else None))
    every = [form for part in shown for form in part.forms]
    is_sent, seen = request.method == "POST", request.POST.get("seen", "")
    faults = [fault for form in every for fault in _faults(form)] if is_sent else []
    lost = [*_lost(every)] if is_sent and not faults else []
    outcome = done(None, lambda: _keep(held, every, request.user, seen)) if is_sent and not faults else None
    if outcome and outcome.is_done:
        messages.success(request, _told(outcome.made))
        for told in lost:
            messages.warning(request, told)
        return redirect("barriers:open", held.pk)
    theirs: tuple[PlacingForm, ...] = ()
    if is_sent and seen != seen_in(held):
        theirs = tuple(form for form in every if request.POST.get(f"{form.prefix}-was", form.was) != form.was)
        shown = tuple(_parts(held, model, _beside(request.POST, theirs)))
    context = {
        **common(held, above=True),
        "parts": shown,
        "theirs": theirs,
        "faults": faults,
        "refused": outcome.refused if outcome else "",
        "known": sum(part.known for part in shown),
        "number": len(every),
        "asides": asides(request.user, [held]).of(held),
        "seen": seen_in(held),
    }
    return render(request, "barriers/place.html", context, status=outcome.status if outcome else 422 if faults else 200)


def _beside(sent: QueryDict, theirs: tuple[PlacingForm, ...]) -> QueryDict:
    """What was sent, with what somebody else said meanwhile of barriers that this reader did not touch."""
    data = sent.copy()
    for form in theirs:
        if form.typed == sent[f"{form.prefix}-was"]:
            data[f"{form.prefix}-standing"] = form.said.standing.value
            data[f"{form.prefix}-by"] = form.said.by
            data[f"{form.prefix}-since"] = form.said.since.isoformat() if form.said.since else ""
    return data


def _parts(held: InUse, model: BarrierModel, data: Any) -> Iterator[Part]:
    said, nothing, waiting = said_of(held), Placed(Standing.UNKNOWN), asked_now(held, on=timezone.localdate())
    for title, barriers in parts(model):
        made = tuple(PlacingForm(one, held.organisation.kind, said.get(one.id, nothing), data) for one in barriers)
        for form in made:
            form.is_asked = form.barrier.id in waiting
        yield Part(title, made)


def _faults(form: PlacingForm) -> list[dict[str, str]]:
    return [
        {"text": f"{form.barrier.title}: {error}", "href": f"#{form[name].id_for_label}"}
        for name, errors in form.errors.items()
        for error in errors
    ]


def _keep(held: InUse, every: list[PlacingForm], by: Any, seen: str) -> int:
    return actions.place(in_use=held, said={form.barrier.id: form.placed for form in every}, by=by, seen=seen)


def _lost(every: list[PlacingForm]) -> Iterator[str]:
    """What has to be asked again, where it is still said that the partner arranged it."""
    if ended := [form for form in every if form.ends]:
        yield _anew(ended, "geldt", "de bevestiging van de partner niet meer")
    if withdrawn := [form for form in every if form.withdraws]:
        yield _anew(withdrawn, "is", "de vraag aan de partner ingetrokken")


def _anew(those: list[PlacingForm], verb: str, what: str) -> str:
    titles = "; ".join(f"‘{form.barrier.title}’" for form in those)
    number = count(len(those), "barrière", "barrières")
    return f"Van {number} {verb} {what}: {titles}. Staat zij nog op ‘geregeld’? Vraag dan opnieuw bevestiging."


def _told(changed: int) -> str:
    if not changed:
        return "Er is niets veranderd."
    return "Van 1 barrière is de stand bewaard." if changed == 1 else f"Van {changed} barrières is de stand bewaard."
