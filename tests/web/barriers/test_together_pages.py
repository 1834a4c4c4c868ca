"""Laying a model beside that of others, as who decides, who only reads, and who has nothing to do with it."""

from datetime import timedelta
from html import unescape
from re import sub

import pytest
from django.test import Client
from django.utils import timezone

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.barriers.queries.together import consent_of
from dijkwacht.apps.barriers.rules import Placed, Standing
from tests import factories as make
from tests.barriers import in_use
from tests.factories import BY

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def rows() -> list[InUse]:
    """Duinrade, and two that take part already."""
    made = [in_use(make.organisation(f"GM990{n}", name)) for n, name in enumerate(("Duinrade", "Westerkoog", "Oostmeer"), 1)]
    for row in made[1:]:
        actions.share(in_use=row, by=BY)
    actions.place(in_use=made[1], said={"BAR-01": Placed(Standing.STANDING, "gemeente")}, by=BY)
    return made


@pytest.fixture
def desk(client: Client, rows: list[InUse]) -> Client:
    client.force_login(make.member(rows[0].organisation, Role.COORDINATOR, "oov@example.org", "Oda Oov"))
    return client


def text(answer: object) -> str:
    return " ".join(unescape(sub(r"<[^>]+>", " ", answer.content.decode())).split())  # type: ignore[attr-defined]


def address(row: InUse, deed: str = "") -> str:
    return f"/barrieres/bij/{row.pk}/samen/{deed}"


def test_who_takes_no_part_sees_nobody_and_how_to(desk: Client, rows: list[InUse]) -> None:
    assert address(rows[0]) in desk.get(f"/barrieres/bij/{rows[0].pk}/").content.decode()
    page = text(desk.get(address(rows[0])))
    assert "Zolang u niet meedoet, ziet u hier van niemand iets." in page
    assert not [name for name in ("Westerkoog", "Oostmeer") if name in page]


def test_taking_part_shows_the_group_and_stopping_hides_it_at_once(desk: Client, rows: list[InUse]) -> None:
    page = text(desk.post(address(rows[0], "meedoen/"), {"to": "on", "until": ""}, follow=True))
    assert "Nu doen mee: Duinrade, Oostmeer, Westerkoog." in page
    # Of two nobody knows whether it stands: that is to be found out before anything is placed.
    assert "Helpt 2 van de 3. Bij 2 nog niet bekend: ga dat eerst na." in page
    assert "bij minstens één open, of niet zeker" in page
    assert "staat er niet, of niet bekend" not in page
    assert "bij het hoge cijfer als er staat wat niet bekend is, 12 bij het lage" in page
    assert (
        "Ruimte vinden niemand dicht bij Westerkoog; niet zeker bij Duinrade, Oostmeer 2 manieren van Ruimte vinden Woning"
        in page
    )
    assert "Woning huren: dicht bij" in page
    assert "Bezoek aan verhuurders nog niet bekend 1 2" in page
    other = Client()
    other.force_login(make.member(rows[1].organisation, Role.EXECUTIVE, "burgemeester@example.org", "Bea Burgemeester"))
    assert "Duinrade" in text(other.get(address(rows[1])))
    page = text(desk.post(address(rows[0], "meedoen/"), {"to": "off"}, follow=True))
    assert "U doet niet meer mee." in page
    assert "Westerkoog" not in page
    page = text(other.get(address(rows[1])))
    assert "Duinrade" not in page
    assert "Er wordt pas geteld als minstens 3 organisaties meedoen, u meegerekend: nu zijn het er 2." in page


def test_a_last_day_that_is_over_is_a_fault_beside_what_was_typed(desk: Client, rows: list[InUse]) -> None:
    past = TODAY - timedelta(days=1)
    answer = desk.post(address(rows[0], "meedoen/"), {"to": "on", "until": past.isoformat()})
    assert (answer.status_code, "Deze dag is al voorbij." in text(answer)) == (422, True)
    assert past.isoformat() in answer.content.decode()
    assert consent_of(rows[0], on=TODAY) is None
    desk.post(address(rows[0], "meedoen/"), {"to": "on", "until": TODAY.strftime("%d-%m-%Y")})
    assert consent_of(rows[0], on=TODAY)
    assert consent_of(rows[0], on=TODAY + timedelta(days=1)) is None


def test_who_only_reads_decides_nothing_and_a_stranger_finds_no_page(rows: list[InUse], client: Client) -> None:
    client.force_login(make.member(rows[0].organisation, Role.EXECUTIVE, "b@example.org", "Bea Burgemeester"))
    page = client.get(address(rows[0]))
    assert (page.status_code, "meedoen/" in page.content.decode()) == (200, False)
    assert client.post(address(rows[0], "meedoen/"), {"to": "on"}).status_code == 404
    # Taking part in the same group opens nobody else's page.
    actions.share(in_use=rows[0], by=BY)
    assert {client.get(address(row)).status_code for row in rows[1:]} == {404}


def test_an_area_has_no_such_page(desk: Client, rows: list[InUse]) -> None:
    here = rows[0].organisation
    row = actions.take_up(organisation=here, code=rows[0].code, area=make.area(here), by=BY)
    assert desk.get(address(row)).status_code == 404
    assert "samen/" not in desk.get(f"/barrieres/bij/{row.pk}/").content.decode()


def test_what_is_not_confirmed_here_is_told_so_beside_the_group(desk: Client, rows: list[InUse]) -> None:
    actions.share(in_use=rows[0], by=BY)
    actions.place(in_use=rows[0], said={"BAR-02": Placed(Standing.ARRANGED, "netbeheerder")}, by=BY)
    assert "Aansluiting controleren geregeld door de partner, nog niet bevestigd 0" in text(desk.get(address(rows[0])))
