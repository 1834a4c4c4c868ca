"""A day as a Dutch person, an English spreadsheet or a database writes it; or words that mean no one day."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from dijkwacht.kit.dutch import month_number

NOT_THERE: Final = "is een dag die niet bestaat; schrijf dag-maand-jaar, zoals 23-11-2027"
FIRST_YEAR: Final = 1990
"""What is said of a day before it is a slip of the keyboard."""
FAR: Final = f"is een dag voor {FIRST_YEAR} of na 2099; kijk het jaar na"
_HERE: Final = ZoneInfo("Europe/Amsterdam")
_YEARS: Final = range(FIRST_YEAR, 2100)
_SERIALS: Final = range(32_874, 73_051)
"""What a spreadsheet keeps of a day between 1990 and 2099."""
_DAY_0: Final = date(1899, 12, 30)
_NOTHING: Final = frozenset(("-", "–", "—", ".", "..", "…", "/"))
_DASHES: Final = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
    | {"\xad": ""}
    | dict.fromkeys("\u2018\u2019\u02bc\u0060\u00b4", "'")
)
"""What a word processor makes of a hyphen and of the sign before a short year, and a hyphen that may break a word."""
_NO_DAY: Final = re.compile(r"0{1,4}[-/]0{1,2}[-/]0{1,4}(?:[ T]00:00.*)?")
_ENGLISH: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST: Final = 80

_WEEKDAY: Final = (
    r"(?:(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)\.?,? )?"
)
_BEFORE: Final = r"(?:(?:uiterlijk|per|op|tot en met|t/m|deadline|gereed|klaar)(?: op)?:? )?"
_CLOCK: Final = r"(?:,? (?:om )?([0-9]{1,2})[:.u]([0-9]{2})(?::([0-9]{2})(?:[.,][0-9]+)?)?(?: ?uur)?)?"
_ZONE: Final = r"(?: ?(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2}))?"
_YEAR: Final = r"('?[0-9]{2}|[0-9]{4})"


def _form(core: str) -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}{_WEEKDAY}{core}{_CLOCK}{_ZONE}", re.IGNORECASE)


_Order = Callable[[str, str, str], tuple[str, str, str]]
_FORMS: Final[tuple[tuple[re.Pattern[str], _Order], ...]] = (
    (_form(r"([0-9]{4}) ?[-/.] ?([0-9]{1,2}) ?[-/.] ?([0-9]{1,2})"), lambda a, b, c: (a, b, c)),
    (_form(r"((?:19|20)[0-9]{2})([01][0-9])([0-3][0-9])"), lambda a, b, c: (a, b, c)),
    (_form(rf"([0-9]{{1,2}}) ?[-/. ] ?([0-9]{{1,2}}) ?[-/. ] ?{_YEAR}"), lambda a, b, c: (c, b, a)),
    (_form(rf"([0-9]{{1,2}})(?:e|ste|de)?\.?[- /]?([a-z]{{3,9}})\.?,?[- /]?{_YEAR}"), lambda a, b, c: (c, b, a)),
    (_form(rf"([a-z]{{3,9}})\.?[- ]([0-9]{{1,2}})(?:st|nd|rd|th)?,? {_YEAR}"), lambda a, b, c: (c, a, b)),
)


def day_of(text: str) -> tuple[date | None, str]:
    """The one day that a text means, or why a text of that form means none; neither where it is words.

    >>> day_of("1 mrt. 2027")[0], day_of("2027-02-28T23:00:00Z")[0], day_of("46447")[0]
    (datetime.date(2027, 3, 1), datetime.date(2027, 3, 1), datetime.date(2027, 3, 1))
    >>> day_of("3\u20115\u20112027")[0]
    datetime.date(2027, 5, 3)
    >>> day_of("15 april \u201927")[0]
    datetime.date(2027, 4, 15)
    >>> day_of("Q2 2027"), day_of("31-02-2027")[1] == NOT_THERE
    ((None, ''), True)
    """
    # A database puts a T between day and clock; the month October keeps its own.
    plain = re.sub(r"(?<=[0-9])T(?=[0-9]{2}:)", " ", " ".join(text.translate(_DASHES).split()))
    if len(plain) > _LONGEST:
        return None, ""
    if serial := re.fullmatch(r"([0-9]{5})(?:[.,][0-9]+)?", plain):
        kept = int(serial[1])
        return (_DAY_0 + timedelta(days=kept), "") if kept in _SERIALS else (None, "")
    for form, order in _FORMS:
        if (found := form.fullmatch(plain)) and (month := _month(order(*found.groups()[:3])[1])):
            year, _, number = order(*found.groups()[:3])
            return _made(_whole_year(year), month, int(number), found.groups()[3:])
    return None, ""


def is_nothing(text: str) -> bool:
    """Whether the cell holds a sign that stands for nothing, or the empty day of a database."""
    return text.strip() in _NOTHING or _NO_DAY.fullmatch(text.strip()) is not None


def _month(text: str) -> int:
    if text.isdecimal():
        return int(text) or 13  # a month that does not exist, not one that is not known
    lower = text.casefold()
    return month_number(lower) or (_ENGLISH.index(lower[:3]) + 1 if lower[:3] in _ENGLISH else 0)


def _whole_year(text: str) -> int:
    """A year of two digits is one of this century."""
    short = text.removeprefix("'")
    return int(short) + 2000 if len(short) == 2 else int(short)


def _made(year: int, month: int, number: int, rest: tuple[str | None, ...]) -> tuple[date | None, str]:
    hour, minute, second, zone = rest
    try:
        found = datetime(year, month, number, int(hour or 0), int(minute or 0), int(second or 0), tzinfo=_zone(zone))
        found = found.astimezone(_HERE)  # midnight here is the day before in universal time
    except (ValueError, OverflowError):
        return None, NOT_THERE
    return (found.date(), "") if found.year in _YEARS else (None, FAR)


def _zone(text: str | None) -> tzinfo:
    """The zone that a database names behind the clock; without one it is the clock on the wall here."""
    if not text:
        return _HERE
    if text[0] not in "+-":
        return UTC
    hours, minutes = int(text[1:3]), int(text[-2:]) if len(text) > 3 else 0
    return timezone((timedelta(hours=hours, minutes=minutes)) * (-1 if text[0] == "-" else 1))
