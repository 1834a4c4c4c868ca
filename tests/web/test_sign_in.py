"""Signing in: by address and password, never by signing up; too many tries lock the door."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from axes.models import AccessAttempt
from django.conf import settings
from django.test import Client, override_settings

from dijkwacht.apps.accounts.models import User
from tests import factories as make

pytestmark = pytest.mark.django_db
PASSWORD = "een-lang-genoeg-wachtwoord"


@pytest.fixture
def user() -> User:
    """Somebody with a password."""
    made = make.user("oda@example.org", "Oda")
    made.set_password(PASSWORD)
    made.save()
    return made


def sign_in(client: Client, password: str = PASSWORD, address: str = "oda@example.org") -> object:
    return client.post("/account/login/", {"login": address, "password": password})


def test_an_address_and_password_lead_to_the_first_page(client: Client, user: User) -> None:
    assert sign_in(client).url == "/"


def test_capitals_in_the_address_do_not_matter(client: Client, user: User) -> None:
    assert sign_in(client, address="ODA@Example.org").url == "/"


def test_a_wrong_password_says_so_without_telling_whether_the_address_exists(client: Client, user: User) -> None:
    wrong, unknown = sign_in(client, "niet-dit-wachtwoord"), sign_in(client, address="niemand@example.org")
    assert "Het e-mailadres of het wachtwoord klopt niet." in wrong.content.decode()
    assert "Het e-mailadres of het wachtwoord klopt niet." in unknown.content.decode()


def test_the_sixth_try_finds_the_door_locked_even_with_the_right_password(client: Client, user: User) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT):
        sign_in(client, "niet-dit-wachtwoord")
    assert AccessAttempt.objects.get().username == "oda@example.org"
    locked = sign_in(client)
    assert locked.status_code == 429
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up_by_themselves(client: Client) -> None:
    client.post("/account/signup/", {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.filter(email="new@example.org").exists()


def test_signing_out_takes_a_button_not_a_link(client: Client, user: User) -> None:
    sign_in(client)
    client.get("/account/logout/")
    assert "_auth_user_id" in client.session
    client.post("/account/logout/")
    assert "_auth_user_id" not in client.session


def test_every_page_has_a_strict_content_policy_and_no_inline_script(client: Client, user: User) -> None:
    response = client.get("/account/login/")
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ["/account/2fa/", "/account/password/change/"])
def test_the_pages_of_an_account_ask_to_sign_in_first(client: Client, address: str) -> None:
    assert client.get(address).url.startswith("/account/login/")


@override_settings(ROOT_URLCONF="dijkwacht.web.urls")
def test_a_page_that_is_not_there_says_what_to_do(client: Client, user: User) -> None:
    client.force_login(user)
    response = client.get("/bestaat-niet/")
    assert response.status_code == 404
    assert "Deze pagina is er niet" in response.content.decode()


def test_ready_says_no_before_the_content_is_there_and_yes_after(client: Client) -> None:
    assert client.get("/health/ready").status_code == 503
    make.picture(make.organisation())
    assert client.get("/health/ready").status_code == 200


def test_no_page_stays_in_a_browser_or_on_the_way(client: Client, user: User) -> None:
    client.force_login(user)
    for address in ("/", "/vragen/", "/werk/", "/beelden/", "/bestaat-niet/", "/account/2fa/"):
        assert "no-store" in client.get(address)["Cache-Control"], address


def test_nobody_changes_the_address_they_are_known_by(client: Client, user: User) -> None:
    sign_in(client)
    assert client.get("/account/email/").status_code == 404
    assert client.post("/account/email/", {"action_add": "", "email": "thuis@example.org"}).status_code == 404
    assert not EmailAddress.objects.filter(email="thuis@example.org").exists()


def test_the_code_of_the_second_step_cannot_be_guessed_at_will(client: Client, user: User) -> None:
    TOTP.activate(user, generate_totp_secret())
    assert sign_in(client).url == "/account/2fa/authenticate/"
    tries = [client.post("/account/2fa/authenticate/", {"code": "000000"}).content.decode() for _ in range(11)]
    assert "te vaak geprobeerd" not in tries[9]
    assert "te vaak geprobeerd" in tries[10]


def test_an_address_that_is_too_long_to_exist_is_just_wrong(client: Client) -> None:
    address = f"{'a' * 60}@{'.'.join(['b' * 60] * 4)}.org"
    assert sign_in(client, address=address).status_code == 200
    assert AccessAttempt.objects.get().username == address[:254]


@pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_signing_in_leads_nowhere_else(client: Client, user: User, elsewhere: str) -> None:
    answer = client.post("/account/login/", {"login": "oda@example.org", "password": PASSWORD, "next": elsewhere})
    assert answer.url == "/"


def test_a_header_does_not_make_somebody_come_from_elsewhere(client: Client, user: User) -> None:
    for number in range(settings.AXES_FAILURE_LIMIT):
        wrong = {"login": "oda@example.org", "password": "niet-dit-wachtwoord"}
        client.post("/account/login/", wrong, headers={"X-Forwarded-For": f"192.0.2.{number}"})
    assert sign_in(client).status_code == 429


def test_whoever_asked_for_a_new_password_can_still_turn_on_the_second_step(client: Client, user: User) -> None:
    """Anybody may ask for a link to an address they know: that shuts nothing out of that account."""
    client.post("/account/password/reset/", {"email": "oda@example.org"})
    sign_in(client)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    for address in ("/account/2fa/totp/activate/", "/account/2fa/webauthn/add/"):
        assert client.get(address).status_code == 200, address
