"""Going on to a next version: what stays behind, who is left behind, and putting away what was read."""

from datetime import date
from html import unescape
from re import sub

import pytest
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.barriers.rules import Placed, Standing
from tests import factories as make
from tests.barriers import HERB, in_use, published
from tests.factories import BY

pytestmark = pytest.mark.django_db
NEXT = HERB.replace("id: BAR-03", "id: BAR-05").replace('version: "1"', 'version: "2"')
LEAVES = "U verlaat de groep ‘Kruidenteelt, versie 1’"


@pytest.fixture
def rows() -> list[InUse]:
    return [in_use(make.organisation(f"GM990{n}", name)) for n, name in enumerate(("Duinrade", "Westerkoog", "Oostmeer"), 1)]


@pytest.fixture
def desk(client: Client, rows: list[InUse]) -> Client:
    client.force_login(make.member(rows[0].organisation, Role.COORDINATOR, "oov@example.org", "Oda Oov"))
    return client


def text(answer: object) -> str:
    return " ".join(unescape(sub(r"<[^>]+>", " ", answer.content.decode())).split())  # type: ignore[attr-defined]


def test_who_shares_reads_which_group_is_left_before_going_on(desk: Client, rows: list[InUse]) -> None:
    second, address = published(NEXT), f"/barrieres/bij/{rows[0].pk}/"
    for row in rows[1:]:
        actions.share(in_use=row, by=BY)
    assert LEAVES not in text(desk.get(address))
    actions.share(in_use=rows[0], by=BY)
    page = text(desk.get(address))
    assert LEAVES in page
    assert "In die groep doet u nu mee met Oostmeer en Westerkoog. Gaat u verder, dan telt u daar niet meer mee." in page
    assert "In versie 2 doet nog niemand anders mee." in page
    actions.renew(in_use=rows[2], seen=second.pk, by=BY)
    page = text(desk.get(address))
    assert "doet u nu mee met Westerkoog. Gaat" in page
    assert "U telt dan mee met Oostmeer, in versie 2." in page
    actions.renew(in_use=rows[1], seen=second.pk, by=BY)
    assert LEAVES not in text(desk.get(address))


def test_what_stayed_behind_says_who_and_since_and_can_be_put_away(desk: Client, rows: list[InUse]) -> None:
    row, address = rows[0], f"/barrieres/bij/{rows[0].pk}/"
    said = {"BAR-03": Placed(Standing.STANDING, "gemeente", date(2026, 3, 1))}
    actions.place(in_use=row, said=said, by=BY)
    second = published(NEXT)
    desk.post(f"{address}nieuwe-versie/", {"seen": second.pk})
    stayed = "Melden van geur (ingericht, gemeente, sinds 1 maart 2026)"
    reader = Client()
    reader.force_login(make.member(row.organisation, Role.EXECUTIVE, "burgemeester@example.org", "Bea Burgemeester"))
    assert (stayed in text(desk.get(address)), stayed in text(reader.get(address))) == (True, True)
    assert "Gelezen, leg weg" not in text(reader.get(address))
    assert reader.post(f"{address}versie-gelezen/").status_code == 404
    page = text(desk.post(f"{address}versie-gelezen/", follow=True))
    for found in (page, text(reader.get(address))):
        assert "Wat niet meeging van versie 1 (1), weggelegd op" in found
        assert stayed in found
        assert "Gelezen, leg weg" not in found


def test_what_was_kept_before_who_and_when_were_kept_is_still_read(desk: Client, rows: list[InUse]) -> None:
    second = published(NEXT)
    actions.renew(in_use=rows[0], seen=second.pk, by=BY)
    InUse.objects.filter(pk=rows[0].pk).update(left_behind={"BAR-03": "planned"})
    assert "Melden van geur (gepland)" in text(desk.get(f"/barrieres/bij/{rows[0].pk}/"))
