"""Read areas from GeoJSON, or say in Dutch all that is wrong, by feature.

Bounds hold for the whole file: bytes, depth and parts (by the reader of JSON), areas and corners. Places lie in the Netherlands
and rings are closed. What a property other than the name says is left out.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from dijkwacht.documents.areas.model import LONGEST_NAME, MOST_AREAS, MOST_POINTS, FoundArea, FoundAreas, Grid
from dijkwacht.documents.areas.rd import degrees
from dijkwacht.documents.norms.foreign.json_text import load_json
from dijkwacht.kit.dutch import count
from dijkwacht.kit.errors import Fault, InvalidInput

NAMES: Final = ("naam", "name", "NAAM", "NAME", "Naam", "Name")
"""Where the name of an area stands; the first that is there."""
DEEPEST: Final[Mapping[str, int]] = {"Point": 0, "Polygon": 2, "MultiPolygon": 3}
"""How many lists stand around the places of each shape."""
DECIMALS: Final = 6
"""A tenth of a metre: nobody drew more exactly."""
BOX: Final[Mapping[Grid, tuple[float, float, float, float]]] = {
    Grid.DEGREES: (3.0, 50.7, 7.3, 53.8),
    Grid.RD: (-10_000.0, 300_000.0, 300_000.0, 640_000.0),
}
"""West, south, east and north of the Netherlands."""
OTHER: Final = {Grid.DEGREES: Grid.RD, Grid.RD: Grid.DEGREES}
SMALLEST_RING: Final = 4
MOST_FAULTS: Final = 100

Place = tuple[float, float]


class _Wrong(Exception):
    """What is wrong with one feature, in words."""


def read_areas(text: str, *, file: str, grid: Grid) -> FoundAreas:
    """The areas in a file.

    Raises:
        InvalidInput: with all faults, each named by its feature, up to a hundred.
    """
    data = load_json(text, file=file).data
    features = data.get("features") if isinstance(data, dict) and data.get("type") == "FeatureCollection" else None
    if not isinstance(features, list):
        raise _refused(file, "dit is geen GeoJSON met gebieden: er hoort een FeatureCollection te staan")
    if not features:
        raise _refused(file, "er staat geen gebied in dit bestand")
    if len(features) > MOST_AREAS:
        raise _refused(file, f"er staan {count(len(features), 'gebied', 'gebieden')} in; hooguit {MOST_AREAS} kan")
    if _stated(data.get("crs")) not in {None, grid}:
        raise _refused(file, f"het bestand zegt zelf dat de plaatsen zijn geschreven als {OTHER[grid].word}: kies dat")
    if (points := sum(_points(feature) for feature in features)) > MOST_POINTS:
        raise _refused(
            file, f"er staan {count(points, 'punt', 'punten')} in; hooguit {MOST_POINTS // 1000}.000 kan. Vereenvoudig de omtrek"
        )
    faults: list[Fault] = []
    areas = [area for number, each in enumerate(features, 1) if (area := _area(number, each, grid, file, faults))]
    faults += _twice(areas, file)
    if faults:
        raise InvalidInput(faults[:MOST_FAULTS])
    return FoundAreas(tuple(areas))


def _refused(file: str, reason: str) -> InvalidInput:
    return InvalidInput([Fault(file, "", reason)])


def _stated(crs: Any) -> Grid | None:
    """What the file says of its places in the old way, where it says so and we know it."""
    said = str(
        crs.get("properties", {}).get("name", "") if isinstance(crs, dict) and isinstance(crs.get("properties"), dict) else ""
    )
    if "28992" in said:
        return Grid.RD
    return Grid.DEGREES if "4326" in said or "CRS84" in said else None


def _points(feature: Any) -> int:
    """How many places a feature holds, whatever its shape: the depth was bounded when it was read."""
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    todo, found = [geometry.get("coordinates") if isinstance(geometry, dict) else None], 0
    while todo:
        each = todo.pop()
        if isinstance(each, list):
            if each and not isinstance(each[0], list):
                found += 1
            else:
                todo += each
    return found


def _area(number: int, feature: Any, grid: Grid, file: str, faults: list[Fault]) -> FoundArea | None:
    """One feature as an area; what is wrong with it goes to the faults."""
    name = ""
    try:
        said = _feature(feature)
        name = _name(said.get("properties"))
        return FoundArea(name, _geometry(said.get("geometry"), grid))
    except _Wrong as wrong:
        place = f"gebied {number}, {name}" if name else f"gebied {number}"
        faults.append(Fault(file, place, str(wrong)))
        return None


def _feature(given: Any) -> Mapping[str, Any]:
    if not isinstance(given, dict) or given.get("type") != "Feature":
        raise _Wrong("dit is geen Feature")
    return given


def _name(properties: Any) -> str:
    said = properties if isinstance(properties, dict) else {}
    found = next((said[key] for key in NAMES if said.get(key)), None)
    if not isinstance(found, str) or not (name := " ".join(found.split())):
        raise _Wrong("er hoort een naam te staan, in de eigenschap ‘naam’")
    if len(name) > LONGEST_NAME:
        raise _Wrong(f"de naam heeft {len(name)} tekens; hooguit {LONGEST_NAME} kan")
    if not name.isprintable():
        raise _Wrong("in de naam staat een teken dat niet te lezen is")
    return name


def _geometry(given: Any, grid: Grid) -> dict[str, Any]:
    kind = given.get("type") if isinstance(given, dict) else None
    if not isinstance(kind, str) or kind not in DEEPEST:
        raise _Wrong("de vorm hoort een Polygon, MultiPolygon of Point te zijn")
    made = _shaped(given.get("coordinates"), DEEPEST[kind], grid)
    return {"type": kind, "coordinates": made}


def _shaped(given: Any, depth: int, grid: Grid) -> Any:
    """The places of a shape, as deep as its kind has them; just above the places stands a ring."""
    if not isinstance(given, list) or not given:
        raise _Wrong("er ontbreken coördinaten")
    if depth == 0:
        return _place(given, grid)
    inner = [_shaped(each, depth - 1, grid) for each in given]
    if depth == 1:
        if len(inner) < SMALLEST_RING:
            raise _Wrong(
                f"een omtrek heeft {len(inner)} punten; minstens {SMALLEST_RING} zijn er nodig, met het eerste weer als laatste"
            )
        if inner[0] != inner[-1]:
            raise _Wrong("een omtrek is niet gesloten: het laatste punt hoort het eerste te zijn")
        if len({tuple(point) for point in inner}) < SMALLEST_RING - 1:
            raise _Wrong("een omtrek heeft minder dan drie verschillende punten")
    return inner


def _place(given: list[Any], grid: Grid) -> list[float]:
    """A place in longitude and latitude; a height behind it is left out."""
    if not 2 <= len(given) <= 3 or not all(_is_number(each) for each in given):
        raise _Wrong("een coördinaat hoort uit twee getallen te bestaan")
    x, y = float(given[0]), float(given[1])
    if not _inside(x, y, grid):
        swapped = " Staan lengte en breedte omgekeerd?" if grid is Grid.DEGREES and _inside(y, x, grid) else ""
        other = f" Zijn het {OTHER[grid].word}?" if _inside(x, y, OTHER[grid]) else ""
        raise _Wrong(f"een punt ligt buiten Nederland.{swapped or other}".removesuffix("."))
    convert: Callable[[float, float], Place] = degrees if grid is Grid.RD else lambda a, b: (a, b)
    return [round(each, DECIMALS) for each in convert(x, y)]


def _is_number(given: Any) -> bool:
    return isinstance(given, int | float) and not isinstance(given, bool) and abs(given) < 1e9 and math.isfinite(given)


def _inside(x: float, y: float, grid: Grid) -> bool:
    west, south, east, north = BOX[grid]
    return west <= x <= east and south <= y <= north


def _twice(areas: list[FoundArea], file: str) -> Iterator[Fault]:
    """Names that stand there more than once."""
    seen: set[str] = set()
    for area in areas:
        if area.name.casefold() in seen:
            yield Fault(file, area.name, "deze naam staat er twee keer")
        seen.add(area.name.casefold())
