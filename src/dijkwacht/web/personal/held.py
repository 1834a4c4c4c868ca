"""Which texts seem to hold personal data, and putting on record that somebody kept them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from dijkwacht.apps.assessments.rules import digest
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.kit.personal import Kind, scan

KEEP: Final = "toch_bewaren"
"""The name of the button that keeps a text as it is; its value is the mark of the texts that were shown."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that waits for its writer: the field it stands in and what it seems to hold."""

    name: str
    text: str
    kinds: tuple[Kind, ...]

    @property
    def words(self) -> str:
        """What it seems to hold, in a sentence."""
        return " en ".join(f"een {kind}" for kind in self.kinds)

    @property
    def rows(self) -> int:
        """How high the field must be to read it."""
        return min(12, 2 + self.text.count("\n") + len(self.text) // 70)


def waiting(texts: Iterable[tuple[str, str]]) -> tuple[Waiting, ...]:
    """Those of the texts, each with the name of its field, that seem to hold personal data."""
    found = ((name, text, tuple(dict.fromkeys(hit.kind for hit in scan(text)))) for name, text in texts)
    return tuple(Waiting(name, text, kinds) for name, text, kinds in found if kinds)


def mark(texts: Iterable[Waiting]) -> str:
    """What the button *toch bewaren* carries: it keeps these texts and no others."""
    return digest(*((one.name, one.text) for one in texts))


def record_kept(held: Iterable[Waiting], *, by: Actor, organisation: str) -> None:
    """Put on record that somebody kept texts that seem to hold personal data: the kinds only."""
    kinds = sorted({kind.value for one in held for kind in one.kinds})
    audit.record(by=by, verb="personal.kept", organisation=organisation, note=", ".join(kinds))
