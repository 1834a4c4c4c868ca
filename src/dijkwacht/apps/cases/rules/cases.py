"""What every case keeps to: a number that names nobody, people named on it, and an adviser for thirty days at most."""

import re
import unicodedata
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.kit.dutch import count, long_date
from dijkwacht.kit.personal import scan
from dijkwacht.kit.words import Worded

NAMEABLE: Final = frozenset({Role.OFFICER, Role.COORDINATOR, Role.EXECUTIVE})
"""Whoever holds one of these roles in the organisation can be named on a case."""
GRANT: Final = timedelta(days=30)
"""How long an adviser may look along, the first day included; then it ends by itself."""
LONGEST_NUMBER: Final = 30
_NUMBER: Final = re.compile(r"[A-Z0-9]+(?:[-/.][A-Z0-9]+)*")
_LETTERS: Final = re.compile(r"[A-Z]+")
_POSTCODE: Final = re.compile(r"(?:^|[-/.])[1-9][0-9]{3}[-/.]?[A-Z]{2}(?:[-/.]?[0-9]{1,4}[A-Z]?)?$")
LONGEST_WORD: Final = 6
"""*DOSSIER* would be a word, and so would most names; *ZAAK*, *WABO* and *BIBOB* are shorter."""
FEWEST_DIGITS: Final = 3
_NAME: Final = "naam of adres"
FIRST_YEAR: Final = 2000
"""A day before it is a slip of the finger: the Bibob act is of 2003, and what is older is no case any more."""


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
        return "Gebruik alleen letters, cijfers, streepjes, schuine strepen en punten, zoals Z-2026-00123 of OOV/2026/12."
    seems = _seems(number)
    if seems == _NAME and sum(map(str.isdigit, number)) < FEWEST_DIGITS:
        more = f"een zaaknummer heeft hier minstens {FEWEST_DIGITS} cijfers. Zet er nullen voor, zoals Z-005"
        return f"Dit kan een {seems} zijn: {more}."
    return f"Dit lijkt op een {seems}. Vul alleen het nummer uit uw zaaksysteem in, zoals Z-2026-00123." if seems else None


def number_in(text: str, numbers: Iterable[str]) -> str | None:
    """The first of these case numbers that stands in a text, however it is typed: its signs in their order, with little between.

    >>> number_in("In zaak z-test-010 zegt het Bureau", ["Z-TEST-010"]), number_in("Zie Z-TEST-0101.", ["Z-TEST-010"])
    ('Z-TEST-010', None)
    >>> number_in("zaak Z\u20112026 \u2013 00303", ["Z-2026-00303"]), number_in("Z2026\u200b00303b", ["Z-2026-00303"])
    ('Z-2026-00303', 'Z-2026-00303')
    """
    found = unicodedata.normalize("NFKC", text).upper()
    return next((one for one in numbers if re.search(_as_typed(one), found)), None)


def _as_typed(number: str) -> str:
    signs = map(re.escape, filter(str.isalnum, number))
    return rf"(?<![A-Z0-9]){'[^A-Z0-9]{0,3}'.join(signs)}(?![0-9])"


def _seems(number: str) -> str:
    """What a number seems to tell about somebody; empty when nothing."""
    if hits := scan(number):
        return hits[0].kind
    if any(len(word) > LONGEST_WORD for word in _LETTERS.findall(number)) or sum(map(str.isdigit, number)) < FEWEST_DIGITS:
        return _NAME
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


def why_not_day(day: date, *, on: date, after: date | None = None, previous: str = "de vorige stap") -> str | None:
    """Why a step cannot have this day; None when it can: not in the future, not before the step before it, no year long past."""
    if day > on:
        return "Deze dag ligt in de toekomst. Leg een stap vast als hij is gezet."
    if day.year < FIRST_YEAR:
        return f"Klopt het jaar? Vul een dag in vanaf {FIRST_YEAR}."
    if after is not None and day < after:
        return f"Deze dag ligt voor {previous}."
    return None


