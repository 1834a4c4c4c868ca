"""The decision on an application (T01, T31, T12), and completing that application (T02, T03, T04)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from dijkwacht.analysis.terms.cases import Act, Case, Event, Procedure, What
from dijkwacht.analysis.terms.counting import Length, Span, Unit, extended_by_the_act, united
from dijkwacht.analysis.terms.days import ONE_DAY, Calendar
from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.analysis.terms.term import ONCE, Note, Run, Said, Term, given, on_a_free_day, statutory

USUAL_WEEKS: Final = 8
HALF_A_YEAR: Final = Length(6, Unit.MONTHS)
MOST_DEFERRED: Final = timedelta(weeks=6)
"""The longest extension of Omgevingswet 16.64 lid 2 and 16.66 lid 3."""

_REPAIR_AT_MOST: Final = "uiterlijk; wordt eerder als de aanvulling eerder komt"
_COMPLETED_LATE: Final = "De aanvulling kwam na de gestelde termijn; de vier weken tellen vanaf het einde van die termijn."
_LAST_ASKED: Final = "Er is meer dan één keer gevraagd om aan te vullen; de vier weken horen bij de laatste vraag."
_NAMED: Final = "het bestuursorgaan noemde deze dag zelf; hij staat niet in een wet"
_TOO_LONG: Final = "langer dan twaalf weken (artikel 4 Atw)"
_SHORTER: Final = "De genoemde dag ligt niet na het einde van de termijn en verlengt dus niet."
_CUT: Final = "De wet verlengt met hoogstens zes weken; de genoemde dag ligt verder en telt niet."
_SPECIAL: Final = "Een andere termijn dan acht weken moet in een wettelijk voorschrift staan."
_OVER: Final = "De beslistermijn was al voorbij toen dit begon; die is er niet door opgeschort."
_LATER_STILL: Final = "Na de mededeling begon de termijn nog stil te staan; die dagen zijn bij de genoemde dag geteld."
_NOT_IN_TIME: Final = "De mededeling kwam meer dan acht weken na ontvangst en verlengt de termijn niet (artikel 3:18 lid 2 Awb)."


# --- completing the application ---


def repair_term(event: Event, calendar: Calendar) -> Term:
    """T02, the term in which the applicant may complete; the authority sets it.

    Source: Awb 4:5 lid 1.

    >>> repair_term(Event(date(2027, 2, 1), What.REPAIR_ASKED, until=date(2027, 2, 13)), Calendar()).warnings
    ('Deze dag is vrij (zaterdag) en verschuift niet.',)
    """
    return given("T02", event.on, _until(event), calendar, Said(notes=(Note("Het bestuursorgaan stelde deze dag."),)))


def repair_suspension(events: Sequence[Event], index: int) -> Term:
    """T03, how long the decision stands still for the invitation at this index.

    From the day after the invitation to the day before completion; without completion in time to the day before the last day that
    was set, which is the cautious reading.

    Source: Awb 4:15 lid 1 onder a.

    >>> asked = Event(date(2027, 2, 1), What.REPAIR_ASKED, until=date(2027, 2, 15))
    >>> [repair_suspension([asked, *more], 0).suspended_days for more in ([], [Event(date(2027, 2, 10), What.REPAIRED)])]
    [13, 8]
    """
    law, event = RULES["T03"], events[index]
    last_set = _until(event)
    answer = next((one for one in events[index + 1 :] if one.what in {What.REPAIRED, What.REPAIR_UNUSED}), None)
    is_complete = answer is not None and answer.what is What.REPAIRED and answer.on <= last_set
    ended = answer.on if answer and is_complete else last_set
    span = Span(event.on + ONE_DAY, max(event.on, ended - ONE_DAY))
    if is_complete:
        note = Note("De aanvraag is aangevuld op {0}; die dag telt niet mee.", (ended,))
    else:
        note = Note("De gestelde termijn loopt tot en met {0}; die dag telt niet mee.", (ended,))
    return Term(
        rule="T03",
        article=law.article,
        start=event.on,
        raw=span.last,
        until=span.last,
        suspended=(span,) if span.days else (),
        suspended_days=span.days,
        beyond=law.beyond,
        notes=(note,),
        warnings=() if answer else (_REPAIR_AT_MOST,),
        readings=(law.reading,),
    )


def not_treated(events: Sequence[Event], index: int, calendar: Calendar) -> Term:
    """T04, the decision not to treat, after completion or after the end of the unused term, whichever came first.

    Source: Awb 4:5 lid 4.

    >>> asked = Event(date(2026, 9, 14), What.REPAIR_ASKED, until=date(2026, 9, 28))
    >>> not_treated([asked, Event(date(2026, 9, 29), What.REPAIR_UNUSED)], 1, Calendar()).until
    datetime.date(2026, 10, 26)
    """
    event = events[index]
    asked = [one for one in events[:index] if one.what is What.REPAIR_ASKED]
    if not asked:
        return statutory("T04", event.on, calendar)
    last_set = _until(asked[-1])
    is_late = event.what is What.REPAIRED and event.on > last_set
    said = Said(warnings=(_COMPLETED_LATE,) if is_late else (), readings=(_LAST_ASKED,) if len(asked) > 1 else ())
    return statutory("T04", event.on if event.what is What.REPAIRED and not is_late else last_set, calendar, said=said)


# --- the decision ---


@dataclass(slots=True)
class _Notice:
    """A notice that the decision comes later: the day it names, and how many suspensions had begun before it."""

    on: date
    named: date
    after: int


@dataclass(slots=True)
class _Clock:
    """A decision term while its events are walked through."""

    rule: str
    start: date
    length: Length
    calendar: Calendar
    most: int | None = None
    """The most days that a notice may add, where the law bounds them."""
    kept: list[Term] = field(default_factory=list)
    notice: _Notice | None = None
    is_late: bool = False
    """Whether a notice of the uniform procedure came after its eight weeks."""

    @property
    def beyond(self) -> str:
        """Why the Atw does not reach the statutory term; empty where it does."""
        if self.rule == "T12":
            return RULES["T12"].beyond
        return "" if self.length.is_within_the_act else _TOO_LONG

    def spans(self, count: int | None = None) -> tuple[Span, ...]:
        """The days on which it stood still by the first so many suspensions (all of them), none before receipt, none twice."""
        found = (span for term in self.kept[:count] for span in term.suspended)
        return united(Span(max(span.first, self.start), span.last) for span in found)

    def days(self, count: int | None = None) -> int:
        """How many days those are."""
        return sum(span.days for span in self.spans(count))

    def still_from(self) -> date | None:
        """From when it stands still without a known end."""
        return next((term.still_from for term in self.kept if term.still_from), None)

    def without_notice(self) -> date:
        """The raw end before any extension."""
        return self.length.after(self.start) + timedelta(days=self.days())

    def asked(self) -> int:
        """The days that the notice would add; none where it names a day that comes no later."""
        if self.notice is None:
            return 0
        named = self.notice.named + timedelta(days=self.days() - self.days(self.notice.after))
        return max(0, (named - self.without_notice()).days)

    def extension(self) -> int:
        """The days that the notice adds, within what the law allows."""
        return self.asked() if self.most is None else min(self.asked(), self.most)

    def is_over(self, day: date) -> bool:
        """Whether it had ended before a day, by what is known so far."""
        if not self.kept and self.notice is None and day <= self.length.after(self.start):
            return False
        if self.still_from():
            return False
        raw = self.without_notice() + timedelta(days=self.extension())
        if day <= raw:
            return False
        is_named = self.rule != "T31" and self.extension() > 0
        return day > (raw if self.beyond or is_named else extended_by_the_act(self.start, raw, self.calendar)[0])


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision term, the places of the events that would have suspended it but came too late, and what else is to be told."""

    term: Term
    late: frozenset[int]
    remarks: tuple[str, ...] = ()


