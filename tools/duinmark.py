"""Make the map of Duinmark, the invented province: boundaries, neighbours and population.

The same seed gives the same bytes. The land lies in the North Sea, where nobody lives; no line is taken
from a real map. Run ``python tools/duinmark.py``; ``--to FOLDER`` writes elsewhere.
"""

import argparse
import csv
import json
import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry import MultiPoint, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry

SEED = 1849
FOLDER = Path(__file__).parents[1] / "src/dijkwacht/content/organisations/duinmark"
MERGER = "2024-01-01"
ABSORBED, ABSORBING = "GM9921", "GM9903"
YEARS = range(2018, 2027)

ORIGIN_LON, ORIGIN_LAT = 3.30, 52.62
DEGREES_PER_KM_LAT = 1 / 111.2
DEGREES_PER_KM_LON = 1 / (111.3 * math.cos(math.radians(52.95)))

# Control points in kilometres east and north of the origin: a dune coast in the west with a harbour mouth,
# tidal flats in the north, a bay (the Oostmeer) in the east and a river in the south.
MAINLAND = [
    (5, 1), (4, 9), (3.6, 17), (4.1, 22), (7.2, 22.6), (9.4, 23.6), (7.3, 24.3), (4.4, 24.6), (4.7, 32), (6.2, 41),
    (8.4, 51), (11, 60), (14, 65), (19, 66.4), (24, 64.6), (29, 65.6), (35, 63.6), (40, 61), (44.5, 56.5), (46.5, 50.5),
    (44, 46.6), (38, 45.4), (32.5, 43.6), (29, 40.4), (30.5, 36.8), (36, 35.6), (42, 36), (47.5, 34), (51.5, 29), (52.5, 21),
    (50.5, 13), (47, 7.5), (41, 5), (34, 4.2), (27, 1.6), (19, 2.6), (12, 0.4),
]  # fmt: skip
ISLANDS = {
    "GM9907": [(13.5, 70.6), (17, 72.9), (22.5, 74.2), (25.5, 73.6), (25, 72.2), (20.5, 71.2), (16, 69.8)],
    "GM9908": [(29, 72.4), (33, 73.7), (38, 72.9), (40.4, 70.8), (38.6, 69.9), (34, 70.8), (30, 71)],
}


@dataclass(frozen=True, slots=True)
class Town:
    """The heart of a municipality on the mainland, in kilometres, and its inhabitants in the first year."""

    x: float
    y: float
    inhabitants: int


TOWNS = {
    "GM9901": Town(8.2, 30.5, 61_840),
    "GM9902": Town(15.2, 27.6, 33_120),
    "GM9903": Town(25.6, 37.2, 47_310),
    "GM9904": Town(7.4, 12.6, 24_480),
    "GM9905": Town(8.6, 39.4, 18_930),
    "GM9906": Town(10.6, 50.4, 15_260),
    "GM9909": Town(18.2, 36.8, 27_750),
    "GM9910": Town(21.4, 47.6, 22_080),
    "GM9911": Town(29.4, 29.2, 52_460),
    "GM9912": Town(17.6, 18.0, 20_370),
    "GM9913": Town(38.6, 52.0, 17_940),
    "GM9914": Town(8.6, 20.6, 88_150),
    "GM9915": Town(30.6, 54.6, 13_690),
    "GM9916": Town(22.0, 58.8, 25_610),
    "GM9917": Town(38.4, 27.0, 31_270),
    "GM9918": Town(27.2, 17.0, 156_900),
    "GM9919": Town(46.6, 24.4, 14_820),
    "GM9920": Town(41.4, 13.2, 38_540),
    "GM9921": Town(33.2, 38.2, 9_470),
    "GM9922": Town(16.4, 8.2, 29_060),
}
ISLANDERS = {"GM9907": 4_310, "GM9908": 2_870}


def rounded_off(ring: Sequence[tuple[float, float]], *, times: int = 3) -> list[tuple[float, float]]:
    """Cut the corners of a closed ring (Chaikin), so that a hand-made outline becomes a coast."""
    points = list(ring)
    for _ in range(times):
        cut = []
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
            cut += [(0.75 * ax + 0.25 * bx, 0.75 * ay + 0.25 * by), (0.25 * ax + 0.75 * bx, 0.25 * ay + 0.75 * by)]
        points = cut
    return points


def cells(land: Polygon, chance: random.Random) -> dict[str, BaseGeometry]:
    """Divide the mainland: each place belongs to the nearest town, the towns moved a little by chance."""
    hearts = {code: Point(town.x + chance.uniform(-0.9, 0.9), town.y + chance.uniform(-0.9, 0.9)) for code, town in TOWNS.items()}
    diagram = shapely.voronoi_polygons(MultiPoint(list(hearts.values())), extend_to=land.buffer(20))
    return {
        code: next(cell for cell in diagram.geoms if cell.contains(heart)).intersection(land) for code, heart in hearts.items()
    }


class Bend:
    """A smooth bending of the plane: every border bends, and shared borders stay shared."""

    def __init__(self, chance: random.Random) -> None:
        # wave length and height in kilometres; steeper waves would fold the map over itself
        waves = [(21.0, 0.95), (9.5, 0.50), (4.7, 0.24), (2.3, 0.10), (1.1, 0.04)]
        self.waves = [
            (length, height, chance.uniform(0, math.tau), chance.uniform(0, math.tau), chance.uniform(0, math.tau))
            for length, height in waves
            for _ in range(2)
        ]

    def __call__(self, x: float, y: float) -> tuple[float, float]:
        """Where a point comes to lie."""
        east, north = x, y
        for length, height, heading, phase_x, phase_y in self.waves:
            along = math.tau * (x * math.cos(heading) + y * math.sin(heading)) / length
            east += height * math.sin(along + phase_x) / 2
            north += height * math.cos(along + phase_y) / 2
        return east, north


