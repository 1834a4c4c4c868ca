"""Outside the demo everybody has a second step, and shows who they are before what is most worth taking."""

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.test import Client
from django.urls import get_resolver
from pytest_django import Settings

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.backend import BEGAN
from dijkwacht.apps.accounts.models import User
from dijkwacht.web.accounts.gates import ASKS_AGAIN
from dijkwacht.web.accounts.recent import RECENT
from tests import factories as make
from tests.web.accounts.door import PASSWORD, sign_in, somebody
from tests.web.accounts.test_record import code

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def outside_the_demo(settings: Settings) -> None:
    settings.SECOND_STEP = True


@pytest.fixture
def user() -> User:
    return somebody()


def go_back(client: Client, seconds: float) -> None:
    """Let it be so long ago that somebody signed in."""
    session = client.session
    session[BEGAN] = clock.now().timestamp() - seconds
    session["account_authentication_methods"] = []
    session.save()


def test_who_has_no_second_step_chooses_one_first_and_then_goes_on(client: Client, user: User) -> None:
    sign_in(client)
    assert client.get("/termijnen/").url == "/account/2fa/"
    page = client.get("/account/2fa/").content.decode()
    assert "Kies eerst een tweede stap" in page
    client.get("/account/2fa/totp/activate/")
    client.post("/account/2fa/totp/activate/", {"code": code(client.session["mfa.totp.secret"])})
    assert client.get("/termijnen/").status_code == 200
    assert "Kies eerst een tweede stap" not in client.get("/account/2fa/").content.decode()


def test_a_page_for_everybody_asks_nothing(client: Client, user: User) -> None:
    client.force_login(user)
    assert client.get("/hulp/").status_code == 200


def test_a_part_of_a_page_leads_there_as_a_whole(client: Client, user: User) -> None:
    sign_in(client)
    assert client.get("/termijnen/", headers={"HX-Request": "true"})["HX-Redirect"] == "/account/2fa/"


def test_who_takes_the_last_second_step_away_chooses_another(client: Client, user: User) -> None:
    TOTP.activate(user, generate_totp_secret())
    client.force_login(user)
    assert client.get("/termijnen/").status_code == 200
    client.post("/account/2fa/totp/deactivate/")
    assert client.get("/termijnen/").url == "/account/2fa/"


def test_a_decision_asks_who_sits_here_after_ten_minutes(client: Client, user: User) -> None:
    TOTP.activate(user, generate_totp_secret())
    client.force_login(user)
    page = f"/beelden/{make.picture(user.memberships.get().organisation).pk}/besluit/"
    just = RECENT.total_seconds() - 5
    go_back(client, just)
    assert "/account/" not in client.get(page).headers.get("Location", "")
    go_back(client, just + 10)
    asked = client.get(page).url
    assert asked == f"/account/reauthenticate/?next={page.replace('/', '%2F')}"
    client.post(asked, {"password": PASSWORD, "next": page})
    assert "/account/" not in client.get(page).headers.get("Location", "")


def test_who_was_filling_in_a_form_gets_back_what_was_typed(client: Client, user: User) -> None:
    TOTP.activate(user, generate_totp_secret())
    client.force_login(user)
    page = f"/beelden/{make.picture(user.memberships.get().organisation).pk}/besluit/"
    go_back(client, 29 * 60)
    assert client.post(page, {"reden": "lang over nagedacht"}).status_code != 403
    go_back(client, 31 * 60)
    answer = client.post(page, {"reden": "lang over nagedacht"})
    assert answer.status_code == 403
    assert "lang over nagedacht" in answer.content.decode()
    assert "/account/reauthenticate/" in answer.content.decode()


def test_every_page_that_asks_again_exists() -> None:
    spaces = {name: get_resolver().namespace_dict[name][1] for name in get_resolver().namespace_dict}
    missing = [name for name in ASKS_AGAIN if name.partition(":")[2] not in spaces[name.partition(":")[0]].reverse_dict]
    assert missing == []
