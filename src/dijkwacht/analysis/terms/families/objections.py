"""After a decision is announced: objection and appeal (T18, T19), and the decisions on them (T20, T21)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from dijkwacht.analysis.terms.cases import SHAPES, Case, Decision, Event, Instrument, Procedure, What
from dijkwacht.analysis.terms.counting import Length, Span, Unit, extended_by_the_act
from dijkwacht.analysis.terms.days import ONE_DAY, Calendar
from dijkwacht.analysis.terms.families.pauses import Pauses, until_next
from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.analysis.terms.term import Note, Run, Said, Term, given, not_told, statutory
from dijkwacht.kit.dutch import long_date

SIX_WEEKS: Final = Length(6, Unit.WEEKS)
WITH_COMMITTEE: Final = Length(12, Unit.WEEKS)
SIXTEEN_WEEKS: Final = Length(16, Unit.WEEKS)

_BASES: Final = frozenset({What.ANNOUNCED, What.OBJECTION_ENDED, What.APPEAL_ENDED})
_OF_A_CLOSURE: Final = Note("Dit geldt alleen voor een besluit dat tot sluiting strekt.")
_OF_A_PENALTY: Final = Note("Bij een last onder dwangsom is het artikel 5:32a lid 2 Awb.")
_LAID_OPEN: Final = Note(
    "Na de uniforme voorbereidingsprocedure telt de dag waarop het besluit ter inzage is gelegd; de termijn begint de dag erna."
)
_DIRECT: Final = Note("Bezwaar is er dan niet: er staat meteen beroep open (artikel 7:1 lid 1 d Awb).")
_ENTERED: Final = (None, Decision.CLOSURE, Decision.LIFT)
"""Kinds of decision that are entered in the public registers, as far as the kind is known."""
_WAITS: Final = (
    "Het verzuim in het bezwaar is nog niet hersteld, en zolang dat zo is, is het einde niet bekend. Die stilstand is niet"
    " geteld: dit is de voorzichtige dag. Leg vast op welke dag het herstel kwam, of tot wanneer het kon."
)
_REPAIRED_LATE: Final = (
    "Het herstel van {0} kwam na de termijn die daarvoor was gesteld. Er is gerekend tot het einde van die termijn; het latere"
    " herstel verlengt niet."
)
_LAPSED: Final = (
    "uiterlijk; ‘verzuim in het bezwaar hersteld’ staat er niet bij, en daarom is gerekend tot het einde van de termijn die voor"
    " het herstel was gesteld. Kwam het herstel eerder, leg die dag dan vast: dan eindigt deze termijn eerder."
)
_ENFORCING: Final = frozenset({What.CLOSED, What.ENFORCED, What.FORFEITED})
_TOO_SOON: Final = (
    "‘{0}’ staat er op {1}, terwijl tot en met {2} nog aan de last kon worden voldaan (artikel 5:24 lid 2 Awb; bij een dwangsom"
    " artikel 5:32a lid 2 Awb)."
)
_NO_TIME: Final = (
    "De termijn om aan de last te voldoen is nul dagen. Een last vraagt een termijn waarin iemand er echt aan kan voldoen"
    " ({0} Awb). Kan het niet wachten, dan is het spoed, met eigen redenen (artikel 5:31 Awb)."
)
_MAYBE_A_COMMITTEE: Final = Note(
    "Is er een adviescommissie ingesteld, dan zijn het twaalf weken (artikel 7:10 lid 1 Awb); leg dat dan vast.", is_last=True
)
_GAPS: Final = frozenset({What.GAP_ASKED, What.GAP_REPAIRED})
_NO_COMMITTEE: Final = "Een commissie telt alleen als het beroepsorgaan bij dezelfde rechtspersoon hoort."


def after_announcement(case: Case, index: int, calendar: Calendar) -> list[Term]:
    """What follows from the announcement at this index: T14 where a day was set, T15 for a closure, T18 and T19.

    After the uniform procedure the day is that on which the decision was laid open. Of property and contracts there is no T18.

    Source: Awb 5:24 lid 2, 5:32a lid 2, 6:7 to 6:9; Wkpb 15 lid 2 onder a.

    >>> announced = Event(date(2026, 11, 13), What.ANNOUNCED)
    >>> [term.until.day for term in after_announcement(Case(Instrument.AWB, (announced,)), 0, Calendar())]
    [28, 4]
    """
    event = case.events[index]
    terms = []
    if event.until:
        terms.append(given("T14", event.on, event.until, calendar, _said_of_time_to_comply(case, index)))
    if case.instrument is Instrument.DAMOCLES and case.kind in _ENTERED:
        terms.append(statutory("T15", event.on, calendar, said=Said(notes=() if case.kind else (_OF_A_CLOSURE,))))
    if case.kind and case.kind.is_civil:
        return terms
    is_uniform = case.procedure is Procedure.UNIFORM
    said = Said(article=RULES["T18"].instead, notes=(_LAID_OPEN, _DIRECT)) if is_uniform else Said()
    objection = statutory("T18", event.on, calendar, said=said)
    return [*terms, objection, statutory("T19", _end(objection), calendar)]


def _said_of_time_to_comply(case: Case, index: int) -> Said:
    set_by, warnings = Note("Het besluit stelt deze dag."), (*_no_time(case, index), *_done_before(case, index))
    if case.kind is Decision.PENALTY_ORDER:
        return Said(article=RULES["T14"].instead, notes=(set_by,), warnings=warnings)
    return Said(notes=(set_by,) if case.kind else (set_by, _OF_A_PENALTY), warnings=warnings)


def _no_time(case: Case, index: int) -> Iterator[str]:
    """That the last day to comply is the day of the decision itself, or before it."""
    event = case.events[index]
    if event.until and event.until <= event.on:
        yield _NO_TIME.format("artikel 5:32a lid 2" if case.kind is Decision.PENALTY_ORDER else "artikel 5:24 lid 2")


def _done_before(case: Case, index: int) -> Iterator[str]:
    """That something was enforced while the other could still comply."""
    until = case.events[index].until
    for one in until_next(case.events, index, What.ANNOUNCED):
        if one.what in _ENFORCING and until and one.on <= until:
            yield _TOO_SOON.format(SHAPES[one.what].words, long_date(one.on), long_date(until))


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
    notes: tuple[Note, ...] = ()
    open_from: date | None = None
    """From when it stands still without a known end, once that standstill is left out."""

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
        opened = max(still_from, self.start + ONE_DAY) if still_from else self.open_from
        return Run(self.length, beyond, self.spans, self.extension, opened)

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
                self.pauses.ask(event.on, event.until)
            case What.GAP_REPAIRED:
                self.pauses.answer(event.on)
            case self.deferred_by if not self.extension:
                self.extension = 7 * (event.weeks or 0)

    def term(self, events: Sequence[Event], warnings: tuple[str, ...] = (), *, is_followed: bool = False) -> Term:
        """The term, after all its events; what comes after its last day changes nothing.

        A standstill that must have ended, since another decision follows or the term is told to be over, is not counted, nor is
        one of which the end is not known yet.
        """
        opened, missing, still_from = self._walk(events), None, None
        if opened is not None:
            if is_followed or any(one.what is What.TERM_ENDED for one in events[opened:]):
                missing = What.GAP_REPAIRED
            else:
                still_from = self.open_from = self.run.still_from
            self.pauses, self.extension = Pauses(delay=1), 0
            self._walk([one for place, one in enumerate(events) if place < opened or one.what not in _GAPS])
        late = self._repaired_late(events)
        awaits = (What.GAP_REPAIRED,) if still_from or (self.pauses.has_lapsed and not late) else ()
        told = (
            *warnings,
            *((not_told(missing),) if missing else ()),
            *((_WAITS,) if still_from else ()),
            *((_REPAIRED_LATE.format(long_date(late)) if late else _LAPSED,) if self.pauses.has_lapsed else ()),
        )
        said = Said(notes=self.notes, warnings=told, missing=missing, awaits=awaits)
        return statutory(self.rule, self.start, self.calendar, self.run, said)

    def _repaired_late(self, events: Sequence[Event]) -> date | None:
        """The day of a repair that came after the term set for it; None where a question has no answer at all."""
        asked = [one for one in events if one.what is What.GAP_ASKED]
        repaired = [one for one in events if one.what is What.GAP_REPAIRED]
        if not self.pauses.has_lapsed or len(repaired) < len(asked):
            return None
        return next(
            (answer.on for one, answer in zip(asked, repaired, strict=False) if one.until and answer.on > one.until), None
        )

    def _walk(self, events: Sequence[Event]) -> int | None:
        """Take events for as long as the term runs; the place of the question for which it stands still in the end."""
        opened = 0
        for place, event in enumerate(events):
            self.pauses.lapse(event.on)
            if self.is_over(event.on):
                break
            if event.what is What.GAP_ASKED and self.pauses.still_from is None:
                opened = place
            self.take(event)
        self.pauses.lapse()
        return opened if self.pauses.still_from else None


def answers(case: Case, announced: Sequence[tuple[int, Term]], calendar: Calendar) -> list[tuple[int, Term]]:
    """T20 and T21, the decisions on objection and on administrative appeal.

    Args:
        case: the case.
        announced: T18 of each announcement, with the place of that event.
        calendar: the free days.

    Returns:
        The terms, each with the place of the event that it rests on. T20 of an announcement counts from the end of its T18;
        a later ``objection-ended`` takes its place, unless it had ended before. Where no objection can be made there is no T20.

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
        is_followed = following < len(case.events) and case.events[following].what is not What.OBJECTION_ENDED
        if event.what is What.APPEAL_ENDED:
            found.append((index, _appeal(event, case.events[begins:following], calendar, is_followed=is_followed)))
            continue
        if not case.has_objection:
            continue
        if event.what is What.ANNOUNCED:
            clock = _Clock("T20", _end(ends[index]), SIX_WEEKS, What.OBJECTION_DEFERRED, calendar, notes=(_MAYBE_A_COMMITTEE,))
            found.append((index, clock.term(case.events[begins:following], is_followed=is_followed)))
            continue
        clock = _Clock("T20", event.on, WITH_COMMITTEE if event.committee else SIX_WEEKS, What.OBJECTION_DEFERRED, calendar)
        warnings: tuple[str, ...] = ()
        if (before := _replaced(found, case.events, event)) is not None:
            begins = before + 1
            warnings = _differs(_end(ends[before]), event.on)
            found.pop()
        told = [one for one in case.events[begins:following] if one.what not in _BASES]
        found.append((index, clock.term(told, warnings, is_followed=is_followed)))
    return found


