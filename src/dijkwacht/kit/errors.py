"""Every error that dijkwacht raises on purpose.

    DijkwachtError
    ├── InvalidInput     a file or form is wrong; carries every fault, each with its place
    ├── Refused          this deed is not possible now; carries the reason in words
    ├── Misconfigured    a setting is missing or wrong
    ├── Locked           what is kept was locked with another key
    └── Stopped          who asked for this work no longer wants it

What the user reads is Dutch and complete; nothing here repeats what a person typed.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong in a file: where it stands and why it is refused."""

    file: str
    place: str
    reason: str

    def __str__(self) -> str:
        return ": ".join(part for part in (self.file, self.place, self.reason) if part)


class DijkwachtError(Exception):
    """The root of the tree drawn above."""


class InvalidInput(DijkwachtError):
    """A file or form that is wrong, with all its faults at once."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class Refused(DijkwachtError):
    """A deed that is not possible now; the reason is a Dutch sentence for the page."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class Misconfigured(DijkwachtError):
    """A setting that is missing or wrong; said loudly at the start."""


class Locked(DijkwachtError):
    """What is kept was locked with a key that is not among those of this installation, or was changed."""


class Stopped(DijkwachtError):
    """Work that was stopped because who asked for it no longer wants it; no fault of anybody."""
