"""A model for an area: started by who does that in a municipality, and told apart in the names of files."""

from html import unescape
from re import sub

import pytest
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.organisations.models import Area, Organisation
from dijkwacht.apps.organisations.rules import AreaKind
from tests import factories as make
from tests.barriers import HERB, published
from tests.factories import BY

pytestmark = pytest.mark.django_db
BEGIN = "/barrieres/bij/GM9901/kruidenteelt/beginnen/"


@pytest.fixture
def here() -> Organisation:
    published()
    return make.organisation(name="Duinrade")


@pytest.fixture
def officer(here: Organisation) -> User:
    return make.member(here, Role.COORDINATOR, "oov@example.org", "Oda Oov")


@pytest.fixture
def desk(client: Client, officer: User) -> Client:
    client.force_login(officer)
    return client


def text(answer: object) -> str:
    return " ".join(unescape(sub(r"<[^>]+>", " ", answer.content.decode())).split())  # type: ignore[attr-defined]


def test_who_does_that_starts_an_area_that_nobody_read_in(desk: Client, here: Organisation) -> None:
    assert "Voor een haven, bedrijventerrein of vakantiepark" in text(desk.get("/barrieres/kruidenteelt/"))
    sent = {"kind": "business_park", "name": " De  Weel "}
    page = text(desk.post(BEGIN, sent, follow=True))
    assert "De Weel, Duinrade · Kruidenteelt" in page
    desk.post(BEGIN, {**sent, "name": "de weel"})
    area = Area.objects.get()
    assert (area.name, AreaKind(area.kind), area.has_shape, [*area.organisations.all()]) == (
        "De Weel", AreaKind.BUSINESS_PARK, False, [here],
    )  # fmt: skip
    assert InUse.objects.get().area == area
    page = text(desk.get("/barrieres/kruidenteelt/"))
    assert "vakantiepark dat er niet bij staat" in page
    assert "Kruidenteelt, De Weel: wat is er nog open?" in page


@pytest.mark.parametrize(("sent", "status"), [({"kind": "port", "name": " "}, 409), ({"kind": "zee", "name": "Noord"}, 404)])
def test_an_area_has_a_kind_and_a_name(desk: Client, sent: dict[str, str], status: int) -> None:
    assert desk.post(BEGIN, sent).status_code == status
    assert not Area.objects.exists()


def test_nobody_starts_an_area_elsewhere(desk: Client, here: Organisation) -> None:
    make.organisation("GM9902", "Westerkoog")
    sent = {"kind": "port", "name": "Noordhaven"}
    assert desk.post(BEGIN.replace("GM9901", "GM9902"), sent).status_code == 404
    assert not Area.objects.exists()


def test_the_list_of_areas_stands_also_where_none_has_a_shape(desk: Client, here: Organisation) -> None:
    desk.post(BEGIN, {"kind": "port", "name": "Noordhaven"})
    keeper, administrator = Client(), make.user("beheer@example.org")
    make.membership(administrator, make.support_team(here), Role.ADMINISTRATOR)
    keeper.force_login(administrator)
    page = keeper.get("/organisaties/gebieden/")
    assert (page.status_code, "Noordhaven, haven" in text(page), 'aria-label="Kaart"' in page.content.decode()) == (
        200,
        True,
        False,
    )
    make.area(here)
    assert 'aria-label="Kaart"' in keeper.get("/organisaties/gebieden/").content.decode()


def test_files_of_two_areas_have_two_names(desk: Client, here: Organisation) -> None:
    rows = [
        actions.take_up(organisation=here, code="kruidenteelt", area=area, by=BY)
        for area in (None, make.area(here), make.area(here, name="De Weel", kind=AreaKind.BUSINESS_PARK))
    ]
    for deed in ("plaatsen/werkboek.xlsx", "wat-is-open.docx"):
        names = [desk.get(f"/barrieres/bij/{row.pk}/{deed}")["Content-Disposition"] for row in rows]
        assert len({*names}) == 3
        assert [
            part in name
            for part, name in zip(("kruidenteelt-2", "haven-westhaven", "bedrijventerrein-de-weel"), names, strict=True)
        ]


def test_the_kind_of_an_area_is_that_of_the_model_or_is_asked(desk: Client) -> None:
    page = desk.get("/barrieres/kruidenteelt/").content.decode()
    assert ('<option value="">Kies wat voor gebied</option>' in page, "selected" in page) == (True, False)
    published(HERB.replace("id: kruidenteelt", "id: vakantieparken"))
    assert 'value="holiday_park" selected>' in desk.get("/barrieres/vakantieparken/").content.decode()
    answer = desk.post(BEGIN, {"kind": "", "name": "Duinzicht"})
    # What was typed is given back, also where it is one word.
    assert (answer.status_code, "Kies eerst wat voor gebied" in text(answer)) == (409, True)
    assert ">Duinzicht</textarea>" in answer.content.decode()
    assert not InUse.objects.exists()
