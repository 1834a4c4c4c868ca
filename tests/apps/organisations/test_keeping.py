"""An organisation that is added or changed on a page: codes, names and regions by day, and the content that leaves it alone."""

from datetime import date

import pytest

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.organisations.actions import keeping, loading
from dijkwacht.apps.organisations.models import Organisation, Region, RegionMembership
from dijkwacht.apps.organisations.queries import existing_on, name_on
from dijkwacht.apps.organisations.rules import Draft, Kind, Scheme
from dijkwacht.kit.errors import InvalidInput
from tests import factories as make

pytestmark = pytest.mark.django_db
BEFORE, DAY, AFTER = date(2025, 12, 31), date(2026, 1, 1), date(2026, 6, 1)


@pytest.fixture(autouse=True)
def regions() -> None:
    """Two provinces and a RIEC."""
    Region.objects.create(scheme="province", code="PV26", name="Utrecht")
    Region.objects.create(scheme="province", code="PV25", name="Gelderland")
    Region.objects.create(scheme="riec", code="RI0002", name="Midden-Nederland")


def draft(name: str = "Zuiderdiep", province: str = "PV26", riec: str = "", **days: date | None) -> Draft:
    return Draft(name, {Scheme.PROVINCE: province, Scheme.RIEC: riec}, **days)


def added(kind: Kind = Kind.MUNICIPALITY, code: str = "GM0999", **said: object) -> Organisation:
    return keeping.register(kind=kind, code=code, draft=draft(**said), by=make.BY)  # type: ignore[arg-type]


def lies(organisation: Organisation, on: date) -> set[str]:
    found = RegionMembership.objects.holding_on(on).filter(organisation=organisation)
    return set(found.values_list("region__code", flat=True))


def faults(code: str = "GM0999", kind: Kind = Kind.MUNICIPALITY, **said: object) -> dict[str, str]:
    with pytest.raises(InvalidInput) as wrong:
        added(kind, code, **said)
    return {fault.place: fault.reason for fault in wrong.value.faults}


def test_one_is_added_in_its_regions_from_its_first_day() -> None:
    made = added(riec="RI0002", since=DAY)
    assert (made.kind, made.is_kept_here, made.is_example, made.picture_language) == ("municipality", True, False, True)
    assert name_on(made, AFTER) == "Zuiderdiep"
    assert lies(made, AFTER) == {"PV26", "RI0002"}
    assert made not in existing_on(BEFORE)
    event = Event.objects.get(verb="organisations.registered")
    assert (event.organisation, event.note) == ("GM0999", "")


def test_a_kind_with_codes_of_our_own_gets_the_next() -> None:
    first, second = added(Kind.PARTNER, ""), added(Kind.PARTNER, "")
    assert [first.code, second.code] == ["PA0001", "PA0002"]
    assert added(Kind.PARTNER, "PA0100").code == "PA0100"
    assert added(Kind.WATER_BOARD, "WS0636").picture_language is False


def test_what_is_wrong_stands_beside_its_field() -> None:
    added()
    assert faults() == {"code": "GM0999 is hier al Zuiderdiep."}
    assert "begint met GM" in faults("")["code"]
    assert "begint met WS" in faults("GM0001", Kind.WATER_BOARD)["code"]
    assert "zonder 99" in faults("GM9950")["code"]
    assert faults("GM0001", name=" ") == {"name": "Vul een naam in."}
    assert "hooguit 120" in faults("GM0001", name="x" * 121)["name"]
    assert "1 januari 2018" in faults("GM0001", since=date(2017, 1, 1))["since"]
    assert "na de eerste dag" in faults("GM0001", since=DAY, until=DAY)["until"]
    assert faults("GM0001", province="PV77") == {"province": "Kies er een uit de lijst."}
    assert Organisation.objects.filter(is_example=False).count() == 1


def test_a_new_name_and_region_hold_from_their_day_on() -> None:
    made = added(riec="RI0002")
    keeping.revise(organisation=made, draft=draft("Noorderdiep", "PV25", since=DAY), by=make.BY)
    made = Organisation.objects.get(pk=made.pk)
    assert [name_on(made, day) for day in (BEFORE, AFTER)] == ["Zuiderdiep", "Noorderdiep"]
    assert [lies(made, day) for day in (BEFORE, AFTER)] == [{"PV26", "RI0002"}, {"PV25"}]
    with pytest.raises(InvalidInput, match="waarop de vorige naam begon"):
        keeping.revise(organisation=made, draft=draft("Weer anders", "PV25", since=DAY), by=make.BY)


def test_a_mistake_is_put_right_for_always() -> None:
    made = added(name="Zuiderdeip")
    keeping.revise(organisation=made, draft=draft("Zuiderdiep", "PV25"), by=make.BY)
    made = Organisation.objects.get(pk=made.pk)
    assert name_on(made, BEFORE) == "Zuiderdiep"
    assert lies(made, BEFORE) == {"PV25"}
    assert made.names.count() == 1


def test_one_that_is_dissolved_is_there_until_that_day_and_can_come_back() -> None:
    made = added()
    keeping.revise(organisation=made, draft=draft(until=DAY), by=make.BY)
    assert made in existing_on(BEFORE)
    assert made not in existing_on(DAY)
    assert [lies(made, day) for day in (BEFORE, DAY)] == [{"PV26"}, set()]
    keeping.revise(organisation=made, draft=draft(), by=make.BY)
    assert made in existing_on(DAY)
    assert lies(made, DAY) == {"PV26"}


def test_what_is_sent_unchanged_is_no_deed() -> None:
    made = added()
    keeping.revise(organisation=made, draft=draft(), by=make.BY)
    assert not Event.objects.filter(verb="organisations.revised").exists()


def test_where_it_lay_long_ago_stays() -> None:
    made = added()
    keeping.revise(organisation=made, draft=draft(province="PV25", since=DAY), by=make.BY)
    keeping.revise(organisation=made, draft=draft("Anders", "PV25"), by=make.BY)
    assert lies(made, BEFORE) == {"PV26"}


def test_the_content_no_longer_says_what_one_that_is_kept_here_is_called() -> None:
    folders = loading.shipped(invented=True)
    loading.load(by=make.BY, folders=folders)
    town = Organisation.objects.get(code="GM9901")
    keeping.revise(organisation=town, draft=draft("Duinrade aan Zee", "PV99"), by=make.BY)
    assert loading.load(by=make.BY, folders=folders) == 0
    assert name_on(Organisation.objects.get(pk=town.pk), AFTER) == "Duinrade aan Zee"
    assert "PV99" in lies(town, AFTER)
