"""What a letter can be filled with from a case or from the policy: what is known here, and nothing about persons."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from django.utils import timezone

from dijkwacht.analysis.terms.counting import Length, Unit
from dijkwacht.apps.cases.queries import after_of
from dijkwacht.apps.cases.rules.remedies import After, Ending, Remedy, ruled
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.queries import Asked, all_moves, decided_of, measure_of, moves_of, parts, rows_of
from dijkwacht.apps.damocles.rules.facts import closed_on, decided_on, decision_day
from dijkwacht.apps.damocles.rules.states import DamoclesState, OpenReason
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.documents.damocles.model import Matrix, Row
from dijkwacht.documents.damocles.outcome import Facts, Outcome
from dijkwacht.documents.damocles.words import Drugs, Found, Measure, Occurrence, Place
from dijkwacht.documents.letters.given import Given, Reason, Schedule
from dijkwacht.documents.letters.library import letters
from dijkwacht.kit.dutch import capital
from dijkwacht.web.parts.letter_prefill import COMBINED, Offered, offer

_DECISIONS: Final = {Measure.WARNING: "damocles-waarschuwing", Measure.PENALTY_ORDER: "damocles-dwangsom"}
_LIFTING: Final = ("damocles-opheffing", "damocles-opheffing-weigeren")
_LEFT_OUT: Final = {Ending.GRANTED: "damocles-opheffing-weigeren", Ending.REFUSED: "damocles-opheffing"}
"""Which letter would say the other thing than what was decided on a request to lift."""
_LETTERS: Final = {
    DamoclesState.RECEIVED: ("damocles-spoed",),
    DamoclesState.TEST: ("damocles-voornemen", "damocles-spoed"),
    DamoclesState.URGENT: ("damocles-spoed",),
    DamoclesState.DECIDED: ("damocles-besluit", *_LIFTING),
    DamoclesState.CLOSED: (*_LIFTING, "damocles-kosten"),
    DamoclesState.PENALTY: ("damocles-dwangsom", "damocles-invordering"),
    DamoclesState.LAPSED: ("damocles-kosten",),
    DamoclesState.WARNED: ("damocles-waarschuwing",),
}
"""Which letters come up where a case stands, as far as the library has them; after a notice the decision follows the policy."""

_OF_DECISION: Final = {
    DamoclesState.DECIDED: "damocles-besluit",
    DamoclesState.PENALTY: "damocles-dwangsom",
    DamoclesState.WARNED: "damocles-waarschuwing",
}
"""Letters that bear the day of the decision itself."""


def offered(
    case: DamoclesCase, matrix: Matrix | None, row: Row | None, asked: Sequence[Asked], *, earlier: bool = False
) -> list[Offered]:
    """The letters that come up where a case stands; with ``earlier`` the others, of the steps that were taken before."""
    answered = ruled(Remedy.LIFT_DECIDED, _since_asked(case))
    left_out = _LEFT_OUT.get(answered) if answered else None
    given, names = _given(case, matrix, row, asked), list(_names(DamoclesState(case.state), row))
    if earlier:
        passed = [DamoclesState(move.what) for move in moves_of(case) if move.what in set(DamoclesState)]
        names = [name for name in dict.fromkeys(name for state in passed for name in _names(state, row)) if name not in names]
    names = [name for name in names if name in letters() and name != left_out]
    # Until the decision each part follows its own row, and after it what was decided of each.
    apart = _dwelling_apart(case, matrix) if case.is_combined and not case.measure else None
    if apart:
        row = next(one for one in _all_rows(case, matrix) if one.place is Place.PREMISES)
        given = replace(given, also_dwelling=False, row_dwelling="", months_dwelling=None, measure=row.measure)
    if parts(case) != (None,):
        return list(_of_parts(case, matrix, given, earlier=earlier))
    days = {name: replace(given, dated=day, announced_on=day) for name, day in _decided(case)}
    holds = [one for one in _holds(case) if not (apart and one == COMBINED)]
    found = [offer(name, days.get(name, given), holds) for name in names]
    has_own = apart is not None and not earlier and case.state == DamoclesState.INTENDED
    return [*found, *(_of_dwelling(apart, given, holds) if apart and has_own else ())]


def _of_parts(case: DamoclesCase, matrix: Matrix | None, given: Given, *, earlier: bool) -> Iterator[Offered]:
    """The letters of a case of which the dwelling was decided apart: two closures stand in one letter, all else in its own."""
    both = measure_of(case, Place.DWELLING) is Measure.CLOSURE
    days, holds = dict(_decided(case)), [one for one in _holds(case) if one != COMBINED]
    for part in (Place.PREMISES, Place.DWELLING):
        own = _DECISIONS.get(measure) if (measure := measure_of(case, part)) else None
        for name in _names_of_part(case, part, earlier=earlier):
            if name in _OF_EACH or name == own:
                filled = _of_one(case, matrix, given, part)
                day = filled.decision_on if name == own else filled.dated
                letter = offer(name, replace(filled, dated=day, announced_on=day if name == own else None), holds)
                yield replace(letter, title=f"{letter.title}, voor {_FOR[part]}")
            elif name in _OF_BOTH and part is Place.PREMISES:
                is_whole = both or name == "damocles-voornemen"
                filled = given if is_whole else _alone(given)
                filled = replace(filled, dated=days[name], announced_on=days[name]) if name in days else filled
                yield offer(name, filled, list(_holds(case)) if is_whole else holds)


_OF_BOTH: Final = frozenset({"damocles-voornemen", "damocles-besluit", "damocles-spoed"})
_OF_EACH: Final = frozenset({*_LIFTING, "damocles-kosten", "damocles-invordering"})
_FOR: Final = {Place.PREMISES: "het lokaal", Place.DWELLING: "de woning"}


def _names_of_part(case: DamoclesCase, part: Place, *, earlier: bool) -> list[str]:
    """Which letters come up where a part stands, or came up before, as far as the library has them."""
    answered = ruled(Remedy.LIFT_DECIDED, _since_asked(case))
    passed = [DamoclesState(move.what) for move in moves_of(case, part) if move.what in set(DamoclesState)]
    now = list(_names(passed[-1], None))
    before = [name for state in passed[:-1] for name in _names(state, None) if name not in now]
    left_out = _LEFT_OUT.get(answered) if answered else None
    return [name for name in dict.fromkeys(before if earlier else now) if name in letters() and name != left_out]


def _alone(given: Given) -> Given:
    """Of the premises alone."""
    return replace(given, also_dwelling=False, row_dwelling="", months_dwelling=None, comply_until_dwelling=None)


def _of_one(case: DamoclesCase, matrix: Matrix | None, given: Given, part: Place) -> Given:
    """What a letter on one part is filled with."""
    moves = moves_of(case, part)
    days = {move.what: move for move in moves}
    steps = (DamoclesState.DECIDED, DamoclesState.PENALTY, DamoclesState.WARNED)
    decided = next((days[one] for one in steps if one in days), None)
    ordered = days.get(DamoclesState.PENALTY)
    return replace(
        _alone(given),
        place=part,
        measure=measure_of(case, part),
        months=decided_of(case, part).months,
        row=_row_words([one for one in _all_rows(case, matrix) if one.place is part]),
        comply_until=decided.until if decided else None,
        decision_on=decision_day(moves),
        order_on=ordered.on if ordered else None,
        closed_on=closed_on(moves),
        enforced_on=closed_on(moves),
    )


_CLOSING: Final = frozenset({Measure.CLOSURE, Measure.INDEFINITE})


def _dwelling_apart(case: DamoclesCase, matrix: Matrix | None) -> Row | None:
    """What the policy asks for the dwelling, where it closes the premises and the dwelling gets a warning or an order."""
    rows = _all_rows(case, matrix)
    inside = {(row.measure, row.months): row for row in rows if row.place is Place.DWELLING}
    closes = {row.measure in _CLOSING for row in rows if row.place is Place.PREMISES} == {True}
    (row, *others) = [*inside.values(), None]
    return row if row and closes and others == [None] and row.measure in _DECISIONS else None


def _of_dwelling(row: Row, given: Given, holds: Sequence[str]) -> Iterator[Offered]:
    alone = replace(
        given, place=Place.DWELLING, measure=row.measure, months=None, row=row.words, comply_until=None, closed_on=None
    )
    letter = offer(_DECISIONS[row.measure], replace(alone, decision_on=None, announced_on=None), holds)
    yield replace(letter, title=f"{letter.title}, voor de woning")


def _since_asked(case: DamoclesCase) -> list[After]:
    """What happened after the last request to lift, with that request."""
    rows = list(after_of(case))
    first = max((number for number, row in enumerate(rows) if row.what is Remedy.LIFT_ASKED), default=len(rows))
    return rows[first:]


def _decided(case: DamoclesCase) -> Iterator[tuple[str, date]]:
    """The letter of what was decided, with the day on which that was made known."""
    days = {move.what: move.on for move in moves_of(case)}
    for state, name in _OF_DECISION.items():
        if state in days:
            yield name, days[state]


def _holds(case: DamoclesCase) -> Iterator[str]:
    """What the letter has one choice for, and of which this case has more."""
    if case.is_combined:
        yield COMBINED
    # Drugs beside what was meant for making them go into one letter, by a choice of its own.
    if len(set(case.kinds) - {Drugs.PREPARATION}) > 1:
        yield from case.kinds


def _all_rows(case: DamoclesCase, matrix: Matrix | None) -> list[Row]:
    """Every row that the case comes under or may come under: of a preparation of which the list is not known, both."""
    found = [*rows_of(case, matrix, of_two=min), *rows_of(case, matrix, of_two=max)]
    return list({row.key: row for row in found}.values())


def _row_words(rows: Sequence[Row]) -> str:
    """Every row of the policy that the case comes under; of more than one also of what it is."""
    if not rows:
        return ""
    if len(rows) == 1:
        return rows[0].words
    return "; ".join(f"{row.place.word}, {row.drugs.word}: {row.words}" for row in rows)


def _months_of(rows: Sequence[Row], place: Place) -> int | None:
    """How long the policy closes one part, where all rows of that part say the same."""
    found = {(one.measure, one.months) for one in rows if one.place is place}
    return next(iter(found))[1] if len(found) == 1 else None


def _schedule(case: DamoclesCase) -> Schedule | None:
    """On which list it stands, as far as the case tells: hard drugs can stand on list I or IA, so whoever writes says which."""
    found = set(case.kinds)
    substances = found - {Drugs.PREPARATION}
    is_of_soft = case.preparation in {"", Found.PREPARATION_SOFT} if substances else case.preparation == Found.PREPARATION_SOFT
    if substances <= {Drugs.SOFT} and (is_of_soft or Drugs.PREPARATION not in found):
        return Schedule.TWO
    return Schedule.BOTH if substances == {Drugs.HARD, Drugs.SOFT} else None


def notice(organisation: Organisation, matrix: Matrix, facts: Facts, outcome: Outcome) -> Offered:
    """The letter that the policy leads to: a warning, or the notice of what is intended."""
    row = outcome.row
    is_warning = all(one.measure is Measure.WARNING for one in outcome.rows)
    given = Given(
        organisation=name_on(organisation, timezone.localdate()),
        place=facts.place,
        drugs=facts.drugs,
        occurrence=facts.occurrence,
        # While the list that is not said makes a difference, whoever writes chooses.
        measure=None if outcome.is_open else row.measure,
        months=None if outcome.is_open else row.months,
        policy=matrix.title,
        row=" ".join(outcome.reasons),
        warning_years=matrix.warning_counts,
    )
    return offer("damocles-waarschuwing" if is_warning else "damocles-voornemen", given)


def _names(state: DamoclesState, row: Row | None) -> Iterator[str]:
    if state is DamoclesState.INTENDED:
        first = _DECISIONS.get(row.measure, "damocles-besluit") if row else "damocles-besluit"
        yield from dict.fromkeys((first, "damocles-besluit", *_DECISIONS.values(), "damocles-voornemen", "damocles-spoed"))
    yield from _LETTERS.get(state, ())


def _given(case: DamoclesCase, matrix: Matrix | None, row: Row | None, asked: Sequence[Asked]) -> Given:
    moves = moves_of(case)
    closed, kinds = closed_on(moves), case.kinds
    substances = [one for one in kinds if one is not Drugs.PREPARATION]
    days = {move.what: move for move in moves}
    intended = days.get(DamoclesState.INTENDED)
    decided, ordered = days.get(DamoclesState.DECIDED), days.get(DamoclesState.PENALTY)
    asked_on = [row.on for row in after_of(case) if row.what is Remedy.LIFT_ASKED]
    rows = _all_rows(case, matrix)
    # Where a dwelling and premises get something else, or the list is not known, no one measure or duration is that of the case.
    alike = row if len({(one.measure, one.months) for one in rows}) == 1 or not case.is_combined else None
    measure = Measure(case.measure) if case.measure else alike.measure if alike else None
    return Given(
        organisation=name_on(case.organisation, timezone.localdate()),
        number=case.number,
        dated=timezone.localdate(),
        # Of premises and a dwelling each part has fields of its own.
        place=Place.PREMISES if case.is_combined else Place(case.place),
        also_dwelling=case.is_combined,
        months_dwelling=_months_inside(case, rows),
        row_dwelling=_row_words([one for one in rows if one.place is Place.DWELLING]) if case.is_combined else "",
        drugs=_drugs(substances),
        schedule=_schedule(case),
        also_preparation=bool(substances) and Drugs.PREPARATION in kinds,
        occurrence=Occurrence(case.occurrence),
        measure=measure,
        months=decided_of(case).months
        if case.measure
        else _months_of(rows, Place.PREMISES)
        if case.is_combined
        else alike.months
        if alike
        else None,
        review_on=_review_on(matrix) if measure is Measure.INDEFINITE else None,
        policy=matrix.title if matrix else "",
        row=_row_words([one for one in rows if one.place is Place.PREMISES] if case.is_combined else rows),
        report_on=case.opened_on,
        intention_on=intended.on if intended else None,
        views_until=intended.until if intended else None,
        comply_until=decided.until if decided else ordered.until if ordered else None,
        comply_until_dwelling=_until_inside(case),
        closed_on=closed,
        decision_on=decided_on(moves),
        on_request=bool(asked_on),
        requested_on=asked_on[-1] if asked_on else None,
        order_on=ordered.on if ordered else None,
        enforced_on=closed,
        urgent=bool(closed and decided and closed < decided.on),
        warning_years=matrix.warning_counts if matrix else None,
        reasons={one.question.id: Reason(one.answered) for one in asked},
        open_reason=f"{capital(OpenReason(case.open_reason).word)}." if case.open_reason else "",
    )


def _months_inside(case: DamoclesCase, rows: Sequence[Row]) -> int | None:
    """How long the dwelling beside the premises is closed: as was decided, and before that as the policy says."""
    if not case.is_combined or (case.measure and parts(case) == (None,)):
        return None
    return decided_of(case, Place.DWELLING).months if case.measure else _months_of(rows, Place.DWELLING)


def _until_inside(case: DamoclesCase) -> date | None:
    """By which day the dwelling has to be closed, where that was decided apart."""
    return next((one.until for one in all_moves(case) if one.part is Place.DWELLING and one.what == DamoclesState.DECIDED), None)


def _drugs(substances: Sequence[Drugs]) -> Drugs | None:
    """The one kind of drugs of a letter; preparation where nothing else was found, none where there are two."""
    if len(substances) > 1:
        return None
    return substances[0] if substances else Drugs.PREPARATION


def _review_on(matrix: Matrix | None) -> date | None:
    """When a closure without an end is looked at again by the policy, counted from today: the day of the letter."""
    months = matrix.review_months if matrix else None
    return Length(months, Unit.MONTHS).after(timezone.localdate()) if months else None
