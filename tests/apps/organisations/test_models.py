"""The database itself keeps the promises."""

from datetime import date

import pytest
from django.db import IntegrityError, models, transaction

from dijkwacht.apps.organisations.models import (
    Boundary,
    JointMembership,
    Neighbours,
    Organisation,
    OrganisationName,
    Population,
    Region,
    RegionMembership,
    Succession,
)

pytestmark = pytest.mark.django_db
EARLY, LATE = date(2020, 1, 1), date(2021, 1, 1)


@pytest.fixture
def duinrade() -> Organisation:
    return Organisation.objects.create(code="GM9901", kind="municipality", is_example=True)


@pytest.fixture
def westerkoog() -> Organisation:
    return Organisation.objects.create(code="GM9902", kind="municipality", is_example=True)


def refused(row: models.Model) -> bool:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    ("code", "kind", "is_example", "wrong"),
    [
        ("GM0363", "municipality", False, False),
        ("GM0363", "municipality", True, True),
        ("GM9903", "municipality", False, True),
        ("GM0363", "province", False, True),
        ("PV27", "province", False, False),
        ("GM0363", "castle", False, True),
    ],
)
def test_a_code_fits_its_kind(code: str, kind: str, is_example: bool, wrong: bool) -> None:
    assert refused(Organisation(code=code, kind=kind, is_example=is_example)) is wrong


def test_a_code_and_a_tooi_code_stand_once(duinrade: Organisation) -> None:
    assert refused(Organisation(code="GM9901", kind="municipality", is_example=True))
    Organisation.objects.create(code="PV27", tooi="pv27", kind="province")
    assert refused(Organisation(code="PV28", tooi="pv27", kind="province"))
    assert not refused(Organisation(code="PV28", kind="province"))


@pytest.mark.parametrize(("end", "wrong"), [(date(2019, 1, 1), True), (EARLY, True), (LATE, False), (None, False)])
def test_every_period_ends_after_it_starts(
    duinrade: Organisation, westerkoog: Organisation, end: date | None, wrong: bool
) -> None:
    region = Region.objects.create(scheme="riec", code="RI9901", name="Duinmark")
    rows = [
        OrganisationName(organisation=duinrade, name="Duinrade", start=EARLY, end=end),
        RegionMembership(region=region, organisation=duinrade, source="verzonnen", start=EARLY, end=end),
        Boundary(organisation=duinrade, start=EARLY, end=end, geojson={}, source="verzonnen", licence="EUPL-1.2"),
        Neighbours(a=duinrade, b=westerkoog, contact="edge", start=EARLY, end=end),
        JointMembership(joint=duinrade, member=westerkoog, start=EARLY, end=end),
    ]
    assert [type(row) for row in rows if refused(row) is not wrong] == []


def test_two_names_do_not_start_or_end_together(duinrade: Organisation) -> None:
    OrganisationName.objects.create(organisation=duinrade, name="Duin", end=EARLY)
    OrganisationName.objects.create(organisation=duinrade, name="Duinrade", start=EARLY)
    assert refused(OrganisationName(organisation=duinrade, name="Rade", end=LATE))
    assert refused(OrganisationName(organisation=duinrade, name="Rade", start=LATE))
    assert refused(OrganisationName(organisation=duinrade, name="Rade", start=EARLY, end=LATE))
    assert refused(OrganisationName(organisation=duinrade, name="", start=date(2010, 1, 1), end=date(2011, 1, 1)))


def test_words_that_nobody_knows_are_refused(duinrade: Organisation, westerkoog: Organisation) -> None:
    assert refused(Region(scheme="parish", code="XX01", name="Duinmark"))
    assert refused(Neighbours(a=duinrade, b=westerkoog, contact="near"))
    assert refused(Succession(old=duinrade, new=westerkoog, date=EARLY, kind="war"))


def test_nobody_is_beside_under_or_after_itself(duinrade: Organisation) -> None:
    assert refused(Neighbours(a=duinrade, b=duinrade, contact="edge"))
    assert refused(Succession(old=duinrade, new=duinrade, date=EARLY, kind="merger"))
    assert refused(JointMembership(joint=duinrade, member=duinrade))


def test_a_boundary_without_source_or_licence_is_refused(duinrade: Organisation) -> None:
    assert refused(Boundary(organisation=duinrade, start=EARLY, geojson={}, source="", licence="CC BY 4.0"))
    assert refused(Boundary(organisation=duinrade, start=EARLY, geojson={}, source="CBS", licence=""))


def test_inhabitants_are_counted_once_a_day_and_never_below_zero(duinrade: Organisation) -> None:
    Population.objects.create(organisation=duinrade, on=EARLY, inhabitants=61_840)
    assert refused(Population(organisation=duinrade, on=EARLY, inhabitants=61_841))
    assert refused(Population(organisation=duinrade, on=LATE, inhabitants=-1))
