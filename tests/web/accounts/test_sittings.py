"""What the database knows of who is signed in opens nothing; ten hours after signing in it is over."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core.cache import cache
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from pytest_django import Settings

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.backend import BEGAN, SessionStore, digest
from dijkwacht.apps.accounts.models import Cached, Sitting
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.mail.models import Message
from dijkwacht.kit.errors import Locked
from dijkwacht.kit.locks import lock, unlock
from dijkwacht.web.accounts.checks import own_keys
from tests import factories as make
from tests.web.accounts.door import sign_in, somebody
from tests.web.accounts.test_record import code

pytestmark = pytest.mark.django_db


def test_a_copy_of_the_database_opens_nobodys_session(client: Client) -> None:
    user = somebody()
    sign_in(client)
    key = client.session.session_key
    kept = Sitting.objects.get()
    assert (kept.session_key, kept.user) == (digest(key), user)
    assert key not in repr(Sitting.objects.values())
    assert "auth" not in kept.session_data
    thief = Client()
    thief.cookies["sessionid"] = kept.session_key
    assert thief.get("/").status_code == 302


def test_a_session_ends_ten_hours_after_signing_in_whatever_happens_in_it(client: Client) -> None:
    somebody()
    client.post("/account/login/", {"login": "oda@example.org", "password": "een-lang-genoeg-wachtwoord", "remember": "on"})
    begun = client.session
    begun[BEGAN] = clock.now().timestamp() - 9 * 3600
    begun.save()
    left = Sitting.objects.get().expire_date.timestamp() - clock.now().timestamp()
    assert 3500 < left <= 3600
    begun[BEGAN] = clock.now().timestamp() - 10 * 3600
    begun.save()
    assert client.get("/").url.startswith("/account/login/")


def test_a_session_that_was_locked_with_another_key_is_none(settings: Settings) -> None:
    store = SessionStore()
    store["a"] = 1
    store.save()
    settings.KEYS = ("k" * 40,)
    assert SessionStore(store.session_key).get("a") is None


def test_no_secret_of_the_second_step_stands_open_in_the_database() -> None:
    user, secret = somebody(), generate_totp_secret()
    TOTP.activate(user, secret)
    codes = RecoveryCodes.activate(user).get_unused_codes()
    kept = json.dumps(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept
    assert TOTP(Authenticator.objects.get(type="totp")).validate_code(code(secret))
    assert RecoveryCodes(Authenticator.objects.get(type="recovery_codes")).get_unused_codes() == codes


def test_a_code_that_was_used_is_used_in_every_process(client: Client) -> None:
    user, secret = somebody(), generate_totp_secret()
    TOTP.activate(user, secret)
    for outcome in ("/", None):
        other = Client()
        sign_in(other)
        answer = other.post("/account/2fa/authenticate/", {"code": code(secret)})
        assert getattr(answer, "url", None) == outcome
    assert Cached.objects.filter(cache_key__contains="totp.used").exists()


def test_nobody_pushes_out_what_is_counted_by_asking_often() -> None:
    cache.add("used", "y", 60)
    late = clock.now() + timedelta(hours=1)
    Cached.objects.bulk_create(Cached(cache_key=f":1:z{number}", value="", expires=late) for number in range(320))
    cache.add("another", "y", 60)
    assert cache.get("used") == "y"


def test_a_new_key_locks_and_the_old_one_still_opens() -> None:
    old, new = "o" * 40, "n" * 40
    kept = lock("geheim", keys=[old])
    assert unlock(kept, keys=[new, old]) == "geheim"
    again = lock("geheim", keys=[new, old])
    assert unlock(again, keys=[new]) == "geheim"
    for wrong, keys in ((kept, [new]), ("geheim", [old]), (kept[:-4] + "AAAA", [old])):
        with pytest.raises(Locked):
            unlock(wrong, keys=keys)


def test_somebody_sees_where_they_are_signed_in_and_ends_it_elsewhere() -> None:
    user = somebody()
    here, there = Client(), Client()
    sign_in(here, HTTP_USER_AGENT="Mozilla/5.0 (Windows NT 10.0)")
    sign_in(there, HTTP_USER_AGENT="Mozilla/5.0 (iPhone; CPU iPhone OS 18 like Mac OS X)")
    page = here.get("/account/ingelogd/").content.decode()
    assert ["Windows" in page, "iPhone" in page, page.count("hier bent u nu")] == [True, True, 1]
    here.post("/account/ingelogd/")
    assert there.get("/account/ingelogd/").url.startswith("/account/login/")
    assert here.get("/account/ingelogd/").status_code == 200
    assert Event.objects.latest("pk").verb == "accounts.sittings_ended"
    assert Sitting.objects.filter(user=user).count() == 1


def test_an_administrator_signs_a_colleague_out_and_takes_a_lost_second_step_away(client: Client) -> None:
    user = somebody()
    here = user.memberships.get().organisation
    keeper = make.member(here, Role.ADMINISTRATOR, "beheer@example.org")
    there = Client()
    there.force_login(user)
    client.force_login(keeper)
    page = f"/mensen/{here.code}/{user.pk}/"
    client.post(page, {"do": "sign_out"})
    assert there.get("/account/ingelogd/").status_code == 302
    assert "geen tweede stap" in client.post(page, {"do": "second_step"}).content.decode()
    TOTP.activate(user, generate_totp_secret())
    there.force_login(user)
    client.post(page, {"do": "second_step"})
    assert not Authenticator.objects.exists()
    assert there.get("/account/ingelogd/").status_code == 302
    assert Message.objects.get().to == user.email


def test_nobody_takes_away_their_own_second_step_or_that_of_who_works_elsewhere(client: Client) -> None:
    user = somebody()
    here = user.memberships.get().organisation
    keeper = make.member(here, Role.ADMINISTRATOR, "beheer@example.org")
    make.membership(user, make.organisation("GM9902", "Elders"), Role.CLIENT)
    client.force_login(keeper)
    for who in (user, keeper):
        TOTP.activate(who, generate_totp_secret())
        assert client.post(f"/mensen/{here.code}/{who.pk}/", {"do": "second_step"}).status_code == 409
    assert Authenticator.objects.count() == 2


@pytest.mark.parametrize(("deed", "left"), [("sign-out", (True, 1)), ("second-step-off", (True, 0)), ("close", (False, 1))])
def test_whoever_runs_the_site_does_the_same_by_a_command(deed: str, left: tuple[bool, int]) -> None:
    user = somebody()
    TOTP.activate(user, generate_totp_secret())
    Client().force_login(user)
    call_command("account", user.email.upper(), deed, stdout=StringIO())
    user.refresh_from_db()
    assert (user.is_active, Authenticator.objects.count()) == left
    assert Event.objects.latest("pk").actor == "system:operator"


def test_the_command_says_what_it_cannot_do() -> None:
    user = somebody()
    for address, deed, words in (("x@example.org", "close", "geen account"), (user.email, "second-step-off", "geen tweede stap")):
        with pytest.raises(CommandError, match=words):
            call_command("account", address, deed)


@pytest.mark.parametrize(("keys", "found"), [(("a" * 40,), ["dijkwacht.W010"]), (("b" * 40, "a" * 40), [])])
def test_the_check_warns_where_one_key_does_everything(settings: Settings, keys: tuple[str, ...], found: list[str]) -> None:
    settings.KEYS = keys
    assert [one.id for one in own_keys(None)] == found
