"""The terms of a Damocles case: which there are, with their articles and days, and which still ask something."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.apps.cases.rules.lengths import Length
from dijkwacht.apps.damocles.rules.facts import Move, lapse_known_on
from dijkwacht.apps.damocles.rules.states import WAITING, Deed, steps_from
from dijkwacht.apps.damocles.rules.states import DamoclesState as S
from dijkwacht.apps.damocles.rules.terms import Course, all_terms, closure_end, running

CALENDAR = Calendar()
REPORT = date(2026, 9, 1)
ORDINARY = (
    Move(S.RECEIVED, REPORT),
    Move(S.TEST, date(2026, 9, 3)),
    Move(S.INTENDED, date(2026, 9, 8), until=date(2026, 9, 22)),
    Move(S.DECIDED, date(2026, 10, 2), until=date(2026, 10, 16)),
    Move(S.CLOSED, date(2026, 10, 19)),
)


def told(*moves: Move, months: int | None = 3, weeks: int | None = None, on: date = date(2026, 10, 20)) -> list[tuple[date, str]]:
    return [(one.until, one.article) for one in running(Course(moves, Length(months), weeks), CALENDAR, on=on)]


def test_a_closed_place_has_its_entry_its_objection_and_its_end() -> None:
    # Friday 2 October and four days is Tuesday, with two working days in between.
    assert told(*ORDINARY) == [
        (date(2026, 10, 6), "Wkpb 15 lid 2 a"),
        (date(2026, 11, 13), "Awb 6:7, 6:8"),
        (date(2027, 1, 18), "Opiumwet 13b, besluit"),
    ]


def test_once_entered_the_entry_is_asked_no_more_and_after_its_end_nor_is_an_objection() -> None:
    moves = (*ORDINARY, Move(Deed.ENTERED, date(2026, 10, 5)))
    assert [article for _, article in told(*moves, on=date(2026, 12, 1))] == ["Opiumwet 13b, besluit"]


def test_four_days_over_easter_hold_two_working_days() -> None:
    moves = (*ORDINARY[:3], Move(S.DECIDED, date(2026, 4, 2), until=date(2026, 4, 9)))
    assert told(*moves, on=date(2026, 4, 3))[0] == (date(2026, 4, 8), "Wkpb 15 lid 2 a")


def test_before_the_decision_the_own_norm_and_the_views_count() -> None:
    assert told(*ORDINARY[:1], weeks=6) == [(date(2026, 10, 13), "")]
    assert told(*ORDINARY[:3], weeks=6) == [(date(2026, 9, 22), "Awb 4:7, 4:8"), (date(2026, 10, 13), "")]
    assert told(*ORDINARY[:2]) == []


def test_a_decision_gives_time_to_comply_and_the_own_norm_is_done() -> None:
    assert (date(2026, 10, 16), "Awb 5:24 lid 2") in told(*ORDINARY[:4], weeks=6)
    assert "" not in [article for _, article in told(*ORDINARY[:4], weeks=6)]


def test_an_urgent_closure_runs_from_the_day_of_closing_and_is_entered_after_the_decision() -> None:
    urgent = (Move(S.RECEIVED, REPORT), Move(S.URGENT, date(2026, 9, 2)))
    assert told(*urgent, months=None, weeks=6) == [(date(2026, 10, 13), "")]
    written = (*urgent, Move(S.CLOSED, date(2026, 9, 4)))
    assert told(*written, on=date(2026, 9, 5)) == [
        (date(2026, 9, 8), "Wkpb 15 lid 2 a"),
        (date(2026, 10, 16), "Awb 6:7, 6:8"),
        (date(2026, 12, 1), "Opiumwet 13b, besluit"),
    ]


def test_a_lapse_is_entered_within_four_days_after_it_is_final_and_known() -> None:
    lapsed = (*ORDINARY, Move(Deed.ENTERED, date(2026, 10, 5)), Move(S.LAPSED, date(2027, 1, 20)))
    assert told(*lapsed, on=date(2027, 1, 21)) == []
    known = (*lapsed, Move(Deed.LAPSE_KNOWN, date(2027, 1, 21)))
    assert told(*known, on=date(2027, 1, 21)) == [(date(2027, 1, 25), "Wkpb 15 lid 3")]
    assert told(*known, Move(Deed.LAPSE_ENTERED, date(2027, 1, 22)), on=date(2027, 1, 23)) == []


def test_a_lifted_closure_is_entered_after_that_decision_by_its_own_article() -> None:
    lifted = (*ORDINARY, Move(Deed.ENTERED, date(2026, 10, 5)), Move(S.LIFTED, date(2026, 12, 1)))
    assert told(*lifted, on=date(2026, 12, 1)) == [(date(2026, 12, 7), "Wkpb 15 lid 2 a")]


def test_what_was_lifted_before_any_decision_is_not_in_the_registers() -> None:
    assert lapse_known_on((Move(S.RECEIVED, REPORT), Move(S.URGENT, REPORT), Move(S.LIFTED, REPORT))) is None


def test_an_order_under_penalty_is_not_entered() -> None:
    moves = (*ORDINARY[:3], Move(S.PENALTY, date(2026, 10, 2), until=date(2026, 10, 16)))
    assert [article for _, article in told(*moves, months=None)] == ["Awb 5:32a lid 2", "Awb 6:7, 6:8"]
    assert "T15" not in {term.rule for term in all_terms(Course(moves), CALENDAR)}


@pytest.mark.parametrize("end", [S.WARNED, S.DROPPED])
def test_a_case_that_ended_without_an_order_asks_nothing(end: S) -> None:
    assert told(*ORDINARY[:2], Move(end, date(2026, 9, 9)), months=None, weeks=6) == []


def test_the_day_of_closing_is_the_first_day_of_a_closure() -> None:
    assert closure_end(ORDINARY, Length(3)) == date(2027, 1, 18)
    assert closure_end((*ORDINARY[:4], Move(S.CLOSED, date(2026, 11, 30))), Length(3)) == date(2027, 2, 28)
    assert closure_end(ORDINARY, Length()) is None
    assert closure_end(ORDINARY[:4], Length(3)) is None


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """Any way through the table, with days that do not go back."""
    day = draw(st.dates(date(2023, 1, 1), date(2028, 1, 1)))
    state, moves = S.RECEIVED, [Move(S.RECEIVED, day)]
    while (ways := list(steps_from(state))) and draw(st.booleans()):
        state, day = draw(st.sampled_from(ways)), day + timedelta(draw(st.integers(0, 40)))
        moves.append(Move(state, day, until=day + timedelta(draw(st.integers(0, 30)))))
    return Course(tuple(moves), Length(draw(st.none() | st.integers(1, 60))), draw(st.none() | st.integers(1, 52)))


@given(courses(), st.dates(date(2023, 1, 1), date(2033, 1, 1)))
def test_any_case_can_be_reckoned_and_its_terms_stand_in_order(course: Course, day: date) -> None:
    found = running(course, CALENDAR, on=day)
    assert all(one.until <= other.until for one, other in pairwise(found))
    assert all(one.words for one in found)
    own = [one for one in found if not one.article]
    assert bool(own) == bool(course.decision_weeks and course.moves[-1].what in WAITING)


@pytest.mark.parametrize(
    ("on", "until"),
    [
        (date(2026, 4, 2), date(2026, 9, 30)),
        (date(2026, 9, 30), date(2026, 9, 30)),
        (date(2026, 11, 30), date(2027, 3, 31)),
    ],
)
def test_a_closure_without_an_end_is_looked_at_again_each_so_many_months(on: date, until: date) -> None:
    moves = (Move(S.RECEIVED, date(2026, 3, 1)), Move(S.URGENT, date(2026, 4, 1)), Move(S.CLOSED, date(2026, 4, 2)))
    found = [one for one in running(Course(moves, review_months=6), CALENDAR, on=on) if "opnieuw bekijken" in one.words]
    assert [(one.until, one.article) for one in found] == [(until, "")]
    assert not [one for one in running(Course(moves), CALENDAR, on=on) if "opnieuw" in one.words]
