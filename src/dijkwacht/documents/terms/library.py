"""The tables that come with dijkwacht: the days equated by royal decree, and the amounts of the penalty for a late decision."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.kit.yaml import load


@dataclass(frozen=True, slots=True)
class Table:
    """A table of ours: where it comes from, and whether that was compared with the official publication."""

    source: str
    is_checked: bool


@dataclass(frozen=True, slots=True)
class Amounts:
    """What a late decision costs a day, in euro: the first fourteen days, the next fourteen, and the rest of the 42.

    ``is_checked`` is whether these were read in the text of the act of their first day.
    """

    start: date
    first: int
    second: int
    rest: int
    is_checked: bool = False

    @property
    def most(self) -> int:
        """What all 42 days together cost."""
        return 14 * (self.first + self.second + self.rest)


@lru_cache
def calendar() -> Calendar:
    """The free days, with those equated by royal decree in the years that we know."""
    data = _read("free-days.yaml")
    return Calendar(frozenset(map(date.fromisoformat, data["days"])), (data["first_year"], data["last_year"]))


@lru_cache
def free_days_table() -> Table:
    """Where the days equated by royal decree come from."""
    data = _read("free-days.yaml")
    return Table(data["source"], data["checked"])


@lru_cache
def amounts() -> tuple[Amounts, ...]:
    """The amounts of the penalty, oldest first."""
    found = _read("penalty.yaml")["amounts"]
    return tuple(
        Amounts(date.fromisoformat(one["from"]), one["first"], one["second"], one["rest"], one["checked"]) for one in found
    )


@lru_cache
def amounts_source() -> str:
    """Where the amounts of the penalty come from."""
    return str(_read("penalty.yaml")["source"])


def amounts_on(day: date) -> Amounts | None:
    """The amounts that held on a day; None before there was a penalty."""
    return next((one for one in reversed(amounts()) if one.start <= day), None)


def _read(name: str) -> Any:
    text = (files("dijkwacht") / "content" / "terms" / name).read_text(encoding="utf-8")
    return load(text, file=name).data
