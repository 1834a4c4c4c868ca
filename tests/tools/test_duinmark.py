"""The invented map: the same bytes every time, and a map that can be."""

import csv
import filecmp
import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from shapely import union_all
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "src/dijkwacht/content/organisations/duinmark"
REAL = ROOT / "src/dijkwacht/content/organisations/noord-holland/boundaries-2022-04.geojson"


def areas(path: Path) -> dict[str, BaseGeometry]:
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return {each["properties"]["code"]: shape(each["geometry"]) for each in features if each["properties"]["end"] is None}


@pytest.fixture(scope="module")
def today() -> dict[str, BaseGeometry]:
    return areas(FOLDER / "boundaries.geojson")


@pytest.mark.parametrize("name", ["boundaries.geojson", "neighbours.csv", "population.csv"])
def test_the_script_makes_the_files_byte_for_byte(remade: Path, name: str) -> None:
    assert filecmp.cmp(remade / name, FOLDER / name, shallow=False)


@pytest.fixture(scope="module")
def remade(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("duinmark")
    subprocess.run([sys.executable, ROOT / "tools/duinmark.py", "--to", folder], check=True)
    return folder


def test_the_map_has_some_twenty_sound_areas(today: dict[str, BaseGeometry]) -> None:
    assert 20 <= len(today) <= 22
    assert all(area.is_valid and area.geom_type == "Polygon" for area in today.values())


def test_no_two_areas_overlap(today: dict[str, BaseGeometry]) -> None:
    assert [(a, b) for a, b in combinations(today, 2) if today[a].intersection(today[b]).area > 0] == []


def test_the_neighbours_are_those_that_touch(today: dict[str, BaseGeometry]) -> None:
    touching = {(a, b) for a, b in combinations(sorted(today), 2) if today[a].intersects(today[b])}
    with (FOLDER / "neighbours.csv").open(encoding="utf-8") as file:
        written = {(row["a"], row["b"]) for row in csv.DictReader(file)}
    assert {pair for pair in written if "GM9921" not in pair} == touching


def test_the_map_lies_in_the_sea_west_of_the_real_province(today: dict[str, BaseGeometry]) -> None:
    real = union_all(list(areas(REAL).values()))
    invented = union_all(list(today.values()))
    assert invented.distance(real) > 0.1
    assert invented.bounds[2] < real.bounds[0]


def test_borders_bend(today: dict[str, BaseGeometry]) -> None:
    border = today["GM9901"].intersection(today["GM9902"])
    assert border.length > 1.005 * border.convex_hull.length / 2
    assert len(today["GM9901"].exterior.coords) > 60
