"""One decision of the board on many measures, put down once."""

from typing import Any, cast
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.adoption.rules import BODIES, MAX_NUMBER, Body
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure, MeasureQuerySet
from dijkwacht.apps.measures.rules.decisions import Together
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.rules.states import State as PictureState
from dijkwacht.kit.dutch import capital, count
from dijkwacht.web.deeds import done
from dijkwacht.web.fields import Day, Prose, offer
from dijkwacht.web.measures.board import CHOICE, UNDO, chosen
from dijkwacht.web.measures.measure_access import trail
from dijkwacht.web.measures.measure_draft import run_organisations
from dijkwacht.web.request import SignedIn


class TogetherForm(forms.Form):
    """Which measures, and by which decision."""

    body = forms.ChoiceField(label="Wie besloot?")
    decided_on = Day("Op welke dag?")
    number = Prose(
        label="Nummer van het besluit",
        required=False,
        max_length=MAX_NUMBER,
        help_text="Zoals: 2026-C-214.",
        error_messages={"max_length": f"Maak het nummer korter: hooguit {MAX_NUMBER} tekens."},
    )
    measures = forms.ModelMultipleChoiceField(
        queryset=Measure.objects.none(),
        label="Over welke maatregelen?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies de maatregelen waarover is besloten."},
    )

    def __init__(self, *args: Any, of: Kind, rows: MeasureQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["body"], [(body.value, capital(body.word)) for body in BODIES.get(of, ())])
        field = cast("forms.ModelMultipleChoiceField[Measure]", self.fields["measures"])
        field.queryset = rows
        field.label_from_instance = lambda obj: obj.title  # type: ignore[method-assign]

    def decided(self) -> Together:
        """What was decided."""
        said = self.cleaned_data
        return Together(Body(said["body"]), said["decided_on"], said["number"])


@require_http_methods(["GET", "POST"])
def decide(request: SignedIn) -> HttpResponse:
    """What did the board decide on your measures?"""
    names = run_organisations(request)
    here = chosen(request, [one for one, _ in names])
    if here is None:
        raise Http404
    rows = Measure.objects.filter(organisation=here, state=State.PROPOSED).select_related("organisation").order_by("title", "pk")
    initial = {**_last(here), "measures": list(rows)}
    form = TogetherForm(request.POST or None, of=Kind(here.kind), rows=rows, initial=initial)
    outcome = done(
        form,
        lambda: actions.decide_together(measures=list(form.cleaned_data["measures"]), decided=form.decided(), by=request.user),
    )
    if outcome.is_done:
        moved = outcome.made
        request.session[UNDO] = {"organisation": here.code, "measures": [str(row.pk) for row in moved]}
        messages.success(request, f"Het besluit staat bij {count(len(moved), 'maatregel', 'maatregelen')}.")
        return _to_board(here)
    context = {
        "form": form,
        "here": here,
        "name": next(name for one, name in names if one == here),
        "proposed": rows.count(),
        "refused": outcome.refused,
        "breadcrumb": trail(),
        "is_example": here.is_example,
    }
    return render(request, "measures/together.html", context, status=outcome.status)


@require_POST
def undo(request: SignedIn) -> HttpResponse:
    """Take the last decision on measures back; a second click finds nothing to take back."""
    names = run_organisations(request)
    if not names:
        raise Http404
    kept = request.session.pop(UNDO, None)
    here = next((one for one, _ in names if kept and one.code == kept["organisation"]), None)
    if here is None or kept is None:
        return redirect("measures:index")
    numbers = [UUID(number) for number in kept["measures"]]
    found = Measure.objects.filter(organisation=here, pk__in=numbers).select_related("organisation")
    undone = actions.undo_together(measures=list(found), by=request.user)
    messages.success(request, f"Ongedaan gemaakt: {count(undone, 'maatregel is', 'maatregelen zijn')} weer een voorstel.")
    return _to_board(here)


def _to_board(here: Organisation) -> HttpResponse:
    answer = redirect("measures:index")
    answer["Location"] += f"?{CHOICE}={here.code}"
    return answer


def _last(here: Organisation) -> dict[str, object]:
    """The decision on the last picture: mostly the measures were decided on with it."""
    found = Decision.objects.filter(organisation=here, picture__state=PictureState.ADOPTED).order_by("-decided_on").first()
    return (
        {"body": found.body, "decided_on": found.decided_on, "number": found.number}
        if found
        else {"decided_on": timezone.localdate()}
    )