def why_not_until(
    until: date | None, *, since: date, asks: str = "Vul in tot en met welke dag.", of: str = "de stap"
) -> str | None:
    """Why a last day that is set for somebody is wrong; None when it is right: there is one, and not before its beginning.

    >>> why_not_until(None, since=date(2026, 5, 1)), why_not_until(date(2026, 4, 30), since=date(2026, 5, 1))
    ('Vul in tot en met welke dag.', 'Deze dag ligt voor de dag van de stap.')
    """
    if until is None:
        return asks
    return f"Deze dag ligt voor de dag van {of}." if until < since else None


def why_still_time(until: date | None, *, on: date, for_what: str, article: str) -> str | None:
    """Why a day is too early, because somebody still had a term; None when that is over. Of every instrument the same words.

    >>> why_still_time(date(2026, 9, 19), on=date(2026, 9, 10), for_what="voor een zienswijze", article="Awb 4:8")
    'Er is nog tijd voor een zienswijze tot en met 19 september 2026 (Awb 4:8).'
    """
    if until is None or on > until:
        return None
    return f"Er is nog tijd {for_what} tot en met {long_date(until)} ({article})."


class Whose(Worded):
    """For whom a term runs: only ours can be late; what we watch ends by itself."""

    OURS = "ours", "van ons"
    WATCHED = "watched", "van ons, om te bewaken"
    THEIRS = "theirs", "van de aanvrager"
    BUREAU = "bureau", "van het Landelijk Bureau"

    @property
    def is_ours(self) -> bool:
        """Whether the organisation itself has to do something before its end, or to see to what follows on it."""
        return self in {Whose.OURS, Whose.WATCHED}


def whose_words(who: Whose, instrument: Instrument) -> str:
    """For whom a term runs, in words; where nothing was applied for, there is no applicant.

    >>> whose_words(Whose.THEIRS, Instrument.BIBOB), whose_words(Whose.THEIRS, Instrument.DAMOCLES)
    ('van de aanvrager', 'van de belanghebbende')
    """
    return "van de belanghebbende" if who is Whose.THEIRS and instrument is Instrument.DAMOCLES else who.word


def whose(rule: str) -> Whose:
    """For whom a term of this rule runs, as the table of rules has it; what no act knows we set ourselves.

    >>> whose("T01").word, whose("T10").word, whose("T05").word
    ('van ons', 'van de aanvrager', 'van het Landelijk Bureau')
    """
    if rule in WATCHED:
        return Whose.WATCHED
    return Whose(RULES[rule].whose) if rule in RULES else Whose.OURS


WATCHED: Final = frozenset({"T17"})
"""A closure ends by itself; the lapse and its entry are for us to see to."""


def left_words(until: date, on: date, who: Whose) -> str:
    """How long a term still runs; of somebody else's only that it is over.

    >>> day = date(2026, 11, 30)
    >>> left_words(date(2026, 11, 28), day, Whose.OURS), left_words(date(2026, 11, 28), day, Whose.THEIRS)
    ('2 dagen te laat', 'voorbij')
    >>> left_words(day, day, Whose.OURS), left_words(date(2026, 12, 1), day, Whose.THEIRS)
    ('vandaag', 'nog 1 dag')
    """
    days = (until - on).days
    if days < 0:
        return f"{count(-days, 'dag', 'dagen')} te laat" if who is Whose.OURS else "voorbij"
    return "vandaag" if days == 0 else f"nog {count(days, 'dag', 'dagen')}"


@dataclass(frozen=True, slots=True)
class Due:
    """A term of a case that runs out: when, of what, by which article, and in which case (its instrument, number and address).

    ``article`` is empty for a term that the organisation set itself; ``rule`` is then empty too.
    """

    until: date
    words: str
    article: str
    instrument: Instrument
    case: UUID
    number: str
    is_unsure: bool = False
    whose: Whose = Whose.OURS
    rule: str = ""

    def days_left(self, on: date) -> int:
        """How many days are left on a day; below zero it is over."""
        return (self.until - on).days


def nearest(dues: Iterable[Due]) -> tuple[Due, ...]:
    """All of them, the nearest first."""
    return tuple(sorted(dues, key=lambda due: (due.until, due.number, due.words)))


def ours_first(dues: Iterable[Due]) -> tuple[tuple[Due, ...], tuple[Due, ...]]:
    """What the organisation has to do itself and what it waits for, each with the nearest first."""
    found = nearest(dues)
    return tuple(due for due in found if due.whose.is_ours), tuple(due for due in found if not due.whose.is_ours)
