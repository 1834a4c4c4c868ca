"""The advice of the Landelijk Bureau Bibob: its own term (T05), and how long the decision stands still for it (T06)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from dijkwacht.analysis.terms.cases import SHAPES, Event, What
from dijkwacht.analysis.terms.counting import Span, extended_by_the_act
from dijkwacht.analysis.terms.days import ONE_DAY, Calendar
from dijkwacht.analysis.terms.families.pauses import Pauses, until_next
from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.analysis.terms.term import Note, Run, Said, Term, not_told, statutory

REGIMES: Final = (date(2022, 10, 1), date(2020, 8, 1), date(2013, 7, 1))
"""The days from which the Wet Bibob read as it did, newest first."""

LONGEST: Final = 56
"""Days of Wet Bibob 15 lid 1: eight weeks."""

AT_MOST: Final = "uiterlijk; wordt eerder als het advies eerder komt"
_GOES_ON: Final = (
    "‘{0}’ staat er al, en ‘advies ontvangen’ nog niet. Kwam het advies, leg dan vast op welke dag: dan eindigt de"
    " stilstand eerder."
)
_GOES_ON_AFTER: Final = frozenset({What.VIEWS_ASKED, What.CONCLUSION, What.ANNOUNCED, What.TERM_ENDED})
"""Events that usually follow an advice."""
_WAITS: Final = (
    "Het Bureau wacht op gegevens, en zolang die er niet zijn is het einde niet bekend. Het wachten is niet geteld: dit is de"
    " voorzichtige dag. Leg vast op welke dag de gegevens kwamen."
)
_AT_LENGTH: Final = "De stilstand duurt hoogstens {0} dagen; dat is tot en met {3}."
_ADDED: Final = (
    "De stilstand duurt hoogstens {0} dagen: 56, plus {1} dagen dat het Bureau op gegevens wachtte,"
    " plus {2} dagen verlenging; dat is tot en met {3}."
)
_LATE: Final = "Het advies was er niet binnen het hoogste aantal dagen; daarna liep de beslistermijn weer."
_ON_THE_LAST_DAY: Final = (
    "Het advies kwam op {0}, nog op tijd. De dag van het verzoek telt mee, dus de stilstand was toen al vol."
)
_SHOWS_AN_END: Final = frozenset({What.ADVICE_RECEIVED, What.ADVICE_ISSUED, What.ANNOUNCED, What.TERM_ENDED})
"""Events after which the Bureau waits for data no more."""
_DATA: Final = frozenset({What.DATA_ASKED, What.DATA_RECEIVED})


def regime(day: date) -> date | None:
    """The start of the regime of the Wet Bibob in force on a day; None before 1 July 2013.

    >>> regime(date(2020, 7, 31)), regime(date(2022, 10, 1)), regime(date(2013, 6, 30))
    (datetime.date(2013, 7, 1), datetime.date(2022, 10, 1), None)
    """
    return next((start for start in REGIMES if start <= day), None)


@dataclass(slots=True)
class _Clock:
    """What happened to one request: days stopped, weeks added, the day on which the advice came, and what was not told."""

    stops: Pauses = field(default_factory=Pauses)
    extension: int = 0
    received: date | None = None
    missing: What | None = None
    waits: date | None = None
    """Since when the Bureau waits for data, as far as is known; those days are not counted."""

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


@dataclass(frozen=True, slots=True)
class _Request:
    """What was told between a request and the next one, if there is one."""

    on: date
    events: Sequence[Event]
    is_followed: bool

    def clock(self, last_day: Callable[[int], date]) -> _Clock:
        """Take events for as long as the clock runs; what comes after its last day changes nothing.

        A wait for data that must have ended, since the advice came or was not waited for, is not counted, nor is one of which
        the end is not known yet.
        """
        clock, opened = _Clock(), 0
        for place, event in enumerate(self.events):
            waits = clock.stops.still_from
            if clock.received or (waits is None and event.on > last_day(clock.days)):
                return clock
            if waits and event.what in _SHOWS_AN_END:
                return self._cautious(last_day, opened, place, None)
            if waits is None and event.what is What.DATA_ASKED:
                opened = place
            clock.take(event)
        if waits := clock.stops.still_from:
            return self._cautious(last_day, opened, len(self.events), None if self.is_followed else waits)
        return clock

    def _cautious(self, last_day: Callable[[int], date], opened: int, shown: int, waits: date | None) -> _Clock:
        told = [one for place, one in enumerate(self.events) if one.what not in _DATA or not opened <= place < shown]
        clock = _Request(self.on, told, self.is_followed).clock(last_day)
        clock.missing, clock.waits = None if waits else What.DATA_RECEIVED, waits
        return clock

    def day_of(self, what: What) -> date | None:
        """The first day on which something happened."""
        return next((event.on for event in self.events if event.what is what), None)


def _request(events: Sequence[Event], index: int) -> _Request:
    following = until_next(events, index, What.ADVICE_ASKED)
    return _Request(events[index].on, following, is_followed=index + 1 + len(following) < len(events))


def advice_term(events: Sequence[Event], index: int, calendar: Calendar) -> Term:
    """T05, the term of the Bureau for the request at this index: eight weeks, stopped days, one extension.

    It stands still from the day on which data are asked up to, not including, the day on which they come.

    Source: Wet Bibob 15.

    >>> asked = [Event(date(2027, 2, 1), What.ADVICE_ASKED), Event(date(2027, 2, 15), What.DATA_ASKED)]
    >>> advice_term([*asked, Event(date(2027, 3, 1), What.DATA_RECEIVED)], 0, Calendar()).until
    datetime.date(2027, 4, 12)
    >>> advice_term(asked, 0, Calendar()).until
    datetime.date(2027, 3, 30)
    """
    request = _request(events, index)
    clock = request.clock(lambda days: _last_of_the_bureau(request.on, days, calendar))
    waits = clock.waits
    run = Run(suspended=tuple(clock.stops.spans), extended_days=clock.extension, still_from=waits)
    said = Said(
        warnings=(_WAITS,) if waits else (not_told(clock.missing),) if clock.missing else (),
        law_of=regime(request.on),
        missing=clock.missing,
        awaits=(What.DATA_RECEIVED,) if waits else (),
    )
    return statutory("T05", request.on, calendar, run, said)


def _last_of_the_bureau(start: date, days: int, calendar: Calendar) -> date:
    return extended_by_the_act(start, start + timedelta(days=days), calendar)[0]


def suspension(events: Sequence[Event], index: int, calendar: Calendar) -> Term:
    """T06, how long the decision stands still for the request at this index.

    From the day of the request up to and including the day of receipt, but never longer than the eight weeks of the Bureau with
    what was added to them; that bound is counted without the Algemene termijnenwet. Where the advice must have come and its day
    is not told, it is as short as can be.

    Source: Wet Bibob 31.

    >>> request = Event(date(2027, 2, 1), What.ADVICE_ASKED)
    >>> suspension([request, Event(date(2027, 3, 23), What.ADVICE_RECEIVED)], 0, Calendar()).suspended_days
    51
    >>> suspension([request], 0, Calendar()).until
    datetime.date(2027, 3, 28)
    """
    law, request = RULES["T06"], _request(events, index)
    clock = request.clock(lambda days: request.on + timedelta(days=days - 1))
    bound = request.on + timedelta(days=clock.days - 1)
    last = min(clock.received or _must_have_come(request) or bound, bound)
    span = Span(request.on, last)
    said = _said_of(request, clock, bound, calendar)
    return Term(
        rule="T06",
        article=law.article,
        start=request.on,
        raw=last,
        until=last,
        suspended=(span,),
        suspended_days=span.days,
        still_from=last + ONE_DAY if clock.waits else None,
        beyond=law.beyond,
        notes=said.notes,
        warnings=said.warnings,
        readings=(law.reading,),
        law_of=regime(request.on),
        missing=said.missing,
        awaits=said.awaits,
    )


def _must_have_come(request: _Request) -> date | None:
    """The first day on which an advice can have come whose receipt is not told: that of its issue, or that of the request."""
    if request.day_of(What.ADVICE_RECEIVED):
        return None
    return request.day_of(What.ADVICE_ISSUED) or (request.on if request.is_followed else None)


def _said_of(request: _Request, clock: _Clock, bound: date, calendar: Calendar) -> Said:
    at_most = Note(
        _ADDED if clock.stops.days or clock.extension else _AT_LENGTH, (clock.days, clock.stops.days, clock.extension, bound)
    )
    if clock.waits:
        note = Note("Het Bureau wacht sinds {0} op gegevens.", (clock.waits,))
        return Said(notes=(note, at_most), warnings=(_WAITS,), awaits=(What.DATA_RECEIVED, What.ADVICE_RECEIVED))
    notes: tuple[Note, ...] = (at_most,)
    others: tuple[str, ...] = ()
    awaits: tuple[What, ...] = ()
    missing = clock.missing
    came, shown = request.day_of(What.ADVICE_RECEIVED), _must_have_come(request)
    if clock.received:
        notes = (Note("Het advies is ontvangen op {0}; die dag telt mee.", (clock.received,)), at_most)
    elif came and came <= _last_of_the_bureau(request.on, clock.days, calendar):
        notes = (at_most, Note(_ON_THE_LAST_DAY, (came,)))
    elif not came and not shown:
        gone_on = next((one.what for one in request.events if one.what in _GOES_ON_AFTER), None)
        others = (AT_MOST, *((_GOES_ON.format(SHAPES[gone_on].words),) if gone_on else ()))
        awaits = (What.ADVICE_RECEIVED,)
    elif shown and shown < bound:
        missing = missing or What.ADVICE_RECEIVED
    elif not missing:
        others = (_LATE,)
    return Said(notes=notes, warnings=(*((not_told(missing),) if missing else ()), *others), missing=missing, awaits=awaits)
