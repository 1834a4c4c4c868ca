"""The norm sets of province and water board: their own tasks, help that is not supervision, and what is called checked."""

import re

import pytest

from dijkwacht.documents.norms.library import norm, norm_ids
from dijkwacht.documents.norms.model import Criterion

# Read in the public text of BIO2 (MinBZK, verplichte maatregelen): the number, and that its subject is that of the criterion.
BIO2_READ = {
    "HRM-02": {"6.1"},
    "HRM-03": {"6.1"},
    "HRM-06": {"6.3"},
    "INF-01": {"5.15", "5.18", "8.2", "8.3"},
    "INF-02": {"8.15", "8.16"},
    "INF-03": {"5.12", "5.13", "8.3", "8.24"},
    "INF-04": {"5.14", "8.12"},
    "INF-05": {"5.11", "5.18", "6.5"},
    "INF-06": {"5.24", "5.25", "5.26", "5.27", "5.28", "6.8"},
    "INK-03": {"5.3"},
    "VER-06": {"5.3"},
    "WAT-08": {"8.2", "8.20", "8.21", "8.22"},
    "WAT-09": {"5.11", "7.2"},
}
FACTS = {"bio2": BIO2_READ}
OTHERS = re.compile(r"\bgemeenten?\b|burgemeester|\bwaterschap", re.IGNORECASE)


def words(criterion: Criterion) -> str:
    return f"{criterion.text} {criterion.ask.paper if criterion.ask else ''} {criterion.ask.practice if criterion.ask else ''}"


@pytest.mark.parametrize(("name", "own", "least"), [("provincie", "PRO", 30), ("waterschap", "WAT", 25)])
def test_a_set_is_large_enough_and_begins_with_its_own_tasks(name: str, own: str, least: int) -> None:
    themes = norm(name).themes
    assert len(norm(name).criteria) >= least
    assert themes[0].id == own
    assert {criterion.id.partition("-")[0] for criterion in themes[0].criteria} == {own}
    assert len(themes[0].criteria) >= 12


@pytest.mark.parametrize("name", ["gemeente", "provincie", "waterschap"])
def test_integrity_has_its_place_beside_crime(name: str) -> None:
    integrity = [criterion.id for criterion in norm(name).criteria if criterion.integrity]
    assert len(integrity) >= 9
    assert len(integrity) < len(norm(name).criteria) / 2


def test_supervision_visits_and_appointments_are_the_tasks_of_the_province_that_concern_others() -> None:
    found = {criterion.id for criterion in norm("provincie").criteria if OTHERS.search(words(criterion))}
    assert {"PRO-08", "PRO-09", "PRO-13", "PRO-14"} == found


@pytest.mark.parametrize("id_", ["PRO-08", "PRO-09", "PRO-13", "PRO-14"])
def test_they_ask_how_the_province_does_its_task_and_say_that_no_picture_is_used(id_: str) -> None:
    (criterion,) = [one for one in norm("provincie").criteria if one.id == id_]
    assert criterion.text.startswith(("De provincie ", "De commissaris van de Koning "))
    assert criterion.guidance is not None
    assert re.search(r"weerbaarheidsbeeld van een gemeente[^.]* niet gebruikt\b", criterion.guidance, re.IGNORECASE)


def test_no_criterion_of_any_set_asks_for_a_picture_of_somebody_else() -> None:
    asked = [one.id for name in norm_ids() for one in norm(name).criteria if "weerbaarheidsbeeld" in words(one).lower()]
    assert asked == []


def test_the_set_of_the_water_board_uses_dikes_and_levels_only_as_words_of_the_trade() -> None:
    shown = "\n".join(
        f"{one.text} {one.vulnerability} {one.advice.text if one.advice else ''}" for one in norm("waterschap").criteria
    )
    assert not re.search(r"dijkhoogte|waakhoogte|dijken even hoog|laagste punt|waterstand", shown, re.IGNORECASE)


@pytest.mark.parametrize("name", norm_ids())
def test_a_point_in_another_frame_is_called_checked_only_where_it_was_read(name: str) -> None:
    claimed = {(one.id, point.frame, point.at) for one in norm(name).criteria for point in one.maps_to if point.checked}
    assert {each for each in claimed if each[2] not in FACTS.get(each[1], {}).get(each[0], set())} == set()


@pytest.mark.parametrize("name", norm_ids())
def test_what_was_read_is_called_checked(name: str) -> None:
    for one in norm(name).criteria:
        if one.id in BIO2_READ:
            assert {point.at for point in one.maps_to if point.frame == "bio2" and point.checked} == BIO2_READ[one.id]


@pytest.mark.parametrize("name", norm_ids())
def test_of_the_norm_of_noord_holland_only_the_introduction_is_known_so_nothing_is_called_checked(name: str) -> None:
    points = [point for one in norm(name).criteria for point in one.maps_to if point.frame == "nhn"]
    assert points
    assert all(point.at.startswith("inleiding (") and not point.checked for point in points)


@pytest.mark.parametrize("name", ["provincie", "waterschap"])
def test_a_number_is_about_the_same_matter_as_in_the_set_for_municipalities(name: str) -> None:
    municipal = {one.id: one for one in norm("gemeente").criteria}
    shared = [one for one in norm(name).criteria if one.id in municipal]
    assert len(shared) >= 25
    assert [one.id for one in shared if one.integrity != municipal[one.id].integrity] == []
    laws = {one.id: {source.ref for source in one.sources} for one in shared}
    assert {"uavg", "wpg"} <= laws["TOE-04"]
    assert [one.id for one in shared if one.id in BIO2_READ and one.maps_to != municipal[one.id].maps_to] == []
