"""Whoever is blocked comes in by no door, until the block is lifted."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from dijkwacht.apps.accounts.models import Sitting, User
from dijkwacht.apps.accounts.rules import BlockReason, Role
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.people import actions as people
from dijkwacht.apps.people.rules import Wanted
from dijkwacht.apps.reminders.actions import follow
from tests import factories as make
from tests.web.accounts.door import ADDRESS, PASSWORD, sign_in, somebody, told

pytestmark = pytest.mark.django_db
OPERATOR = System("operator")
FRESH = "een-ander-lang-wachtwoord"


@pytest.fixture
def user() -> User:
    return somebody()


@pytest.fixture
def keeper(user: User) -> User:
    return make.member(user.memberships.get().organisation, Role.ADMINISTRATOR, "beheer@example.org", "Beheerder")


def block(user: User) -> None:
    people.block(user=user, reason=BlockReason.MISUSE, by=OPERATOR)


def unblock(user: User) -> None:
    people.unblock(user=user, by=OPERATOR)


def links_in_mail() -> list[str]:
    bodies = Message.objects.order_by("pk").values_list("body", flat=True)
    return [link for body in bodies for link in re.findall(r"https?://[^/\s]+(/\S+)", body)]


def test_a_session_ends_and_signing_in_is_as_with_no_account(client: Client, user: User) -> None:
    sign_in(client)
    block(user)
    assert not Sitting.objects.filter(user=user).exists()
    assert client.get("/termijnen/").url.startswith("/account/login/")
    page = sign_in(Client()).content.decode()
    assert "Het e-mailadres of het wachtwoord klopt niet." in page
    unblock(user)
    sign_in(client)
    assert client.get("/termijnen/").status_code == 200
    assert told()[-1] == "signed_in"


def test_a_link_to_a_new_password_from_before_stays_dead(client: Client, user: User, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "dijkwacht.apps.mail.backend.Outbox"
    client.post("/account/password/reset/", {"email": ADDRESS})
    (link,) = [link for link in links_in_mail() if link.startswith("/account/password/")]
    assert Client().get(link).status_code == 302
    block(user)
    Client().post("/account/password/reset/", {"email": ADDRESS})
    assert Message.objects.count() == 1
    for is_lifted in (False, True):
        if is_lifted:
            unblock(user)
        door = Client()
        place = door.get(link, follow=True)
        door.post(place.request["PATH_INFO"], {"password1": FRESH, "password2": FRESH})
        user.refresh_from_db()
        assert user.check_password(PASSWORD)


def test_a_calendar_and_an_invitation_rest_until_then(client: Client, user: User, keeper: User) -> None:
    calendar = reverse("agenda:feed", args=[follow(by=user)])
    here = user.memberships.get().organisation
    people.invite(organisation=here, wanted=Wanted(ADDRESS, "Oda", Role.EXECUTIVE), by=keeper)
    people.ask_address(user=user, email="nieuw@example.org", organisation=here, by=keeper)
    links = [calendar, *[link for link in links_in_mail() if "/welkom/" in link]]
    assert len(links) == 3
    assert {client.get(link).status_code for link in links} == {200}
    block(user)
    assert {client.get(link).status_code for link in links} == {404}
    unblock(user)
    assert {client.get(link).status_code for link in links} == {200}


def text(answer: object) -> str:
    return " ".join(unescape(answer.content.decode()).split())


def test_an_administrator_blocks_on_the_page_of_a_person_and_lifts_it(user: User, keeper: User) -> None:
    client = Client()
    client.force_login(keeper)
    page = f"/mensen/GM9901/{user.pk}/"
    assert "Account blokkeren" in text(client.get(page))
    wrong = client.post(page, {"do": "block"})
    assert wrong.status_code == 422
    assert "Kies waarom." in text(wrong)
    done = client.post(page, {"do": "block", "reason": "lost"}, follow=True)
    assert "Geblokkeerd." in text(done)
    assert "toestel of wachtwoord in verkeerde handen" in text(done)
    assert "geblokkeerd" in text(client.get("/mensen/GM9901/"))
    assert client.post(page, {"do": "block", "reason": "lost"}).status_code == 409
    assert "De blokkade is opgeheven." in text(client.post(page, {"do": "unblock"}, follow=True))
    assert client.post(page, {"do": "unblock"}).status_code == 409
    own = f"/mensen/GM9901/{keeper.pk}/"
    assert "Account blokkeren" not in text(client.get(own))
    assert client.post(own, {"do": "block", "reason": "lost"}).status_code == 409
