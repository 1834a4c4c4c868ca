"""After a decision is announced: objection and appeal (T18, T19), and the decisions on them (T20, T21)."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from dijkwacht.analysis.terms.cases import Case, Event, Instrument, Procedure, What
from dijkwacht.analysis.terms.counting import Length, Span, Unit, extended_by_the_act
from dijkwacht.analysis.terms.days import ONE_DAY, Calendar
from dijkwacht.analysis.terms.families.pauses import Pauses
from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.analysis.terms.term import Note, Run, Said, Term, given, statutory

SIX_WEEKS: Final = Length(6, Unit.WEEKS)
WITH_COMMITTEE: Final = Length(12, Unit.WEEKS)
SIXTEEN_WEEKS: Final = Length(16, Unit.WEEKS)

_BASES: Final = frozenset({What.ANNOUNCED, What.OBJECTION_ENDED, What.APPEAL_ENDED})
_OF_A_CLOSURE: Final = Note("Dit geldt alleen voor een besluit dat tot sluiting strekt.")
_DIRECT: Final = "Na de uniforme voorbereidingsprocedure staat in de regel meteen beroep open (te verifiëren: artikel 7:1 Awb)."
_WAITS: Final = "Het verzuim in het bezwaar is nog niet hersteld; zolang dat zo is, is er geen einde bekend."
_NO_COMMITTEE: Final = "Een commissie telt alleen als het beroepsorgaan bij dezelfde rechtspersoon hoort."


def after_announcement(case: Case, index: int, calendar: Calendar) -> list[Term]:
    """What follows from the announcement at this index: T14 where a day was set, T15 for a closure, T18 and T19.

    Source: Awb 5:24 lid 2, 6:7 to 6:9; Wkpb 15 lid 2 onder a.

    >>> announced = Event(date(2026, 11, 13), What.ANNOUNCED)
    >>> [term.until.day for term in after_announcement(Case(Instrument.AWB, (announced,)), 0, Calendar())]
    [28, 4]
    """
    event = case.events[index]
    terms = []
    if event.until:
        note = Note("Het besluit stelt deze dag.")
        terms.append(given("T14", event.on, event.until, calendar, Said(notes=(note,))))
    if case.instrument is Instrument.DAMOCLES:
        terms.append(statutory("T15", event.on, calendar, said=Said(notes=(_OF_A_CLOSURE,))))
    objection = statutory("T18", event.on, calendar)
    return [*terms, objection, statutory("T19", _end(objection), calendar)]


@dataclass(slots=True)
class _Clock:
    """A term for a decision on objection or appeal, while its events are walked through."""

    rule: str
    start: date
    length: Length
    deferred_by: What
    calendar: Calendar
    pauses: Pauses = field(default_factory=lambda: Pauses(delay=1))
    extension: int = 0

    @property
    def spans(self) -> tuple[Span, ...]:
        """The days on which it stood still; before its first day nothing stands still."""
        clipped = (Span(max(span.first, self.start + ONE_DAY), span.last) for span in self.pauses.spans)
        return tuple(span for span in clipped if span.days)

    @property
    def run(self) -> Run:
        """How it ran so far."""
        still_from = self.pauses.still_from
        beyond = "" if self.length.is_within_the_act else RULES["T21"].beyond
        return Run(self.length, beyond, self.spans, self.extension, max(still_from, self.start + ONE_DAY) if still_from else None)

    def is_over(self, day: date) -> bool:
        """Whether it had ended before a day, by what is known so far."""
        if self.pauses.still_from:
            return False
        days = sum(span.days for span in self.spans) + self.extension
        raw = self.length.after(self.start) + timedelta(days=days)
        return day > raw and (not self.length.is_within_the_act or day > extended_by_the_act(self.start, raw, self.calendar)[0])

    def take(self, event: Event) -> None:
        """Reckon with one more event."""
        match event.what:
            case What.GAP_ASKED:
                self.pauses.ask(event.on)
            case What.GAP_REPAIRED:
                self.pauses.answer(event.on)
            case self.deferred_by if not self.extension:
                self.extension = 7 * (event.weeks or 0)

    def term(self, events: Sequence[Event], warnings: tuple[str, ...] = ()) -> Term:
        """The term, after all its events; what comes after its last day changes nothing."""
        for event in events:
            if self.is_over(event.on):
                break
            self.take(event)
        if self.pauses.still_from:
            warnings = (*warnings, _WAITS)
        return statutory(self.rule, self.start, self.calendar, self.run, Said(warnings=warnings))


def answers(case: Case, announced: Sequence[tuple[int, Term]], calendar: Calendar) -> list[tuple[int, Term]]:
    """T20 and T21, the decisions on objection and on administrative appeal.

    Args:
        case: the case.
        announced: T18 of each announcement, with the place of that event.
        calendar: the free days.

    Returns:
        The terms, each with the place of the event that it rests on. T20 of an announcement counts from the end of its T18;
        a later ``objection-ended`` takes its place, unless it had ended before.

    Source: Awb 7:10, 7:24.

    >>> from dijkwacht.analysis.terms.cases import Instrument
    >>> case = Case(Instrument.AWB, (Event(date(2026, 12, 28), What.OBJECTION_ENDED),))
    >>> [(term.rule, str(term.until)) for _, term in answers(case, [], Calendar())]
    [('T20', '2027-02-08')]
    """
    ends = dict(announced)
    found: list[tuple[int, Term]] = []
    bases = [index for index, event in enumerate(case.events) if event.what in _BASES]
    for place, index in enumerate(bases):
        following = bases[place + 1] if place + 1 < len(bases) else len(case.events)
        event, begins = case.events[index], index + 1
        if event.what is What.APPEAL_ENDED:
            found.append((index, _appeal(event, case.events[begins:following], calendar)))
            continue
        if event.what is What.ANNOUNCED:
            clock = _Clock("T20", _end(ends[index]), SIX_WEEKS, What.OBJECTION_DEFERRED, calendar)
            direct = (_DIRECT,) if case.procedure is Procedure.UNIFORM else ()
            found.append((index, clock.term(case.events[begins:following], direct)))
            continue
        clock = _Clock("T20", event.on, WITH_COMMITTEE if event.committee else SIX_WEEKS, What.OBJECTION_DEFERRED, calendar)
        warnings: tuple[str, ...] = ()
        if (before := _replaced(found, case.events, event)) is not None:
            begins = before + 1
            warnings = _differs(_end(ends[before]), event.on)
            found.pop()
        found.append((index, clock.term([one for one in case.events[begins:following] if one.what not in _BASES], warnings)))
    return found


def _replaced(found: Sequence[tuple[int, Term]], events: Sequence[Event], event: Event) -> int | None:
    """The place of the announcement whose T20 gives way to this end of the objection term."""
    if not found or events[found[-1][0]].what is not What.ANNOUNCED:
        return None
    index, term = found[-1]
    return index if term.until is None or event.on <= term.until else None


def _differs(reckoned: date, told: date) -> tuple[str, ...]:
    if reckoned == told:
        return ()
    return (
        f"De bezwaartermijn eindigt volgens de berekening (T18) op {reckoned:%d-%m-%Y}; er is gerekend vanaf {told:%d-%m-%Y}.",
    )


def _appeal(event: Event, events: Sequence[Event], calendar: Calendar) -> Term:
    length = SIXTEEN_WEEKS
    if event.same_legal_person:
        length = WITH_COMMITTEE if event.committee else SIX_WEEKS
    warnings = (_NO_COMMITTEE,) if event.committee and not event.same_legal_person else ()
    return _Clock("T21", event.on, length, What.APPEAL_DEFERRED, calendar).term(events, warnings)


def _end(term: Term) -> date:
    if term.until is None:
        raise ValueError(f"{term.rule} has no end")
    return term.until
