"""The terms of a Damocles case, reckoned from its days: all of them, and those that still ask something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dijkwacht.analysis.terms.cases import Case, Event, Instrument, What
from dijkwacht.analysis.terms.counting import months_after
from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.analysis.terms.reckoning import terms_of
from dijkwacht.analysis.terms.term import Term
from dijkwacht.analysis.terms.words import citation
from dijkwacht.apps.damocles.rules.facts import Move, closed_on, decided_on, lapse_known_on, state_after
from dijkwacht.apps.damocles.rules.states import WAITING, DamoclesState, Deed

LIFTED = "Wkpb 15 lid 2 a"
"""By which article the end of a closure is entered when it was lifted by decision; else T16 says it."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a case went so far; ``decision_weeks`` is the norm that the organisation set itself, if any."""

    moves: Sequence[Move]
    months: int | None = None
    decision_weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Running:
    """A term that still asks something, in words; without an article it is the organisation's own."""

    until: date
    words: str
    article: str = ""
    is_unsure: bool = False


def closure_end(moves: Sequence[Move], months: int | None) -> date | None:
    """The last day of a closure; None while nothing is closed, or for an indefinite time."""
    start = closed_on(moves)
    return months_after(start, months) if start and months else None


def all_terms(course: Course, calendar: Calendar) -> tuple[Term, ...]:
    """Every legal term that follows from the days of a case."""
    is_penalty = any(move.what == DamoclesState.PENALTY for move in course.moves)
    # An order under penalty is not entered in the public registers.
    instrument = Instrument.AWB if is_penalty else Instrument.DAMOCLES
    events = sorted(_events(course), key=lambda event: event.on)
    return terms_of(Case(instrument, tuple(events)), calendar)


def running(course: Course, calendar: Calendar, *, on: date) -> tuple[Running, ...]:
    """The terms that still ask something, the nearest first."""
    state, noted = DamoclesState(state_after(course.moves).what), {move.what for move in course.moves}
    asked = [
        Running(term.until, term.title, _article(term, course), term.unsure)
        for term in all_terms(course, calendar)
        if term.until and _asks(term, state, noted, on)
    ]
    if state in WAITING and course.decision_weeks:
        until = course.moves[0].on + timedelta(weeks=course.decision_weeks)
        asked.append(Running(until, "besluit volgens het eigen beleid"))
    return tuple(sorted(asked, key=lambda one: one.until))


def _asks(term: Term, state: DamoclesState, noted: set[str], on: date) -> bool:
    """Whether a term still asks something of the case as it stands."""
    return {
        "T10": state is DamoclesState.INTENDED,
        "T14": state in {DamoclesState.DECIDED, DamoclesState.PENALTY},
        "T15": Deed.ENTERED not in noted,
        "T16": Deed.LAPSE_ENTERED not in noted,
        "T17": state is DamoclesState.CLOSED,
        "T18": term.until is not None and term.until >= on,
    }.get(term.rule, False)


def _article(term: Term, course: Course) -> str:
    was_lifted = any(move.what == DamoclesState.LIFTED for move in course.moves)
    return citation(LIFTED if term.rule == "T16" and was_lifted else term.article)


def _events(course: Course) -> Iterator[Event]:
    days = {move.what: move for move in course.moves}
    if (intended := days.get(DamoclesState.INTENDED)) and intended.until:
        yield Event(intended.on, What.VIEWS_ASKED, until=intended.until)
    if decided := decided_on(course.moves):
        until = days[DamoclesState.DECIDED].until if DamoclesState.DECIDED in days else None
        yield Event(decided, What.ANNOUNCED, until=until)
    if penalty := days.get(DamoclesState.PENALTY):
        yield Event(penalty.on, What.ANNOUNCED, until=penalty.until)
    if (closed := closed_on(course.moves)) and course.months:
        yield Event(closed, What.CLOSED, months=course.months)
    if known := lapse_known_on(course.moves):
        yield Event(known, What.LAPSE_KNOWN)
