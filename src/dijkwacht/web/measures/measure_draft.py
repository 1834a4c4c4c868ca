"""Writing measures down: a new one, other words for one, and what it is expected to do."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.accounts.queries import own_organisations
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import named
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.documents.norms.words import LEVEL_WORDS
from dijkwacht.kit.errors import Refused
from dijkwacht.web.deeds import done
from dijkwacht.web.fields import offer
from dijkwacht.web.measures.forms import MeasureForm, NewMeasureForm, filled
from dijkwacht.web.measures.measure_access import one, shared, trail
from dijkwacht.web.request import SignedIn


def run_organisations(request: SignedIn) -> list[tuple[Organisation, str]]:
    """The organisations for which somebody may write measures, by name."""
    today = timezone.localdate()
    found = own_organisations(request.user, Right.RUN_MEASURES, on=today)
    return named(found, today)


def run_one(request: SignedIn, number: UUID) -> Measure:
    """A measure that this person runs.

    Raises:
        Http404: there is none, or they may only look at it.
    """
    found, hands = one(request.user, number)
    if not hands.may_run(found):
        raise Http404
    return found


@require_http_methods(["GET", "POST"])
def new(request: SignedIn) -> HttpResponse:
    """What are you going to do?"""
    names = run_organisations(request)
    if not names:
        raise Http404
    wanted = {"organisation": request.GET.get("organisatie", "")}
    form = NewMeasureForm(request.POST or None, names=names, on=timezone.localdate(), initial=wanted)
    outcome = done(form, lambda: actions.propose(organisation=form.chosen(), draft=form.draft(), by=request.user))
    if outcome.is_done:
        messages.success(request, "De maatregel staat er als voorstel.")
        return redirect("measures:measure", outcome.made.pk)
    context = {
        "form": form,
        "refused": outcome.refused,
        "breadcrumb": trail(),
        "is_example": any(one.is_example for one, _ in names),
    }
    return render(request, "measures/write.html", context, status=outcome.status)


@require_http_methods(["GET", "POST"])
def revise(request: SignedIn, measure: UUID) -> HttpResponse:
    """What is different about this measure?"""
    found = run_one(request, measure)
    form = MeasureForm(request.POST or None, initial=filled(found), on=timezone.localdate(), also=found.quarter)
    outcome = done(form, lambda: actions.revise(measure=found, draft=form.draft(), by=request.user))
    if outcome.is_done:
        messages.success(request, "De wijziging is bewaard.")
        return redirect("measures:measure", found.pk)
    context = {**shared(found), "form": form, "refused": outcome.refused}
    return render(request, "measures/write.html", context, status=outcome.status)


LEVELS = {
    side: [("", "Verandert niet"), *((str(number), f"{number}. {word}") for number, word in enumerate(LEVEL_WORDS[side]))]
    for side in Side
}


class EffectForm(forms.Form):
    """To which level criteria are expected to rise; an empty pair is no effect."""

    paper = forms.ChoiceField(label="Op papier", choices=LEVELS[Side.PAPER], required=False)
    practice = forms.ChoiceField(label="In de praktijk", choices=LEVELS[Side.PRACTICE], required=False)
    criterion = forms.ChoiceField(label="Onderdeel", required=False)
    field_order = ("criterion",)

    def __init__(self, *args: Any, criteria: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self.fields["criterion"], [("", "Kies een onderdeel"), *criteria])

    def clean(self) -> dict[str, object]:
        """A criterion and a level belong together."""
        said: dict[str, object] = super().clean() or self.cleaned_data
        has_level = bool(said.get("paper") or said.get("practice"))
        if has_level and not said.get("criterion"):
            self.add_error("criterion", "Kies om welk onderdeel het gaat.")
        if said.get("criterion") and not has_level:
            self.add_error("practice", "Kies een niveau, of haal het onderdeel weg.")
        return said

    def effect(self) -> tuple[int | None, int | None]:
        """The levels that were chosen."""
        paper, practice = (self.cleaned_data[side] for side in ("paper", "practice"))
        return (int(paper) if paper else None, int(practice) if practice else None)


@require_http_methods(["GET", "POST"])
def effects(request: SignedIn, measure: UUID) -> HttpResponse:
    """Which criteria does this measure raise, and how far?"""
    found = run_one(request, measure)
    rows = {row.criterion: (row.paper, row.practice) for row in found.effects.order_by("criterion")}
    # Of a measure that follows from no picture nothing says which norm its criteria are of.
    criteria = [(one.id, f"{one.id} {one.text}") for one in norm_of(found.picture).criteria] if found.picture else []
    if not criteria:
        raise Http404
    filled_in: list[dict[str, object]] = [
        {"criterion": code, "paper": _text(paper), "practice": _text(practice)} for code, (paper, practice) in rows.items()
    ]
    blank: list[dict[str, object]] = [{}]
    data = request.POST if request.method == "POST" else None
    lines = [
        EffectForm(data, prefix=f"e{number}", initial=initial, criteria=criteria)
        for number, initial in enumerate(filled_in + blank * 2)
    ]
    refused = ""
    wrong = [line for line in lines if not line.is_valid()]  # every line says what is wrong with it
    if data is not None and not wrong:
        wanted = {line.cleaned_data["criterion"]: line.effect() for line in lines if line.cleaned_data["criterion"]}
        try:
            actions.expect(measure=found, effects=wanted, by=request.user)
        except Refused as why:
            refused = why.reason
        else:
            messages.success(request, "Het verwachte effect is bewaard.")
            return redirect("measures:measure", found.pk)
    context = {**shared(found), "lines": lines, "refused": refused}
    return render(request, "measures/effects.html", context, status=409 if refused else 422 if data is not None else 200)


def _text(level: int | None) -> str:
    return "" if level is None else str(level)
