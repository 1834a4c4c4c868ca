"""The annexes along other frames: their points, the criteria that say something of them, and the places that nobody checked."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.norms.model import Criterion, Mapping
from dijkwacht.documents.paper.model import Block, Column, Heading, Paragraph, Table
from dijkwacht.documents.report.parts import wording
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.kit.dutch import count

FRAMES: Final = MappingProxyType(
    {"nhn": "Norm Weerbare Overheid", "bio2": "Baseline Informatiebeveiliging Overheid (BIO2)", "ensia": "ENSIA"}
)
"""The frames that our own sets lean on, in the order in which the annex has them; others follow by their code."""

_PIECES: Final = re.compile(r"\d+|\D+")
Row = tuple[Mapping, Criterion]


def annex_frames(matter: Matter) -> Sequence[Block]:
    """A table for each frame: point, criterion, levels; points that nobody checked stand in the last annex."""
    found = [(mapping, criterion) for criterion in matter.norm.criteria for mapping in criterion.maps_to]
    named = {mapping.frame for mapping, _ in found}
    frames = [*(frame for frame in FRAMES if frame in named), *sorted(named - FRAMES.keys())]
    blocks: list[Block] = []
    for frame in frames:
        blocks += _frame(matter, frame, sorted((row for row in found if row[0].frame == frame), key=_in_order))
    if not blocks:
        return []
    return [
        Paragraph(
            "Deze tabellen zetten de onderdelen van dit beeld naast de punten van een ander kader. Een onderdeel zegt iets "
            "over dat punt, maar is niet hetzelfde als een oordeel volgens dat kader. Niveau 2 en 3 zijn op orde."
        ),
        *blocks,
    ]


def _frame(matter: Matter, frame: str, rows: Sequence[Row]) -> list[Block]:
    mapped = {criterion.id for _, criterion in rows}
    apart = len(matter.norm.criteria) - len(mapped)
    columns = (
        Column("Punt", 22),
        Column("Onderdeel", 56),
        Column("Papier", 11, is_figure=True),
        Column("Praktijk", 11, is_figure=True),
    )
    cells = tuple(
        (_point(mapping), _named(criterion), *wording.levels(matter.results[criterion.id])) for mapping, criterion in rows
    )
    left = f"{count(apart, 'onderdeel heeft', 'onderdelen hebben')} geen punt in dit kader."
    return [
        Heading(2, matter.source_titles.get(frame) or FRAMES.get(frame, frame)),
        Table(caption="", columns=columns, rows=cells),
        *([Paragraph(left)] if apart else []),
    ]


def _named(criterion: Criterion) -> str:
    return f"{criterion.id} {one_line(criterion.text)}"


def _point(mapping: Mapping) -> str:
    return one_line(mapping.at)


def _in_order(row: Row) -> list[tuple[int, str]]:
    """5.3 before 5.18: numbers by their size, the rest by its letters."""
    return [(int(piece), "") if piece.isdigit() else (-1, piece) for piece in _PIECES.findall(row[0].at)]


def annex_unchecked(matter: Matter) -> Sequence[Block]:
    """Every place that nobody checked yet, once, with the criteria that lean on it."""
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for title, at, criterion in _unchecked(matter):
        if criterion not in found[title, at]:
            found[title, at].append(criterion)
    if not found:
        return []
    rows = tuple((f"{title}, {at}" if at else title, ", ".join(ids)) for (title, at), ids in sorted(found.items()))
    return [
        Paragraph(
            "Bij deze vindplaatsen is nog niet nagegaan of zij precies kloppen: zij zijn te verifiëren. Elders in dit rapport "
            "staat dat er niet nog eens bij. Aan de niveaus en de cijfers verandert het niets."
        ),
        Table(caption="", columns=(Column("Te verifiëren", 60), Column("Bij onderdeel", 40)), rows=rows),
    ]


def _unchecked(matter: Matter) -> Iterator[tuple[str, str, str]]:
    titles, shown = matter.source_titles, set(matter.found)
    for criterion in matter.norm.criteria:
        if criterion.id in shown:
            for source in criterion.sources:
                if not source.checked:
                    yield titles.get(source.ref, source.ref), one_line(source.at), criterion.id
        for mapping in criterion.maps_to:
            if not mapping.checked:
                yield titles.get(mapping.frame) or FRAMES.get(mapping.frame, mapping.frame), one_line(mapping.at), criterion.id
