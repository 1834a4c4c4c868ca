"""What a letter can be filled with from a case or from the policy: what is known here, and nothing about persons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import Asked, moves_of
from dijkwacht.apps.damocles.rules.facts import closed_on, decided_on
from dijkwacht.apps.damocles.rules.states import DamoclesState
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.documents.damocles.model import Matrix, Row
from dijkwacht.documents.damocles.outcome import Facts, Outcome
from dijkwacht.documents.damocles.words import Drugs, Measure, Occurrence, Place
from dijkwacht.documents.letters.given import Given, Reason
from dijkwacht.documents.letters.library import letters
from dijkwacht.web.parts.letter_prefill import hidden_fields

_DECISIONS: Final = {Measure.WARNING: "damocles-waarschuwing", Measure.PENALTY_ORDER: "damocles-dwangsom"}
_LETTERS: Final = {
    DamoclesState.RECEIVED: ("damocles-spoed",),
    DamoclesState.TEST: ("damocles-voornemen", "damocles-spoed"),
    DamoclesState.URGENT: ("damocles-spoed",),
    DamoclesState.DECIDED: ("damocles-besluit", "damocles-opheffing"),
    DamoclesState.CLOSED: ("damocles-opheffing",),
    DamoclesState.PENALTY: ("damocles-dwangsom",),
    DamoclesState.WARNED: ("damocles-waarschuwing",),
}
"""Which letters come up where a case stands; after a notice the decision follows the policy."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A letter that can be opened filled in, as hidden fields of a form."""

    title: str
    url: str
    fields: Sequence[tuple[str, str]]


def offered(case: DamoclesCase, matrix: Matrix | None, row: Row | None, asked: Sequence[Asked]) -> list[Offered]:
    """The letters that come up where a case stands."""
    return [_offer(name, _given(case, matrix, row, asked)) for name in _names(DamoclesState(case.state), row)]


def notice(organisation: Organisation, matrix: Matrix, facts: Facts, outcome: Outcome) -> Offered:
    """The letter that the policy leads to: a warning, or the notice of what is intended."""
    row = outcome.row
    given = Given(
        organisation=name_on(organisation, timezone.localdate()),
        place=facts.place,
        drugs=facts.drugs,
        occurrence=facts.occurrence,
        measure=row.measure,
        months=row.months,
        policy=matrix.title,
        row=" ".join(outcome.reasons),
        warning_years=matrix.warning_years,
    )
    return _offer("damocles-waarschuwing" if row.measure is Measure.WARNING else "damocles-voornemen", given)


def _names(state: DamoclesState, row: Row | None) -> Iterator[str]:
    if state is DamoclesState.INTENDED:
        first = _DECISIONS.get(row.measure, "damocles-besluit") if row else "damocles-besluit"
        yield from dict.fromkeys((first, "damocles-besluit", *_DECISIONS.values()))
    yield from _LETTERS.get(state, ())


def _offer(name: str, given: Given) -> Offered:
    return Offered(letters()[name].template.title, reverse("letters:letter", args=[name]), hidden_fields(given))


def _given(case: DamoclesCase, matrix: Matrix | None, row: Row | None, asked: Sequence[Asked]) -> Given:
    moves = moves_of(case)
    days = {move.what: move for move in moves}
    intended = days.get(DamoclesState.INTENDED)
    decided = days.get(DamoclesState.DECIDED)
    measure = Measure(case.measure) if case.measure else row.measure if row else None
    return Given(
        organisation=name_on(case.organisation, timezone.localdate()),
        dated=timezone.localdate(),
        place=Place(case.place),
        drugs=Drugs(case.drugs),
        occurrence=Occurrence(case.occurrence),
        measure=measure,
        months=case.months if case.measure else row.months if row else None,
        policy=matrix.title if matrix else "",
        row=row.words if row else "",
        report_on=case.opened_on,
        intention_on=intended.on if intended else None,
        views_until=intended.until if intended else None,
        comply_until=decided.until if decided else None,
        closed_on=closed_on(moves),
        decision_on=decided_on(moves),
        warning_years=matrix.warning_years if matrix else None,
        reasons={one.question.id: Reason(one.answered) for one in asked},
        open_reason=case.open_reason,
    )
