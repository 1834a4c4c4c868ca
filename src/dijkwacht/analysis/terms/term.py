"""A term as it comes out of the reckoning, and the one place where its last day is made: raw, suspension, extension, Atw."""

from datetime import date
from typing import Final, NamedTuple

from dijkwacht.analysis.terms.cases import SHAPES, What
from dijkwacht.analysis.terms.counting import Length, Span, extended_by_the_act, later
from dijkwacht.analysis.terms.days import ONE_DAY, Calendar
from dijkwacht.analysis.terms.rules import RULES

CLAMPED: Final = "Die maand heeft die dag niet; de termijn eindigt dan op de laatste dag van de maand."
FROM_RAW: Final = "De verlenging telt vanaf het einde vóór de Algemene termijnenwet, en verschuift niet halverwege."
ONCE: Final = "Dagen waarop de termijn om twee redenen stilstond, tellen één keer."
UNKNOWN_YEAR: Final = "Voor dat jaar kent dijkwacht geen gelijkgestelde dagen (artikel 3 lid 3 Atw); ga na of die dag er een is."


class Note(NamedTuple):
    """A sentence of the explanation, with the days and numbers that belong in its brackets; written only when asked."""

    sentence: str
    values: tuple[date | int | str, ...] = ()
    is_last: bool = False
    """Whether it comes after the arithmetic."""


class Term(NamedTuple):
    """One legal term.

    Days are calendar days in Amsterdam; of T27 start, raw and until are moments (local date and time). ``start`` is day 0 and
    ``plain`` the last day by length alone, None where the law sets none. ``raw`` comes after ``suspended`` and
    ``extended_days``, before the Algemene termijnenwet; ``until`` after it, with one name in ``shifts`` for each day between
    them. From ``still_from`` it stands still without a known end: that standstill is not counted, so that both are cautious
    days. ``beyond`` says why the Atw does not reach it, empty where it does. ``missing`` is the event that must have happened
    and was not told: the standstill that it ended is then as short as can be, and a warning says so. ``awaits`` are events
    that would end a standstill or the term itself otherwise than reckoned. ``readings`` are those of ours that it rests on;
    ``law_of`` is the start of the regime of the Wet Bibob on day 0.
    """

    rule: str
    article: str
    start: date
    raw: date | None
    until: date | None
    length: Length | None = None
    plain: date | None = None
    suspended: tuple[Span, ...] = ()
    suspended_days: int = 0
    extended_days: int = 0
    shifts: tuple[str, ...] = ()
    still_from: date | None = None
    beyond: str = ""
    notes: tuple[Note, ...] = ()
    warnings: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    law_of: date | None = None
    missing: What | None = None
    awaits: tuple[What, ...] = ()

    @property
    def title(self) -> str:
        """What the term is called in Dutch."""
        return RULES[self.rule].title

    @property
    def unsure(self) -> bool:
        """Whether it rests on a reading that a jurist must confirm."""
        return bool(self.readings)

    def warned(self, warning: str) -> "Term":
        """The same term with one warning more."""
        return self._replace(warnings=(*self.warnings, warning))

    def lacking(self, missing: What | None, awaits: tuple[What, ...], warning: str) -> "Term":
        """The same term, resting on another that lacks these events."""
        return self._replace(warnings=(*self.warnings, warning), missing=missing, awaits=awaits)


class Run(NamedTuple):
    """How a term ran: what differs from its rule, and what happened on the way.

    ``length`` and ``beyond`` take the place of the rule's own. ``suspended`` are whole days, none twice; ``still_from`` is the
    day from which it stands still without a known end. ``counts_start`` is for a term that begins with day 0 itself.
    """

    length: Length | None = None
    beyond: str | None = None
    suspended: tuple[Span, ...] = ()
    extended_days: int = 0
    still_from: date | None = None
    counts_start: bool = False


class Said(NamedTuple):
    """What is told beside the arithmetic, and the events that it lacks."""

    article: str = ""
    notes: tuple[Note, ...] = ()
    warnings: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    law_of: date | None = None
    missing: What | None = None
    awaits: tuple[What, ...] = ()


