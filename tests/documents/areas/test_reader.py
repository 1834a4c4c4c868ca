"""Areas from a file: what comes in, what is refused by the feature it is about, and the Dutch grid."""

import json
from typing import Any

import pytest

from dijkwacht.documents.areas.model import MOST_AREAS, MOST_POINTS, FoundAreas, Grid
from dijkwacht.documents.areas.rd import degrees
from dijkwacht.documents.areas.reader import MOST_FAULTS, read_areas
from dijkwacht.documents.uploads import opening
from dijkwacht.kit.errors import InvalidInput

RING = [[4.8, 52.4], [4.9, 52.4], [4.9, 52.5], [4.8, 52.4]]
SQUARE = {"type": "Polygon", "coordinates": [RING]}


def feature(geometry: Any = SQUARE, name: Any = "Westhaven", **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"naam": name, **properties}, "geometry": geometry}


def written(*features: Any, **more: Any) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(features), **more})


def read(*features: Any, grid: Grid = Grid.DEGREES, **more: Any) -> FoundAreas:
    return read_areas(written(*features, **more), file="a.geojson", grid=grid)


def told(text: str, grid: Grid = Grid.DEGREES) -> list[tuple[str, str]]:
    with pytest.raises(InvalidInput) as wrong:
        read_areas(text, file="a.geojson", grid=grid)
    return [(fault.place, fault.reason) for fault in wrong.value.faults]


def ring(*points: Any) -> dict[str, Any]:
    return {"type": "Polygon", "coordinates": [list(points)]}


def test_names_and_shapes_come_in_and_nothing_else() -> None:
    point = {"type": "Point", "coordinates": [4.85, 52.45, 3.0]}
    many = {"type": "MultiPolygon", "coordinates": [[RING], [RING, RING]]}
    found = read(feature(owner="J. de Vries"), feature(point, " Park \n Zuid "), feature(many, "Terrein"))
    assert [area.name for area in found.areas] == ["Westhaven", "Park Zuid", "Terrein"]
    assert found.areas[0].geometry == SQUARE
    assert found.areas[1].geometry == {"type": "Point", "coordinates": [4.85, 52.45]}
    assert "Vries" not in str(found)


def test_the_name_may_stand_under_another_word() -> None:
    found = read({"type": "Feature", "properties": {"NAME": "Noord"}, "geometry": SQUARE})
    assert found.areas[0].name == "Noord"


@pytest.mark.parametrize(
    ("east", "north", "longitude", "latitude"),
    [(120_700.723, 487_525.502, 4.88352559, 52.37453253), (233_883.131, 582_065.167, 6.56820053, 53.21938317)],
)
def test_the_towers_of_the_published_formula_stand_where_it_says(
    east: float, north: float, longitude: float, latitude: float
) -> None:
    """The Westertoren in Amsterdam and the Martinitoren in Groningen: to a hundredth of a metre."""
    assert degrees(east, north) == pytest.approx((longitude, latitude), abs=1e-7)


def test_metres_on_the_dutch_grid_become_degrees() -> None:
    shape = ring([120_000, 487_000], [121_000, 487_000], [121_000, 488_000], [120_000, 487_000])
    found = read(feature(shape), grid=Grid.RD).areas[0].geometry["coordinates"][0]
    assert found[0] == pytest.approx([4.8733, 52.3698], abs=1e-3)
    assert found[0] == found[-1]


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        (None, "de vorm hoort een Polygon"),
        ({"type": "LineString", "coordinates": RING}, "de vorm hoort een Polygon"),
        ({"type": ["Polygon"], "coordinates": RING}, "de vorm hoort een Polygon"),
        ({"type": "Polygon"}, "er ontbreken coördinaten"),
        ({"type": "Polygon", "coordinates": []}, "er ontbreken coördinaten"),
        ({"type": "Polygon", "coordinates": RING}, "er ontbreken coördinaten"),
        ({"type": "Polygon", "coordinates": [[RING]]}, "uit twee getallen"),
        ({"type": "Point", "coordinates": [4.8]}, "uit twee getallen"),
        ({"type": "Point", "coordinates": [True, 52.4]}, "uit twee getallen"),
        ({"type": "Point", "coordinates": ["4.8", 52.4]}, "uit twee getallen"),
        ({"type": "Point", "coordinates": [1e300, 52.4]}, "uit twee getallen"),
        (ring(*RING[:3]), "een omtrek heeft 3 punten"),
        (ring(*RING[:3], [4.8, 52.41]), "een omtrek is niet gesloten"),
        (ring(RING[0], RING[1], RING[0], RING[0]), "minder dan drie verschillende"),
        ({"type": "Point", "coordinates": [13.4, 52.5]}, "een punt ligt buiten Nederland"),
        ({"type": "Point", "coordinates": [52.4, 4.8]}, "Staan lengte en breedte omgekeerd?"),
        ({"type": "Point", "coordinates": [120_000, 487_000]}, "Zijn het meters op het Nederlandse net (RD)?"),
    ],
)
def test_what_is_wrong_is_told_with_the_feature_that_it_is_about(geometry: Any, reason: str) -> None:
    [(place, why)] = told(written(feature(name="Eerst"), feature(geometry)))
    assert place == "gebied 2, Westhaven"
    assert reason in why


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (None, "er hoort een naam"),
        ("  ", "er hoort een naam"),
        (7, "er hoort een naam"),
        ("x" * 121, "121 tekens"),
        ("a\x07", "niet te lezen"),
    ],
)
def test_an_area_has_a_name_that_can_be_read(name: Any, reason: str) -> None:
    [(place, why)] = told(written(feature(name=name)))
    assert place == "gebied 1"
    assert reason in why


def test_all_faults_come_at_once_and_a_hundred_at_most() -> None:
    assert [place for place, _ in told(written(feature(None, "A"), 3, feature(None, "B")))] == [
        "gebied 1, A",
        "gebied 2",
        "gebied 3, B",
    ]
    assert len(told(written(*[3] * 200))) == MOST_FAULTS
    assert told(written(feature(name="Noord"), feature(name="NOORD"))) == [("NOORD", "deze naam staat er twee keer")]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[]", "een FeatureCollection"),
        ('{"type": "Feature"}', "een FeatureCollection"),
        (written(), "geen gebied"),
        (written(*[3] * (MOST_AREAS + 1)), "er staan 501 gebieden in; hooguit 500 kan"),
        (
            written(feature({"type": "x", "coordinates": [[1, 2]] * (MOST_POINTS + 1)})),
            "er staan 20.001 punten in; hooguit 20.000 kan",
        ),
        ("[" * 1000, "diep"),
        (" " * 2_000_001, "2 MB"),
        ("{", ""),
    ],
)
def test_a_file_that_is_too_much_or_nothing_is_refused(text: str, reason: str) -> None:
    assert reason in told(text)[0][1]


def test_a_file_that_says_how_its_places_are_written_is_believed() -> None:
    rd = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    degrees_ = {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}
    assert "meters op het Nederlandse net" in told(written(feature(), crs=rd))[0][1]
    assert "lengte en breedte" in told(written(feature(), crs=degrees_), Grid.RD)[0][1]
    assert read(feature(), crs=degrees_).areas
    assert read(feature(), crs={"properties": 3}).areas


def test_the_same_comes_back_from_the_other_process() -> None:
    data = written(feature()).encode()
    assert opening.areas(data, file="a.geojson", grid=Grid.DEGREES) == read(feature())
    with pytest.raises(InvalidInput, match="gebied 1: er hoort een naam"):
        opening.areas(written(feature(name="")).encode(), file="a.geojson", grid=Grid.DEGREES)
