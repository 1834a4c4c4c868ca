"""Which texts seem to hold personal data, and the mark by which somebody keeps them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dijkwacht.apps.pictures.rules.answers import digest
from dijkwacht.kit.personal import Kind, scan, words_of

KEEP: Final = "toch_bewaren"
"""The name of the button that keeps a text as it is; its value is the mark of the texts that were shown."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that waits for its writer: the field it stands in and what it seems to hold."""

    name: str
    text: str
    kinds: tuple[Kind, ...]

    @property
    def names_function(self) -> bool:
        """Whether it names somebody by function."""
        return Kind.FUNCTION in self.kinds

    @property
    def words(self) -> str:
        """What it seems to hold, in a sentence."""
        return words_of(self.kinds)

    @property
    def rows(self) -> int:
        """How high the field must be to read it."""
        return min(12, 2 + self.text.count("\n") + len(self.text) // 70)


def together(*found: Iterable[Waiting]) -> tuple[Waiting, ...]:
    """Each text once, with all that it seems to hold."""
    kinds: dict[tuple[str, str], list[Kind]] = {}
    for one in (one for some in found for one in some):
        kinds.setdefault((one.name, one.text), []).extend(one.kinds)
    return tuple(Waiting(name, text, tuple(dict.fromkeys(held))) for (name, text), held in kinds.items())


def waiting(texts: Iterable[tuple[str, str]]) -> tuple[Waiting, ...]:
    """Those of the texts, each with the name of its field, that seem to hold personal data."""
    found = ((name, text, tuple(dict.fromkeys(hit.kind for hit in scan(text)))) for name, text in texts)
    return tuple(Waiting(name, text, kinds) for name, text, kinds in found if kinds)


def mark(texts: Iterable[Waiting]) -> str:
    """What the button *toch bewaren* carries: it keeps these texts and no others."""
    return digest(*((one.name, one.text) for one in texts))


def kinds_in(held: Iterable[Waiting]) -> list[str]:
    """What these texts seem to hold, by kind; the audit keeps no more of them."""
    return sorted({kind.value for one in held for kind in one.kinds})
