"""The organisations of a day: mergers, names, regions, neighbours, boundaries."""

from datetime import date
from typing import Any

import pytest

from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import (
    existing_on,
    inhabitants_on,
    members_on,
    name_on,
    neighbours_of,
    with_boundary_on,
)
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.kit.errors import Refused

TODAY = date(2026, 11, 23)
pytestmark = [pytest.mark.usefixtures("loaded_once"), pytest.mark.django_db]


def codes(day: date, **which: Any) -> set[str]:
    return set(existing_on(day, kind=Kind.MUNICIPALITY, **which).values_list("code", flat=True))


def organisation(code: str) -> Organisation:
    return Organisation.objects.get(code=code)


@pytest.mark.parametrize(
    ("day", "number"),
    [
        (date(2018, 1, 1), 48),
        (date(2018, 11, 23), 48),
        (date(2018, 12, 31), 48),
        (date(2019, 1, 1), 47),
        (date(2022, 1, 1), 45),
        (date(2022, 3, 23), 45),
        (date(2022, 3, 24), 44),
        (TODAY, 44),
    ],
)
def test_a_day_gives_its_own_list_of_municipalities(day: date, number: int) -> None:
    assert len(codes(day, region="PV27")) == number


def test_a_planned_merger_changes_nothing_after_its_date() -> None:
    assert codes(date(2027, 1, 1), region="PV27") == codes(TODAY, region="PV27")


def test_a_merged_municipality_makes_way_for_the_new_one() -> None:
    before, after = codes(date(2021, 12, 31)), codes(date(2022, 1, 1))
    assert before - after == {"GM0370", "GM0398", "GM0416"}
    assert after - before == {"GM1980"}


def test_a_day_before_the_list_begins_is_refused() -> None:
    with pytest.raises(Refused, match="begint op 1 januari 2018"):
        existing_on(date(2017, 12, 31))


@pytest.mark.parametrize(("day", "numbers"), [(date(2018, 11, 23), (6, 7, 35)), (date(2022, 3, 24), (6, 6, 32))])
def test_the_three_riec_regions_divide_the_province(day: date, numbers: tuple[int, int, int]) -> None:
    parts = [codes(day, region=region) for region in ("RI0001", "RI0002", "RI0003")]
    assert tuple(map(len, parts)) == numbers
    assert set.union(*parts) == codes(day, region="PV27")


def test_a_municipality_may_lie_in_two_water_boards() -> None:
    in_two = codes(TODAY, region="WS0155") & codes(TODAY, region="WS0616")
    assert in_two == {"GM0358", "GM0362", "GM0363"}


def test_a_municipality_can_move_to_another_region() -> None:
    assert "GM9910" in codes(date(2021, 12, 31), region="VR9902")
    assert "GM9910" not in codes(date(2022, 1, 1), region="VR9902")
    assert "GM9910" in codes(date(2022, 1, 1), region="VR9901")


def test_the_real_and_the_invented_province_are_kept_apart() -> None:
    assert len(codes(TODAY, is_example=False)) == 342
    assert codes(TODAY, is_example=True) == codes(TODAY, region="PV99")
    assert len(codes(date(2023, 12, 31), is_example=True)) - len(codes(TODAY, is_example=True)) == 1


def test_organisations_come_in_the_order_of_the_alphabet() -> None:
    names = [name_on(found, TODAY) for found in existing_on(TODAY, kind=Kind.MUNICIPALITY, region="PV27")]
    assert names == sorted(names)
    assert names[0] == "Aalsmeer"


@pytest.mark.parametrize(
    ("day", "name"), [(date(2019, 12, 31), "Baken"), (date(2020, 1, 1), "Bakenwaard"), (TODAY, "Bakenwaard")]
)
def test_an_organisation_is_called_by_the_name_of_the_day(day: date, name: str) -> None:
    assert name_on(organisation("GM9920"), day) == name


def test_an_abolished_municipality_keeps_its_last_name() -> None:
    assert name_on(organisation("GM0457"), TODAY) == "Weesp"


def test_a_new_municipality_has_its_first_name_before_it_exists() -> None:
    assert name_on(organisation("GM1980"), date(2018, 1, 1)) == "Dijk en Waard"


def test_names_of_all_organisations_take_two_queries(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(2):
        assert all(name_on(found, TODAY) for found in existing_on(TODAY))


def test_outlines_take_one_query_more(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(3):
        list(with_boundary_on(existing_on(TODAY, kind=Kind.MUNICIPALITY), TODAY))


@pytest.mark.parametrize(
    "day", [date(2018, 1, 1), date(2019, 1, 1), date(2022, 1, 1), date(2022, 3, 24), date(2023, 12, 31), date(2024, 1, 1), TODAY]
)
def test_every_municipality_of_a_province_with_outlines_has_exactly_one_on_every_day(day: date) -> None:
    found = [
        one
        for region in ("PV27", "PV99")
        for one in with_boundary_on(existing_on(day, kind=Kind.MUNICIPALITY, region=region), day)
    ]
    assert {each.code: len(each.boundary_then) for each in found} == {each.code: 1 for each in found}


def test_an_outline_says_where_it_comes_from() -> None:
    boundary = organisation("GM0363").boundaries.get(end=None)
    assert (boundary.licence, boundary.source[:13]) == ("CC BY 4.0", "CBS, Kadaster")


def test_neighbours_follow_a_merger() -> None:
    hilversum = organisation("GM0402")
    assert not neighbours_of(hilversum, date(2022, 3, 23)).filter(code="GM0363").exists()
    assert neighbours_of(hilversum, date(2022, 3, 24)).filter(code="GM0363").exists()
    assert not neighbours_of(hilversum, date(2022, 3, 24)).filter(code="GM0457").exists()


@pytest.mark.parametrize("code", ["GM0448", "GM9907", "GM9908"])
def test_an_island_has_no_neighbours(code: str) -> None:
    assert list(neighbours_of(organisation(code), TODAY)) == []


def test_inhabitants_are_those_of_the_last_count() -> None:
    assert inhabitants_on(organisation("GM0358"), date(2018, 11, 23)) == 31_499
    assert inhabitants_on(organisation("GM0358"), date(2017, 12, 31)) is None


def test_the_province_had_as_many_inhabitants_as_the_figures_say() -> None:
    counts = [inhabitants_on(found, date(2018, 1, 1)) for found in existing_on(date(2018, 1, 1), region="PV27")]
    assert sum(count or 0 for count in counts) == 2_831_182


def test_a_joint_body_works_for_its_members_of_the_day() -> None:
    joint = organisation("GR9901")
    assert [len(members_on(joint, day)) for day in (date(2020, 12, 31), date(2021, 1, 1))] == [2, 3]
