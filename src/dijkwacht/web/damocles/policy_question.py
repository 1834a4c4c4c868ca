"""What does our policy say in a case, where do others do something else, and how do we use it? These pages store nothing."""

from typing import Any, Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.cases.queries import figures_for, has_register, known_to
from dijkwacht.apps.cases.rules.use import exact, last_closed
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import USE_WORDS, handled
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import named, neighbours_of
from dijkwacht.apps.policies.queries import all_in_force, is_sharing, sharing_with
from dijkwacht.apps.policies.rules import Instrument, why_not_compare
from dijkwacht.apps.wall import actions as wall
from dijkwacht.documents.damocles.comparison import Direction, differences
from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.model import Key, Matrix
from dijkwacht.documents.damocles.outcome import Facts, measure_for
from dijkwacht.documents.damocles.reader import matrix_of
from dijkwacht.documents.damocles.tables import facts, tables
from dijkwacht.documents.damocles.words import MILD, SERIOUS, Drugs, Found, Gravity, Occurrence, Place
from dijkwacht.kit.dutch import capital, listed
from dijkwacht.web.damocles.case_letters import notice
from dijkwacht.web.damocles.policy_pages import DAMOCLES, own_matrix
from dijkwacht.web.policies.subject import own_for
from dijkwacht.web.request import SignedIn

MOST_BESIDE = 6
"""Columns beside one's own; more cannot be read."""


UNKNOWN_LIST: Final = "Voorbereiding, nog niet bekend van welke lijst"


class FactsForm(forms.Form):
    """The facts that a policy asks to know: kinds only."""

    place = forms.ChoiceField(
        label="Wat voor pand is het?",
        choices=[(one.value, capital(one.word)) for one in Place],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat voor pand het is."},
    )
    drugs = forms.ChoiceField(
        label="Wat is er gevonden?",
        choices=[*((one.value, capital(one.word)) for one in Found), (Drugs.PREPARATION.value, UNKNOWN_LIST)],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wat er is gevonden."},
    )
    occurrence = forms.ChoiceField(
        label="De hoeveelste keer is het?",
        choices=[(one.value, capital(one.word)) for one in Occurrence],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies de hoeveelste keer het is."},
    )
    serious = forms.MultipleChoiceField(
        label="Wat maakt het ernstiger?", choices=[*SERIOUS.items()], required=False, widget=forms.CheckboxSelectMultiple
    )
    mild = forms.MultipleChoiceField(
        label="Wat maakt het lichter?", choices=[*MILD.items()], required=False, widget=forms.CheckboxSelectMultiple
    )

    def facts(self) -> Facts:
        """What was filled in."""
        said = self.cleaned_data
        found = Found(said["drugs"]) if said["drugs"] in set(Found) else None
        kinds = Place(said["place"]), found.drugs if found else Drugs.PREPARATION, Occurrence(said["occurrence"])
        return Facts(*kinds, frozenset([*said["serious"], *said["mild"]]), found)


@require_GET
def ask(request: SignedIn, code: str) -> HttpResponse:
    """What does our policy say?"""
    here = DAMOCLES.organisation_for(request.user, code, Right.SEE_POLICY)
    own = own_matrix(here)
    matrix = own or example_policies()[0]
    form = FactsForm(request.GET) if "place" in request.GET or "drugs" in request.GET else FactsForm()
    context: dict[str, Any] = {**DAMOCLES.common(here, above="policy"), "form": form, "matrix": matrix, "is_own": own is not None}
    if form.is_bound and form.is_valid():
        asked = form.facts()
        outcome = measure_for(matrix, asked)
        key = None if outcome.is_open else (asked.place, outcome.row.drugs, asked.occurrence, outcome.row.gravity)
        rows = next(rows for place, rows in tables(matrix, holds=key) if place is asked.place)
        context |= {"outcome": outcome, "asked": asked, "rows": rows, "letter": notice(here, matrix, asked, outcome)}
    return render(request, "damocles/ask.html", context, status=422 if form.errors else 200)


