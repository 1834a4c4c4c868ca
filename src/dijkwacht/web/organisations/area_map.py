"""The map of areas, over the outlines of the organisations that they lie in."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from dijkwacht.apps.organisations.models import Area, Boundary
from dijkwacht.apps.organisations.rules import AreaKind
from dijkwacht.documents.drawings.map import Area as Drawn
from dijkwacht.documents.drawings.map import Fill, MapDrawing, drawn, swatch
from dijkwacht.documents.drawings.outlines import sheet
from dijkwacht.kit.dutch import count

FILLS: Final[Mapping[AreaKind, Fill]] = MappingProxyType(
    {
        AreaKind.PORT: Fill.BARS,
        AreaKind.BUSINESS_PARK: Fill.SOLID,
        AreaKind.HOLIDAY_PARK: Fill.CROSSED,
        AreaKind.OTHER: Fill.GRID,
    }
)
LEGEND: Final = tuple((swatch(fill), kind.word) for kind, fill in FILLS.items())
HALF: Final = (0.004, 0.0025)
"""Half the width and height in degrees, some 270 metres, of the mark of an area of which only the middle is known."""


def area_map(areas: Sequence[Area], on: date) -> str:
    """The map; nothing where no area has a shape."""
    areas = [area for area in areas if area.has_shape]
    if not areas:
        return ""
    owners = {one.pk: one for area in areas for one in area.organisations.all()}
    outlines = Boundary.objects.holding_on(on).filter(organisation__in=owners).values_list("organisation_id", "geojson")
    shapes: dict[str, Mapping[str, Any]] = {f"o{pk}": geometry for pk, geometry in outlines}
    below = [Drawn(key, "", "", None) for key in shapes]
    shapes |= {f"a{area.pk}": _shape(area.geojson) for area in areas}
    above = [Drawn(f"a{area.pk}", area.name, AreaKind(area.kind).word, FILLS[AreaKind(area.kind)]) for area in areas]
    told = f"{count(len(areas), 'gebied', 'gebieden')}. De tabel noemt ze alle."
    return drawn(MapDrawing("Gebieden op de kaart", told, (*below, *above)), sheet(shapes))


def _shape(geometry: Mapping[str, Any]) -> Mapping[str, Any]:
    """The shape itself, or a small diamond where only the middle is known."""
    if geometry["type"] != "Point":
        return geometry
    (x, y), (wide, high) = geometry["coordinates"], HALF
    return {"type": "Polygon", "coordinates": [[[x - wide, y], [x, y + high], [x + wide, y], [x, y - high], [x - wide, y]]]}
