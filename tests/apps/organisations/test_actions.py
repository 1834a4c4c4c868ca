"""Loading the content: once is enough, twice changes nothing."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import models

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.organisations.actions import loading as actions
from dijkwacht.apps.organisations.models import Boundary, Neighbours, Organisation, RegionMembership, Succession
from dijkwacht.apps.organisations.queries import existing_on
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.kit.errors import InvalidInput

BY = System("content")
NORTH_HOLLAND = actions.CONTENT / "noord-holland"
pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of North Holland that a test may change."""
    return Path(shutil.copytree(NORTH_HOLLAND, tmp_path / "noord-holland"))


def change(path: Path, how: Callable[[str], str]) -> None:
    before = path.read_text(encoding="utf-8")
    after = how(before)
    assert after != before
    path.write_text(after, encoding="utf-8")


def everything() -> list[Any]:
    tables: list[type[models.Model]] = [Organisation, Succession, RegionMembership, Boundary, Neighbours]
    return [list(table._default_manager.order_by("pk").values()) for table in tables]


def test_a_second_time_changes_nothing_and_is_no_deed(loaded: int) -> None:
    before = everything()
    assert loaded > 1000
    assert actions.load(by=BY, folders=actions.shipped(invented=True)) == 0
    assert everything() == before
    assert list(Event.objects.values_list("actor", "verb", "note")) == [("system:content", "organisations.loaded", str(loaded))]


def test_looking_takes_few_queries_however_much_there_is(loaded: int, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(13 * 3):
        actions.load(by=BY, folders=actions.shipped(invented=True))


def test_a_confirmed_merger_leaves_43_municipalities(folder: Path) -> None:
    change(folder / "successions.csv", lambda text: text.replace("GM0402,merger,1", "GM0402,merger,0"))
    actions.load(by=BY, folders=[folder])
    numbers = [existing_on(day, kind=Kind.MUNICIPALITY).count() for day in (date(2026, 12, 31), date(2027, 1, 1))]
    assert numbers == [44, 43]


def test_what_belongs_to_an_abolished_municipality_ends_with_it(folder: Path) -> None:
    actions.load(by=BY, folders=[folder])
    weesp = Organisation.objects.get(code="GM0457")
    end = date(2022, 3, 24)
    assert {row.end for row in weesp.region_memberships.all()} == {end}
    assert {row.end for row in weesp.boundaries.all()} == {end}
    assert {row.end for row in Neighbours.objects.filter(models.Q(a=weesp) | models.Q(b=weesp))} == {end}


def test_a_changed_row_is_changed_and_a_row_that_is_gone_goes(folder: Path) -> None:
    actions.load(by=BY, folders=[folder])
    change(folder / "population.csv", lambda text: text.replace("GM0358,2018-01-01,31499\n", "").replace(",31728\n", ",31729\n"))
    assert actions.load(by=BY, folders=[folder]) == 2
    counts = Organisation.objects.get(code="GM0358").populations.values_list("on", "inhabitants")
    assert (date(2019, 1, 1), 31729) in counts
    assert date(2018, 1, 1) not in dict(counts)


def test_one_province_leaves_the_other_alone(loaded: int, folder: Path) -> None:
    assert actions.load(by=BY, folders=[folder]) == 0
    assert Organisation.objects.filter(code="GM9901").exists()


def test_the_switch_of_an_organisation_stays_as_it_set_it(loaded: int) -> None:
    Organisation.objects.filter(code="GM9901").update(picture_language=False)
    actions.load(by=BY, folders=actions.shipped(invented=True))
    assert not Organisation.objects.get(code="GM9901").picture_language


def test_only_water_boards_start_without_picture_language(loaded: int) -> None:
    without = Organisation.objects.filter(picture_language=False).values_list("kind", flat=True)
    assert set(without) == {"water_board"}


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("population.csv", "GM0358,2018-01-01,31499", "GM0358,2018-13-01,31499", "population.csv: 2 on: dit is geen datum"),
        ("population.csv", "2018-01-01,31499", "2018-01-01,veel", "population.csv: 2 inhabitants: dit is geen heel getal"),
        ("memberships.csv", "PV27,GM0358", "PV28,GM0358", "PV28 staat niet in de lijst"),
        ("memberships.csv", "PV27,GM0358", "PV27,GM9999", "GM9999 staat niet in de lijst"),
        ("regions.csv", "scheme,code,name", "scheme,code", "regions.csv: 1: de kolommen horen te zijn: scheme, code, name"),
        (
            "neighbours.csv",
            "GM0358,GM0362,edge",
            "GM0358,GM0362,near",
            "neighbours.csv: 2 contact: dit woord is hier niet bekend",
        ),
    ],
)
def test_a_wrong_cell_is_named_and_nothing_is_loaded(folder: Path, file: str, old: str, new: str, said: str) -> None:
    change(folder / file, lambda text: text.replace(old, new, 1))
    with pytest.raises(InvalidInput, match=said):
        actions.load(by=BY, folders=[folder])
    assert not Organisation.objects.exists()
    assert not Event.objects.exists()
