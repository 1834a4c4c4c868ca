"""The states of a Damocles case as a table, and what each step asks."""

from datetime import date, timedelta
from itertools import product

import pytest

from dijkwacht.apps.damocles.rules.facts import (
    CaseFacts,
    Move,
    Taken,
    closed_on,
    decided_on,
    ended_as,
    faults_in_case,
    faults_in_step,
    has_closure,
    has_decision,
    newly_early,
    state_after,
    too_early,
    why_not_take_back,
)
from dijkwacht.apps.damocles.rules.states import (
    DAMOCLES_STEPS,
    ENDED,
    WAITING,
    DamoclesState,
    Deed,
    DropReason,
    Readiness,
    steps_from,
    why_not,
    why_not_note,
)
from dijkwacht.documents.damocles.words import Drugs, Measure, Occurrence, Place

S = DamoclesState
DAY = date(2026, 11, 24)
READY = Readiness(has_reason=True, closed_until=DAY - timedelta(1))


def test_a_step_is_in_the_table_or_refused_in_words() -> None:
    refused = {(state, to): reason for state, to in product(S, S) if (reason := why_not(state, to, READY, on=DAY)) is not None}
    assert refused.keys() == set(product(S, S)) - set(DAMOCLES_STEPS)
    assert {pair: reason for pair, reason in refused.items() if pair[0].word not in reason or not reason.endswith(".")} == {}


@pytest.mark.parametrize("state", S)
def test_every_state_is_reached_and_only_an_end_has_no_step(state: S) -> None:
    assert state is S.RECEIVED or any(to is state for _, to in DAMOCLES_STEPS)
    assert (not steps_from(state)) == (state in ENDED)
    assert not (state in ENDED and state in WAITING)


def test_no_state_is_passed_twice() -> None:
    def reached(state: S) -> set[S]:
        return {one for to in steps_from(state) for one in {to, *reached(to)}}

    assert all(state not in reached(state) for state in S)


@pytest.mark.parametrize("between", [between for between, step in DAMOCLES_STEPS.items() if step.needs_checklist])
def test_a_decision_asks_that_the_weighing_is_done_or_why_it_is_not(between: tuple[S, S]) -> None:
    assert "nog 1 vraag" in (why_not(*between, Readiness(open_questions=1), on=DAY) or "")
    assert "nog 4 vragen" in (why_not(*between, Readiness(open_questions=4), on=DAY) or "")
    assert why_not(*between, Readiness(open_questions=4, has_word_on_open=True), on=DAY) is None


def test_every_measure_is_a_decision_that_asks_for_the_weighing() -> None:
    decisions = [step for step in DAMOCLES_STEPS.values() if step.measure]
    assert {step.measure for step in decisions} == {Measure.WARNING, Measure.PENALTY_ORDER, Measure.CLOSURE}
    assert all(step.needs_checklist for step in decisions)


def test_whoever_does_nothing_says_why() -> None:
    assert "waarom u afziet" in (why_not(S.TEST, S.DROPPED, Readiness(), on=DAY) or "")


@pytest.mark.parametrize(
    ("ready", "word"),
    [
        (Readiness(closed_until=DAY), "nog niet voorbij"),
        (Readiness(), "nog niet voorbij"),
        (Readiness(is_indefinite=True), "onbepaalde tijd verloopt niet"),
    ],
)
def test_a_closure_lapses_only_when_its_time_is_over(ready: Readiness, word: str) -> None:
    assert word in (why_not(S.CLOSED, S.LAPSED, ready, on=DAY) or "")


@pytest.mark.parametrize(
    ("deed", "closure", "ended", "noted", "word"),
    [
        (Deed.ENTERED, True, None, (), None),
        (Deed.ENTERED, False, None, (), "Alleen een besluit tot sluiting"),
        (Deed.ENTERED, True, None, (Deed.ENTERED,), "al vastgelegd"),
        (Deed.LAPSE_KNOWN, True, None, (), "nog niet opgeheven of verlopen"),
        (Deed.LAPSE_KNOWN, True, S.LAPSED, (), None),
        (Deed.LAPSE_KNOWN, True, S.LIFTED, (), "begon op die dag"),
        (Deed.LAPSE_ENTERED, True, S.LIFTED, (), None),
        (Deed.LAPSE_ENTERED, True, S.LAPSED, (), "Leg eerst vast wanneer"),
        (Deed.LAPSE_ENTERED, True, S.LAPSED, (Deed.LAPSE_KNOWN,), None),
    ],
)
def test_the_registers_follow_on_the_closure(
    deed: Deed, closure: bool, ended: S | None, noted: tuple[Deed, ...], word: str | None
) -> None:
    reason = why_not_note(deed, has_closure=closure, ended=ended, noted=frozenset(noted))
    assert (word or "") in (reason or "")
    assert (reason is None) == (word is None)


def test_every_word_is_there() -> None:
    assert all(one.word for one in (*S, *Deed, *DropReason))


FACTS = CaseFacts("Z-2026-12", DAY, Place.DWELLING, Drugs.SOFT, Occurrence.FIRST)


def test_a_case_has_a_number_and_a_day_that_has_been() -> None:
    assert faults_in_case(FACTS, on=DAY) == {}
    assert set(faults_in_case(CaseFacts("Jan", DAY, *_kinds()), on=DAY - timedelta(1))) == {"number", "report_on"}
    assert "al een zaak" in faults_in_case(FACTS, on=DAY, is_known=True)["number"]


