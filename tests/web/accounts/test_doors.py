"""Every door of the library of signing in: shut, behind signing in, or open and then silent about who has an account."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from dijkwacht.web.accounts import urls
from tests.web.accounts.door import ADDRESS, PASSWORD, sign_in, somebody

pytestmark = pytest.mark.django_db
KEYS = {
    "account_confirm_email": ("een-sleutel",),
    "account_reset_password_from_key": ("1", "een-sleutel"),
    "openid_connect_login": ("gemeente",),
    "openid_connect_callback": ("gemeente",),
}
SHUT = {
    "account_confirm_email": "addresses come from whoever opened the account",
    "account_confirm_login_code": "nobody signs in by a code in a mail",
    "account_email": "addresses come from whoever opened the account",
    "account_email_verification_sent": "addresses come from whoever opened the account",
    "account_inactive": "an account that ended does not exist",
    "account_signup": "nobody signs up",
    "openid_connect_callback": "where no provider is set up; see test_provider for where one is",
    "openid_connect_login": "where no provider is set up; see test_provider for where one is",
    "socialaccount_connections": "an account is tied to a provider by coming in, and let go by an administrator",
    "socialaccount_login_cancelled": "a page of ours says so",
    "socialaccount_login_error": "a page of ours says why",
    "socialaccount_signup": "nobody signs up by a provider",
}
OPEN = {
    "account_login": 200,
    "account_logout": 302,
    "account_reset_password": 200,
    "account_reset_password_done": 200,
    "account_reset_password_from_key": 200,
    "account_reset_password_from_key_done": 200,
    "mfa_authenticate": 302,
    "mfa_login_webauthn": 302,
}
"""What a stranger gets who only looks."""
BEHIND = {
    "account_change_password",
    "account_reauthenticate",
    "account_set_password",
    "account_sittings",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "mfa_deactivate_totp",
    "mfa_download_recovery_codes",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
}


def doors(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The names of all addresses below these."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from doors(one.url_patterns)
        elif one.name:
            yield one.name


def address(name: str) -> str:
    return reverse(name, args=(1,) if name in {"mfa_edit_webauthn", "mfa_remove_webauthn"} else KEYS.get(name, ()))


def test_every_door_is_known() -> None:
    assert set(doors(urls.urlpatterns)) == SHUT.keys() | OPEN.keys() | BEHIND


@pytest.mark.parametrize("is_in", [False, True])
def test_a_shut_door_is_shut_to_everybody_and_whatever_is_sent(client: Client, is_in: bool) -> None:
    user = somebody()
    if is_in:
        client.force_login(user)
    sent = {"email": "thuis@example.org", "password1": PASSWORD, "password2": PASSWORD, "code": "123456", "action_add": ""}
    for name in SHUT:
        answers = [client.get(address(name)), client.post(address(name), sent)]
        assert [one.status_code for one in answers] == [404, 404], name


def test_the_old_addresses_of_the_library_are_shut_as_well(client: Client) -> None:
    old = [f"/account/social/{path}/" for path in ("signup", "connections", "login/cancelled", "login/error")]
    assert {client.get(path).status_code for path in old} == {404}


def test_behind_signing_in_a_stranger_finds_only_signing_in(client: Client) -> None:
    for name in BEHIND:
        assert client.get(address(name)).url.startswith("/account/login/"), name
        assert client.post(address(name), {"password": "x", "code": "1"}).status_code in {302, 403}, name


def test_an_open_door_shows_a_stranger_what_it_should(client: Client) -> None:
    assert {name: client.get(address(name)).status_code for name in OPEN} == OPEN


def said(html: bytes) -> str:
    """A page without its marks against forged forms, and without the address that was typed."""
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"|niemand@example\.org|oda@example\.org', "", html.decode())


def test_an_open_door_says_the_same_of_an_account_as_of_none() -> None:
    somebody()
    answers = []
    for typed in (ADDRESS, "niemand@example.org"):
        stranger = Client()
        wrong = sign_in(stranger, "niet-dit-wachtwoord", typed)
        asked = stranger.post("/account/password/reset/", {"email": typed}, follow=True)
        keyed = stranger.get(
            "/account/password/reset/key/1-een-sleutel/" if typed == ADDRESS else "/account/password/reset/key/zz-een-sleutel/"
        )
        answers.append([(one.status_code, said(one.content)) for one in (wrong, asked, keyed)])
    assert answers[0] == answers[1]


def test_an_account_that_ended_is_one_that_never_was(client: Client) -> None:
    user = somebody()
    user.is_active = False
    user.save()
    assert said(sign_in(client).content) == said(sign_in(Client(), address="niemand@example.org").content)
