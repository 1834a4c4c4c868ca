"""The list of organisations: looking for one, adding one, changing one; and choosing from the whole country."""

from datetime import date

import pytest
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.organisations.models import JointMembership, Organisation
from dijkwacht.apps.organisations.queries import members_on
from tests import factories as make

pytestmark = pytest.mark.django_db
NEW = {
    "kind": "partner",
    "name": "Team Noord",
    "code": "",
    "province": "PV99",
    "riec": "",
    "safety_region": "",
    "since": "",
    "until": "",
}


@pytest.fixture(autouse=True)
def keeper(client: Client) -> User:
    """An administrator of a support team, signed in."""
    town = make.organisation(name="Duinrade")
    make.region("PV99", "Duinmark", town)
    made = make.user("beheer@example.org")
    make.membership(made, make.support_team(), Role.ADMINISTRATOR)
    client.force_login(made)
    return made


def page(client: Client, path: str = "/organisaties/") -> str:
    return client.get(path).content.decode()


def test_the_list_stands_by_province_and_is_searched(client: Client) -> None:
    told = page(client)
    assert "2 organisaties gevonden." in told
    assert told.index("Duinmark <span") < told.index("Niet in één provincie")
    assert "1 organisatie gevonden." in page(client, "/organisaties/?naam=DUINR&soort=municipality&provincie=PV99")
    assert "GM9901" in page(client, "/organisaties/?naam=gm9901")
    assert "geen organisatie met deze naam" in page(client, "/organisaties/?naam=nergens")
    assert "2 organisaties gevonden." in page(client, "/organisaties/?soort=onzin")


def test_one_is_added(client: Client) -> None:
    answer = client.post("/organisaties/nieuw/", NEW, follow=True)
    assert "Team Noord staat in de lijst, met code PA0001." in answer.content.decode()
    assert Organisation.objects.get(code="PA0001").regions.get().code == "PV99"


def test_faults_stand_beside_their_fields_and_what_was_typed_stays(client: Client) -> None:
    answer = client.post("/organisaties/nieuw/", {**NEW, "kind": "municipality", "code": "gm99"})
    assert answer.status_code == 422
    told = answer.content.decode()
    assert "begint met GM" in told
    assert 'value="Team Noord"' in told


def test_one_is_changed_and_the_page_says_that_the_content_no_longer_rules(client: Client) -> None:
    told = page(client, "/organisaties/GM9901/")
    assert 'value="Duinrade"' in told
    assert 'value="PV99" selected' in told
    assert "komt uit de lijst van dijkwacht" in told
    changed = {**NEW, "name": "Duinrade aan Zee", "since": "2026-01-01"}
    answer = client.post("/organisaties/GM9901/", changed, follow=True)
    assert "Bewaard: Duinrade aan Zee." in answer.content.decode()
    told = page(client, "/organisaties/GM9901/")
    assert "Namen tot nu toe" in told
    assert "komt uit de lijst" not in told
    assert client.post("/organisaties/GM9901/", {**changed, "name": ""}).status_code == 422
    assert client.get("/organisaties/GM0000/").status_code == 404


def test_who_does_not_keep_the_list_reads_it_without_links(client: Client) -> None:
    reader = make.user("lezer@example.org")
    make.membership(reader, Organisation.objects.get(code="GM9901"), Role.ADMINISTRATOR)
    client.force_login(reader)
    told = page(client)
    assert "Duinrade" in told
    assert "/organisaties/GM9901/" not in told
    assert "Organisatie toevoegen" not in told


def test_an_adviser_chooses_by_province_with_the_own_province_first(client: Client) -> None:
    team, adviser = Organisation.objects.get(code="PA9901"), make.user("ada@example.org")
    make.membership(adviser, team, Role.ADVISER)
    far = make.organisation("GM9902", "Achterland")
    make.region("PV98", "Binnenmark", far)
    make.region("PV99", "Duinmark", team)
    board = Organisation.objects.create(code="WS9901", kind="water_board", is_example=True)
    board.names.create(name="Aa en Duin")
    make.organisation("GM9903", "Nergenshuizen")
    client.force_login(adviser)
    told = page(client, "/opdrachten/nieuw/")
    order = ['<optgroup label="Duinmark">', ">Duinrade<", "Binnenmark", "Overige gemeenten", ">Nergenshuizen<", "Waterschappen"]
    assert [told.index(word) for word in order] == sorted(told.index(word) for word in order)


def test_who_works_through_a_joint_body_is_seen_added_and_let_go(client: Client) -> None:
    make.joint_body()
    town, where = Organisation.objects.get(code="GM9901"), "/organisaties/GR9901/deelnemers/"
    assert where in page(client, "/organisaties/GR9901/")
    assert "Er doet nog niemand mee." in page(client, where)
    told = client.post(where, {"member": town.pk, "since": "2026-01-01", "until": ""}, follow=True).content.decode()
    assert "Duinrade, vanaf 1 januari 2026" in told
    again = client.post(where, {"member": town.pk, "since": "2026-06-01", "until": ""})
    assert (again.status_code, "doet dan al mee" in again.content.decode()) == (422, True)
    client.post(where, {"member": town.pk, "since": "", "until": "2026-07-01"})
    client.post(where, {"member": town.pk, "since": "", "until": "2026-07-01"})
    client.post(where, {"member": town.pk, "since": "2026-08-01", "until": ""})
    rows = JointMembership.objects.filter(joint__code="GR9901").order_by("start").values_list("start", "end")
    assert list(rows) == [(date(2026, 1, 1), date(2026, 7, 1)), (date(2026, 8, 1), None)]
    assert list(members_on(Organisation.objects.get(code="GR9901"), date(2026, 7, 15))) == []
    assert Event.objects.filter(verb="organisations.member_kept", organisation="GR9901").count() == 3
    assert Organisation.objects.get(code="GR9901").is_kept_here


def test_only_a_joint_body_has_members(client: Client) -> None:
    assert client.get("/organisaties/GM9901/deelnemers/").status_code == 404
