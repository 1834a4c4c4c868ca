"""Guessing is slow from everywhere, and shuts nobody out who was here before."""

import pytest
from axes.models import AccessAttempt
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.invitations.actions import codes
from dijkwacht.apps.mail.models import Message
from dijkwacht.web import settings as product
from tests.web.accounts.door import ADDRESS, PASSWORD, sign_in, somebody

pytestmark = pytest.mark.django_db
WRONG = "niet-dit-wachtwoord"


@pytest.fixture(autouse=True)
def outbox(settings: Settings) -> None:
    """Mail goes to the outbox in the database, as in the product."""
    settings.EMAIL_BACKEND = product.EMAIL_BACKEND


@pytest.fixture
def user() -> User:
    return somebody()


def guess(address: str = ADDRESS, *, times: int = 30) -> None:
    """Wrong passwords from ever other places: the last one is tried, those before it are only counted."""
    for _ in range(times - 1):
        codes.count(f"sign-in:{address}", ())
    sign_in(Client(), WRONG, address, REMOTE_ADDR="192.0.2.1")


def test_of_a_wrong_password_only_address_and_place_are_kept(client: Client, user: User) -> None:
    wrong = {"login": ADDRESS, "password": WRONG, "next": "/werk/geheim/"}
    for agent in ("een", "twee"):
        client.post("/account/login/?next=/werk/geheim/", wrong, headers={"User-Agent": agent, "Accept": "text/geheim"})
    kept = AccessAttempt.objects.values().get()
    assert (kept["username"], kept["ip_address"], kept["failures_since_start"]) == (ADDRESS, "127.0.0.1", 2)
    assert (kept["user_agent"], kept["http_accept"], kept["get_data"], kept["post_data"]) == ("", "", "", "")


def test_who_tries_on_at_a_shut_door_does_not_keep_it_shut(client: Client, user: User) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT):
        sign_in(client, WRONG)
    before = AccessAttempt.objects.get().attempt_time
    assert sign_in(client, WRONG).status_code == 429
    assert AccessAttempt.objects.get().attempt_time == before


@pytest.mark.parametrize("address", [ADDRESS, "niemand@example.org"])
def test_thirty_guesses_in_a_day_shut_every_strange_place_whether_there_is_an_account_or_not(user: User, address: str) -> None:
    guess(address, times=29)
    assert sign_in(Client(), WRONG, address, REMOTE_ADDR="198.51.100.1").status_code == 200
    assert sign_in(Client(), WRONG, address, REMOTE_ADDR="198.51.100.2").status_code == 429


def test_a_browser_that_was_here_before_is_not_shut_out_by_others(client: Client, user: User) -> None:
    sign_in(client)
    client.post("/account/logout/")
    guess()
    assert sign_in(Client()).status_code == 429
    assert sign_in(client).url == "/"


def test_a_new_password_by_mail_opens_the_door_again(client: Client, user: User) -> None:
    guess()
    client.post("/account/password/reset/", {"email": ADDRESS})
    written = Message.objects.get().body
    path = next(word for word in written.split() if "/reset/key/" in word).partition("/account/")[2]
    form = client.get(f"/account/{path}").url
    fresh = "een-heel-ander-verhaal"
    client.post(form, {"password1": fresh, "password2": fresh})
    assert sign_in(Client(), fresh).url == "/"


def test_asking_for_a_new_password_costs_the_same_whether_there_is_an_account_or_not(user: User) -> None:
    Client().post("/account/password/reset/", {"email": "eerst@example.org"})  # what is counted by place stands there
    asked = {}
    for address in ("niemand@example.org", ADDRESS):
        client = Client()
        with CaptureQueriesContext(connection) as seen:
            assert client.post("/account/password/reset/", {"email": address}).status_code == 302
        asked[address] = [one["sql"].split()[0] for one in seen if "SAVEPOINT" not in one["sql"]]
    assert asked["niemand@example.org"] == asked[ADDRESS]
    assert list(Message.objects.values_list("to", flat=True)) == [ADDRESS]


def test_whoever_got_another_address_is_not_reached_by_the_old_one(client: Client, user: User) -> None:
    client.post("/account/password/reset/", {"email": ADDRESS})
    user.email = "nieuw@example.org"
    user.save()
    assert sign_in(client).status_code == 200
    before = Message.objects.count()
    client.post("/account/password/reset/", {"email": ADDRESS})
    assert Message.objects.count() == before
    assert sign_in(client, PASSWORD, "nieuw@example.org").url == "/"


def test_who_guards_the_server_hears_from_which_place_somebody_guesses_and_nothing_that_was_typed(
    client: Client, user: User, caplog: pytest.LogCaptureFixture
) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT + 2):
        sign_in(client, WRONG, REMOTE_ADDR="192.0.2.7")
    for number in range(25):
        sign_in(Client(), WRONG, f"niemand{number}@example.org", REMOTE_ADDR="192.0.2.8")
    told = [record.getMessage() for record in caplog.records if record.name == "dijkwacht.door"]
    assert told == [f"inloggen dicht: plek=192.0.2.7 account={user.pk}", "veel verkeerde wachtwoorden: plek=192.0.2.8"]
