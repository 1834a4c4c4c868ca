"""Single values of an events file or form: what they mean, or in Dutch why they do not."""

import re
from calendar import monthrange
from datetime import date, time
from typing import Any, Final

from dijkwacht.kit.dutch import month_name

_DAY: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
WORD: Final = re.compile(r"[0-9a-f]{24}")
_TIME: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]")


class Unreadable(ValueError):
    """A value that means nothing here; its text is the Dutch reason."""


def day(value: Any) -> date:
    """A day as ``2027-01-04``; a day that does not exist is named.

    >>> day("2027-04-31")
    Traceback (most recent call last):
    dijkwacht.documents.terms.fields.Unreadable: 31 april bestaat niet
    """
    found = _DAY.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise Unreadable("hier hoort een datum als 2027-01-04")
    return existing(*map(int, found.groups()))


def existing(year: int, month: int, number: int) -> date:
    """The day of a calendar; ``Unreadable`` where no calendar has it."""
    if not year or not 1 <= month <= 12 or not 1 <= number <= 31:
        raise Unreadable("deze datum bestaat niet")
    if number <= monthrange(year, month)[1]:
        return date(year, month, number)
    is_leap_day = (month, number) == (2, 29)
    raise Unreadable(f"{number} {month_name(month)}{f' {year}' if is_leap_day else ''} bestaat niet")


def moment(value: Any) -> time:
    """A time of the day as ``14:30``."""
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise Unreadable('hier hoort een tijd tussen aanhalingstekens, zoals "14:30"')
    return time.fromisoformat(value)


def random_word(value: Any) -> str:
    """A word as the product makes it for one case: it says nothing, and nobody guesses it."""
    if not isinstance(value, str) or not WORD.fullmatch(value):
        raise Unreadable("hier hoort het willekeurige woord dat dijkwacht er zelf neerzet: 24 tekens, cijfers en a tot en met f")
    return value


def number(value: Any) -> int:
    """A whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise Unreadable("hier hoort een geheel getal")
    return value


def flag(value: Any) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise Unreadable("hier hoort true of false")
    return value
