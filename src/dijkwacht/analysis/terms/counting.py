"""Counting days, weeks, months and years, and what the Algemene termijnenwet does to the last day of a term."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, NamedTuple

from dijkwacht.analysis.terms.days import ONE_DAY, Calendar

BY_ARTICLE_2: Final = "artikel 2 Atw"
"""What a day is called that Atw 2 adds to a short term."""

_FEWEST_DAYS = 3


class Unit(StrEnum):
    """In what the law counts."""

    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"


_LONGEST: Final = {Unit.DAYS: 90, Unit.WEEKS: 12, Unit.MONTHS: 3}


@dataclass(frozen=True, slots=True)
class Length:
    """How long a term is, in the words of the law."""

    number: int
    unit: Unit

    @property
    def is_within_the_act(self) -> bool:
        """Whether Atw 1 to 3 reach a statutory term of this length (Atw 4 onder a): exactly twelve weeks still is.

        >>> [Length(number, Unit.WEEKS).is_within_the_act for number in (12, 13)], Length(1, Unit.YEARS).is_within_the_act
        ([True, False], False)
        """
        return self.number <= _LONGEST.get(self.unit, 0)

    def after(self, day: date) -> date:
        """The last day of a term of this length after a day, which is day 0.

        Raises:
            ValueError: a term in hours has no last day but a last moment.

        >>> Length(8, Unit.WEEKS).after(date(2027, 1, 4)), Length(4, Unit.DAYS).after(date(2026, 9, 7))
        (datetime.date(2027, 3, 1), datetime.date(2026, 9, 11))
        """
        if self.unit is Unit.WEEKS:
            return later(day, 7 * self.number)
        if self.unit is Unit.DAYS:
            return later(day, self.number)
        if self.unit is Unit.HOURS:
            raise ValueError("a term in hours ends on a moment")
        return months_after(day, self.number * (12 if self.unit is Unit.YEARS else 1))

    def is_clamped(self, day: date) -> bool:
        """Whether the last month lacks the day on which the term would end.

        >>> Length(3, Unit.MONTHS).is_clamped(date(2026, 11, 30)), Length(8, Unit.WEEKS).is_clamped(date(2026, 11, 30))
        (True, False)
        """
        return self.unit in {Unit.MONTHS, Unit.YEARS} and self.after(day).day != day.day


def later(day: date, days: int) -> date:
    """The day so many days later, quicker than with a ``timedelta``: every term does it.

    >>> later(date(2026, 12, 31), 1)
    datetime.date(2027, 1, 1)
    """
    return date.fromordinal(day.toordinal() + days)


def months_after(day: date, months: int) -> date:
    """The same day of the month so many months later; where that month lacks it, the last day of that month.

    >>> months_after(date(2026, 11, 30), 3), months_after(date(2028, 2, 29), 12)
    (datetime.date(2027, 2, 28), datetime.date(2029, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_from(day: date, months: int) -> date:
    """The last day of so many months of which the day itself is the first: the one before the same day of the month.

    Where the last month lacks that day, its own last day.

    >>> months_from(date(2026, 9, 24), 3), months_from(date(2027, 3, 1), 1), months_from(date(2026, 11, 30), 3)
    (datetime.date(2026, 12, 23), datetime.date(2027, 3, 31), datetime.date(2027, 2, 28))
    """
    same = months_after(day, months)
    return same if same.day != day.day else later(same, -1)


def counted_back(moment: date, days: int) -> date:
    """The last day of a term that counts back from a day, such as *tot tien dagen voor het horen*: it never shifts.

    Source: Atw 1 lid 2; Awb 7:4.

    >>> counted_back(date(2027, 5, 11), 10)
    datetime.date(2027, 5, 1)
    """
    return later(moment, -days)


def extended_by_the_act(start: date, raw: date, calendar: Calendar) -> tuple[date, tuple[str, ...]]:
    """Apply Atw 2 and then Atw 1 to a term that they reach.

    Args:
        start: day 0; the term runs from the day after it.
        raw: the last day, after every suspension and extension.
        calendar: the free days.

    Returns:
        The last day by the act, and one name per day that it lies later: a day that Atw 2 adds, or the free day passed by Atw 1.

    Source: Atw 1 lid 1 and 2.

    >>> extended_by_the_act(date(2026, 11, 13), date(2026, 12, 25), Calendar())
    (datetime.date(2026, 12, 28), ('Eerste Kerstdag', 'Tweede Kerstdag', 'zondag'))
    >>> extended_by_the_act(date(2026, 12, 24), date(2026, 12, 28), Calendar())
    (datetime.date(2026, 12, 29), ('artikel 2 Atw',))
    """
    until = raw
    names: list[str] = []
    if raw.toordinal() - start.toordinal() >= _FEWEST_DAYS:
        second = calendar.next_working_day(calendar.next_working_day(start))
        if second > raw:
            until = second
            names = [BY_ARTICLE_2] * (until - raw).days
    while name := calendar.name(until):
        names.append(name)
        until += ONE_DAY
    return until, tuple(names)


class Span(NamedTuple):
    """The days from ``first`` up to and including ``last``; none where ``last`` lies before ``first``."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days there are.

        >>> Span(date(2027, 2, 1), date(2027, 3, 23)).days, Span(date(2027, 2, 2), date(2027, 2, 1)).days
        (51, 0)
        """
        return max(0, self.last.toordinal() - self.first.toordinal() + 1)


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same days without any day twice: spans that meet or overlap become one.

    >>> united([Span(date(2027, 3, 5), date(2027, 3, 9)), Span(date(2027, 3, 1), date(2027, 3, 6))])
    (Span(first=datetime.date(2027, 3, 1), last=datetime.date(2027, 3, 9)),)
    """
    joined: list[Span] = []
    for span in sorted((one for one in spans if one.days), key=lambda one: one.first):
        if joined and span.first <= joined[-1].last + ONE_DAY:
            joined[-1] = Span(joined[-1].first, max(joined[-1].last, span.last))
        else:
            joined.append(span)
    return tuple(joined)
