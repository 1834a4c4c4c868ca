"""What a registered study must hold: an existing picture, quickscan, scan or ENSIA result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.documents.marking import Marking

MAX_LINES: Final = 60
MAX_LINE: Final = 500


@dataclass(frozen=True, slots=True)
class Study:
    """A study as somebody describes it; per theme its level in the study's own words."""

    title: str
    maker: str
    made_on: date
    marking: Marking = Marking.ORGANISATION
    themes: tuple[tuple[str, str], ...] = ()
    recommendations: tuple[str, ...] = ()


def faults_in_study(study: Study, *, on: date) -> Mapping[str, str]:
    """What keeps a study from being registered, by field: in words that stand beside that field."""
    faults: dict[str, str] = {}
    if not study.title.strip():
        faults["title"] = "Vul in hoe het onderzoek heet."
    if not study.maker.strip():
        faults["maker"] = "Vul in wie het maakte."
    if study.made_on > on:
        faults["made_on"] = "De datum ligt in de toekomst."
    for name, lines in (("themes", [": ".join(pair) for pair in study.themes]), ("recommendations", study.recommendations)):
        if len(lines) > MAX_LINES:
            faults[name] = f"Noem hooguit {MAX_LINES} regels."
        elif any(len(line) > MAX_LINE for line in lines):
            faults[name] = f"Maak elke regel korter: hooguit {MAX_LINE} tekens."
    return faults


def theme_lines(text: str) -> tuple[tuple[tuple[str, str], ...], str | None]:
    """The themes with their levels from lines such as *Vergunningen: voldoende*, and what is wrong with the first bad line.

    >>> theme_lines("Vergunningen: voldoende")
    ((('Vergunningen', 'voldoende'),), None)
    """
    pairs = []
    for number, line in enumerate(lines_of(text), start=1):
        theme, _, level = (part.strip() for part in line.partition(":"))
        if not theme or not level:
            return (), f"Regel {number}: schrijf het thema, een dubbele punt en het niveau."
        pairs.append((theme, level))
    return tuple(pairs), None


def lines_of(text: str) -> Sequence[str]:
    """The lines in which something stands.

    >>> lines_of("een\\n\\n twee ")
    ('een', 'twee')
    """
    return tuple(line.strip() for line in text.splitlines() if line.strip())
