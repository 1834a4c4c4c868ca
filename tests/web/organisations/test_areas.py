"""Areas on a page: a file that adds them, a map with a table, and taking one away."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.barriers.actions import take_up
from dijkwacht.apps.organisations.models import Area, Boundary, Organisation
from dijkwacht.apps.organisations.rules import AreaKind
from tests import factories as make
from tests.barriers import published

pytestmark = pytest.mark.django_db
RING = [[4.8, 52.4], [4.9, 52.4], [4.9, 52.5], [4.8, 52.4]]


@pytest.fixture(autouse=True)
def town(client: Client) -> Organisation:
    """A town, and the administrator of a support team, signed in."""
    here = make.organisation(name="Duinrade")
    made = make.user("beheer@example.org")
    make.membership(made, make.support_team(here), Role.ADMINISTRATOR)
    client.force_login(made)
    return here


def geojson(*names: str, geometry: object = None) -> bytes:
    shape = geometry or {"type": "Polygon", "coordinates": [RING]}
    features = [{"type": "Feature", "properties": {"naam": name}, "geometry": shape} for name in names]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def sent(client: Client, where: Organisation, data: bytes = geojson("Westhaven"), **changes: object) -> HttpResponse:
    said = {
        "grid": "degrees",
        "kind": "port",
        "first": where.pk,
        "second": "",
        "third": "",
        "source": "Havenbedrijf",
        "licence": "CC0",
    }
    file = SimpleUploadedFile("gebieden.geojson", data)
    return client.post("/organisaties/gebieden/nieuw/", {"file": file, **said, **changes}, follow=True)


def page(client: Client, path: str = "/organisaties/gebieden/") -> str:
    return client.get(path).content.decode()


def test_areas_come_from_a_file_and_stand_on_the_map_and_in_the_table(client: Client, town: Organisation) -> None:
    assert "Er is nog geen gebied" in page(client)
    outline = {"type": "Polygon", "coordinates": [[[4.7, 52.3], [5, 52.3], [5, 52.6], [4.7, 52.3]]]}
    Boundary.objects.create(organisation=town, start="2018-01-01", geojson=outline, source="x", licence="x")
    told = sent(client, town, geojson("Westhaven", "Oosthaven")).content.decode()
    assert "2 gebieden toegevoegd." in told
    assert "<title>Westhaven: haven</title>" in told
    assert '<td role="cell" data-label="Organisatie">Duinrade</td>' in told
    assert "Havenbedrijf, CC0" in told
    event = Event.objects.get(verb="organisations.area_added")
    assert (event.organisation, event.note) == ("GM9901", "2")


def test_an_area_may_lie_in_more_organisations(client: Client, town: Organisation) -> None:
    other = make.organisation("GM9902", "Achterland")
    told = sent(client, town, second=other.pk, third=other.pk).content.decode()
    assert '<td role="cell" data-label="Organisatie">Duinrade, Achterland</td>' in told
    assert Event.objects.get(verb="organisations.area_added").organisation == ""
    assert "Westhaven" in page(client, "/organisaties/gebieden/?organisatie=GM9902&soort=port")
    assert "geen gebied bij deze keuze" in page(client, "/organisaties/gebieden/?soort=holiday_park")


def test_of_a_point_the_map_shows_a_mark(client: Client, town: Organisation) -> None:
    told = sent(client, town, geojson("Zonnepark", geometry={"type": "Point", "coordinates": [4.8, 52.4]}), kind="holiday_park")
    assert "<title>Zonnepark: vakantiepark</title>" in told.content.decode()
    assert Area.objects.get().geojson["type"] == "Point"


def test_a_file_with_a_fault_adds_nothing_and_names_the_feature(client: Client, town: Organisation) -> None:
    answer = sent(client, town, geojson("Westhaven", "Westhaven"))
    assert answer.status_code == 422
    told = answer.content.decode()
    assert "<strong>Westhaven</strong>: deze naam staat er twee keer" in told
    assert "regel en kolom" not in told
    assert 'value="Havenbedrijf"' in told
    assert not Area.objects.exists()


def test_the_same_area_does_not_come_twice(client: Client, town: Organisation) -> None:
    sent(client, town)
    answer = sent(client, town)
    assert answer.status_code == 422
    assert "staat hier al bij een van deze organisaties" in answer.content.decode()
    assert sent(client, town, kind="business_park").status_code == 200
    assert sent(client, make.organisation("GM9902", "Achterland")).status_code == 200
    assert Area.objects.count() == 3


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"grid": ""}, "Kies hoe de plaatsen zijn geschreven."),
        ({"kind": "mijn"}, "Kies een soort uit de lijst."),
        ({"first": ""}, "Kies een organisatie."),
        ({"first": "999999"}, "Kies een organisatie uit de lijst."),
        ({"source": ""}, "Vul in waar het bestand vandaan komt."),
        ({"file": ""}, "Kies eerst een bestand."),
        ({"file": SimpleUploadedFile("a.json", b" " * 2_000_001)}, "Dit bestand is 2,1 MB; hoogstens 2 MB mag."),
    ],
)
def test_what_is_wrong_stands_beside_its_field(changes: dict[str, object], told: str, client: Client, town: Organisation) -> None:
    answer = sent(client, town, **changes)
    assert answer.status_code == 422
    assert told in answer.content.decode()


def test_one_is_taken_away(client: Client, town: Organisation) -> None:
    area = make.area(town)
    answer = client.post(f"/organisaties/gebieden/{area.pk}/weghalen/", follow=True)
    assert "Westhaven is weggehaald." in answer.content.decode()
    assert not Area.objects.exists()
    assert client.post(f"/organisaties/gebieden/{area.pk}/weghalen/").status_code == 404
    assert Event.objects.get(verb="organisations.area_removed").organisation == "GM9901"


def test_one_with_which_somebody_works_stays(client: Client, town: Organisation) -> None:
    area = make.area(town)
    published()
    take_up(organisation=town, code="kruidenteelt", area=area, by=make.user("oov@example.org"))
    answer = client.post(f"/organisaties/gebieden/{area.pk}/weghalen/")
    assert (answer.status_code, "Er wordt met dit gebied gewerkt" in answer.content.decode()) == (409, True)
    assert Area.objects.get() == area
    assert not Event.objects.filter(verb="organisations.area_removed").exists()


def test_who_does_not_keep_areas_only_reads_them(client: Client, town: Organisation) -> None:
    area = make.area(town, kind=AreaKind.BUSINESS_PARK)
    reader: User = make.user("lezer@example.org")
    make.membership(reader, town, Role.ADMINISTRATOR)
    client.force_login(reader)
    told = page(client)
    assert "Westhaven" in told
    assert "Weghalen" not in told
    assert client.post(f"/organisaties/gebieden/{area.pk}/weghalen/").status_code == 404
    assert client.get("/organisaties/gebieden/nieuw/").status_code == 404
