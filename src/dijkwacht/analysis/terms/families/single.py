"""Terms that hang on one event alone."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Final
from zoneinfo import ZoneInfo

from dijkwacht.analysis.terms.cases import Case, Event, Instrument, What
from dijkwacht.analysis.terms.counting import Length, Unit
from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.analysis.terms.families.advice import REGIMES, regime
from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.analysis.terms.term import CLAMPED, Note, Run, Said, Term, given, statutory

AMSTERDAM: Final = ZoneInfo("Europe/Amsterdam")
REPORTED_FROM: Final = REGIMES[0]
"""From this day the Wet Bibob asks to report an own conclusion (7a lid 7, 8)."""
_FIVE_YEARS_FROM: Final = REGIMES[1]
_TWO_YEARS: Final = Length(2, Unit.YEARS)

_OLD_LAW: Final = "Het overgangsrecht is niet gevonden (te verifiëren): gerekend is met het recht op de eerste dag."
_UNKNOWN_LAW: Final = "Het recht van vóór 1 juli 2013 kent dijkwacht niet; gerekend is met de oudste tekst die gelezen is."
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
        return [statutory(rule, event.on, calendar) for rule in _PLAIN[event.what]]
    maker = _MAKERS.get(event.what)
    return maker(case, event, calendar) if maker else []


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
    said = Said(notes=(Note("Het bestuursorgaan stelde deze dag."),))
    if case.instrument is Instrument.BIBOB:
        said = Said(article=f"{RULES['T10'].article}; Bibob 33", notes=said.notes, law_of=regime(event.on))
    return [given("T10", event.on, event.until, calendar, said)] if event.until else []


def _deposited(_: Case, event: Event, calendar: Calendar) -> list[Term]:
    """T11, which begins with the day itself, and T13 for a withdrawal or change."""
    views = statutory("T11", event.on, calendar, Run(counts_start=True))
    return [views, statutory("T13", event.on, calendar)] if event.withdrawal else [views]


def _closed(_: Case, event: Event, calendar: Calendar) -> list[Term]:
    """T17; the order sets how long."""
    length = Length(event.months or 0, Unit.MONTHS)
    readings = (CLAMPED,) if length.is_clamped(event.on) else ()
    said = Said(notes=(Note("{0} maanden na {1}.", (length.number, event.on)),), readings=readings)
    return [given("T17", event.on, length.after(event.on), calendar, said)]


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
        What.CLOSED: _closed,
        What.ENTRY_NOTICE: _entry_notice,
    }
)