def placed(x: float, y: float) -> tuple[float, float]:
    """Kilometres to longitude and latitude, rounded to about ten metres."""
    return round(ORIGIN_LON + x * DEGREES_PER_KM_LON, 4), round(ORIGIN_LAT + y * DEGREES_PER_KM_LAT, 4)


def outlines(chance: random.Random) -> dict[str, BaseGeometry]:
    """The municipalities before the merger, in longitude and latitude."""
    flat: dict[str, BaseGeometry] = cells(Polygon(rounded_off(MAINLAND)), chance)
    flat |= {code: Polygon(rounded_off(ring)) for code, ring in ISLANDS.items()}
    bend = Bend(chance)
    codes = sorted(flat)
    # every border once, on a grid of a metre, before points are put in: both sides must bend alike
    joint = shapely.segmentize(shapely.union_all([flat[code].boundary for code in codes], grid_size=0.001), 0.45)
    bent = shapely.transform(joint, lambda points: [placed(*bend(x, y)) for x, y in points.tolist()])
    pieces = list(shapely.polygonize(list(bent.geoms)).geoms)
    anchors = {code: Point(placed(*bend(*flat[code].representative_point().coords[0]))) for code in codes}
    found = {code: next(piece for piece in pieces if piece.contains(anchor)) for code, anchor in anchors.items()}
    if len(pieces) != len(codes) or not all(piece.is_valid for piece in pieces):
        raise SystemExit("de kaart vouwt over zichzelf; kies een ander zaad")
    return {code: shapely.orient_polygons(shapely.normalize(found[code]), exterior_cw=False) for code in codes}


def border(a: BaseGeometry, b: BaseGeometry) -> str:
    """How two municipalities meet: along an edge, in a point, or not at all (empty)."""
    shared = a.intersection(b)
    if shared.is_empty:
        return ""
    return "edge" if shared.length > 0 else "point"


def neighbours(before: Mapping[str, BaseGeometry], after: Mapping[str, BaseGeometry]) -> list[tuple[str, ...]]:
    """All pairs that meet: those of before the merger, and those that only came with it."""

    def pairs(areas: Mapping[str, BaseGeometry]) -> dict[tuple[str, str], str]:
        return {(a, b): how for a in sorted(areas) for b in sorted(areas) if a < b and (how := border(areas[a], areas[b]))}

    old, new = pairs(before), pairs(after)
    return [(*pair, (old | new)[pair], "" if pair in old else MERGER, "") for pair in sorted(old | new)]


def population(chance: random.Random) -> list[tuple[str, str, int]]:
    """Inhabitants on 1 January of each year; the absorbed municipality's go to the other."""
    now = ISLANDERS | {code: town.inhabitants for code, town in TOWNS.items()}
    pace = {code: chance.uniform(-0.002, 0.011) for code in sorted(now)}
    rows = []
    for year in YEARS:
        if f"{year}-01-01" == MERGER:
            now[ABSORBING] += now.pop(ABSORBED)
        rows += [(code, f"{year}-01-01", now[code]) for code in sorted(now)]
        now = {code: round(now[code] * (1 + pace[code] + chance.uniform(-0.004, 0.004))) for code in sorted(now)}
    return sorted(rows)


def feature(code: str, area: BaseGeometry, start: str, end: str | None) -> str:
    """One line of GeoJSON, written by hand so that the bytes do not hang on a library."""
    parts = area.geoms if isinstance(area, MultiPolygon) else [area]
    rings = [[[list(point) for point in ring.coords] for ring in (part.exterior, *part.interiors)] for part in parts]
    multi = len(rings) > 1
    geometry = {"type": "MultiPolygon" if multi else "Polygon", "coordinates": rings if multi else rings[0]}
    properties = {"code": code, "start": start, "end": end}
    return json.dumps({"type": "Feature", "properties": properties, "geometry": geometry}, separators=(",", ":"))


def write_table(path: Path, head: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """A CSV file as the other content has it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def write(folder: Path) -> None:
    """Make the map and write the three files that follow from it."""
    chance = random.Random(SEED)  # nosec B311 - a drawing, no secret
    before = outlines(chance)
    grown = shapely.orient_polygons(shapely.normalize(before[ABSORBING].union(before[ABSORBED])), exterior_cw=False)
    after = {code: area for code, area in before.items() if code != ABSORBED} | {ABSORBING: grown}
    start = f"{YEARS[0]}-01-01"
    lines = [feature(code, before[code], start, MERGER if code in (ABSORBED, ABSORBING) else None) for code in sorted(before)]
    lines.append(feature(ABSORBING, grown, MERGER, None))
    text = '{"type":"FeatureCollection","features":[\n' + ",\n".join(lines) + "\n]}\n"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "boundaries.geojson").write_text(text, encoding="utf-8", newline="\n")
    write_table(folder / "neighbours.csv", ("a", "b", "contact", "start", "end"), neighbours(before, after))
    write_table(folder / "population.csv", ("code", "on", "inhabitants"), population(chance))


def run() -> None:
    """Write the map to the folder asked for."""
    parser = argparse.ArgumentParser(description="Maak de kaart van Duinmark")
    parser.add_argument("--to", type=Path, default=FOLDER)
    write(parser.parse_args().to)


if __name__ == "__main__":
    run()
