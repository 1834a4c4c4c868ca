"""The map of the overview; the shapes are the heavy part and are kept per process."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.organisations.models import Boundary
from dijkwacht.apps.pictures.rules.states import Stage
from dijkwacht.documents.drawings.map import Area, Fill, MapDrawing, drawn, swatch
from dijkwacht.documents.drawings.outlines import Sheet, sheet
from dijkwacht.kit.dutch import count
from dijkwacht.web.programme.overview import Overview

FILLS: Final[Mapping[Stage, Fill]] = MappingProxyType(
    {
        Stage.NONE: Fill.EMPTY,
        Stage.PLANNED: Fill.DOTS,
        Stage.ANSWERING: Fill.LINES,
        Stage.WRITING: Fill.BARS,
        Stage.CONCEPT: Fill.DENSE,
        Stage.FACT_CHECK: Fill.GRID,
        Stage.ADOPTED: Fill.SOLID,
        Stage.LAPSED: Fill.CROSSED,
    }
)
SWATCHES: Final[Mapping[Stage, str]] = MappingProxyType({stage: swatch(fill) for stage, fill in FILLS.items()})


@lru_cache(maxsize=32)
def _sheet(boundaries: tuple[tuple[int, str], ...]) -> Sheet:
    """The outlines with these numbers, on one sheet; the code of the organisation is the key."""
    codes = dict(boundaries)
    found = Boundary.objects.filter(pk__in=codes).values_list("pk", "geojson")
    return sheet({codes[number]: geometry for number, geometry in found})


def progress_map(seen: Overview, place: str) -> str:
    """The map of an overview, or nothing where no organisation has an outline."""
    boundaries = tuple(sorted((row.boundary, row.code) for row in seen.rows if row.boundary))
    if not boundaries:
        return ""
    shown = {row.code for row in seen.shown}
    areas = tuple(
        Area(row.code, row.name, row.progress.words, FILLS[row.progress.stage] if row.code in shown else None)
        for row in seen.rows
        if row.boundary
    )
    told = ", ".join(f"{seen.counts[stage]} {stage.word}" for stage in Stage if seen.counts[stage])
    description = f"{count(len(seen.rows), 'organisatie', 'organisaties')}: {told}. De tabel noemt ze alle."
    return drawn(MapDrawing(f"Status van de beelden in {place}", description, areas), _sheet(boundaries))