def _kinds() -> tuple[Place, Drugs, Occurrence]:
    return Place.DWELLING, Drugs.SOFT, Occurrence.FIRST


CLOSE, INTEND, DROP = DAMOCLES_STEPS[S.INTENDED, S.DECIDED], DAMOCLES_STEPS[S.TEST, S.INTENDED], DAMOCLES_STEPS[S.TEST, S.DROPPED]


@pytest.mark.parametrize(
    ("step", "taken", "fields"),
    [
        (CLOSE, Taken(DAY, until=DAY, months=3), set()),
        (CLOSE, Taken(DAY, until=DAY, is_indefinite=True), set()),
        (CLOSE, Taken(DAY), {"until", "months"}),
        (CLOSE, Taken(DAY, until=DAY - timedelta(1), months=61), {"until", "months"}),
        (CLOSE, Taken(DAY, until=DAY, months=3, is_indefinite=True), {"months"}),
        (INTEND, Taken(DAY + timedelta(1), until=DAY + timedelta(1)), {"on"}),
        (INTEND, Taken(DAY - timedelta(9), until=DAY), {"on"}),
        (DROP, Taken(DAY, drop_reason=DropReason.OTHER), set()),
        (DROP, Taken(DAY, drop_reason=DropReason.TOO_LATE), set()),
    ],
)
def test_what_is_wrong_with_a_step_stands_at_its_field(step: object, taken: Taken, fields: set[str]) -> None:
    assert set(faults_in_step(step, taken, on=DAY, after=DAY - timedelta(8))) == fields  # type: ignore[arg-type]


def _moves(*whats: str) -> tuple[Move, ...]:
    return tuple(Move(what, DAY + timedelta(number)) for number, what in enumerate(whats))


def test_the_days_of_an_ordinary_closure() -> None:
    moves = _moves(S.RECEIVED, S.TEST, S.INTENDED, S.DECIDED, S.CLOSED)
    assert (decided_on(moves), closed_on(moves)) == (DAY + timedelta(3), DAY + timedelta(4))
    assert has_closure(moves)
    assert ended_as(moves) is None
    assert ended_as((*moves, Move(S.LAPSED, DAY))) is S.LAPSED


def test_after_an_urgent_closure_the_decision_in_writing_is_the_decision() -> None:
    begun, written = _moves(S.RECEIVED, S.URGENT), _moves(S.RECEIVED, S.URGENT, S.CLOSED)
    assert (decided_on(begun), closed_on(begun)) == (None, DAY + timedelta(1))
    assert (decided_on(written), closed_on(written)) == (DAY + timedelta(2), DAY + timedelta(1))


def test_a_warning_is_a_decision_but_no_closure() -> None:
    moves = _moves(S.RECEIVED, S.TEST, S.WARNED)
    assert has_decision(moves)
    assert not has_closure(moves)
    assert closed_on(moves) is None


def test_a_case_stands_where_its_last_step_took_it_whatever_was_entered_since() -> None:
    assert state_after(_moves(S.RECEIVED, S.TEST, Deed.ENTERED)).what == S.TEST
    assert why_not_take_back(_moves(S.RECEIVED))
    assert why_not_take_back(_moves(S.RECEIVED, S.TEST)) is None


DECIDED_EARLY = (Move(S.INTENDED, date(2026, 9, 5), date(2026, 9, 19)), Move(S.DECIDED, date(2026, 9, 10), date(2026, 9, 24)))
CLOSED_EARLY = (Move(S.DECIDED, date(2026, 9, 10), date(2026, 9, 24)), Move(S.CLOSED, date(2026, 9, 12)))


def test_a_decision_waits_for_the_view_and_a_closure_for_the_term_to_comply() -> None:
    view = "Er is nog tijd voor een zienswijze tot en met 19 september 2026 (Awb 4:8 en 4:9)."
    comply = "Er is nog tijd om zelf te sluiten tot en met 24 september 2026 (Awb 5:24 lid 2)."
    assert too_early(DECIDED_EARLY) == {S.DECIDED: view}
    assert too_early(CLOSED_EARLY) == {S.CLOSED: comply}
    assert too_early(DECIDED_EARLY, is_heard=True) == {}


@pytest.mark.parametrize("what", [S.DECIDED, S.PENALTY, S.WARNED])
def test_the_last_day_itself_still_belongs_to_the_term(what: S) -> None:
    intended = Move(S.INTENDED, date(2026, 9, 5), date(2026, 9, 19))
    assert what in too_early([intended, Move(what, date(2026, 9, 19))])
    assert too_early([intended, Move(what, date(2026, 9, 20))]) == {}


def test_with_urgency_nothing_is_waited_for() -> None:
    assert too_early([Move(S.RECEIVED, DAY), Move(S.URGENT, DAY), Move(S.CLOSED, DAY)]) == {}


def test_days_put_right_may_not_make_a_step_too_early_that_was_in_time() -> None:
    on_time = (DECIDED_EARLY[0], Move(S.DECIDED, date(2026, 9, 20)))
    assert "zienswijze" in (newly_early(on_time, DECIDED_EARLY) or "")
    assert newly_early(DECIDED_EARLY, DECIDED_EARLY) is None
