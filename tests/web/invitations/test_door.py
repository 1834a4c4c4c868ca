"""The door: a link that changes nothing by being looked at, a code on a new device, and no word about who is known."""

import logging
import re
from datetime import timedelta
from ipaddress import ip_network

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django import Settings

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.invitations.actions import invitations
from dijkwacht.apps.invitations.models import Attempt, Invitation
from dijkwacht.apps.invitations.rules.states import InvitationState
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.pictures.models import Answer, Picture, Respondent
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.web import settings as product
from tests import factories as make

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
FIELDS = {"seen": "0", "pieces": "0", "paper": "2", "practice": "1", "explanation": "Hier is lang over nagedacht."}


@pytest.fixture
def picture() -> Picture:
    """A picture that is open for answers."""
    return make.picture(make.organisation(name="Duinrade"), state=State.ANSWERING)


@pytest.fixture
def invitation(picture: Picture) -> Invitation:
    """An invitation of somebody of HR."""
    return make.invitation(make.respondent(picture, "hr"))


@pytest.fixture
def link(invitation: Invitation) -> str:
    """The path of its link."""
    return make.link_of(invitation)


def rows() -> dict[str, list[tuple[object, ...]]]:
    """Everything that stands in the database."""
    return {model._meta.label: list(model.objects.order_by("pk").values_list()) for model in apps.get_models()}


def wrong(code: str) -> str:
    """Another code than this one."""
    return f"{(int(code) + 1) % 1_000_000:06}"


def card(invitation: Invitation, criterion: str = "BES-01") -> str:
    return f"/vragen/{invitation.respondent_id}/{criterion}/"


@pytest.mark.parametrize("headers", [{}, {"Sec-Purpose": "prefetch"}, {"User-Agent": "mail scanner"}])
def test_to_look_at_a_link_changes_nothing(client: Client, link: str, headers: dict[str, str]) -> None:
    before = rows()
    assert client.get(link, headers=headers).status_code == 200
    assert client.head(link, headers=headers).status_code == 200
    assert client.get(f"{link}code/").status_code == 200
    assert rows() == before


def test_the_door_tells_what_is_asked_and_names_no_organisation_or_function(client: Client, link: str) -> None:
    html = client.get(link).content.decode().partition("<main")[2]
    assert "6 onderwerpen, ongeveer 10 minuten" in html
    assert html.count("nl-button--primary") == 1
    assert "Duinrade" not in html
    assert not re.search(r"\bHR\b", html)


def test_the_address_of_a_link_goes_nowhere_and_is_kept_by_nobody(client: Client, link: str) -> None:
    for answer in (client.get(link), client.post(link), client.get(f"{link}code/"), client.get("/uitnodiging/onbekend/")):
        assert answer["Referrer-Policy"] == "strict-origin"  # no-referrer would break the check on forged forms
        assert answer["Cache-Control"] == "private, no-store"
        assert "https://" not in answer.content.decode().partition("<main")[2]


def test_a_new_device_gets_a_code_by_mail_and_then_an_address_without_the_link(
    client: Client, invitation: Invitation, link: str
) -> None:
    assert client.post(link).url == f"{link}code/"
    code = make.code_for(invitation)
    answer = client.post(f"{link}code/", {"code": f"{code[:3]} {code[3:]}"})
    assert answer.url == f"/vragen/{invitation.respondent_id}/"
    assert client.get(answer.url).status_code == 200
    invitation.refresh_from_db()
    assert (invitation.state, invitation.code_hash) == (InvitationState.OPENED, "")
    assert invitation.opened_at
    assert Event.objects.latest("pk").verb == "invitations.entered"


def test_the_cookie_is_kept_from_scripts_and_other_sites_and_behind_tls_from_plain_http(
    client: Client, invitation: Invitation, link: str, settings: Settings
) -> None:
    settings.SESSION_COOKIE_SECURE = True
    make.let_in(client, invitation)
    cookie = client.cookies[f"uitnodiging-{invitation.pk}"]
    assert (cookie["httponly"], cookie["samesite"], cookie["secure"]) == (True, "Lax", True)
    assert link.split("/")[2] not in cookie.value
    assert invitation.token_hash not in cookie.value
    assert cookie["max-age"] == 60 * 24 * 60 * 60


