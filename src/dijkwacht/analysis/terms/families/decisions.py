"""The decision on an application (T01, T31, T12)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from dijkwacht.analysis.terms.cases import Act, Case, Event, Procedure, What
from dijkwacht.analysis.terms.cases import Decision as Kind
from dijkwacht.analysis.terms.counting import Length, Span, Unit, extended_by_the_act, united
from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.analysis.terms.families.advice import LONGEST
from dijkwacht.analysis.terms.families.repairs import until_of
from dijkwacht.analysis.terms.families.single import said_of_views
from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.analysis.terms.term import ONCE, Note, Run, Said, Term, on_a_free_day, statutory
from dijkwacht.kit.dutch import long_date

USUAL_WEEKS: Final = 8
HALF_A_YEAR: Final = Length(6, Unit.MONTHS)
MOST_DEFERRED: Final = timedelta(weeks=6)
"""The longest extension of Omgevingswet 16.64 lid 2 and 16.66 lid 3."""

GIVEN_BY_LAW: Final = (
    "Komt het besluit te laat, dan is de vergunning van rechtswege gegeven (artikel 30b lid 3 Wok, artikel 4:20b Awb). Dan loopt"
    " er geen dwangsom (artikel 4:20a lid 2 Awb). U maakt de vergunning binnen twee weken bekend (artikel 4:20c Awb)."
)
MAYBE_GIVEN_BY_LAW: Final = (
    "Ga na of deze vergunning van rechtswege is gegeven als het besluit te laat komt (artikel 4:20b Awb; voor diensten artikel 28"
    " lid 1 Dienstenwet, tenzij een wet of verordening dat uitsluit). Is dat zo, dan loopt er geen dwangsom (artikel 4:20a lid 2"
    " Awb)."
)
_NAMED: Final = "het bestuursorgaan noemde deze dag zelf; hij staat niet in een wet"
_TOO_LONG: Final = "langer dan twaalf weken (artikel 4 Atw)"
_SHORTER: Final = "De genoemde dag ligt niet na het einde van de termijn en verlengt dus niet."
_CUT: Final = "De wet verlengt met hoogstens zes weken; de genoemde dag ligt verder en telt niet."
_SPECIAL: Final = "Een andere termijn dan acht weken moet in een wettelijk voorschrift staan."
_OVER: Final = "De beslistermijn was al voorbij toen dit begon; die is er niet door opgeschort."
_LATER_STILL: Final = "Na de mededeling begon de termijn nog stil te staan; die dagen zijn bij de genoemde dag geteld."
EACH_REQUEST: Final = (
    "Elke adviesaanvraag heeft hier een eigen hoogste aantal dagen stilstand. Of artikel 31 Wet Bibob dat zo bedoelt, of een"
    " hoogste aantal voor alle aanvragen samen, staat er niet: te verifiëren. Samen geteld komt het besluit eerder."
)
_SET_BY_LAW: Final = (
    "Een wettelijk voorschrift stelt deze termijn. De mededeling verlengt hem niet: u zegt daarmee alleen wanneer het besluit"
    " komt (artikel 4:14 lid 1 Awb)."
)
_UNLESS_SET_BY_LAW: Final = (
    "De mededeling telt alleen als geen wettelijk voorschrift de beslistermijn stelt (artikel 4:14 lid 3 Awb). Staat de termijn"
    " in een wet of verordening, dan blijft {0} de laatste dag."
)
_AND_THEN_GIVEN_BY_LAW: Final = " De vergunning is dan na die dag van rechtswege gegeven."
_TOLD_AFTER_THE_END: Final = (
    "De mededeling van {0} dat het besluit later komt, kwam na het einde van de termijn en verlengt niet."
)
_ONLY_ONCE: Final = "De beslistermijn kan één keer worden verlengd (artikel 16.64 lid 2 Omgevingswet)."
_NOT_IN_TIME: Final = "De mededeling kwam meer dan acht weken na ontvangst en verlengt de termijn niet (artikel 3:18 lid 2 Awb)."


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
    useless: list[str] = field(default_factory=list)
    """What is to be warned of in notices that add nothing."""

    @property
    def is_set_by_law(self) -> bool:
        """Whether another provision sets the term, so that a notice tells of a later day without adding any (Awb 4:14)."""
        return self.rule == "T01" and self.length.number != USUAL_WEEKS

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
        """Whether it had ended before a day, by what is known so far; by the cautious day where it stands still."""
        if not self.kept and self.notice is None and day <= self.length.after(self.start):
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
    for place in range(index + 1, len(case.events)):
        one = case.events[place]
        if one.what is What.RECEIVED:
            break
        if place in suspensions:
            late |= _suspend(clock, place, suspensions[place])
        elif one.what is What.DECISION_DEFERRED:
            _defer(clock, one)
    term = _term(clock, case.kind)
    for said in _of_the_kind(case, clock.rule):
        for warning in said.warnings:
            term = term.lacking(term.missing, (*term.awaits, *said.awaits), warning)
    return Decision(term, frozenset(late))


def _suspend(clock: _Clock, place: int, by: Term) -> set[int]:
    """Reckon with a suspension; its place where it came too late, which is not certain of a term that stands still."""
    if not clock.is_over(by.start):
        clock.kept.append(by)
        return set()
    return set() if clock.still_from() else {place}


def _of_the_kind(case: Case, rule: str) -> Iterator[Said]:
    """What a late decision means by its kind, and that it has to come sooner where nobody gave a view."""
    if rule == "T01" and case.kind is Kind.GAMBLING:
        yield Said(warnings=(GIVEN_BY_LAW,))
    elif rule == "T01" and case.kind is Kind.PERMIT:
        yield Said(warnings=(MAYBE_GIVEN_BY_LAW,))
    elif rule == "T12":
        yield said_of_views(case)


def _clock(case: Case, event: Event, calendar: Calendar) -> _Clock:
    is_environment = event.act is Act.ENVIRONMENT
    most = MOST_DEFERRED.days if is_environment else None
    if case.procedure is Procedure.UNIFORM:
        return _Clock("T12", event.on, HALF_A_YEAR, calendar, most)
    return _Clock("T31" if is_environment else "T01", event.on, Length(event.weeks or USUAL_WEEKS, Unit.WEEKS), calendar, most)


def _defer(clock: _Clock, event: Event) -> None:
    if clock.is_over(event.on):
        clock.useless.append(_TOLD_AFTER_THE_END.format(long_date(event.on)))
        return
    if clock.is_set_by_law:
        clock.useless.append(_SET_BY_LAW)
        return
    if clock.rule == "T12":
        eight_weeks = extended_by_the_act(clock.start, clock.start + timedelta(weeks=USUAL_WEEKS), clock.calendar)[0]
        if event.on > eight_weeks:
            clock.is_late = True
            return
    if clock.rule == "T31" and clock.notice:
        clock.useless.append(_ONLY_ONCE)
        return
    clock.notice = _Notice(event.on, until_of(event), len(clock.kept))


def _is_beyond_one_request(clock: _Clock) -> bool:
    """Whether several requests for advice together stopped it for longer than the bound of each of them alone."""
    found = [one.suspended_days for one in clock.kept if one.rule == "T06"]
    return len(found) > 1 and sum(found) > LONGEST


def _term(clock: _Clock, kind: Kind | None) -> Term:
    days = clock.extension()
    is_named = days > 0 and clock.rule != "T31"
    warnings = [*dict.fromkeys(warning for term in clock.kept for warning in term.warnings), *_told(clock)]
    if clock.is_set_by_law:
        warnings.append(_SPECIAL)
    if clock.rule == "T01" and days:
        otherwise = _UNLESS_SET_BY_LAW.format(long_date(_end_by_law(clock)))
        warnings.append(otherwise + (_AND_THEN_GIVEN_BY_LAW if kind is Kind.GAMBLING else ""))
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
        Said(
            article=RULES["T01"].instead if clock.is_set_by_law else "",
            notes=notes,
            warnings=tuple(dict.fromkeys(warnings)),
            readings=(*((ONCE,) if is_double else ()), *((EACH_REQUEST,) if _is_beyond_one_request(clock) else ())),
            missing=next((term.missing for term in clock.kept if term.missing), None),
            awaits=tuple(dict.fromkeys(what for term in clock.kept for what in term.awaits)),
        ),
    )


def _end_by_law(clock: _Clock) -> date:
    """The last day without the notice."""
    return extended_by_the_act(clock.start, clock.without_notice(), clock.calendar)[0]


def _told(clock: _Clock) -> list[str]:
    """What is to be warned of in the notices that the decision comes later."""
    told = [*clock.useless, *([_NOT_IN_TIME] if clock.is_late else [])]
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
