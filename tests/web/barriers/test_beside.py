"""What stands beside barriers and policies, and beside recommendations: both ways, and only for who sees both."""

import re
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.web.parts.barriers import serving
from tests import bibob, damocles
from tests import factories as make
from tests.barriers import HERB, published

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
RICH = (
    HERB.replace("    placed_by: [gemeente, politie]\n", "    placed_by: [gemeente, politie]\n    instrument: bibob\n")
    .replace("    kind: detects\n", "    kind: detects\n    instrument: damocles\n    criteria: [BES-01]\n")
    .replace('version: "1"', 'version: "2"')
)
"""BAR-01 rests on Bibob, BAR-03 on Damocles and serves BES-01."""


@pytest.fixture(autouse=True)
def product_norm(monkeypatch: pytest.MonkeyPatch) -> None:
    """The small norm of the tests is one of the product."""
    monkeypatch.setattr(serving, "norm_ids", lambda: ("klein",))


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def row(here: Organisation) -> InUse:
    published(RICH)
    made = actions.take_up(organisation=here, code="kruidenteelt", by=make.BY)
    actions.place(in_use=made, said={"BAR-03": Placed(Standing.PLANNED, "gemeente")}, by=make.BY)
    return made


@pytest.fixture
def picture(here: Organisation) -> Picture:
    made = make.picture(here, state=State.CONCEPT, summary="Kort.")
    make.answer(make.respondent(made), "BES-01", 1, 1)
    return make.weigh(made)


@pytest.fixture
def coordinator(here: Organisation) -> User:
    return make.member(here, Role.COORDINATOR, "oov@example.org", "Oda Oov")


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(user: User, address: str) -> str:
    answer = as_(user).get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def text(user: User, address: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page(user, address)).split()).replace(" :", ":")


def test_a_barrier_leads_to_the_policy_it_rests_on_adopted_or_not(row: InUse, coordinator: User, here: Organisation) -> None:
    address = f"/barrieres/bij/{row.pk}/"
    assert "Bibob-beleid bij Bezoek aan verhuurders: nog niet vastgesteld." in text(coordinator, address)
    bibob.policy(here, from_day=TODAY)
    damocles.policy(here)
    now = text(coordinator, address)
    assert "Bibob-beleid bij Bezoek aan verhuurders: geldt sinds" in now
    assert "Damoclesbeleid bij Melden van geur: geldt sinds 1 januari 2020." in now
    assert 'href="/bibob/GM9901/"' in page(coordinator, address)
    assert "Damoclesbeleid bij Melden van geur" in text(coordinator, "/barrieres/kruidenteelt/")


def test_a_policy_that_holds_later_says_from_when(row: InUse, coordinator: User, here: Organisation) -> None:
    bibob.policy(here, from_day=TODAY.replace(year=TODAY.year + 1, day=1, month=1))
    assert f"geldt vanaf 1 januari {TODAY.year + 1}" in text(coordinator, f"/barrieres/bij/{row.pk}/")


def test_a_policy_leads_back_to_its_barriers_for_who_sees_both(row: InUse, coordinator: User, here: Organisation) -> None:
    damocles.policy(here)
    bibob.policy(here)
    officer = make.member(here, Role.OFFICER, "boa@example.org", "Bo Boa")
    for instrument, said in (("damocles", "Melden van geur (Kruidenteelt): gepland"), ("bibob", "Bezoek aan verhuurders")):
        address = f"/{instrument}/GM9901/"
        assert said in text(coordinator, address)
        assert f'href="/barrieres/bij/{row.pk}/"' in page(coordinator, address)
        assert "Barrières die op dit beleid steunen" not in text(officer, address)
        assert "/barrieres/bij/" not in page(officer, address)


def addresses(picture: Picture) -> dict[str, tuple[str, ...]]:
    """Where a recommendation stands, for a member and for the adviser."""
    return {
        "member": (f"/organisatie/{picture.pk}/niveaus/", f"/plan/{picture.pk}/"),
        "adviser": (f"/werk/{picture.pk}/bevindingen/", f"/werk/{picture.pk}/onderdeel/BES-01/", f"/plan/{picture.pk}/"),
    }