def test_a_known_device_goes_straight_on_and_works_many_times(client: Client, invitation: Invitation, link: str) -> None:
    make.let_in(client, invitation)
    codes = Message.objects.filter(subject="Uw code").count()
    for _ in range(3):
        assert client.post(link).url == f"/vragen/{invitation.respondent_id}/"
    assert Message.objects.filter(subject="Uw code").count() == codes


def test_after_ten_hours_the_cookie_opens_no_page_but_the_device_is_still_known(
    client: Client, invitation: Invitation, link: str, settings: Settings
) -> None:
    make.let_in(client, invitation)
    settings.SESSION_COOKIE_AGE = -1
    assert client.get(f"/vragen/{invitation.respondent_id}/").url == "/uitnodiging/"
    assert client.post(link).url == f"/vragen/{invitation.respondent_id}/"


def test_a_new_link_asks_a_device_for_a_code_again(client: Client, invitation: Invitation) -> None:
    make.let_in(client, invitation)
    invitations.invite(invitation=invitation, by=make.BY)
    assert client.get(f"/vragen/{invitation.respondent_id}/").url == "/uitnodiging/"
    assert client.post(make.link_of(invitation)).url.endswith("/code/")


@pytest.mark.parametrize("changed", ["uitnodiging-{}", "value"])
def test_a_cookie_that_was_tampered_with_opens_nothing(
    client: Client, invitation: Invitation, picture: Picture, changed: str
) -> None:
    other = make.invitation(make.respondent(picture, "oov"), "oov@example.org")
    make.let_in(client, invitation)
    value = client.cookies[f"uitnodiging-{invitation.pk}"].value
    if changed == "value":
        client.cookies[f"uitnodiging-{invitation.pk}"] = value[:-3] + "abc"
        assert client.get(f"/vragen/{invitation.respondent_id}/").url == "/uitnodiging/"
    client.cookies[f"uitnodiging-{other.pk}"] = value  # the cookie of one under the name of another
    assert client.get(f"/vragen/{other.respondent_id}/").status_code in {302, 404}


def test_strange_cookies_break_nothing(client: Client, invitation: Invitation) -> None:
    strange = "; ".join(f"uitnodiging-{name}=x" for name in ("", "²", "99999999999999999999", "x"))
    found = client.get(f"/vragen/{invitation.respondent_id}/", headers={"cookie": strange})
    assert found.url == "/uitnodiging/"


def test_links_that_do_not_work_all_get_the_same_page(client: Client, picture: Picture) -> None:
    pages = {}
    for number, change in enumerate(
        [
            {"state": "revoked"},
            {"state": "expired"},
            {"expires_on": timezone.localdate() - timedelta(days=1)},
            {"token_hash": "x"},
        ]
    ):
        made = make.invitation(make.respondent(picture, f"hr {number}"), f"hr{number}@example.org")
        Invitation.objects.filter(pk=made.pk).update(**change)
        pages[str(change)] = client.get(make.link_of(made))
    closed = make.invitation(make.respondent(picture, "fg"), "fg@example.org")
    Picture.objects.update(state=State.ANALYSIS)
    pages["closed"], pages["guessed"] = client.get(make.link_of(closed)), client.get("/uitnodiging/" + "a" * 43 + "/")
    pages["posted"], pages["code"] = (
        client.post(make.link_of(closed)),
        client.post(make.link_of(closed) + "code/", {"code": "123456"}),
    )
    assert {page.status_code for page in pages.values()} == {404}
    assert len({re.sub(r'value="\w{64}"', "", page.content.decode()) for page in pages.values()}) == 1
    assert "Deze link werkt niet" in pages["guessed"].content.decode()


def test_a_wrong_code_says_so_and_five_of_them_end_even_the_right_one(client: Client, invitation: Invitation, link: str) -> None:
    client.post(link)
    code = make.code_for(invitation)
    for _ in range(5):
        answer = client.post(f"{link}code/", {"code": wrong(code)})
        assert answer.status_code == 422
        assert "Vraag zo nodig een nieuwe code" in answer.content.decode()
    assert client.post(f"{link}code/", {"code": code}).status_code == 422
    client.post(link)
    assert client.post(f"{link}code/", {"code": make.code_for(invitation)}).status_code == 302