@require_GET
def compare(request: SignedIn, code: str) -> HttpResponse:
    """Where do our neighbours do something else?"""
    here = DAMOCLES.organisation_for(request.user, code, Right.SEE_POLICY)
    own = own_matrix(here)
    reason = why_not_compare(is_sharing=is_sharing(here, Instrument.DAMOCLES))
    offered = _offered(here, is_sharing=reason is None)
    chosen = request.GET.getlist("met") or _usual(here, offered)
    beside = [(name, matrix) for name, id_, matrix in offered if id_ in chosen][:MOST_BESIDE]
    lines = differences(own, [matrix for _, matrix in beside]) if own else ()
    names = [name for name, _ in beside]
    context = {
        **DAMOCLES.common(here, above="policy"),
        "own": own,
        "reason": reason,
        "offered": [(name, id_, id_ in chosen) for name, id_, _ in offered],
        "names": names,
        "number": len(lines),
        "groups": [
            (
                usual,
                [
                    (_kind(line.key), line.ours.words, _cells(line.theirs, names))
                    for line in lines
                    if _is_usual(line.key) is usual
                ],
            )
            for usual in (True, False)
        ],
        "terms": _terms([own, *(one for _, one in beside)]) if own else (),
        "most": MOST_BESIDE,
    }
    return render(request, "damocles/compare.html", context)


@require_GET
def use(request: SignedIn, code: str) -> HttpResponse:
    """How do we use it?"""
    today = timezone.localdate()
    here = own_for(DAMOCLES, request.user, code)
    cases = DamoclesCase.objects.filter(organisation=here)
    named = cases.named_to(request.user, on=today)
    # The wall shows a case to who is named on it; of which years the reader knows cases is looked up behind it.
    with wall.service("closed counts"):
        others = figures_for(request.user, here, Instrument.DAMOCLES, handled(cases.filter(pk__in=known_to(request.user, here))))
    context = {
        **DAMOCLES.common(here, above="policy"),
        # Apart: beside a total of all, the numbers of one's own would give away those of others.
        "own": exact(handled(named), USE_WORDS),
        "others": others,
        "hidden_years": listed([str(one.year.year) for one in others if one.is_hidden]),
        "coming": last_closed(today) + 1,
        "has_register": has_register(here, Instrument.DAMOCLES),
    }
    return render(request, "damocles/use.html", context)


def _kind(key: Key) -> str:
    return ", ".join(part.word for part in key)


def _is_usual(key: Key) -> bool:
    return key[3] is Gravity.USUAL


def _cells(theirs: Any, names: list[str]) -> list[tuple[str, str, Direction]]:
    return [(name, row.words, direction) for name, (row, direction) in zip(names, theirs, strict=True)]


def _terms(policies: list[Matrix]) -> list[tuple[str, list[str]]]:
    """What policies say beside their rows, next to each other; not where they are found."""
    told = [list(facts(matrix))[:3] for matrix in policies]
    return [(told[0][number][0], [one[number][1] for one in told]) for number in range(3)]


def _offered(here: Organisation, *, is_sharing: bool) -> list[tuple[str, str, Matrix]]:
    """What one's own policy can be laid beside: those who agreed, by name; then the examples."""
    today = timezone.localdate()
    found = []
    if is_sharing:
        others = sharing_with(here, Instrument.DAMOCLES, on=today)
        held = all_in_force(others, Instrument.DAMOCLES, on=today)
        found = [(name, one.code, matrix_of(held[one.pk].content)) for one, name in named(others, today) if one.pk in held]
    return [*found, *((matrix.title, matrix.id, matrix) for matrix in example_policies())]


def _usual(here: Organisation, offered: list[tuple[str, str, Matrix]]) -> list[str]:
    """At first: the neighbours who agreed; without them the examples."""
    near = {one.code for one in neighbours_of(here, timezone.localdate())}
    ids = [id_ for _, id_, _ in offered]
    return [id_ for id_ in ids if id_ in near] or [matrix.id for matrix in example_policies()]
