"""Outlines of areas in longitude and latitude, laid flat and written as paths: the part of a map that stays the same."""

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

WIDEST: Final = 640.0
TALLEST: Final = 720.0
EDGE: Final = 8.0
ROWS: Final = 24
"""How many lines are tried for the longest stretch inside an area, where its name goes."""

Point = tuple[float, float]
Ring = Sequence[Point]


@dataclass(frozen=True, slots=True)
class Outline:
    """One area: its path, and the middle and the length of the longest level stretch inside it."""

    path: str
    x: float
    y: float
    room: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """All areas on one sheet, by key, with the size of the sheet."""

    width: float
    height: float
    outlines: Mapping[str, Outline]


def sheet(geometries: Mapping[str, Mapping[str, Any]]) -> Sheet:
    """Lay areas (GeoJSON polygons in longitude and latitude) on one sheet, north up and true to shape.

    Corners are put on a grid of half a unit. Neighbours share their corners, so no gap opens between them.
    """
    areas = {key: list(_rings(geometry)) for key, geometry in geometries.items()}
    corners = [point for rings in areas.values() for ring in rings for point in ring]
    if not corners:
        return Sheet(WIDEST, EDGE * 2, {})
    west, east = min(x for x, _ in corners), max(x for x, _ in corners)
    south, north = min(y for _, y in corners), max(y for _, y in corners)
    # A degree of longitude is shorter than one of latitude; at the middle of the map they are made equal.
    squeeze = math.cos(math.radians((south + north) / 2))
    wide, tall = max((east - west) * squeeze, 1e-9), max(north - south, 1e-9)
    scale = min((WIDEST - 2 * EDGE) / wide, (TALLEST - 2 * EDGE) / tall)

    def flat(point: Point) -> Point:
        x, y = EDGE + (point[0] - west) * squeeze * scale, EDGE + (north - point[1]) * scale
        return round(2 * x) / 2, round(2 * y) / 2

    outlines = {key: outline for key, rings in areas.items() if (outline := _outline(rings, flat))}
    return Sheet(math.ceil(wide * scale + 2 * EDGE), math.ceil(tall * scale + 2 * EDGE), outlines)


def _rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    """Every ring, of the outside and of holes, as points."""
    pieces = geometry.get("coordinates") or []
    for polygon in pieces if geometry.get("type") == "MultiPolygon" else [pieces]:
        for ring in polygon:
            yield [(float(point[0]), float(point[1])) for point in ring]


def _outline(rings: Iterable[Ring], flat: Callable[[Point], Point]) -> Outline | None:
    drawn = [ring for ring in (_closed([flat(point) for point in ring]) for ring in rings) if len(ring) > 2]
    if not drawn:
        return None
    x, y, room = _stretch(drawn)
    return Outline("".join(map(_path, drawn)), x, y, room)


def _closed(points: Sequence[Point]) -> list[Point]:
    """The corners that differ from the one before; the last does not repeat the first."""
    kept = [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]
    return kept[:-1] if len(kept) > 1 and kept[0] == kept[-1] else kept


def _path(ring: Sequence[Point]) -> str:
    """The ring as steps from corner to corner: shorter than the places themselves."""
    steps = [f"M{ring[0][0]:g} {ring[0][1]:g}l"]
    for (x0, y0), (x1, y1) in pairwise(ring):
        step = f"{x1 - x0:g} {y1 - y0:g}"
        steps.append(step if len(steps) == 1 or step[0] == "-" else f" {step}")
    return f"{''.join(steps)}z"


def _stretch(rings: Sequence[Sequence[Point]]) -> tuple[float, float, float]:
    """The middle and the length of the longest level line that lies inside, away from the top and the bottom."""
    top, bottom = min(y for ring in rings for _, y in ring), max(y for ring in rings for _, y in ring)
    best, most = (rings[0][0][0], (top + bottom) / 2, 0.0), 0.0
    for row in range(1, ROWS):
        y = top + (bottom - top) * row / ROWS + 0.01
        # Of stretches that hardly differ, the one halfway down the area is the best place for a name.
        weight = 1 - abs(row / ROWS - 0.5) / 2
        crossings = sorted(_crossings(rings, y))
        for start, end in zip(crossings[::2], crossings[1::2], strict=False):
            if (end - start) * weight > most:
                best, most = ((start + end) / 2, y, end - start), (end - start) * weight
    return best


def _crossings(rings: Sequence[Sequence[Point]], y: float) -> Iterator[float]:
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, [*ring[1:], ring[0]], strict=True):
            if (y0 > y) != (y1 > y):
                yield x0 + (y - y0) * (x1 - x0) / (y1 - y0)
