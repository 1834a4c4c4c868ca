"""What an instrument brings to the pages that the cases of both have."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.urls import reverse

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.cases.models import Case
from dijkwacht.apps.policies.rules import Instrument


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was noted of a case, with the deeds that put it right and take it off.

    ``take_off`` is called with what ``put_right`` is, but for the correction; ``verb`` is what taking it off is called, and
    ``kept`` why it cannot be taken off now (empty when it can). One without a key can only be read. ``has_length`` is for what
    can change how long a closure takes (``has_dwelling``: also of a dwelling apart), ``has_months`` for the decision to close
    itself; ``asks_why`` where ``rulings`` say why, and not how it ended. ``place`` is its place among those of one day.
    """

    key: str
    words: str
    on: date
    put_right: Callable[..., Any] = lambda **_: None
    take_off: Callable[..., Any] = lambda **_: None
    until: date | None = None
    weeks: int | None = None
    has_until: bool = False
    has_weeks: bool = False
    most_weeks: int = 4
    verb: str = "Weghalen"
    kept: str = ""
    article: str = ""
    asks_committee: bool = False
    with_committee: bool = False
    ruling: str = ""
    rulings: Sequence[tuple[str, str]] = ()
    asks_why: bool = False
    party: str = ""
    asks_party: bool = False
    months: int | None = None
    ends_on: date | None = None
    months_dwelling: int | None = None
    ends_on_dwelling: date | None = None
    has_dwelling: bool = False
    has_length: bool = False
    has_months: bool = False
    place: int = 0


@dataclass(frozen=True, slots=True)
class Subject:
    """An instrument, as the pages of a case ask for it; ``lines`` gives all that was noted before and at the decision."""

    instrument: Instrument
    word: str
    case_for: Callable[[User, UUID], Case]
    trail: Callable[[Case], Sequence[dict[str, str]]]
    lines: Callable[[Any], Sequence[Line]]

    def address(self, name: str, *args: object) -> str:
        """An address of this instrument."""
        return address(self.instrument, name, *args)


def address(instrument: Instrument, name: str, *args: object) -> str:
    """An address of an instrument."""
    return reverse(f"{instrument}:{name}", args=args)
