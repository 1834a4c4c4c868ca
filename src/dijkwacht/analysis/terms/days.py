"""Which days are free by the Algemene termijnenwet (Atw), and what they are called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import Final

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
"""The years for which the feasts are known; no term is reckoned outside them."""

EQUATED: Final = "gelijkgestelde dag"
"""What a day is called that a royal decree equates with a feast (Atw 3 lid 3)."""

ONE_DAY: Final = timedelta(days=1)
_SATURDAY: Final = 5
_WEEKEND: Final = MappingProxyType({5: "zaterdag", 6: "zondag"})
_OF_THE_ACT: Final = MappingProxyType(
    {
        "Nieuwjaarsdag": "Nieuwjaarsdag",
        "Goede vrijdag": "Goede Vrijdag",
        "Tweede paasdag": "Tweede Paasdag",
        "Hemelvaartsdag": "Hemelvaartsdag",
        "Tweede pinksterdag": "Tweede Pinksterdag",
        "Koninginnedag": "Koninginnedag",
        "Koningsdag": "Koningsdag",
        "Bevrijdingsdag": "Bevrijdingsdag",
        "Eerste kerstdag": "Eerste Kerstdag",
        "Tweede kerstdag": "Tweede Kerstdag",
    }
)
"""Names of the library, and how they stand here: the feasts of Atw 3 lid 1 and 2. Easter and Whit Sunday are Sundays."""


@lru_cache(maxsize=LAST_YEAR - FIRST_YEAR + 1)
def feasts(year: int) -> Mapping[date, str]:
    """The recognised feasts of one year, with Good Friday, which is equated with them.

    Args:
        year: a calendar year from 1990 up to and including 2100.

    Returns:
        Each day with its name. Where two feasts meet (5 May 2016) the one that the act names first.

    Raises:
        ValueError: the feasts of that year are not known here.

    Source: Atw 3 lid 1 and 2; the days themselves come from the library ``holidays``, compared with the act in a test.
    5 May counts every year, so the library's optional days are asked as well.

    >>> feasts(2026)[date(2026, 4, 3)], len(feasts(2026)), len(feasts(2016))
    ('Goede Vrijdag', 9, 8)
    """
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"feasts are known from {FIRST_YEAR} to {LAST_YEAR}")
    from holidays import country_holidays  # noqa: PLC0415 - heavy, and only needed once somebody reckons

    found = country_holidays("NL", years=year, categories=("public", "optional"), language="nl")
    named = ((day, [_OF_THE_ACT[name] for name in found.get_list(day) if name in _OF_THE_ACT]) for day in found)
    # The library lists two feasts on one day by the alphabet: Hemelvaartsdag is the later, and the act names it first.
    return MappingProxyType({day: names[-1] for day, names in named if names})


@dataclass(frozen=True, slots=True)
class Calendar:
    """The free days: weekends, the feasts of the act, and the days equated with them by royal decree.

    ``equated`` are the days of the royal decrees; ``known`` the first and last year that they cover, None where that is not said.
    """

    equated: frozenset[date] = frozenset()
    known: tuple[int, int] | None = None

    def name(self, day: date) -> str | None:
        """Why a day is free, or None for a working day; a feast comes before the weekday it falls on.

        Raises:
            ValueError: the feasts of that year are not known here.

        >>> Calendar().name(date(2026, 12, 26)), Calendar().name(date(2026, 12, 27)), Calendar().name(date(2026, 12, 28))
        ('Tweede Kerstdag', 'zondag', None)
        >>> Calendar(frozenset({date(2026, 1, 2)})).name(date(2026, 1, 2))
        'gelijkgestelde dag'
        """
        feast = feasts(day.year).get(day)
        if feast is not None:
            return feast
        if day in self.equated:
            return EQUATED
        return _WEEKEND.get(day.weekday())

    def is_free(self, day: date) -> bool:
        """Whether a day is a Saturday, a Sunday, a feast or equated with one."""
        return day.weekday() >= _SATURDAY or day in self.equated or day in feasts(day.year)

    def next_working_day(self, day: date) -> date:
        """The first working day after a day.

        >>> Calendar().next_working_day(date(2026, 12, 24))
        datetime.date(2026, 12, 28)
        """
        following = day + ONE_DAY
        while self.is_free(following):
            following += ONE_DAY
        return following

    def knows(self, day: date) -> bool:
        """Whether the royal decrees that may have equated this day are among ours.

        >>> Calendar(known=(2023, 2028)).knows(date(2029, 5, 11)), Calendar().knows(date(2029, 5, 11))
        (False, True)
        """
        return self.known is None or self.known[0] <= day.year <= self.known[1]
