"""The terms of a Damocles case, reckoned from its days: all of them, and those that still ask something."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import count
from typing import Final

from dijkwacht.analysis.terms.cases import Case, Decision, Event, Instrument, What
from dijkwacht.analysis.terms.counting import months_from
from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.analysis.terms.reckoning import terms_of
from dijkwacht.analysis.terms.term import Note, Said, Term, given
from dijkwacht.analysis.terms.words import citation
from dijkwacht.apps.cases.rules.lengths import UNTIL_LIFTED, Length
from dijkwacht.apps.damocles.rules.facts import Move, closed_on, decided_on, lapse_known_on, state_after
from dijkwacht.apps.damocles.rules.parts import named
from dijkwacht.apps.damocles.rules.states import WAITING, DamoclesState, Deed
from dijkwacht.documents.damocles.words import Place

LIFTED = "Wkpb 15 lid 2 a"
"""By which article the end of a closure is entered when it was lifted by decision; else T16 says it."""


@dataclass(frozen=True, slots=True)
class Course:
    """How a case went so far; ``decision_weeks`` is the norm that the organisation set itself, if any.

    ``review_months`` is after how long it looks at a closure without an end again, where this is one. ``length`` is how long the
    closure takes now; ``is_suspended`` while the decision may not be carried out at all.
    """

    moves: Sequence[Move]
    length: Length = UNTIL_LIFTED
    decision_weeks: int | None = None
    review_months: int | None = None
    is_suspended: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """A term that still asks something, in words; without an article it is the organisation's own."""

    until: date
    words: str
    article: str = ""
    is_unsure: bool = False
    rule: str = ""


def closure_end(moves: Sequence[Move], length: Length) -> date | None:
    """The last day of a closure, which begins with the day of closing; None while open, or for an indefinite time."""
    start = closed_on(moves)
    return length.end(start) if start else None


def all_terms(course: Course, calendar: Calendar) -> tuple[Term, ...]:
    """Every legal term that follows from the days of a case."""
    is_penalty = any(move.what == DamoclesState.PENALTY for move in course.moves)
    kind = Decision.PENALTY_ORDER if is_penalty else Decision.CLOSURE
    events = sorted(_events(course), key=lambda event: event.on)
    found = terms_of(Case(Instrument.DAMOCLES, tuple(events), kind=kind), calendar)
    closed, until = closed_on(course.moves), course.length.until
    if closed is None or until is None:
        return found
    return (*found, given("T17", closed, until, calendar, Said(notes=(Note(_SET, (until,)),))))


_SET: Final = "Na het besluit is vastgelegd dat het pand dicht is tot en met {0}."


def running(course: Course, calendar: Calendar, *, on: date) -> tuple[Running, ...]:
    """The terms that still ask something, the nearest first."""
    state, noted = DamoclesState(state_after(course.moves).what), {move.what for move in course.moves}
    asked = [
        Running(term.until, term.title, _article(term, course), term.unsure, term.rule)
        for term in all_terms(course, calendar)
        if term.until and _asks(term, state, noted, on) and not (course.is_suspended and term.rule in _OF_CLOSING)
    ]
    if state in WAITING and course.decision_weeks:
        until = course.moves[0].on + timedelta(weeks=course.decision_weeks)
        asked.append(Running(until, "besluit volgens het eigen beleid"))
    if state is DamoclesState.CLOSED and not course.is_suspended and (review := next_review(course, on=on)):
        asked.append(Running(review, "sluiting voor onbepaalde tijd opnieuw bekijken volgens het eigen beleid"))
    return tuple(sorted(asked, key=lambda one: one.until))


OF_PART: Final = frozenset({"T14", "T16", "T17"})
"""What runs for each part apart, where premises and a dwelling were decided apart: a decision and its entry are one."""


def terms_in(part: Place | None, course: Course, calendar: Calendar) -> Iterator[tuple[str, Term]]:
    """Every legal term of one part with what it is called here; what is of both stands with the premises."""
    for term in all_terms(course, calendar):
        if term.rule in OF_PART:
            yield named(term.title, part), term
        elif part is not Place.DWELLING:
            yield term.title, term


def running_in(part: Place | None, course: Course, calendar: Calendar, *, on: date) -> Iterator[Running]:
    """The terms of one part that still ask something, by its name; what is of both stands with the premises."""
    for one in running(course, calendar, on=on):
        # Without a rule it is the review of a closure without an end: before the decision there are no parts.
        if one.rule in OF_PART or not one.rule:
            yield replace(one, words=named(one.words, part))
        elif part is not Place.DWELLING:
            yield one


_OF_CLOSING: Final = frozenset({"T14", "T15", "T17"})
"""What nobody has to do, or watch, while the decision may not be carried out."""


def next_review(course: Course, *, on: date) -> date | None:
    """The next day on which a closure without an end is looked at again: each so many months from the closing; None without."""
    closed, every = closed_on(course.moves), course.review_months
    if closed is None or not every or course.length.until or course.length.months:
        return None
    return next(day for time in count(1) if (day := months_from(closed, every * time)) >= on)


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
    if (closed := closed_on(course.moves)) and course.length.months:
        yield Event(closed, What.CLOSED, months=course.length.months)
    if known := lapse_known_on(course.moves):
        yield Event(known, What.LAPSE_KNOWN)
