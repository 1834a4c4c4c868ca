"""Signing in by the provider of an organisation: into an account that is there already, or not at all."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import jwt
import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from dijkwacht.apps.accounts.models import Membership, Sitting, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.invitations.rules.codes import Limit
from dijkwacht.apps.providers.actions import let_go
from dijkwacht.web.accounts.provided import library, views
from tests import factories as make
from tests.web.accounts import provider as it
from tests.web.accounts.door import ADDRESS, PASSWORD, sign_in, somebody, told
from tests.web.accounts.test_gates import go_back
from tests.web.accounts.test_record import code

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings(it.QUIET)]


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    with it.running() as address:
        yield address


@pytest.fixture(autouse=True)
def connected(settings: Settings, server: str) -> None:
    settings.OIDC = [it.provider(server)]
    settings.SITE_URL = "http://testserver"
    it.says(server, email=ADDRESS, email_verified=True)


@pytest.fixture
def user() -> User:
    return somebody()


def page_of(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def nobody_came_in(client: Client) -> None:
    assert "_auth_user_id" not in client.session
    assert not SocialAccount.objects.exists()
    assert "signed_in" not in told()


def last_note() -> str:
    return str(Event.objects.filter(verb="accounts.sign_in_failed").latest("pk").note)


def test_somebody_comes_in_and_from_then_on_the_account_is_theirs(client: Client, user: User) -> None:
    before = User.objects.count(), Membership.objects.count()
    answer = it.through(client)
    assert answer.status_code == 302
    assert answer.url == "/"
    assert client.session["_auth_user_id"] == str(user.pk)
    assert told() == ["signed_in"]
    event = Event.objects.get(verb="accounts.signed_in")
    assert (event.actor, event.organisation, event.note) == (f"user:{user.pk}", "GM9901", "provider")
    bond = SocialAccount.objects.get()
    assert (bond.user, bond.provider, bond.extra_data) == (user, it.NAME, {})
    assert it.SUBJECT not in bond.uid
    assert (User.objects.count(), Membership.objects.count()) == before
    assert Sitting.objects.get(user=user).began_at is not None
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert [rows.objects.count() for rows in (SocialApp, SocialToken, EmailAddress)] == [0, 0, 0]


def test_the_second_time_it_is_who_and_not_which_address(client: Client, server: str, user: User) -> None:
    it.through(client)
    it.says(server, email="oda-de-vries@elders.example", email_verified=False)
    other = Client()
    it.through(other)
    assert other.session["_auth_user_id"] == str(user.pk)
    assert Event.objects.filter(verb="providers.bound").count() == 1


def test_somebody_goes_on_to_where_they_were_going_and_nowhere_else(client: Client, user: User) -> None:
    assert it.through(client, next="/termijnen/").url == "/termijnen/"
    assert it.through(Client(), next="https://evil.example/").url == "/"


def test_what_is_asked_is_ours_and_no_visitor_adds_to_it(client: Client, user: User) -> None:
    door = f"{it.DOOR}?process=connect&scope=groups&auth_params=prompt%3Dnone&action=reauthenticate"
    said = it.query(it.asked(client, door))
    assert set(said["scope"].split()) == {"openid", "email"}
    assert said["redirect_uri"] == f"http://testserver{it.DOOR}callback/"
    assert said["code_challenge_method"] == "S256"
    assert len(said["nonce"]) > 30
    assert "prompt" not in said


@pytest.mark.parametrize(
    ("claims", "words", "note"),
    [
        ({"email_verified": False}, "zegt niet zeker welk e-mailadres", "unverified"),
        ({"email_verified": None}, "zegt niet zeker welk e-mailadres", "unverified"),
        ({"email_verified": "true"}, "zegt niet zeker welk e-mailadres", "unverified"),
        ({"email": ""}, "zegt niet zeker welk e-mailadres", "unverified"),
        ({"email": ["oda@example.org"]}, "zegt niet zeker welk e-mailadres", "unverified"),
        ({"email": "oda@elders.example"}, "mag hier niet inloggen voor uw e-mailadres", "domain"),
        ({"email": "niemand@example.org"}, "hoort hier geen account", "no_account"),
        ({"iss": "https://evil.example"}, "andere inlogvoorziening", "issuer"),
        ({"aud": "een-ander"}, "hoort niet bij een vraag van deze browser", "not_asked"),
        ({"azp": "een-ander"}, "hoort niet bij een vraag van deze browser", "not_asked"),
        ({"nonce": "een-andere"}, "hoort niet bij een vraag van deze browser", "not_asked"),
        ({"iat": "vandaag"}, "niet begrijpt", "nonsense"),
        ({"exp": -1}, "niet begrijpt", "nonsense"),
    ],
)
def test_what_is_not_sure_lets_nobody_in(
    client: Client, server: str, user: User, claims: dict[str, Any], words: str, note: str
) -> None:
    it.says(server, **{"email": ADDRESS, "email_verified": True, **claims})
    answer = it.through(client)
    assert answer.status_code in {403, 502}
    assert words in page_of(answer)
    assert last_note() == note
    nobody_came_in(client)


@pytest.mark.parametrize(
    ("minutes", "words", "note"),
    [(5, "loopt 5 minuten voor op die van dijkwacht", "fast"), (-5, "loopt 5 minuten achter op die van dijkwacht", "slow")],
)
def test_a_clock_that_is_five_minutes_off_lets_nobody_in_and_says_which(
    client: Client, server: str, user: User, minutes: int, words: str, note: str
) -> None:
    now = timezone.now() + timedelta(minutes=minutes)
    it.says(server, email=ADDRESS, email_verified=True, iat=now.timestamp(), exp=now.timestamp() + 3600)
    assert words in page_of(it.through(client))
    assert last_note() == note
    nobody_came_in(client)


@pytest.mark.parametrize("seconds", [45, -45])
def test_a_clock_that_is_a_little_off_does_no_harm(client: Client, server: str, user: User, seconds: int) -> None:
    now = timezone.now() + timedelta(seconds=seconds)
    it.says(server, email=ADDRESS, email_verified=True, iat=now.timestamp(), exp=now.timestamp() + 60)
    assert it.through(client).status_code == 302


def test_an_answer_that_ended_lets_nobody_in(client: Client, server: str, user: User) -> None:
    now = timezone.now().timestamp()
    it.says(server, email=ADDRESS, email_verified=True, iat=now - 600, exp=now - 300)
    assert "was al verlopen" in page_of(it.through(client))
    nobody_came_in(client)


def test_a_trusted_provider_answers_for_addresses_of_its_own_domain(
    client: Client, server: str, user: User, settings: Settings
) -> None:
    settings.OIDC = [it.provider(server, addresses_trusted=True)]
    it.says(server, email=ADDRESS)
    assert it.through(client).status_code == 302
    it.says(server, email="oda@elders.example")
    SocialAccount.objects.all().delete()
    assert "mag hier niet inloggen" in page_of(it.through(Client()))


def test_an_account_of_another_is_taken_by_nobody(client: Client, server: str, user: User) -> None:
    SocialAccount.objects.create(user=user, provider=it.NAME, uid="van-een-ander")
    assert "hoort hier geen account" in page_of(it.through(client))
    assert last_note() == "other_subject"
    assert SocialAccount.objects.count() == 1
    assert "signed_in" not in told()
    let_go(user=user, by=make.BY)
    assert it.through(client).status_code == 302


def test_who_comes_with_the_address_of_somebody_else_is_refused(client: Client, server: str, user: User) -> None:
    it.through(client)
    make.member(user.memberships.get().organisation, Role.CLIENT, "ella@example.org")
    it.says(server, email="ella@example.org", email_verified=True)
    stranger = Client()
    assert "hoort hier geen account" in page_of(it.through(stranger))
    assert last_note() == "other_address"
    assert "_auth_user_id" not in stranger.session


def test_an_account_that_ended_or_works_elsewhere_stays_shut(client: Client, server: str, user: User, settings: Settings) -> None:
    settings.OIDC = [it.provider(server, organisations=("GM9902",))]
    assert "hoort hier geen account" in page_of(it.through(client))
    assert last_note() == "elsewhere"
    settings.OIDC = [it.provider(server, organisations=("GM9901",))]
    User.objects.update(is_active=False)
    assert "hoort hier geen account" in page_of(it.through(client))
    assert last_note() == "ended"
    nobody_came_in(client)


def test_a_provider_that_is_away_is_said(client: Client, user: User, settings: Settings) -> None:
    settings.OIDC = [it.provider("http://localhost:9")]
    answer = client.post(it.DOOR)
    assert answer.status_code == 502
    assert "geeft geen antwoord" in page_of(answer)
    nobody_came_in(client)


def test_a_provider_that_goes_away_on_the_way_is_said(client: Client, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    back = it.answered(it.asked(client))

    def away(*_: object, **__: object) -> None:
        raise requests.ConnectionError

    monkeypatch.setattr(requests.Session, "request", away)
    assert "geeft geen antwoord" in page_of(client.get(back))
    nobody_came_in(client)


CONFIGURATION = "/.well-known/openid-configuration"
NONSENSE = [
    *((CONFIGURATION, body) for body in (b"", b"[]", b'{"issuer": 5}', b'{"issuer": "SERVER"}', b"\xff\xfe", b"9" * 600_000)),
    *(("/oauth2/token", body) for body in (b"<html>", b"{}")),
    *(("/jwks", body) for body in (b"5", b"{}")),
]


@pytest.mark.parametrize(("door", "body"), NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_is_said_whichever_door_it_comes_from(
    client: Client, server: str, user: User, monkeypatch: pytest.MonkeyPatch, body: bytes, door: str
) -> None:
    back = it.answered(it.asked(client))
    ask = requests.Session.send

    def sent(self: requests.Session, request: requests.PreparedRequest, **how: Any) -> requests.Response:
        answer = ask(self, request, **how)
        if request.path_url == door:
            text = body.replace(b"SERVER", server.encode())
            monkeypatch.setattr(answer, "iter_content", lambda size: (text[at : at + size] for at in range(0, len(text), size)))
        return answer

    monkeypatch.setattr(requests.Session, "send", sent)
    answer = client.get(back)
    assert "niet begrijpt" in page_of(answer) or "handtekening" in page_of(answer)
    assert answer.status_code == 502
    nobody_came_in(client)


def token_of(monkeypatch: pytest.MonkeyPatch, made: Any) -> None:
    """Let another token come from the provider than it made."""
    give = library.Asking.get_access_token_data

    def given(self: library.Asking, *args: Any, **how: Any) -> dict[str, Any]:
        answer = give(self, *args, **how)
        return {**answer, "id_token": made(answer["id_token"])}

    monkeypatch.setattr(library.Asking, "get_access_token_data", given)


def forged(token: str) -> str:
    """Another said it: the same words without the signature of the provider."""
    head, body, sign = token.split(".")
    return f"{head}.{body}.{sign[:-6]}AAAAAA"


def unsigned(token: str) -> str:
    return jwt.encode(jwt.decode(token, options={"verify_signature": False}), "", algorithm="none")


def keyed_alike(token: str) -> str:
    return jwt.encode(jwt.decode(token, options={"verify_signature": False}), "k" * 64, algorithm="HS256")


@pytest.mark.parametrize("made", [forged, unsigned, keyed_alike])
def test_a_signature_that_is_not_of_the_provider_lets_nobody_in(
    client: Client, user: User, monkeypatch: pytest.MonkeyPatch, made: Any
) -> None:
    token_of(monkeypatch, made)
    answer = it.through(client)
    assert "handtekening" in page_of(answer)
    assert last_note() == "signature"
    nobody_came_in(client)


@pytest.mark.parametrize("token", [None, "", "geen.token", 7])
def test_no_token_is_nonsense(client: Client, user: User, monkeypatch: pytest.MonkeyPatch, token: Any) -> None:
    token_of(monkeypatch, lambda _: token)
    assert "niet begrijpt" in page_of(it.through(client))
    nobody_came_in(client)


def test_an_answer_counts_once_in_the_browser_that_asked_and_at_the_provider_that_was_asked(
    client: Client, server: str, user: User, settings: Settings
) -> None:
    back = it.answered(it.asked(client))
    assert "hoort niet bij een vraag van deze browser" in page_of(Client().get(back))
    settings.OIDC = [it.provider(server), it.provider(server, id="een-ander")]
    assert "hoort niet bij een vraag" in page_of(client.get(back.replace(it.NAME, "een-ander")))
    assert "hoort niet bij een vraag" in page_of(client.get(f"{it.DOOR}callback/?code=1&state=verzonnen"))
    nobody_came_in(client)
    assert told() == []
    assert client.get(back).status_code == 302
    assert "hoort niet bij een vraag" in page_of(Client().get(back))


def test_who_stops_there_is_told_so(client: Client, user: User) -> None:
    state = it.query(it.asked(client))["state"]
    answer = client.get(f"{it.DOOR}callback/?error=access_denied&state={state}")
    assert "U bent gestopt bij Gemeente Duinrade" in page_of(answer)
    state = it.query(it.asked(client))["state"]
    assert "niet begrijpt" in page_of(client.get(f"{it.DOOR}callback/?error=server_error&state={state}"))
    nobody_came_in(client)


def test_who_goes_on_failing_fills_no_log(client: Client, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "TOLD", (Limit(2, timedelta(hours=1)),))
    for _ in range(3):
        state = it.query(it.asked(client))["state"]
        client.get(f"{it.DOOR}callback/?error=server_error&state={state}")
    assert told() == ["sign_in_failed"] * 2


def test_a_wrong_secret_is_nonsense_and_stands_nowhere(client: Client, user: User, caplog: pytest.LogCaptureFixture) -> None:
    back = it.answered(it.asked(client))
    client.get(back)
    page = Client().post(it.DOOR).content.decode()
    assert "geheim-van-de-aansluiting" not in page + caplog.text + repr(it.provider("http://a"))


def test_buttons_stand_there_only_where_a_provider_is_set_up(client: Client, settings: Settings) -> None:
    assert "Inloggen via Gemeente Duinrade" in page_of(client.get("/account/login/?next=/termijnen/"))
    settings.OIDC = []
    assert "Inloggen via" not in page_of(client.get("/account/login/"))
    assert client.get(it.DOOR).status_code == client.post(it.DOOR).status_code == 404
    assert client.get(f"{it.DOOR}callback/").status_code == 404


# --- the second step, and showing again who one is ---


@pytest.fixture
def outside_the_demo(settings: Settings) -> None:
    settings.SECOND_STEP = True


@pytest.mark.usefixtures("outside_the_demo")
def test_who_has_a_second_step_here_does_it_after_the_provider(client: Client, user: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    assert it.through(client).url == "/account/2fa/authenticate/"
    assert "_auth_user_id" not in client.session
    client.post("/account/2fa/authenticate/", {"code": code(secret)})
    assert client.get("/termijnen/").status_code == 200


@pytest.mark.usefixtures("outside_the_demo")
def test_who_has_none_chooses_one_unless_that_of_the_provider_is_enough(
    client: Client, server: str, user: User, settings: Settings
) -> None:
    it.through(client)
    assert client.get("/termijnen/").url == "/account/2fa/"
    settings.OIDC = [it.provider(server, second_step=("mfa", "hoog"))]
    for claims in ({"amr": ["pwd"]}, {"acr": "laag"}, {"amr": "mfa"}, {}):
        it.says(server, email=ADDRESS, email_verified=True, **claims)
        other = Client()
        it.through(other)
        assert other.get("/termijnen/").url == "/account/2fa/", claims
    for claims in ({"amr": ["pwd", "mfa"]}, {"acr": "hoog"}):
        it.says(server, email=ADDRESS, email_verified=True, **claims)
        other = Client()
        it.through(other)
        assert other.get("/termijnen/").status_code == 200, claims


@pytest.mark.usefixtures("outside_the_demo")
def test_a_trusted_second_step_takes_the_place_of_ours_only_where_its_organisation_is_the_only_one(
    client: Client, server: str, user: User, settings: Settings
) -> None:
    settings.OIDC = [it.provider(server, second_step=("mfa",), organisations=("GM9901",))]
    TOTP.activate(user, generate_totp_secret())
    it.says(server, email=ADDRESS, email_verified=True, amr=["mfa"])
    it.through(client)
    assert client.get("/termijnen/").status_code == 200
    make.membership(user, make.organisation("GM9902", "Westerkoog"), Role.READER)
    other = Client()
    assert it.through(other).url == "/account/2fa/authenticate/"
    assert other.get("/termijnen/").url.startswith("/account/login/")


def with_provider_only(server: str, settings: Settings, user: User) -> str:
    """Somebody without a password, in by a provider whose second step is enough; a page that asks again."""
    settings.OIDC = [it.provider(server, second_step=("mfa",))]
    user.set_unusable_password()
    user.save()
    it.says(server, email=ADDRESS, email_verified=True, amr=["mfa"])
    return f"/beelden/{make.picture(user.memberships.get().organisation).pk}/besluit/"


@pytest.mark.usefixtures("outside_the_demo")
def test_who_has_no_password_shows_again_at_the_provider_who_they_are(
    client: Client, server: str, user: User, settings: Settings
) -> None:
    page = with_provider_only(server, settings, user)
    it.through(client)
    assert "/account/" not in client.get(page).headers.get("Location", "")
    session = client.session
    session["_proved"] = timezone.now().timestamp() - 3600
    session.save()
    door = client.get(page).url
    assert door == f"{it.DOOR}?next={page.replace('/', '%2F')}"
    assert "Log nog eens in bij Gemeente Duinrade" in page_of(client.get(door))
    there = it.asked(client, next=page)
    assert (it.query(there)["prompt"], it.query(there)["max_age"]) == ("login", "0")
    answer = client.get(it.answered(there))
    assert answer.url == page
    assert told()[-1] == "signed_in_again"
    assert "/account/" not in client.get(page).headers.get("Location", "")


@pytest.mark.usefixtures("outside_the_demo")
def test_who_was_signed_in_at_the_provider_for_long_showed_nothing_just_now(
    client: Client, server: str, user: User, settings: Settings
) -> None:
    page = with_provider_only(server, settings, user)
    long_ago = timezone.now().timestamp() - 3600
    it.says(server, email=ADDRESS, email_verified=True, amr=["mfa"], auth_time=long_ago)
    it.through(client)
    assert client.get(page).url.startswith(it.DOOR)
    assert "vroeg niet opnieuw wie u bent" in page_of(it.through(client, next=page))
    assert last_note() == "stale"
    assert client.session["_auth_user_id"] == str(user.pk)
    assert client.get(page).url.startswith(it.DOOR)
    assert client.get("/account/2fa/webauthn/add/").url.startswith(it.DOOR)


@pytest.mark.usefixtures("outside_the_demo")
def test_somebody_else_does_not_show_it_for_who_sits_here(client: Client, server: str, user: User, settings: Settings) -> None:
    other = make.member(user.memberships.get().organisation, Role.CLIENT, "ella@example.org")
    TOTP.activate(other, generate_totp_secret())
    client.force_login(other)
    assert "als iemand anders dan hier" in page_of(it.through(client))
    assert last_note() == "not_same"
    assert client.session["_auth_user_id"] == str(other.pk)


@pytest.mark.usefixtures("outside_the_demo")
def test_who_came_by_a_password_is_asked_that_first_and_may_go_to_the_provider(client: Client, user: User) -> None:
    it.through(client)
    other = Client()
    sign_in(other)
    TOTP.activate(user, generate_totp_secret())
    go_back(other, 3600)
    page = f"/beelden/{make.picture(user.memberships.get().organisation).pk}/besluit/"
    asked = other.get(page).url
    assert asked.startswith("/account/reauthenticate/")
    assert "Opnieuw inloggen bij Gemeente Duinrade" in page_of(other.get(asked))


def test_ten_hours_later_it_is_over_and_an_administrator_ends_it_before(client: Client, user: User) -> None:
    it.through(client)
    Sitting.objects.filter(user=user).delete()
    assert client.get("/termijnen/").url.startswith("/account/login/")
