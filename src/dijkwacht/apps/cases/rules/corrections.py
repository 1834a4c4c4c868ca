"""Why something in a case was put right, taken back or removed: a choice, so that nothing about anybody is written down."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dijkwacht.kit.words import Worded


class Amended(Worded):
    """Why something that was noted is put right or taken back."""

    MISTYPED = "mistyped", "verkeerd ingevoerd"
    NOT_HAPPENED = "not_happened", "dit is niet gebeurd"
    OTHER_CASE = "other_case", "dit hoort bij een andere zaak"


class Removed(Worded):
    """Why a case is removed, with everything that was noted of it."""

    BY_MISTAKE = "by_mistake", "per ongeluk geopend"
    DOUBLE = "double", "de zaak staat hier dubbel"
    RETENTION = "retention", "de bewaartermijn van onze selectielijst is voorbij"
    ELSEWHERE = "elsewhere", "wij houden deze zaak alleen nog in het eigen zaaksysteem bij"


@dataclass(frozen=True, slots=True)
class Correction:
    """What something that was noted should have been: its day, and until when or for how many weeks where it carries that.

    ``with_committee`` is for an objection alone, as is ``party``; ``ruling`` is for what can end in several ways, ``months`` and
    ``ends_on`` for what can change the length of a closure, of a dwelling beside premises in its own fields.
    """

    on: date
    until: date | None = None
    weeks: int | None = None
    with_committee: bool = False
    ruling: str = ""
    party: str = ""
    months: int | None = None
    ends_on: date | None = None
    months_dwelling: int | None = None
    ends_on_dwelling: date | None = None


def why_not_between(day: date, *, on: date, after: date | None, before: date | None) -> str | None:
    """Why a day that is put right cannot be this one; None when it can: it keeps its place in the order of things.

    >>> may = [date(2026, 5, day) for day in (1, 8, 15)]
    >>> why_not_between(may[1], on=date(2026, 6, 1), after=may[0], before=may[2]) is None
    True
    >>> why_not_between(may[2], on=date(2026, 6, 1), after=may[0], before=may[1])
    'Deze dag ligt na wat erop volgde.'
    """
    if day > on:
        return "Deze dag ligt in de toekomst."
    if after is not None and day < after:
        return "Deze dag ligt voor wat eraan voorafging."
    return "Deze dag ligt na wat erop volgde." if before is not None and day > before else None


def first_after(days: Iterable[date]) -> date | None:
    """The earliest of the days that follow; None where nothing does."""
    return min(days, default=None)