def decision(case: Case, index: int, suspensions: Mapping[int, Term], calendar: Calendar) -> Decision:
    """T01, T31 or T12 for the application received at this index.

    Args:
        case: the case, not civil.
        index: which event is the receipt.
        suspensions: T03 and T06 by the place of the event that began them.
        calendar: the free days.

    Returns:
        The term, with each day that it stood still counted once. What began, or was told, after its last day changes nothing.
        Of a day that the authority names (Awb 4:14 lid 3, 3:18 lid 2) only suspensions that begin later add days to it.

    Source: Awb 4:13, 4:14, 4:15, 3:18; Wet Bibob 31; Omgevingswet 16.64, 16.66.

    >>> from dijkwacht.analysis.terms.cases import Instrument
    >>> received = Event(date(2026, 10, 15), What.RECEIVED)
    >>> decision(Case(Instrument.AWB, (received,)), 0, {}, Calendar()).term.until
    datetime.date(2026, 12, 10)
    """
    event = case.events[index]
    clock = _clock(case, event, calendar)
    late: set[int] = set()
    remarks: list[str] = []
    for place in range(index + 1, len(case.events)):
        one = case.events[place]
        if one.what is What.RECEIVED:
            break
        if place in suspensions:
            if clock.is_over(one.on):
                late.add(place)
            else:
                clock.kept.append(suspensions[place])
        elif one.what is What.DECISION_DEFERRED:
            remarks += _defer(clock, one)
    return Decision(_term(clock), frozenset(late), tuple(remarks))