def _replaced(found: Sequence[tuple[int, Term]], events: Sequence[Event], event: Event) -> int | None:
    """The place of the announcement whose T20 gives way to this end of the objection term."""
    if not found or events[found[-1][0]].what is not What.ANNOUNCED:
        return None
    index, term = found[-1]
    return index if term.still_from or term.until is None or event.on <= term.until else None


def _differs(reckoned: date, told: date) -> tuple[str, ...]:
    if reckoned == told:
        return ()
    return (
        f"De bezwaartermijn eindigt volgens de berekening (T18) op {reckoned:%d-%m-%Y}; er is gerekend vanaf {told:%d-%m-%Y}.",
    )


def _appeal(event: Event, events: Sequence[Event], calendar: Calendar, *, is_followed: bool) -> Term:
    length = SIXTEEN_WEEKS
    if event.same_legal_person:
        length = WITH_COMMITTEE if event.committee else SIX_WEEKS
    warnings = (_NO_COMMITTEE,) if event.committee and not event.same_legal_person else ()
    return _Clock("T21", event.on, length, What.APPEAL_DEFERRED, calendar).term(events, warnings, is_followed=is_followed)


def _end(term: Term) -> date:
    if term.until is None:
        raise ValueError(f"{term.rule} has no end")
    return term.until
