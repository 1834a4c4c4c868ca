"""Paper against practice over time: how many measures stood where at the end of a quarter, and what became of a promise."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.analysis.scoring.answers import NORM
from dijkwacht.apps.measures.rules.drafts import quarter_of
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.apps.plan.rules.plan import following, last_day
from dijkwacht.kit.words import Worded

DECIDED: Final = frozenset({State.DECIDED, State.IN_PROGRESS, State.IN_PRACTICE, State.PROVEN})
PRACTICE: Final = frozenset({State.IN_PRACTICE, State.PROVEN})
"""Each holds what comes after it too: what is proven is also in practice, and decided."""
Moves = Sequence[tuple[date, State]]
"""The states that a measure came into, with the day, in their order."""


@dataclass(frozen=True, slots=True)
class Course:
    """The days of one measure: what its row says, and the moves that are on record.

    ``noted`` is the first day on which it is on record; the row's own days are those that somebody stated.
    """

    state: State
    since: date
    decided_on: date | None = None
    practice_on: date | None = None
    noted: date | None = None
    moves: Moves = ()


@dataclass(frozen=True, slots=True)
class Stand:
    """How many measures there were at the end of a quarter, and how many of them had come how far."""

    first: date
    until: date
    measures: int
    decided: int
    in_practice: int
    proven: int


def steps_of(course: Course) -> Moves:
    """Every state with the day from which it held, in the order in which it was come into.

    A move is on record under the day on which somebody put it here. The day that they named for it takes its place; what
    came before it cannot have been later. Where no move is on record, as after an import, the row is all there is.

    >>> day, named = date(2026, 5, 1), date(2026, 4, 2)
    >>> steps_of(Course(State.DECIDED, day, decided_on=named, moves=[(day, State.DECIDED)])) == ((named, State.DECIDED),)
    True
    """
    steps = list(course.moves)
    if steps and steps[-1][1] is course.state:
        steps[-1] = (min(steps[-1][0], course.since), course.state)
    else:
        steps.append((course.since, course.state))
    known = {state for _, state in steps}
    named = ((course.decided_on, State.DECIDED), (course.practice_on, State.IN_PRACTICE))
    steps = [(day, state) for day, state in named if day and state not in known] + steps
    _name(steps, State.DECIDED, course.decided_on)
    _name(steps, State.IN_PRACTICE, course.practice_on, after={State.DECIDED, State.IN_PROGRESS})
    for number in range(len(steps) - 2, -1, -1):
        steps[number] = (min(steps[number][0], steps[number + 1][0]), steps[number][1])
    return tuple(steps)


def _name(steps: list[tuple[date, State]], state: State, day: date | None, after: Collection[State] = tuple(State)) -> None:
    """Put the named day with the last move into a state; a move back into it was not named."""
    for number in range(len(steps) - 1, -1, -1):
        if day and steps[number][1] is state and (number == 0 or steps[number - 1][1] in after):
            steps[number] = (day, state)
            return


def state_on(course: Course, day: date) -> State | None:
    """Where a measure stood at the end of a day; None before there was one.

    >>> state_on(Course(State.PROVEN, date(2026, 6, 1), practice_on=date(2026, 3, 1)), date(2026, 4, 1))
    <State.IN_PRACTICE: 'in_practice'>
    """
    past = [state for since, state in steps_of(course) if since <= day]
    if past:
        return past[-1]
    return State.PROPOSED if course.noted is not None and course.noted <= day else None


def stands(courses: Iterable[Course], *, on: date, most: int = 8) -> tuple[Stand, ...]:
    """How it stood at the end of each quarter, up to and including the one that runs, which counts until today.

    A measure that was stopped by then counts no more; the number of measures so may fall.
    """
    known = list(courses)
    days = [since for course in known for since, _ in steps_of(course)] + [one.noted for one in known if one.noted]
    if not days:
        return ()
    quarters, first = list[date](), quarter_of(min(days))
    while first <= on:
        quarters.append(first)
        first = following(first)
    return tuple(_stand(known, first, min(last_day(first), on)) for first in quarters[-most:])


def _stand(courses: Sequence[Course], first: date, until: date) -> Stand:
    there = [state for course in courses if (state := state_on(course, until)) not in {None, State.STOPPED}]
    return Stand(
        first,
        until,
        measures=len(there),
        decided=sum(state in DECIDED for state in there),
        in_practice=sum(state in PRACTICE for state in there),
        proven=sum(state is State.PROVEN for state in there),
    )


class Outcome(Worded):
    """What became of what a measure promised, as far as a later picture shows."""

    WORKED = "worked", "werkte"
    PAPER = "paper", "bleef papier"
    NOT_YET = "not_yet", "nog niet te zien"


@dataclass(frozen=True, slots=True)
class Promise:
    """What a measure was expected to do for one criterion: where it stood on the day of the later picture, and due when.

    ``level`` is the level in practice that it promised (norm where nothing was said), ``due`` the day named for it.
    """

    criterion: str
    state: State
    level: int | None = None
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the later picture found: levels 0–3, None where not known; not counted where there is nothing to compare."""

    before: int | None
    after: int | None
    is_counted: bool = True


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome, and in words why."""

    outcome: Outcome
    why: str


def verdict(promise: Promise, found: Found, *, on: date) -> Verdict:
    """What a picture of a day shows of a promise; never that the measure was the cause.

    >>> verdict(Promise("A", State.IN_PRACTICE), Found(0, 2), on=date(2026, 9, 1)).outcome
    <Outcome.WORKED: 'worked'>
    """
    promised = NORM if promise.level is None else promise.level
    is_in_practice = promise.state in PRACTICE
    if not found.is_counted or found.after is None:
        return Verdict(Outcome.NOT_YET, "Het nieuwe beeld zegt hier niets over.")
    if found.after >= promised:
        return _reached(found, promised, is_in_practice=is_in_practice)
    if is_in_practice:
        return Verdict(Outcome.PAPER, "De maatregel heette ingevoerd; het nieuwe beeld ziet het niveau niet.")
    if promise.due is not None and promise.due > on:
        return Verdict(Outcome.NOT_YET, "De maatregel hoefde op de peildatum nog niet klaar te zijn.")
    if promise.due is None and promise.state is State.PROPOSED:
        return Verdict(Outcome.NOT_YET, "De maatregel was alleen voorgesteld, zonder dag.")
    return Verdict(Outcome.PAPER, "De maatregel was op de peildatum niet ingevoerd, en het niveau is niet gehaald.")


def _reached(found: Found, promised: int, *, is_in_practice: bool) -> Verdict:
    if found.before is not None and found.before >= promised:
        return Verdict(Outcome.NOT_YET, "Het niveau was er in het vorige beeld ook al.")
    if is_in_practice:
        return Verdict(Outcome.WORKED, "De maatregel was ingevoerd, en het niveau is gehaald.")
    return Verdict(Outcome.NOT_YET, "Het niveau is gehaald, maar de maatregel was nog niet ingevoerd.")
