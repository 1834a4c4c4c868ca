"""The advice of the Landelijk Bureau Bibob: its own term (T05), and how long the decision stands still for it (T06)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from dijkwacht.analysis.terms.cases import Event, What
from dijkwacht.analysis.terms.counting import Span, extended_by_the_act
from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.analysis.terms.families.pauses import Pauses, until_next
from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.analysis.terms.term import Note, Run, Said, Term, statutory

REGIMES: Final = (date(2022, 10, 1), date(2020, 8, 1), date(2013, 7, 1))
"""The days from which the Wet Bibob read as it did, newest first."""

LONGEST: Final = 56
"""Days of Wet Bibob 15 lid 1: eight weeks."""

AT_MOST: Final = "uiterlijk; wordt eerder als het advies eerder komt"
_WAITS: Final = "Het Bureau wacht op gegevens; zolang die er niet zijn, is er geen einde bekend."
_AT_LENGTH: Final = "De stilstand duurt hoogstens {0} dagen; dat is tot en met {3}."
_ADDED: Final = (
    "De stilstand duurt hoogstens {0} dagen: 56, plus {1} dagen dat het Bureau op gegevens wachtte,"
    " plus {2} dagen verlenging; dat is tot en met {3}."
)
_LATE: Final = "Het advies was er niet binnen het hoogste aantal dagen; daarna liep de beslistermijn weer."


def regime(day: date) -> date | None:
    """The start of the regime of the Wet Bibob in force on a day; None before 1 July 2013.

    >>> regime(date(2020, 7, 31)), regime(date(2022, 10, 1)), regime(date(2013, 6, 30))
    (datetime.date(2013, 7, 1), datetime.date(2022, 10, 1), None)
    """
    return next((start for start in REGIMES if start <= day), None)


@dataclass(slots=True)
class _Clock:
    """What happened to one request: days stopped, weeks added, and the day on which the advice came."""

    stops: Pauses = field(default_factory=Pauses)
    extension: int = 0
    received: date | None = None

    @property
    def days(self) -> int:
        """The days of the first eight weeks with what was added to them."""
        return LONGEST + self.stops.days + self.extension

    def take(self, event: Event) -> None:
        """Reckon with one more event."""
        match event.what:
            case What.DATA_ASKED:
                self.stops.ask(event.on)
            case What.DATA_RECEIVED:
                self.stops.answer(event.on)
            case What.ADVICE_EXTENDED if not self.extension:
                self.extension = 7 * (event.weeks or 0)
            case What.ADVICE_RECEIVED:
                self.received = event.on
                self.stops.end(event.on)


def _run(events: Sequence[Event], last_day: Callable[[int], date]) -> _Clock:
    """Take events for as long as the clock runs; what comes after its last day changes nothing."""
    clock = _Clock()
    for event in events:
        if clock.received or (clock.stops.still_from is None and event.on > last_day(clock.days)):
            break
        clock.take(event)
    return clock


def advice_term(events: Sequence[Event], index: int, calendar: Calendar) -> Term:
    """T05, the term of the Bureau for the request at this index: eight weeks, stopped days, one extension.

    It stands still from the day on which data are asked up to, not including, the day on which they come.

    Source: Wet Bibob 15.

    >>> asked = [Event(date(2027, 2, 1), What.ADVICE_ASKED), Event(date(2027, 2, 15), What.DATA_ASKED)]
    >>> advice_term([*asked, Event(date(2027, 3, 1), What.DATA_RECEIVED)], 0, Calendar()).until
    datetime.date(2027, 4, 12)
    >>> advice_term(asked, 0, Calendar()).until is None
    True
    """
    start = events[index].on

    def last_day(days: int) -> date:
        return extended_by_the_act(start, start + timedelta(days=days), calendar)[0]

    clock = _run(until_next(events, index, What.ADVICE_ASKED), last_day)
    waits = clock.stops.still_from
    run = Run(suspended=tuple(clock.stops.spans), extended_days=clock.extension, still_from=waits)
    return statutory("T05", start, calendar, run, Said(warnings=(_WAITS,) if waits else (), law_of=regime(start)))


def suspension(events: Sequence[Event], index: int) -> Term:
    """T06, how long the decision stands still for the request at this index.

    From the day of the request up to and including the day of receipt, but never longer than the eight weeks of the Bureau with
    what was added to them; that bound is counted without the Algemene termijnenwet.

    Source: Wet Bibob 31.

    >>> request = Event(date(2027, 2, 1), What.ADVICE_ASKED)
    >>> suspension([request, Event(date(2027, 3, 23), What.ADVICE_RECEIVED)], 0).suspended_days
    51
    >>> suspension([request], 0).until
    datetime.date(2027, 3, 28)
    """
    law, start = RULES["T06"], events[index].on
    following = until_next(events, index, What.ADVICE_ASKED)
    clock = _run(following, lambda days: start + timedelta(days=days - 1))
    bound = start + timedelta(days=clock.days - 1)
    waits = clock.stops.still_from
    last = None if waits else min(clock.received or bound, bound)
    span = Span(start, last) if last else None
    said = _said_of(following, clock, start)
    return Term(
        rule="T06",
        article=law.article,
        start=start,
        raw=last,
        until=last,
        suspended=(span,) if span else (),
        suspended_days=span.days if span else 0,
        still_from=start if waits else None,
        beyond=law.beyond,
        notes=said.notes,
        warnings=said.warnings,
        readings=(law.reading,),
        law_of=regime(start),
    )


def _said_of(following: Sequence[Event], clock: _Clock, start: date) -> Said:
    bound = Note(
        _ADDED if clock.stops.days or clock.extension else _AT_LENGTH,
        (clock.days, clock.stops.days, clock.extension, start + timedelta(days=clock.days - 1)),
    )
    if waits := clock.stops.still_from:
        return Said(notes=(Note("Het Bureau wacht sinds {0} op gegevens.", (waits,)),), warnings=(_WAITS,))
    if clock.received:
        return Said(notes=(Note("Het advies is ontvangen op {0}; die dag telt mee.", (clock.received,)), bound))
    if any(event.what is What.ADVICE_RECEIVED for event in following):
        return Said(notes=(bound,), warnings=(_LATE,))
    return Said(notes=(bound,), warnings=(AT_MOST,))