_PLAIN_RUN: Final = Run()
_NOTHING: Final = Said()


def statutory(rule: str, start: date, calendar: Calendar, run: Run = _PLAIN_RUN, said: Said = _NOTHING) -> Term:
    """A term whose length the law sets, in the one right order: raw, suspension, extension, Atw 2, Atw 1.

    Args:
        rule: the id of a rule with a length, or any rule when ``run`` brings one.
        start: day 0.
        calendar: the free days.
        run: what happened on the way.
        said: what is told beside it.

    Raises:
        ValueError: it ends in a year whose feasts are not known.

    Source: Atw 1, 2 and 4; the table of rules.

    >>> statutory("T18", date(2026, 11, 13), Calendar()).until
    datetime.date(2026, 12, 28)
    >>> statutory("T25", date(2027, 2, 20), Calendar()).until
    datetime.date(2028, 2, 20)
    """
    law = RULES[rule]
    length = run.length or law.length
    if length is None:
        raise ValueError(f"{rule} has no length of its own")
    before = start - ONE_DAY if run.counts_start else start
    plain = length.after(before)
    days = sum([span.days for span in run.suspended])
    still = later(plain, days) if days else plain
    raw = later(still, run.extended_days) if run.extended_days else still
    beyond = law.beyond if run.beyond is None else run.beyond
    until, shifts = (raw, ()) if beyond else extended_by_the_act(before, raw, calendar)
    readings = _readings(law.reading, said.readings)
    if length.is_clamped(before):
        readings += (CLAMPED,)
    if run.extended_days and not beyond and calendar.is_free(still):
        readings += (FROM_RAW,)
    return Term(
        rule=rule,
        article=said.article or law.article,
        start=start,
        raw=raw,
        until=until,
        length=length,
        plain=plain,
        suspended=run.suspended,
        suspended_days=days,
        extended_days=run.extended_days,
        shifts=shifts,
        still_from=run.still_from,
        beyond=beyond,
        notes=said.notes,
        warnings=said.warnings if beyond or calendar.knows(until) else (*said.warnings, UNKNOWN_YEAR),
        readings=readings,
        law_of=said.law_of,
        missing=said.missing,
        awaits=said.awaits,
    )


def given(rule: str, start: date, until: date, calendar: Calendar, said: Said = _NOTHING) -> Term:
    """A term that ends on the day that was set or found, and that nothing moves; a free day is warned of.

    >>> given("T14", date(2026, 8, 1), date(2026, 8, 15), Calendar()).warnings
    ('Deze dag is vrij (zaterdag) en verschuift niet.',)
    """
    law = RULES[rule]
    return Term(
        rule=rule,
        article=said.article or law.article,
        start=start,
        raw=until,
        until=until,
        beyond=law.beyond,
        notes=said.notes,
        warnings=(*said.warnings, *(on_a_free_day(until, calendar) if law.is_set else ())),
        readings=_readings(law.reading, said.readings),
        law_of=said.law_of,
    )


def not_told(what: What) -> str:
    """The warning that an event is missing, and how it was reckoned all the same.

    >>> not_told(What.REPAIRED)[:64]
    '‘aanvraag aangevuld’ staat er niet bij, en moet wel zijn gebeurd'
    """
    return (
        f"‘{SHAPES[what].words}’ staat er niet bij, en moet wel zijn gebeurd. De stilstand telt daarom zo kort mogelijk: dat is"
        " de voorzichtige dag. Leg vast op welke dag het was."
    )


def on_a_free_day(day: date, calendar: Calendar) -> tuple[str, ...]:
    """The warning that a day which somebody set is a free one; nothing for a working day."""
    name = calendar.name(day)
    return (f"Deze dag is vrij ({name}) en verschuift niet.",) if name else ()


def _readings(of_the_rule: str, others: tuple[str, ...]) -> tuple[str, ...]:
    return (of_the_rule, *others) if of_the_rule else others
