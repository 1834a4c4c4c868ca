"""What the workbook of a placed model holds: what is offered of each barrier, and what somebody filled in."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Final

MODEL: Final = "Model"
BARRIERS: Final = "Barrières"
LABELS: Final = ("model", "versie", "voor", "opgehaald op", "kenmerk")
NUMBER, STANDING, BY, SINCE, STOOD = "nummer", "stand", "door wie", "sinds", "stond er"
READ: Final = (NUMBER, STANDING, BY, SINCE, STOOD)
"""The columns that are read."""
ALONG: Final = ("stap", "barrière", "wat zij doet", "wie plaatst")
"""The columns that stand there to read along."""
HEADINGS: Final = (NUMBER, *ALONG, STANDING, BY, SINCE, STOOD)
UNKNOWN: Final = "nog niet bekend"
"""The word for what nobody said yet: with it stands nobody and no day."""
PLANNED: Final = "gepland"
"""The word for what is to come: with it stands no day."""
NOT_THERE: Final = frozenset({UNKNOWN, "staat er niet", "niet van toepassing"})
"""The words for what is not there, or not known: with them stands nobody and no day."""
UNCONFIRMED: Final = "nog niet bevestigd"
"""What is added where a partner has still to confirm what is said."""
SHORT: Final[Mapping[str, str]] = MappingProxyType(
    {
        "?": UNKNOWN,
        "onbekend": UNKNOWN,
        "weet ik niet": UNKNOWN,
        "nee": "staat er niet",
        "nvt": "niet van toepassing",
        "n.v.t.": "niet van toepassing",
        "geregeld": "geregeld door de partner",
    }
)
"""What people write for the words of the list."""


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one barrier, in words; whether a partner has still to confirm it, makes it no other thing."""

    standing: str = UNKNOWN
    by: str = ""
    since: date | None = None
    waits: bool = field(default=False, compare=False)

    @property
    def words(self) -> str:
        """On one line; the same words are the same thing.

        >>> Said("ingericht", "gemeente", date(2026, 3, 1)).words
        'ingericht, gemeente, sinds 1-3-2026'
        """
        since = f"sinds {self.since.day}-{self.since.month}-{self.since.year}" if self.since else ""
        return ", ".join(part for part in (self.standing, self.by, since) if part)

    @property
    def told(self) -> str:
        """The same, also where a partner has still to confirm it.

        >>> Said("geregeld door de partner", "politie", waits=True).told
        'geregeld door de partner, politie, nog niet bevestigd'
        """
        return f"{self.words}, {UNCONFIRMED}" if self.waits else self.words


@dataclass(frozen=True, slots=True)
class Offered:
    """One barrier in the workbook: what can be said of it, and what is said of it now."""

    id: str
    step: str
    title: str
    does: str
    standings: tuple[str, ...]
    parties: tuple[str, ...]
    is_ours: bool = True
    now: Said = Said()

    def fitting(self, said: Said) -> Said:
        """What that is here: nobody places what is not there, and where one party is named it is that one.

        What is said already stays as it was said, also where nobody was named.
        """
        if said.standing in NOT_THERE:
            return Said(said.standing)
        if len(self.parties) > 1:
            return said
        return replace(said, by=self.now.by if said.standing == self.now.standing else "".join(self.parties))


@dataclass(frozen=True, slots=True)
class Head:
    """Of which model, for which place, on which day it was fetched; the mark tells one such use of a model from all others."""

    model: str
    version: str
    where: str
    fetched: str
    mark: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with one cell or row."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it was filled in: empty is left as it is; ``stood`` is what stood there when the workbook was fetched.

    ``barrier`` is empty where the row is about none; ``day_at`` is where the day stands.
    """

    barrier: str
    day_at: str = ""
    standing: str = ""
    by: str = ""
    since: date | None = None
    stood: str = ""
    flaws: tuple[Flaw, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said."""
        return not (self.standing or self.by or self.since)


@dataclass(frozen=True, slots=True)
class PlacedBook:
    """A workbook that is ours; ``flaws`` are those of rows that are about no barrier of this version, or about one again."""

    head: Head
    lines: tuple[Line, ...]
    flaws: tuple[Flaw, ...] = ()
