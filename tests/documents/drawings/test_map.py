"""The map: true to shape, with islands and holes, readable without colour, and safe for any name."""

import re
import xml.etree.ElementTree as ET
from typing import Any

import pytest

from dijkwacht.documents.drawings.map import Area, Fill, MapDrawing, drawn, swatch
from dijkwacht.documents.drawings.outlines import TALLEST, WIDEST, Sheet, sheet

SVG = "{http://www.w3.org/2000/svg}"


def square(west: float, south: float, size: float = 0.1) -> list[list[float]]:
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def polygon(*rings: list[list[float]]) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": list(rings)}


def parse(drawing: str) -> ET.Element:
    return ET.fromstring(drawing)


def a_map(*areas: Area, on: Sheet | None = None) -> ET.Element:
    laid = on or sheet({area.key: polygon(square(4 + at / 10, 52)) for at, area in enumerate(areas)})
    return parse(drawn(MapDrawing("Stand", "Twee gebieden.", areas), laid))


def corners(path: str) -> list[tuple[float, float]]:
    """The corners of a path of steps."""
    found, place = [], (0.0, 0.0)
    for ring in re.findall(r"M([^Mz]+)z", path):
        start, _, steps = ring.partition("l")
        place = tuple(map(float, start.split()))
        found.append(place)
        numbers = list(map(float, re.findall(r"-?[\d.]+", steps)))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            place = (place[0] + dx, place[1] + dy)
            found.append(place)
    return found


def test_north_is_up_and_a_square_on_the_ground_is_square_on_the_sheet() -> None:
    # At 52 degrees a degree of longitude is 0.616 of one of latitude.
    ground = sheet({"a": polygon([[4, 52], [4.1624, 52], [4.1624, 52.1], [4, 52.1], [4, 52]])})
    assert ground.width == pytest.approx(ground.height, rel=0.01)
    two = sheet({"south": polygon(square(4, 52)), "north": polygon(square(4, 53))})
    assert two.outlines["north"].y < two.outlines["south"].y


def test_neighbours_share_their_corners() -> None:
    found = sheet({"a": polygon(square(4, 52)), "b": polygon(square(4.1, 52))})
    assert len(set(corners(found.outlines["a"].path)) & set(corners(found.outlines["b"].path))) == 2


def test_islands_and_holes_are_all_drawn() -> None:
    island = {"type": "MultiPolygon", "coordinates": [[square(4, 52), square(4.03, 52.03, 0.04)], [square(4.2, 52)]]}
    found = sheet({"a": island}).outlines["a"]
    assert found.path.count("M") == found.path.count("z") == 3
    area = a_map(Area("a", "A", "concept", Fill.SOLID), on=sheet({"a": island}))
    assert next(area.iter(f"{SVG}path")).get("fill-rule") == "evenodd"


def test_a_name_stands_inside_its_area_and_not_in_its_hole() -> None:
    found = sheet({"a": polygon(square(4, 52, 1), square(4.1, 52.1, 0.8))})
    place = found.outlines["a"].x / found.width, found.outlines["a"].y / found.height
    assert all(0 < part < 1 for part in place)
    assert not all(0.12 < part < 0.88 for part in place)


def test_a_sheet_stays_within_its_bounds() -> None:
    for geometry in (polygon(square(4, 52, 9)), polygon([[0, 0], [50, 0], [50, 1], [0, 1], [0, 0]])):
        found = sheet({"a": geometry})
        assert found.width <= WIDEST + 1
        assert found.height <= TALLEST + 1


@pytest.mark.parametrize(
    "geometry",
    [{}, {"type": "Polygon", "coordinates": []}, {"type": "Point", "coordinates": []}, polygon([[4, 52], [4, 52], [4, 52]])],
)
def test_what_has_no_surface_is_left_out(geometry: dict[str, Any]) -> None:
    found = sheet({"a": geometry})
    assert found.outlines == {}
    assert parse(drawn(MapDrawing("Stand", "", (Area("a", "A", "concept", Fill.SOLID),)), found)).findall(f".//{SVG}path") == []


def test_each_state_has_a_pattern_of_its_own_beside_its_colour() -> None:
    areas = [Area(f"a{at}", fill, "x", fill) for at, fill in enumerate(Fill)]
    drawing = a_map(*areas)
    fills = [path.get("fill") for path in drawing.iter(f"{SVG}path")]
    assert len(set(fills)) == len(Fill)
    patterns = {pattern.get("id"): ET.tostring(pattern) for pattern in drawing.iter(f"{SVG}pattern")}
    assert len({re.sub(rb'id="[^"]*"', b"", shape) for shape in patterns.values()}) == len(Fill) - 2  # empty and solid are plain
    assert {f"url(#{name})" for name in patterns} <= set(fills)


def test_each_shape_says_who_it_is_and_the_map_says_what_it_is() -> None:
    drawing = a_map(Area("a", "Duin & Zee <x>", "concept", Fill.DENSE))
    titles = [title.text for title in drawing.iter(f"{SVG}title")]
    assert titles == ["Stand", "Duin & Zee <x>: concept"]
    assert drawing.get("role") == "img"
    assert drawing.get("aria-labelledby")


def test_what_was_not_chosen_only_shows_where_it_lies() -> None:
    drawing = a_map(Area("a", "Bos", "concept", Fill.SOLID), Area("b", "Zee", "gepland", None))
    assert [title.text for title in drawing.iter(f"{SVG}title")] == ["Stand", "Bos: concept"]
    assert [text.text for text in drawing.iter(f"{SVG}text")] == ["Bos"]
    assert len(list(drawing.iter(f"{SVG}path"))) == 2


def test_a_name_that_does_not_fit_is_left_to_the_table() -> None:
    drawing = a_map(Area("a", "Haarlemmerliede en Spaarnwoude " * 4, "concept", Fill.SOLID))
    assert list(drawing.iter(f"{SVG}text")) == []


def test_two_maps_on_a_page_have_ids_of_their_own() -> None:
    one, other = (a_map(Area("a", name, "x", Fill.LINES)) for name in ("Bos", "Zee"))
    ids = [{node.get("id") for node in drawing.iter() if node.get("id")} for drawing in (one, other)]
    assert not ids[0] & ids[1]


@pytest.mark.parametrize("fill", Fill)
def test_a_swatch_shows_the_same_fill_and_is_hidden_from_readers(fill: Fill) -> None:
    drawing = parse(swatch(fill))
    assert drawing.get("aria-hidden") == "true"
    assert drawing.get("role") is None


def test_a_country_of_342_municipalities_is_drawn_whole_and_stays_small() -> None:
    areas = [Area(f"g{at}", f"Gemeente {at}", "concept", Fill.LINES if at % 3 else Fill.EMPTY) for at in range(342)]
    laid = sheet({area.key: polygon(square(4 + at % 19 / 10, 51 + at // 19 / 10)) for at, area in enumerate(areas)})
    drawing = drawn(MapDrawing("Stand", "342 organisaties.", tuple(areas)), laid)
    shapes = [node for node in parse(drawing).iter(f"{SVG}path") if node.find(f"{SVG}title") is not None]
    assert len(shapes) == 342
    assert len(drawing) < 100_000


def test_one_area_fills_the_sheet_without_a_neighbour() -> None:
    tree = a_map(Area("a", "Duinrade", "concept", Fill.SOLID))
    assert len([node for node in tree.iter(f"{SVG}path") if node.find(f"{SVG}title") is not None]) == 1