def test_a_code_works_a_quarter_of_an_hour_and_once(client: Client, invitation: Invitation, link: str) -> None:
    client.post(link)
    code = make.code_for(invitation)
    Invitation.objects.update(code_at=timezone.now() - timedelta(minutes=15, seconds=1))
    assert client.post(f"{link}code/", {"code": code}).status_code == 422
    Invitation.objects.update(code_at=timezone.now())
    assert client.post(f"{link}code/", {"code": code}).status_code == 302
    assert Client().post(f"{link}code/", {"code": code}).status_code == 422


@pytest.mark.parametrize("code", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "' OR 1=1 --", "1" * 5000])
def test_what_is_no_code_counts_as_no_try(client: Client, invitation: Invitation, link: str, code: str) -> None:
    client.post(link)
    answer = client.post(f"{link}code/", {"code": code})
    assert answer.status_code == 422
    assert "zes cijfers" in answer.content.decode()
    assert Invitation.objects.get().code_tries == 0


def test_codes_are_asked_five_times_an_hour_and_ten_a_day(client: Client, invitation: Invitation, link: str) -> None:
    assert [client.post(link).status_code for _ in range(6)] == [302] * 5 + [429]
    Attempt.objects.update(at=timezone.now() - timedelta(hours=2))
    answers = [client.post(link) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "Wacht een uur" in answers[-1].content.decode()
    Attempt.objects.update(at=timezone.now() - timedelta(hours=2))
    assert client.post(link).status_code == 429
    Attempt.objects.update(at=timezone.now() - timedelta(hours=25))
    assert client.post(link).status_code == 302


def test_one_place_asks_and_tries_only_so_often_whatever_the_address(client: Client) -> None:
    asked = [client.post("/uitnodiging/", {"email": f"wie{number}@example.org"}).status_code for number in range(61)]
    assert asked == [200] * 60 + [429]
    elsewhere = client.post("/uitnodiging/", {"email": "wie@example.org"}, REMOTE_ADDR="192.0.2.7")
    assert elsewhere.status_code == 200
    tried = [client.post("/uitnodiging/code/", {"email": "wie@example.org", "code": "123456"}).status_code for _ in range(121)]
    assert tried == [422] * 120 + [429]


def test_strangers_at_the_same_place_shut_nobody_out_who_has_a_link(client: Client, invitation: Invitation, link: str) -> None:
    for number in range(61):
        client.post("/uitnodiging/", {"email": f"wie{number}@example.org"})
    for _ in range(121):
        client.post("/uitnodiging/code/", {"email": "wie@example.org", "code": "123456"})
    assert client.post(link).status_code == 302
    answer = client.post(f"{link}code/", {"code": make.code_for(invitation)})
    assert answer.url == f"/vragen/{invitation.respondent_id}/"


def test_behind_a_proxy_the_place_is_what_the_proxy_saw(client: Client, settings: Settings) -> None:
    settings.PROXIES = [ip_network("127.0.0.1")]
    for number in range(60):
        claimed = {"X-Forwarded-For": f"198.51.100.{number}, 203.0.113.9"}
        client.post("/uitnodiging/", {"email": f"wie{number}@example.org"}, headers=claimed)
    claimed = {"X-Forwarded-For": "198.51.100.99, 203.0.113.9"}
    assert client.post("/uitnodiging/", {"email": "wie@example.org"}, headers=claimed).status_code == 429
    assert (
        client.post("/uitnodiging/", {"email": "wie@example.org"}, headers={"X-Forwarded-For": "203.0.113.10"}).status_code == 200
    )


def test_attempts_keep_no_address_of_mail_or_machine(client: Client) -> None:
    client.post("/uitnodiging/", {"email": "wie@example.org"}, REMOTE_ADDR="192.0.2.7")
    assert Attempt.objects.count() == 2
    assert all(re.fullmatch(r"[0-9a-f]{64}", key) for key in Attempt.objects.values_list("key", flat=True))


def test_the_site_by_hand_with_address_and_code(client: Client, invitation: Invitation) -> None:
    page = client.post("/uitnodiging/", {"email": "HR@example.org"})
    assert page.status_code == 200
    answer = client.post("/uitnodiging/code/", {"email": "HR@example.org", "code": make.code_for(invitation)})
    assert answer.url == f"/vragen/{invitation.respondent_id}/"
    assert client.get(answer.url).status_code == 200


def test_one_address_with_two_functions_opens_both_on_one_list(client: Client, invitation: Invitation, picture: Picture) -> None:
    second = make.invitation(make.respondent(picture, "integriteit"), invitation.email)
    client.post("/uitnodiging/", {"email": invitation.email})
    code = make.code_for(invitation)
    answer = client.post("/uitnodiging/code/", {"email": invitation.email, "code": code})
    assert answer.url == f"/vragen/{invitation.respondent_id}/"
    for number in (invitation.respondent_id, second.respondent_id):
        assert "HR en integriteit" in client.get(f"/vragen/{number}/").content.decode()


def test_one_address_in_two_pictures_has_two_lists(client: Client, invitation: Invitation) -> None:
    elsewhere = make.picture(make.organisation("GM9902", "Westerkoog"), state=State.ANSWERING)
    second = make.invitation(make.respondent(elsewhere, "hr"), invitation.email)
    client.post("/uitnodiging/", {"email": invitation.email})
    code = make.code_for(invitation)
    assert client.post("/uitnodiging/code/", {"email": invitation.email, "code": code}).url == "/vragen/"
    html = client.get("/vragen/").content.decode()
    assert f"/vragen/{second.respondent_id}/" in html
    assert f"/vragen/{invitation.respondent_id}/" in html


def told(client: Client, email: str) -> tuple[list[int], list[str], list[str]]:
    """What somebody sees who asks for a code and types a wrong one, and the queries it took."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        pages = [client.post("/uitnodiging/", {"email": email})]
    with CaptureQueriesContext(connection) as tried:
        pages.append(client.post("/uitnodiging/code/", {"email": email, "code": "000000"}))
    texts = [re.sub(r'value="\w{64}"', "", page.content.decode()).replace(email, "…") for page in pages]
    kinds = [" ".join(query["sql"].split()[:1]) for query in [*asked.captured_queries, *tried.captured_queries]]
    # Whether a savepoint is kept or taken back is the one thing that differs.
    return (
        [page.status_code for page in pages],
        texts,
        ["SAVEPOINT" if "SAVEPOINT" in k or k in {"RELEASE", "ROLLBACK"} else k for k in kinds],
    )


def test_an_address_that_nobody_invited_gets_the_same_words_and_the_same_work(client: Client, invitation: Invitation) -> None:
    known, unknown = told(client, invitation.email), told(client, "niemand@example.org")
    assert known == unknown
    assert not Message.objects.filter(to="niemand@example.org").exists()
    assert Message.objects.filter(to=invitation.email, subject="Uw code").count() == 1


@pytest.mark.parametrize("change", [{"state": "revoked"}, {"state": "expired"}, {"state": "prepared"}])
def test_an_address_whose_invitation_ended_gets_no_code(client: Client, invitation: Invitation, change: dict[str, str]) -> None:
    Invitation.objects.update(**change)
    client.post("/uitnodiging/", {"email": invitation.email})
    assert not Message.objects.filter(subject="Uw code").exists()


@pytest.mark.parametrize("email", ["", "geen adres", "a@b", "x" * 400 + "@example.org"])
def test_what_is_no_address_is_asked_again_with_what_was_typed(client: Client, email: str) -> None:
    answer = client.post("/uitnodiging/", {"email": email})
    assert answer.status_code == 422
    assert client.post("/uitnodiging/code/", {"email": email, "code": "123456"}).status_code == 422


def test_an_invitee_answers_and_submits_and_the_chain_names_the_invitation(client: Client, invitation: Invitation) -> None:
    make.let_in(client, invitation)
    assert client.post(card(invitation), FIELDS, headers=HTMX).status_code == 200
    answered = Event.objects.latest("pk")
    assert (answered.verb, answered.actor) == ("pictures.answered", f"invitation:{invitation.pk}")
    assert "Inleveren zoals het nu is" in client.get(f"/vragen/{invitation.respondent_id}/klaar/").content.decode()
    for criterion in ("BES-02", "BES-03", "VER-01", "VER-02", "VER-03"):
        client.post(card(invitation, criterion), FIELDS)
    done = client.get(f"/vragen/{invitation.respondent_id}/klaar/").content.decode()
    assert "Wilt u uw antwoorden inleveren?" in done
    assert done.count("nl-button--primary") == 1
    for _ in range(2):  # a double click is one deed
        assert client.post(f"/vragen/{invitation.respondent_id}/inleveren/").url == f"/vragen/{invitation.respondent_id}/klaar/"
    assert Event.objects.filter(verb="invitations.submitted").count() == 1
    assert "U heeft ingeleverd" in client.get(f"/vragen/{invitation.respondent_id}/klaar/").content.decode()


def test_what_was_submitted_is_closed_until_the_adviser_reopens_it(client: Client, invitation: Invitation) -> None:
    make.let_in(client, invitation)
    client.post(f"/vragen/{invitation.respondent_id}/inleveren/")
    refused = client.post(card(invitation), FIELDS)
    assert refused.status_code == 409
    assert "De adviseur kan ze weer voor u openzetten" in refused.content.decode()
    assert "Hier is lang over nagedacht." in refused.content.decode()
    invitations.reopen(invitation=invitation, by=make.BY)
    assert client.post(card(invitation), FIELDS, headers=HTMX).status_code == 200


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_picture_that_closed_while_the_page_was_open_refuses_and_loses_no_text(
    client: Client, invitation: Invitation, headers: dict[str, str]
) -> None:
    make.let_in(client, invitation)
    Picture.objects.update(state=State.ANALYSIS)
    answer = client.post(card(invitation), FIELDS, headers=headers)
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "de adviseur is met de analyse begonnen" in html
    assert ("staat nog op deze pagina" if headers else "Hier is lang over nagedacht.") in html
    assert client.get(f"/vragen/{invitation.respondent_id}/overzicht/").status_code == 200  # reading goes on


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_an_invitation_that_ended_while_somebody_was_writing_keeps_the_words(
    client: Client, invitation: Invitation, headers: dict[str, str]
) -> None:
    make.let_in(client, invitation)
    invitations.revoke(invitation=invitation, by=make.BY)
    answer = client.post(card(invitation), FIELDS, headers=headers)
    html = answer.content.decode()
    # A part of a page leaves the page, with all that was typed, as it is.
    assert (answer.status_code, "Hier is lang over nagedacht." in html) == ((422, False) if headers else (403, True))
    assert "uw toegang is geëindigd" in html
    assert "Opnieuw inloggen" not in html
    assert not Answer.objects.exists()


def test_an_invitee_answers_nothing_for_a_colleague(client: Client, invitation: Invitation, picture: Picture) -> None:
    other = make.respondent(picture, "oov")
    make.let_in(client, invitation)
    for path in ("BES-01/", "inleveren/"):
        assert client.post(f"/vragen/{other.pk}/{path}", FIELDS).status_code == 404
    assert not Answer.objects.exists()


def test_an_invitee_sees_the_own_questions_in_the_menu_and_a_way_to_leave(client: Client, invitation: Invitation) -> None:
    make.let_in(client, invitation)
    html = client.get(f"/vragen/{invitation.respondent_id}/").content.decode()
    assert "Ik ben klaar op dit apparaat" in html
    assert set(re.findall(r'<a href="([^"]+)"[^>]*aria-current', html)) == {"/vragen/"}
    assert "/werk/" not in html
    left = client.post("/uitnodiging/klaar/")
    assert "U bent klaar op dit apparaat" in left.content.decode()
    assert "Hoofdmenu" not in left.content.decode()
    assert client.get(f"/vragen/{invitation.respondent_id}/").url.startswith("/account/login/")
    assert client.post(make.link_of(invitation)).url.endswith("/code/")  # the device is forgotten


def test_who_has_an_account_answers_as_that_account_also_with_an_invitation(client: Client, picture: Picture) -> None:
    seat = make.respondent(picture, "oov", who=make.user("oov@example.org"))
    invitation = make.invitation(seat, "oov@example.org")
    client.force_login(seat.membership.user)
    make.let_in(client, invitation)
    client.post(card(invitation), FIELDS, headers=HTMX)
    assert Event.objects.latest("pk").actor == f"user:{seat.membership.user_id}"


def test_an_account_submits_nothing_and_loses_nothing_by_it(client: Client, picture: Picture) -> None:
    seat = make.respondent(picture, "oov", who=make.user("oov@example.org"))
    client.force_login(seat.membership.user)
    assert client.post(f"/vragen/{seat.pk}/inleveren/").url == f"/vragen/{seat.pk}/klaar/"
    assert client.post(f"/vragen/{seat.pk}/BES-01/", FIELDS, headers=HTMX).status_code == 200


def test_saving_takes_an_invitee_no_more_queries_than_an_account(
    client: Client, invitation: Invitation, django_assert_max_num_queries: object
) -> None:
    make.let_in(client, invitation)
    client.post(card(invitation), FIELDS, headers=HTMX)
    with django_assert_max_num_queries(11):
        client.post(card(invitation), {**FIELDS, "seen": "1", "paper": "3"}, headers=HTMX)


def test_a_form_from_elsewhere_opens_no_door(link: str) -> None:
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(link).status_code == 403


def test_a_link_stands_in_no_log_whatever_goes_wrong(link: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Django names the address of a forged form and of a broken page; what is written of it is this product's."""
    formatter = product.LOGGING["formatters"]["plain"]
    made = formatter["()"].rpartition(".")
    writer = getattr(__import__(made[0], fromlist=[made[2]]), made[2])(formatter["format"], style="{")
    kept: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            kept.append(writer.format(record))

    handler = Kept()
    logging.getLogger().addHandler(handler)
    try:
        Client(enforce_csrf_checks=True).post(link)
        logging.getLogger("django.request").error("Internal Server Error: %s", link)
    finally:
        logging.getLogger().removeHandler(handler)
    assert len(kept) >= 2
    assert "/uitnodiging/…" in kept[-1]
    assert link.split("/")[2] not in " ".join(kept)


def test_a_seat_without_an_invitation_is_open_to_nobody_with_one(client: Client, invitation: Invitation) -> None:
    other = make.picture(make.organisation("GM9902", "Westerkoog"), state=State.ANSWERING, of=make.norm("ander"))
    make.let_in(client, invitation)
    assert (
        client.get(
            f"/vragen/{Respondent.objects.create(picture=other, organisation=other.organisation, function='hr').pk}/"
        ).status_code
        == 404
    )


def test_after_closing_the_link_leads_to_ones_own_answers_until_the_picture_ends(
    client: Client, picture: Picture, invitation: Invitation, link: str
) -> None:
    make.let_in(client, invitation)
    client.post(card(invitation), FIELDS)
    Picture.objects.update(state=State.ANALYSIS)
    page = client.get(link).content.decode()
    assert "De vragen zijn gesloten" in page
    assert "Uw antwoorden lezen" in page
    started = client.post(link, follow=True).content.decode()
    assert "Wat heeft u geantwoord?" in started
    assert "Ongeveer" not in started
    assert FIELDS["explanation"] in client.get(f"/vragen/{invitation.respondent_id}/overzicht/").content.decode()
    Picture.objects.update(state=State.LAPSED)
    assert client.get(link).status_code == 404


def test_after_closing_a_new_device_still_asks_for_the_code_and_who_never_came_finds_nothing(
    client: Client, invitation: Invitation, link: str
) -> None:
    make.let_in(client, invitation)
    other = make.invitation(make.respondent(invitation.picture, "fg"), "fg@example.org")
    Picture.objects.update(state=State.ANALYSIS)
    assert "Stuur mij de code" in Client().get(link).content.decode()
    assert Client().get(make.link_of(other)).status_code == 404