def _clock(case: Case, event: Event, calendar: Calendar) -> _Clock:
    is_environment = event.act is Act.ENVIRONMENT
    most = MOST_DEFERRED.days if is_environment else None
    if case.procedure is Procedure.UNIFORM:
        return _Clock("T12", event.on, HALF_A_YEAR, calendar, most)
    return _Clock("T31" if is_environment else "T01", event.on, Length(event.weeks or USUAL_WEEKS, Unit.WEEKS), calendar, most)


def _defer(clock: _Clock, event: Event) -> list[str]:
    if clock.is_over(event.on):
        return ["De mededeling dat het besluit later komt, kwam na het einde van de termijn en verlengt niet."]
    if clock.rule == "T12":
        eight_weeks = extended_by_the_act(clock.start, clock.start + timedelta(weeks=USUAL_WEEKS), clock.calendar)[0]
        if event.on > eight_weeks:
            clock.is_late = True
            return []
    if clock.rule == "T31" and clock.notice:
        return ["De beslistermijn kan één keer worden verlengd (artikel 16.64 lid 2 Omgevingswet)."]
    clock.notice = _Notice(event.on, _until(event), len(clock.kept))
    return []


def _term(clock: _Clock) -> Term:
    days = clock.extension()
    is_named = days > 0 and clock.rule != "T31"
    warnings = [*dict.fromkeys(warning for term in clock.kept for warning in term.warnings), *_told(clock)]
    if clock.rule == "T01" and clock.length.number != USUAL_WEEKS:
        warnings.append(_SPECIAL)
    if is_named:
        warnings += on_a_free_day(clock.without_notice() + timedelta(days=days), clock.calendar)
    is_double = sum(term.suspended_days for term in clock.kept) > clock.days()
    notes: tuple[Note, ...] = ()
    if clock.notice:
        notes = (
            Note("Het bestuursorgaan deelde op {0} mee dat het besluit komt op {1}.", (clock.notice.on, clock.notice.named)),
        )
    return statutory(
        clock.rule,
        clock.start,
        clock.calendar,
        Run(
            length=clock.length,
            beyond=_NAMED if is_named else clock.beyond,
            suspended=clock.spans(),
            extended_days=days,
            still_from=clock.still_from(),
        ),
        Said(notes=notes, warnings=tuple(warnings), readings=(ONCE,) if is_double else ()),
    )


def _told(clock: _Clock) -> list[str]:
    """What is to be warned of in the notice that the decision comes later."""
    told = [_NOT_IN_TIME] if clock.is_late else []
    if clock.notice is None:
        return told
    if not clock.asked():
        told.append(_SHORTER)
    if clock.extension() < clock.asked():
        told.append(_CUT)
    if clock.days() > clock.days(clock.notice.after):
        told.append(_LATER_STILL)
    return told


def too_late(term: Term) -> Term:
    """A suspension that began when the decision was due already, and so suspends nothing."""
    return term.warned(_OVER)


def _until(event: Event) -> date:
    if event.until is None:
        raise ValueError(f"{event.what} says no until")
    return event.until
