"""Where each part of a read file stands, so that a fault can say so."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dijkwacht.kit.errors import Fault

Path = Sequence[str | int]

_LONGEST_KEY_SHOWN = 60


@dataclass(slots=True)
class Spot:
    """Where a value stands, where its key stands, and what is inside it."""

    at: str
    key: str | None = None
    inner: Mapping[str | int, "Spot"] | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """The plain data of one YAML file, and where each part of it stands."""

    file: str
    data: Any
    root: Spot

    def place(self, path: Path) -> str:
        """Give ``line:column`` of the value at this path, or of the nearest thing round it that exists."""
        return self._find(path)[0].at

    def key_place(self, path: Path) -> str:
        """Give ``line:column`` of the key that ends this path; of the value where there is no such key."""
        spot, found = self._find(path)
        return spot.key if found and spot.key else spot.at

    def fault(self, path: Path, reason: str, *, on_key: bool = False) -> Fault:
        """Make a fault about the value (or the key) at this path."""
        at = self.key_place(path) if on_key else self.place(path)
        return Fault(self.file, f"{at} {show(path)}".rstrip(), reason)

    def _find(self, path: Path) -> tuple[Spot, bool]:
        spot = self.root
        for step in path:
            if not spot.inner or step not in spot.inner:
                return spot, False
            spot = spot.inner[step]
        return spot, True


def in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Put faults of one document in the order of the file."""
    return sorted(faults, key=lambda fault: [int(number) for number in fault.place.partition(" ")[0].split(":")])


def show(path: Path) -> str:
    """Write a path as people read it.

    >>> show(["themes", 0, "criteria", 12, "ask"])
    'themes[0].criteria[12].ask'
    """
    written = ""
    for step in path:
        written += f"[{step}]" if isinstance(step, int) else f".{_key(step)}"
    return written.removeprefix(".")


def _key(text: str) -> str:
    shown = text if text.isprintable() else "?"
    return shown if len(shown) <= _LONGEST_KEY_SHOWN else shown[:_LONGEST_KEY_SHOWN] + "…"
