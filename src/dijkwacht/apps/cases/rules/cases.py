"""What every case keeps to: a number that names nobody, people named on it, and an adviser for thirty days at most."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.kit.personal import scan

NAMEABLE: Final = frozenset({Role.OFFICER, Role.COORDINATOR, Role.EXECUTIVE})
"""Whoever holds one of these roles in the organisation can be named on a case."""
GRANT: Final = timedelta(days=30)
"""How long an adviser may look along, the first day included; then it ends by itself."""
LONGEST_NUMBER: Final = 30
_NUMBER: Final = re.compile(r"[A-Z0-9]+(?:-[A-Z0-9]+)*")
_LETTERS: Final = re.compile(r"[A-Z]+")
_POSTCODE: Final = re.compile(r"(?:^|-)[1-9][0-9]{3}-?[A-Z]{2}(?:-?[0-9]{1,4}[A-Z]?)?$")
LONGEST_WORD: Final = 6
"""*DOSSIER* would be a word, and so would most names; *ZAAK*, *WABO* and *BIBOB* are shorter."""
FEWEST_DIGITS: Final = 3


def plain_number(text: str) -> str:
    """A case number as it is kept.

    >>> plain_number(" z-2026-00123 ")
    'Z-2026-00123'
    """
    return text.strip().upper()


def why_not_number(number: str) -> str | None:
    """Why this cannot be a case number; None when it can. It stands for a case elsewhere and says nothing about anybody.

    >>> why_not_number("Z-2026-00123") is None, why_not_number("DORPSSTRAAT-12") is None
    (True, False)
    """
    if not number:
        return "Vul het zaaknummer uit uw eigen zaaksysteem in."
    if len(number) > LONGEST_NUMBER:
        return f"Een zaaknummer heeft hooguit {LONGEST_NUMBER} tekens."
    if not _NUMBER.fullmatch(number):
        return "Gebruik alleen letters, cijfers en streepjes, zoals Z-2026-00123."
    seems = _seems(number)
    return f"Dit lijkt op een {seems}. Vul alleen het nummer uit uw zaaksysteem in, zoals Z-2026-00123." if seems else None


def _seems(number: str) -> str:
    """What a number seems to tell about somebody; empty when nothing."""
    if hits := scan(number):
        return hits[0].kind
    if any(len(word) > LONGEST_WORD for word in _LETTERS.findall(number)) or sum(map(str.isdigit, number)) < FEWEST_DIGITS:
        return "naam of adres"
    return "postcode" if _POSTCODE.search(number) else ""


def why_not_name(roles: Collection[Role], *, is_named: bool) -> str | None:
    """Why somebody with these roles in the organisation cannot be named on a case; None when they can."""
    if is_named:
        return "Deze collega staat al op de zaak."
    if not NAMEABLE & set(roles):
        return "Alleen een medewerker, beleidsmedewerker OOV of bestuurder van de eigen organisatie kan op een zaak staan."
    return None


def why_not_unname(*, named: int) -> str | None:
    """Why somebody cannot be taken off a case; None when they can."""
    return None if named > 1 else "Zet eerst een collega op de zaak: een zaak zonder iemand is voor niemand meer te vinden."


def grant_until(start: date) -> date:
    """The last day on which an adviser may look along.

    >>> grant_until(date(2026, 11, 1))
    datetime.date(2026, 11, 30)
    """
    return start + GRANT - timedelta(days=1)


def why_not_grant(*, is_adviser: bool, has_grant: bool) -> str | None:
    """Why this person cannot be asked to look along; None when they can."""
    if not is_adviser:
        return "Alleen een adviseur met een lopende opdracht bij uw organisatie kan meekijken."
    return "Deze adviseur kijkt al mee." if has_grant else None


def why_not_day(day: date, *, on: date, after: date | None = None) -> str | None:
    """Why a step cannot have this day; None when it can: not in the future, not before the step before it."""
    if day > on:
        return "Deze dag ligt in de toekomst. Leg een stap vast als hij is gezet."
    if after is not None and day < after:
        return "Deze dag ligt voor de vorige stap."
    return None


@dataclass(frozen=True, slots=True)
class Due:
    """A term of a case that runs out: when, of what, by which article, and in which case (its instrument, number and address).

    ``article`` is empty for a term that the organisation set itself.
    """

    until: date
    words: str
    article: str
    instrument: Instrument
    case: UUID
    number: str
    is_unsure: bool = False

    def days_left(self, on: date) -> int:
        """How many days are left on a day; below zero it is over."""
        return (self.until - on).days


def nearest(dues: Iterable[Due]) -> tuple[Due, ...]:
    """All of them, the nearest first."""
    return tuple(sorted(dues, key=lambda due: (due.until, due.number, due.words)))
