"""Paper against practice over time: states on a day, counts per quarter, and what became of a promise."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.apps.measures.rules.states import STEPS, State
from dijkwacht.apps.plan.rules.over_time import Course, Found, Outcome, Promise, stands, state_on, steps_of, verdict

TODAY = date(2026, 11, 24)
ON = date(2026, 9, 1)


@st.composite
def courses(draw: st.DrawFn) -> Course:
    """A measure that went its way by allowed steps, each on record on the day it was done."""
    noted = date(2025, 1, 1) + timedelta(days=draw(st.integers(0, 500)))
    state, day, moves = State.PROPOSED, noted, []
    decided = practised = None
    since = noted
    for _ in range(draw(st.integers(0, 8))):
        after = draw(st.sampled_from([to for (before, to) in STEPS if before is state]))
        day += timedelta(days=draw(st.integers(0, 60)))
        named = day - timedelta(days=draw(st.integers(0, 20)))
        if after is State.DECIDED:
            decided = named
        if (state, after) == (State.IN_PROGRESS, State.IN_PRACTICE):
            practised = named
        moves.append((day, after))
        state, since = after, day
    return Course(state, since, decided, practised, noted, tuple(moves))


@given(courses())
def test_today_a_measure_stands_where_its_row_says(course: Course) -> None:
    assert state_on(course, max(TODAY, course.since)) is course.state


@given(courses())
def test_days_never_go_back(course: Course) -> None:
    days = [day for day, _ in steps_of(course)]
    assert days == sorted(days)


@given(st.lists(courses(), max_size=12))
def test_of_every_quarter_the_counts_hold_each_other(known: list[Course]) -> None:
    found = stands(known, on=TODAY)
    assert all(one.proven <= one.in_practice <= one.decided <= one.measures <= len(known) for one in found)
    assert len(found) <= 8
    assert list(found) == sorted(found, key=lambda one: one.first)


def test_the_day_that_was_named_counts_and_not_the_day_of_putting_it_in() -> None:
    put_in = date(2026, 8, 1)
    course = Course(
        State.IN_PRACTICE,
        put_in,
        decided_on=date(2026, 2, 1),
        practice_on=date(2026, 5, 1),
        noted=put_in,
        moves=[(put_in, State.DECIDED), (put_in, State.IN_PROGRESS), (put_in, State.IN_PRACTICE)],
    )
    assert state_on(course, date(2026, 1, 31)) is None
    assert state_on(course, date(2026, 2, 1)) is State.DECIDED
    assert state_on(course, date(2026, 5, 1)) is State.IN_PRACTICE


def test_proof_that_no_longer_holds_falls_back_on_its_own_day() -> None:
    course = Course(
        State.IN_PRACTICE,
        date(2026, 9, 1),
        decided_on=date(2026, 1, 5),
        practice_on=date(2026, 3, 1),
        noted=date(2026, 1, 1),
        moves=[
            (date(2026, 1, 5), State.DECIDED),
            (date(2026, 2, 1), State.IN_PROGRESS),
            (date(2026, 3, 2), State.IN_PRACTICE),
            (date(2026, 6, 1), State.PROVEN),
            (date(2026, 9, 1), State.IN_PRACTICE),
        ],
    )
    shown = {day: state_on(course, day) for day in (date(2026, 3, 1), date(2026, 6, 1), date(2026, 8, 31), date(2026, 9, 1))}
    assert [*shown.values()] == [State.IN_PRACTICE, State.PROVEN, State.PROVEN, State.IN_PRACTICE]


def test_an_imported_measure_has_only_its_row() -> None:
    course = Course(State.PROVEN, date(2026, 7, 1), decided_on=date(2026, 1, 1), practice_on=date(2026, 4, 1))
    counts = [(one.measures, one.decided, one.in_practice, one.proven) for one in stands([course], on=TODAY)]
    assert counts == [(1, 1, 0, 0), (1, 1, 1, 0), (1, 1, 1, 1), (1, 1, 1, 1)]


def test_a_stopped_measure_counts_until_it_was_stopped() -> None:
    course = Course(State.STOPPED, date(2026, 8, 1), decided_on=date(2026, 5, 1))
    assert [one.measures for one in stands([course], on=TODAY)] == [1, 0, 0]


def test_without_measures_there_is_nothing_to_draw() -> None:
    assert stands([], on=TODAY) == ()


@pytest.mark.parametrize(
    ("promise", "found", "outcome"),
    [
        (Promise("A", State.IN_PRACTICE), Found(1, 2), Outcome.WORKED),
        (Promise("A", State.PROVEN, 3), Found(None, 3), Outcome.WORKED),
        (Promise("A", State.PROVEN, 3), Found(1, 2), Outcome.PAPER),
        (Promise("A", State.IN_PRACTICE), Found(1, 1), Outcome.PAPER),
        (Promise("A", State.DECIDED, due=date(2026, 6, 30)), Found(1, 1), Outcome.PAPER),
        (Promise("A", State.DECIDED), Found(1, 1), Outcome.PAPER),
        (Promise("A", State.PROPOSED, due=date(2026, 6, 30)), Found(0, 1), Outcome.PAPER),
        (Promise("A", State.DECIDED, due=date(2026, 12, 31)), Found(1, 1), Outcome.NOT_YET),
        (Promise("A", State.PROPOSED), Found(1, 1), Outcome.NOT_YET),
        (Promise("A", State.IN_PROGRESS), Found(1, 2), Outcome.NOT_YET),
        (Promise("A", State.IN_PRACTICE), Found(2, 2), Outcome.NOT_YET),
        (Promise("A", State.IN_PRACTICE), Found(1, None), Outcome.NOT_YET),
        (Promise("A", State.IN_PRACTICE), Found(1, 3, is_counted=False), Outcome.NOT_YET),
    ],
)
def test_what_became_of_a_promise(promise: Promise, found: Found, outcome: Outcome) -> None:
    assert verdict(promise, found, on=ON).outcome is outcome


LEVELS = st.none() | st.integers(0, 3)


@given(st.sampled_from(State), LEVELS, st.none() | st.dates(), LEVELS, LEVELS, st.booleans())
def test_it_never_says_worked_of_what_was_not_in_practice_or_did_not_rise(
    state: State, level: int | None, due: date | None, before: int | None, after: int | None, counted: bool
) -> None:
    shown = verdict(Promise("A", state, level, due), Found(before, after, counted), on=ON)
    if shown.outcome is Outcome.WORKED:
        assert state in {State.IN_PRACTICE, State.PROVEN}
        assert after is not None
        assert before is None or before < after
    if after is None or not counted:
        assert shown.outcome is Outcome.NOT_YET
    assert shown.why.endswith(".")
