"""The chain: what an event says, how it is hashed and where a chain breaks."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Protocol

GENESIS = "0" * 64
"""What the first event names as the hash before it."""


class Actor(Protocol):
    """Who does something: a user, an invitation or the system."""

    @property
    def audit_name(self) -> str:
        """A name without personal data, such as ``user:12``."""


@dataclass(frozen=True, slots=True)
class System:
    """A deed of the product itself, such as loading content."""

    name: str

    @property
    def audit_name(self) -> str:
        """The name under which the deed stands in the chain."""
        return f"system:{self.name}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What one event says: never a level, never a text that somebody typed."""

    at: datetime
    actor: str
    verb: str
    on: str
    organisation: str
    note: str

    def sealed_after(self, previous: str) -> str:
        """The hash of this entry in a chain that so far ends in ``previous``."""
        said = {**asdict(self), "at": self.at.astimezone(UTC).isoformat(timespec="microseconds")}
        message = previous + json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(message.encode()).hexdigest()


def first_break(chain: Iterable[tuple[int, Entry, str]], *, start: str = GENESIS) -> int | None:
    """The number of the first event whose hash does not follow from the one before it; None when all do."""
    previous = start
    for number, entry, seal in chain:
        if entry.sealed_after(previous) != seal:
            return number
        previous = seal
    return None
