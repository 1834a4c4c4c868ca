"""Who came in and who did not stands in the chain, of the organisation where they work, without a word that was typed."""

import pytest
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Sign
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import NOWHERE
from dijkwacht.apps.reminders.actions import follow
from dijkwacht.apps.reminders.models import CalendarLink
from dijkwacht.web.log.words import VERBS
from tests import factories as make
from tests.web.accounts.door import ADDRESS, PASSWORD, sign_in, somebody, told

pytestmark = pytest.mark.django_db


@pytest.fixture
def user() -> User:
    return somebody()


def last() -> tuple[str, str, str, str, str]:
    event = Event.objects.latest("pk")
    return event.actor, event.verb, event.on, event.organisation, event.note


def test_coming_in_and_going_stand_in_the_log_of_where_somebody_works(client: Client, user: User) -> None:
    sign_in(client)
    assert last() == (f"user:{user.pk}", "accounts.signed_in", f"accounts.user:{user.pk}", "GM9901", "password")
    client.post("/account/logout/")
    assert last() == (f"user:{user.pk}", "accounts.signed_out", f"accounts.user:{user.pk}", "GM9901", "")


def test_a_wrong_password_and_a_shut_door_are_told_and_a_try_at_a_shut_door_is_not(client: Client, user: User) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT + 2):
        sign_in(client, "niet-dit-wachtwoord")
    assert sorted(told()) == ["locked_out", *["sign_in_failed"] * settings.AXES_FAILURE_LIMIT]
    event = Event.objects.filter(verb="accounts.sign_in_failed").latest("pk")
    assert (event.actor, event.on, event.organisation) == ("system:door", f"accounts.user:{user.pk}", "GM9901")


def test_a_try_with_an_address_that_nobody_has_says_why_it_has_no_organisation(client: Client, user: User) -> None:
    sign_in(client, address="niemand@example.org")
    assert last() == ("system:door", "accounts.sign_in_failed", "", "", "nobody")
    make.user("zonder@example.org")
    sign_in(client, address="zonder@example.org")
    assert last()[3:] == ("", "nowhere")


def test_a_new_password_is_told_and_ends_the_link_of_a_calendar(client: Client, user: User) -> None:
    sign_in(client)
    follow(by=user)
    fresh = "een-ander-lang-wachtwoord"
    client.post("/account/password/change/", {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh})
    assert told()[-1] == "password_set"
    assert not CalendarLink.objects.exists()


def code(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def test_the_second_step_is_told_from_its_first_day_to_its_last(client: Client, user: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    sign_in(client)
    client.post("/account/2fa/authenticate/", {"code": "000000"})
    client.post("/account/2fa/authenticate/", {"code": code(secret)})
    assert told() == ["second_step_failed", "signed_in"]
    assert last()[4] == "totp"
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    client.post("/account/2fa/totp/deactivate/")
    assert told()[2:] == ["signed_in_again", "second_step_removed"]


def test_nothing_that_was_typed_stands_in_the_chain(client: Client, user: User) -> None:
    sign_in(client, "geheim-woord-dat-fout-is")
    sign_in(client, address="niemand@example.org")
    kept = repr(list(Event.objects.values_list("actor", "verb", "on", "organisation", "note")))
    assert not [word for word in ("geheim", "niemand@", ADDRESS) if word in kept]


def test_every_event_of_the_door_may_be_of_somebody_without_a_role_and_every_such_verb_has_its_word() -> None:
    assert {str(sign) for sign in Sign} <= NOWHERE.keys()
    assert NOWHERE.keys() <= VERBS.keys()