def test_a_recommendation_has_the_barriers_that_serve_it_and_how_they_stand(
    row: InUse, picture: Picture, coordinator: User
) -> None:
    adviser = make.user()
    make.assignment(adviser, picture.organisation)
    people = {"member": coordinator, "adviser": adviser}
    for who, places in addresses(picture).items():
        for address in places:
            found = page(people[who], address)
            assert 'href="/barrieres/kruidenteelt/#b-BAR-03"' in found, address
            assert "1 barrière helpt hierbij – BES-01" in text(people[who], address)
            assert "Bij u: gepland – Melden van geur" in text(people[who], address), address
            assert f'href="/barrieres/bij/{row.pk}/"' in found, address


def test_beside_a_recommendation_and_a_policy_it_is_told_what_is_not_confirmed(
    here: Organisation, picture: Picture, coordinator: User
) -> None:
    published(RICH.replace("placed_by: [gemeente]", "placed_by: [politie]"))
    row = actions.take_up(organisation=here, code="kruidenteelt", by=make.BY)
    actions.place(in_use=row, said={"BAR-03": Placed(Standing.ARRANGED, "politie")}, by=make.BY)
    damocles.policy(here)
    waits = "geregeld door de partner, nog niet bevestigd"
    assert f"Bij u: {waits} – Melden van geur" in text(coordinator, f"/plan/{picture.pk}/")
    assert f"Melden van geur (Kruidenteelt): {waits}" in text(coordinator, "/damocles/GM9901/")


def test_whoever_may_not_see_what_stands_sees_the_barriers_alone(row: InUse, picture: Picture, coordinator: User) -> None:
    as_(coordinator).post(f"/maatregelen/aanbeveling/{picture.pk}/BES-01/")
    measure = picture.measures.get()
    picture.measures.update(owner="oov")
    owner = make.user("oov2@example.org")
    make.membership(owner, picture.organisation, Role.OWNER, function="oov")
    address = f"/maatregelen/{measure.pk}/"
    assert "Bij u:" in page(coordinator, address)
    found = page(owner, address)
    assert "/barrieres/kruidenteelt/#b-BAR-03" in found
    assert "Bij u:" not in found
    assert "/barrieres/bij/" not in found


def test_a_norm_of_another_has_no_barriers(
    row: InUse, picture: Picture, coordinator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "norm_ids", lambda: ("gemeente",))
    assert "#b-BAR-03" not in page(coordinator, f"/organisatie/{picture.pk}/niveaus/")


def test_the_barriers_of_a_recommendation_are_four_questions_whatever_there_is(here: Organisation, coordinator: User) -> None:
    weak = make.weak(make.picture(here, state=State.ADOPTED))
    address, browser, asked = f"/organisatie/{weak.pk}/niveaus/", as_(coordinator), []
    browser.get(address)

    def look() -> None:
        browser.get(address)  # what a process keeps of a version is read once
        with CaptureQueriesContext(connection) as found:
            assert browser.get(address).status_code == 200
        asked.append(len(found))

    look()
    criteria = "[BES-01, BES-02, VER-01]"
    published(RICH.replace("[BES-01]", criteria))
    row = actions.take_up(organisation=here, code="kruidenteelt", by=make.BY)
    actions.place(in_use=row, said={"BAR-03": Placed(Standing.PLANNED, "gemeente")}, by=make.BY)
    look()
    published(RICH.replace("[BES-01]", criteria).replace("id: kruidenteelt", "id: wietteelt").replace("BAR-", "WIE-"))
    other = actions.take_up(organisation=here, code="wietteelt", by=make.BY)
    actions.place(in_use=other, said={"WIE-03": Placed(Standing.NONE)}, by=make.BY)
    look()
    assert "3 barrières" not in text(coordinator, address)
    assert asked[1] - asked[0] <= 4
    assert asked[2] == asked[1]
