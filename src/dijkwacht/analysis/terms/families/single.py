"""Terms that hang on one event alone."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from dijkwacht.analysis.terms.cases import Case, Decision, Event, Instrument, Procedure, What
from dijkwacht.analysis.terms.counting import Length, Unit, months_from
from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.analysis.terms.families.advice import REGIMES, regime
from dijkwacht.analysis.terms.families.pauses import until_next
from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.analysis.terms.term import CLAMPED, Note, Run, Said, Term, given, statutory
from dijkwacht.kit.dutch import count, long_date

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
REPORTED_FROM: Final = REGIMES[0]
"""From this day the Wet Bibob asks to report an own conclusion (7a lid 7, 8)."""
_FIVE_YEARS_FROM: Final = REGIMES[1]
_TWO_YEARS: Final = Length(2, Unit.YEARS)

_OLD_LAW: Final = "Het overgangsrecht is niet gevonden (te verifiëren): gerekend is met het recht op de eerste dag."
_UNKNOWN_LAW: Final = "Het recht van vóór 1 juli 2013 kent dijkwacht niet; gerekend is met de oudste tekst die gelezen is."
_RECKONED_END: Final = (
    "Gerekend is met {0} als laatste dag van de termijn voor zienswijzen (T11). Was dat een andere dag, leg die dan vast."
)
_OTHER_END: Final = (
    "De termijn voor zienswijzen eindigt volgens de berekening (T11) op {0}; u noemt een andere dag. Gerekend is met de eerste."
)
_NOT_DEPOSITED: Final = (
    "Zonder de dag van de terinzagelegging is niet na te rekenen of de termijn voor zienswijzen toen eindigde."
)
_MAYBE_NO_VIEWS: Final = (
    "Gaf niemand een zienswijze, dan komt het besluit binnen vier weken na het einde van die termijn (artikel 3:18 lid 4 Awb)."
    " Leg vast wanneer die termijn eindigde, en of er zienswijzen kwamen."
)
_NO_VIEWS: Final = "Er kwamen geen zienswijzen; het besluit moet er dan al zijn vier weken na het einde van die termijn (T32)."
_TOO_SOON_TO_DECIDE: Final = (
    "Het besluit is bekendgemaakt op {0}, terwijl tot en met {1} nog een zienswijze kon worden gegeven (artikel 4:7 en 4:8 Awb)."
)
NO_CLOSURE: Final = "Bij een last onder dwangsom hoort geen sluiting; ‘pand gesloten’ telt daarom niet mee."
_NOT_ACKNOWLEDGED: Final = (
    "‘ontvangst van die melding bevestigd’ staat er niet bij. Daardoor ontbreekt de termijn om de melder te informeren (T30):"
    " leg vast op welke dag de bevestiging ging."
)
_SHARED_SINCE: Final = "Of artikel 28 lid 2 onder m op die dag al gold, is niet nagegaan (te verifiëren)."

_PLAIN: Final[Mapping[What, tuple[str, ...]]] = MappingProxyType(
    {
        What.LAPSE_KNOWN: ("T16",),
        What.FORFEITED: ("T24", "T25"),
        What.ENFORCED: ("T26",),
        What.REPORT: ("T28",),
        What.WHISTLE_REPORT: ("T29",),
        What.ACKNOWLEDGED: ("T30",),
    }
)
"""Events whose terms need nothing but their day and the table of rules."""


def of_one_event(case: Case, event: Event, calendar: Calendar) -> list[Term]:
    """The terms that follow from one event, whatever else happened.

    >>> from datetime import date
    >>> forfeited = Event(date(2026, 11, 13), What.FORFEITED)
    >>> [str(term.until) for term in of_one_event(Case(Instrument.AWB, (forfeited,)), forfeited, Calendar())]
    ['2026-12-28', '2027-11-13']
    """
    if event.what in _PLAIN:
        return [statutory(rule, event.on, calendar, said=_not_acknowledged(case, event)) for rule in _PLAIN[event.what]]
    maker = _MAKERS.get(event.what)
    return maker(case, event, calendar) if maker else []


def _not_acknowledged(case: Case, event: Event) -> Said:
    """That a report of a whistle-blower has no acknowledgement, from which the term to inform runs."""
    later = case.events[case.events.index(event) + 1 :]
    is_open = event.what is What.WHISTLE_REPORT and all(one.what is not What.ACKNOWLEDGED for one in later)
    return Said(warnings=(_NOT_ACKNOWLEDGED,) if is_open else ())


def _conclusion(_: Case, event: Event, calendar: Calendar) -> list[Term]:
    """T07; before the duty to report there is no term."""
    if event.on < REPORTED_FROM:
        return []
    note = Note("De eerstvolgende werkdag na {0} is {1}.", (event.on, calendar.next_working_day(event.on)))
    said = Said(notes=(note,), law_of=regime(event.on))
    return [given("T07", event.on, calendar.next_working_day(event.on), calendar, said)]


def _advice_issued(_: Case, event: Event, calendar: Calendar) -> list[Term]:
    """T08: five years, two before 1 August 2020."""
    is_old = event.on < _FIVE_YEARS_FROM
    warnings = ((_OLD_LAW,) if is_old else ()) + ((_UNKNOWN_LAW,) if regime(event.on) is None else ())
    run = Run(length=_TWO_YEARS) if is_old else Run()
    return [statutory("T08", event.on, calendar, run, Said(warnings=warnings, law_of=regime(event.on)))]


def _data_obtained(_: Case, event: Event, calendar: Calendar) -> list[Term]:
    """T09."""
    warnings = (_SHARED_SINCE,) if event.on < REPORTED_FROM else ()
    return [statutory("T09", event.on, calendar, said=Said(warnings=warnings, law_of=regime(event.on)))]


def _views_asked(case: Case, event: Event, calendar: Calendar) -> list[Term]:
    """T10; in a Bibob case Wet Bibob 33 asks for views as well."""
    said = Said(notes=(Note("Het bestuursorgaan stelde deze dag."),), warnings=_decided_before(case, event))
    if case.instrument is Instrument.BIBOB:
        article = f"{RULES['T10'].article}; Bibob 33"
        said = Said(article=article, notes=said.notes, warnings=said.warnings, law_of=regime(event.on))
    return [given("T10", event.on, event.until, calendar, said)] if event.until else []


def _decided_before(case: Case, event: Event) -> tuple[str, ...]:
    """That the decision came while a view could still be given."""
    later = case.events[case.events.index(event) + 1 :]
    decided = next((one.on for one in later if one.what is What.ANNOUNCED), None)
    if event.until is None or decided is None or decided > event.until:
        return ()
    return (_TOO_SOON_TO_DECIDE.format(long_date(decided), long_date(event.until)),)


def _deposited(case: Case, event: Event, calendar: Calendar) -> list[Term]:
    """T11, which begins with the day itself, T13 for a withdrawal or change, and T32 where nobody gave a view."""
    views = statutory("T11", event.on, calendar, Run(counts_start=True))
    found = [views]
    if event.withdrawal:
        found.append(statutory("T13", event.on, calendar, said=said_of_views(case)))
    if is_without_views(case) and views.until:
        found.append(_without_views(case, event, views.until, calendar))
    return found


def _without_views(case: Case, event: Event, reckoned: date, calendar: Calendar) -> Term:
    """T32 from the end of the term for views as told or, where that is sooner or nothing is told, as reckoned."""
    place = case.events.index(event)
    told = next((one.on for one in until_next(case.events, place, What.DEPOSITED) if one.what is What.VIEWS_ENDED), None)
    if told is None:
        said = Said(warnings=(_RECKONED_END.format(long_date(reckoned)),), awaits=(What.VIEWS_ENDED,))
    else:
        said = Said(warnings=() if told == reckoned else (_OTHER_END.format(long_date(reckoned)),))
    return statutory("T32", min(told or reckoned, reckoned), calendar, said=said)


def _views_ended(case: Case, event: Event, calendar: Calendar) -> list[Term]:
    """T32, where nobody gave a view and the day of the draft is not told; else it rests on that day."""
    is_deposited = any(one.what is What.DEPOSITED for one in case.events[: case.events.index(event)])
    if is_deposited or not is_without_views(case):
        return []
    return [statutory("T32", event.on, calendar, said=Said(warnings=(_NOT_DEPOSITED,), awaits=(What.DEPOSITED,)))]


def said_of_views(case: Case) -> Said:
    """What a longer term of the uniform procedure has to tell: that without views the decision has to come sooner."""
    if is_without_views(case):
        return Said(warnings=(_NO_VIEWS,))
    whats = {event.what for event in case.events}
    is_unknown = case.procedure is Procedure.UNIFORM and What.DEPOSITED in whats and What.VIEWS_ENDED not in whats
    return Said(warnings=(_MAYBE_NO_VIEWS,), awaits=(What.VIEWS_ENDED,)) if is_unknown else Said()


def is_without_views(case: Case) -> bool:
    """Whether nobody gave a view in the uniform procedure, so that the decision has to come sooner (Awb 3:18 lid 4)."""
    has_views = case.views and all(event.views for event in case.events)
    return case.procedure is Procedure.UNIFORM and not has_views and case.has_decision_term


def _closed(case: Case, event: Event, calendar: Calendar) -> list[Term]:
    """T17; the order sets how long, and the day of closing is the first day. An order under penalty closes nothing."""
    if case.kind is Decision.PENALTY_ORDER:
        return []
    length = Length(event.months or 0, Unit.MONTHS)
    readings = (CLAMPED,) if length.is_clamped(event.on) else ()
    until = months_from(event.on, length.number)
    note = Note("{0} vanaf en met {1} is tot en met {2}.", (count(length.number, "maand", "maanden"), event.on, until))
    return [given("T17", event.on, until, calendar, Said(notes=(note,), readings=readings))]


def _entry_notice(_: Case, event: Event, __: Calendar) -> list[Term]:
    """T27, in hours that pass also when the clock is set forward or back."""
    notice = moment_of(event)
    law = RULES["T27"]
    hours = law.length.number if law.length else 0
    until = (notice.astimezone(UTC) + timedelta(hours=hours)).astimezone(AMSTERDAM).replace(tzinfo=None)
    started = notice.replace(tzinfo=None, fold=0)
    note = Note("48 uur na {0} {1:%H:%M} uur is {2} {3:%H:%M} uur.", (started.date(), started, until.date(), until))
    return [Term("T27", law.article, started, until, until, length=law.length, beyond=law.beyond, notes=(note,))]


def moment_of(event: Event) -> datetime:
    """The moment of an event with a time, in Amsterdam.

    In the hour that comes twice it is the later one, so that the hours after it have passed for certain.

    Raises:
        ValueError: no time is given, or the clock skips it on that day.

    >>> from datetime import date, time
    >>> moment_of(Event(date(2026, 10, 25), What.ENTRY_NOTICE, at=time(2, 30))).utcoffset()
    datetime.timedelta(seconds=3600)
    """
    if event.at is None:
        raise ValueError(f"{event.what} says no time")
    moment = datetime.combine(event.on, event.at, AMSTERDAM).replace(fold=1)
    back = moment.astimezone(UTC).astimezone(AMSTERDAM)
    if back.replace(tzinfo=None, fold=0) != moment.replace(tzinfo=None, fold=0):
        raise ValueError("the clock skips this time")
    return moment


_MAKERS: Final[Mapping[What, Callable[[Case, Event, Calendar], list[Term]]]] = MappingProxyType(
    {
        What.CONCLUSION: _conclusion,
        What.ADVICE_ISSUED: _advice_issued,
        What.DATA_OBTAINED: _data_obtained,
        What.VIEWS_ASKED: _views_asked,
        What.DEPOSITED: _deposited,
        What.VIEWS_ENDED: _views_ended,
        What.CLOSED: _closed,
        What.ENTRY_NOTICE: _entry_notice,
    }
)
