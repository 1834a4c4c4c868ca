"""Wie heeft ons beeld bekeken: the organisation reads who opened or took along what, and never who is asked."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dijkwacht import web
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.queries.papers import PAPERS
from dijkwacht.web.log.looks import LOOKS, of_picture
from dijkwacht.web.pictures.visitors import PAGES
from tests import factories as make
from tests.web.work.reading import question

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture() -> Picture:
    return make.picture(make.organisation(name="Duinrade"), state=State.CONCEPT)


@pytest.fixture
def coordinator(client: Client, picture: Picture) -> User:
    who = make.user("oov@example.org", "Olga Orde")
    make.membership(who, picture.organisation, Role.COORDINATOR)
    client.force_login(who)
    return who


def page(client: Client, picture: Picture, query: str = "") -> str:
    return client.get(f"/beelden/{picture.pk}/inzage/{query}").content.decode()


def looks(client: Client, picture: Picture, query: str = "") -> list[tuple[str, str, str]]:
    days = client.get(f"/beelden/{picture.pk}/inzage/{query}").context["days"]
    return [(look.name, look.role, look.what) for _, found in days for look in found]


def test_it_asks_who_looked_and_says_when_nobody_did(client: Client, coordinator: User, picture: Picture) -> None:
    response = client.get(f"/beelden/{picture.pk}/inzage/")
    assert question(response) == "Wie heeft ons beeld bekeken?"
    assert "Nog niemand heeft dit beeld bekeken" in response.content.decode()


def test_the_adviser_and_own_members_are_named_with_their_role(client: Client, coordinator: User, picture: Picture) -> None:
    adviser = make.user("adviseur@example.org", "Ada Adviseur")
    make.assignment(adviser, picture.organisation)
    client.force_login(adviser)
    client.get(f"/werk/{picture.pk}/")
    client.get(f"/beelden/{picture.pk}/rapport.pdf")
    client.force_login(coordinator)
    client.get(f"/beelden/{picture.pk}/")
    assert looks(client, picture) == [
        ("Olga Orde", "beleidsmedewerker OOV van uw organisatie", "het beeld op één pagina"),
        ("Ada Adviseur", "adviseur ondersteuningsteam", "het rapport, als PDF-bestand"),
        ("Ada Adviseur", "adviseur ondersteuningsteam", "de analyse"),
    ]


def test_somebody_who_is_also_asked_is_named_as_reader_only(client: Client, coordinator: User, picture: Picture) -> None:
    make.respondent(picture, "hr", who=coordinator)
    actions.opened(picture=picture, page="one_page", by=coordinator)
    assert [role for _, role, _ in looks(client, picture)] == ["beleidsmedewerker OOV van uw organisatie"]
    assert "espondent" not in page(client, picture)


def test_an_account_that_is_gone_a_guest_and_somebody_from_elsewhere_have_no_name(
    client: Client, coordinator: User, picture: Picture
) -> None:
    gone, other = make.user("weg@example.org", "Wim Weg"), make.user("ver@example.org", "Vera Ver")
    for who in (gone, other):
        actions.opened(picture=picture, page="one_page", by=who)
    Event.objects.create(
        at="2026-06-01T10:00Z",
        actor="invitation:3",
        verb="pictures.opened",
        on=f"pictures.picture:{picture.pk}",
        organisation=picture.organisation.code,
        seal="x",
    )
    gone.delete()
    assert [name for name, _, _ in looks(client, picture)] == [
        "Een genodigde",
        "Iemand van buiten de organisatie",
        "Een vroeger account",
    ]
    assert "Vera" not in page(client, picture)


def test_an_account_without_a_name_does_not_show_its_address(client: Client, coordinator: User, picture: Picture) -> None:
    User.objects.filter(pk=coordinator.pk).update(name="")
    actions.opened(picture=picture, page="one_page", by=coordinator)
    assert [name for name, _, _ in looks(client, picture)] == ["Een account zonder naam"]


def test_other_deeds_and_other_pictures_are_not_looks(client: Client, coordinator: User, picture: Picture) -> None:
    actions.opened(picture=make.picture(picture.organisation), page="one_page", by=coordinator)
    audit.record(by=System("x"), verb="pictures.settled", on=picture, organisation="GM9901", note="BES-01")
    assert looks(client, picture) == []
    assert "BES-01" not in page(client, picture)


def test_fifty_stand_on_a_page_and_the_rest_below_it(client: Client, coordinator: User, picture: Picture) -> None:
    for _ in range(52):
        actions.opened(picture=picture, page="one_page", by=coordinator)
    response = client.get(f"/beelden/{picture.pk}/inzage/")
    assert len(looks(client, picture)) == 50
    assert len(looks(client, picture, f"?voor={response.context['older']}")) == 2
    assert looks(client, picture, "?voor=x'--") == looks(client, picture)


@pytest.mark.parametrize(
    ("role", "status"),
    [(Role.CLIENT, 200), (Role.COORDINATOR, 200), (Role.EXECUTIVE, 200), (Role.RESPONDENT, 404), (Role.PROGRAMME_MANAGER, 404)],
)
def test_only_the_organisation_itself_sees_it(client: Client, picture: Picture, role: Role, status: int) -> None:
    who = make.user()
    make.membership(who, picture.organisation, role)
    client.force_login(who)
    assert client.get(f"/beelden/{picture.pk}/inzage/").status_code == status


def test_the_adviser_does_not_see_who_looked(client: Client, picture: Picture) -> None:
    who = make.user()
    make.assignment(who, picture.organisation)
    client.force_login(who)
    assert client.get(f"/beelden/{picture.pk}/inzage/").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_people(
    client: Client, coordinator: User, picture: Picture, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(9):
        who = make.user(f"lezer{number}@example.org")
        make.membership(who, picture.organisation, Role.EXECUTIVE)
        actions.opened(picture=picture, page="one_page", by=who)
    client.get(f"/beelden/{picture.pk}/inzage/")
    with django_assert_num_queries(10):
        client.get(f"/beelden/{picture.pk}/inzage/")


def test_a_membership_that_had_ended_does_not_name_its_holder(client: Client, coordinator: User, picture: Picture) -> None:
    old = make.user("oud@example.org", "Otto Oud")
    held = make.membership(old, picture.organisation, Role.EXECUTIVE)
    held.until = date(2020, 2, 1)
    held.save()
    actions.opened(picture=picture, page="one_page", by=old)
    assert [name for name, _, _ in looks(client, picture)] == ["Iemand van buiten de organisatie"]


def test_every_page_that_puts_a_look_on_record_has_its_words() -> None:
    sources = (path.read_text(encoding="utf-8") for path in Path(web.__file__).parent.rglob("*.py"))
    named = {page for text in sources for page in re.findall(r'(?:actions|pictures)\.opened\([^)]*page="(\w+)"', text)}
    assert len(named) > 15
    named |= {page for page, record in LOOKS.items() if record is of_picture}
    assert named <= PAGES.keys()
    assert {f"{paper.name} {form}" for paper in PAPERS for form in paper.forms} <= PAGES.keys()
