"""What a level rests on beside the answers, as the adviser says when weighing it."""

from types import MappingProxyType
from typing import Final

from dijkwacht.kit.words import Worded


class Basis(Worded):
    """What a weighed level rests on; the words stand with the level on pages and papers."""

    DOCUMENT = "document", "een document"
    INTERVIEW = "interview", "een gesprek"
    CHECK = "check", "een eigen toets"
    NOTHING = "nothing", "niets"


REASONS: Final = MappingProxyType(
    {
        Basis.DOCUMENT: "Een document laat dit zien.",
        Basis.INTERVIEW: "Een gesprek bevestigt dit.",
        Basis.CHECK: "Een eigen toets van de adviseur laat dit zien.",
        Basis.NOTHING: "Naast de antwoorden is er niets waarop een niveau kan rusten.",
    }
)
"""What stands as the reason where the adviser chooses a ground and writes nothing."""


def reason_with_ground(reason: str, basis: Basis | None) -> str:
    """The reason as it is told, with what it rests on; a reason that says that already is told once.

    >>> reason_with_ground("Een document laat dit zien.", Basis.DOCUMENT)
    'Een document laat dit zien.'
    >>> reason_with_ground("Het besluit is gezien.", Basis.DOCUMENT)
    'Het besluit is gezien. Dit rust op een document.'
    """
    if basis is None or reason.strip() == REASONS[basis]:
        return reason
    return f"{reason} Dit rust op {basis.word}."
