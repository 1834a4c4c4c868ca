"""The list of who is asked: the adviser invites from it, the organisation reads along without an address or an answer."""

import re

import pytest
from django.http import HttpResponse
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.invitations.actions import invitations
from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.invitations.rules.mails import ANNOUNCEMENT
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.pictures.models import Picture, Respondent
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture() -> Picture:
    """A picture that is open for answers."""
    return make.picture(make.organisation(name="Duinrade"), state=State.ANSWERING)


@pytest.fixture
def seat(picture: Picture) -> Respondent:
    """Somebody of HR."""
    return make.respondent(picture, "hr")


@pytest.fixture
def adviser(client: Client, picture: Picture) -> Client:
    """The adviser of this picture."""
    who = make.user()
    make.assignment(who, picture.organisation)
    client.force_login(who)
    return client


@pytest.fixture
def coordinator(picture: Picture) -> Client:
    """Somebody of the organisation itself."""
    who, client = make.user("coordinator@example.org"), Client()
    make.membership(who, picture.organisation, Role.COORDINATOR)
    client.force_login(who)
    return client


def url(picture: Picture) -> str:
    return f"/werk/{picture.pk}/uitnodigingen/"


def main(response: HttpResponse) -> str:
    return response.content.decode().partition("<main")[2]


def press(client: Client, picture: Picture, do: str, **fields: str) -> HttpResponse:
    return client.post(url(picture), {"do": do, **fields})


def primaries(response: HttpResponse) -> list[str]:
    return re.findall(r'nl-button--primary"[^>]*>([^<]+)<', main(response))


def test_an_empty_list_offers_the_functions_of_the_norm(adviser: Client, picture: Picture) -> None:
    assert primaries(adviser.get(url(picture))) == ["Alle functies van de norm toevoegen"]


def test_per_function_stands_what_it_is_asked_and_how_long_that_takes(
    adviser: Client, picture: Picture, seat: Respondent
) -> None:
    html = main(adviser.get(url(picture)))
    assert "6 onderwerpen, ongeveer 10 minuten" in html
    assert "De gemeente heeft BES-01 geregeld." in html
    assert "nog niet uitgenodigd" in html


def test_the_road_goes_from_addresses_by_the_announcement_to_the_invitations(
    adviser: Client, picture: Picture, seat: Respondent
) -> None:
    assert primaries(adviser.get(url(picture))) == ["Aankondiging schrijven"]
    on = press(adviser, picture, "announce", **{f"email-{seat.pk}": "hr@example.org"})
    assert on.url == f"{url(picture)}aankondiging/"
    assert Invitation.objects.get().email == "hr@example.org"  # what was typed is kept on the way
    assert adviser.post(on.url, {"do": "send", "text": ANNOUNCEMENT}).url == url(picture)
    assert primaries(adviser.get(url(picture))) == ["1 persoon uitnodigen"]
    press(adviser, picture, "invite:all")
    assert [mail.subject for mail in Message.objects.order_by("pk")] == [
        "Aankondiging: vragen over uw werk",
        "Uitnodiging: vragen over uw werk",
    ]
    html = main(adviser.get(url(picture)))
    assert "verstuurd" in html
    assert "Nieuwe link sturen" in html
    assert "Met een nieuwe link werkt de vorige niet meer" in html


def test_inviting_before_the_announcement_is_refused_in_words_and_keeps_the_address(
    adviser: Client, picture: Picture, seat: Respondent
) -> None:
    made = press(adviser, picture, f"invite:{seat.pk}", **{f"email-{seat.pk}": "hr@example.org"})
    assert made.status_code == 409
    assert "Eerst gaat de aankondiging van de secretaris uit" in main(made)
    assert Invitation.objects.get().email == "hr@example.org"
    assert not Message.objects.exists()


def test_who_sends_the_announcement_themselves_says_so(adviser: Client, picture: Picture, seat: Respondent) -> None:
    adviser.post(f"{url(picture)}aankondiging/", {"do": "elsewhere", "text": ""})
    assert not Message.objects.exists()
    assert "De aankondiging is geregeld" in main(adviser.get(url(picture)))


def test_the_page_counts_the_mails_that_go_out(adviser: Client, picture: Picture, seat: Respondent) -> None:
    other = make.respondent(picture, "integriteit")
    for one in (seat, other):
        invitations.address(respondent=one, email="hr@example.org", by=make.BY)
    page = f"{url(picture)}aankondiging/"
    assert "gaat als mail naar 1 adres." in main(adviser.get(page))
    adviser.post(page, {"do": "send", "text": ANNOUNCEMENT})
    assert Message.objects.count() == 1
    press(adviser, picture, "invite:all")
    assert [mail.to for mail in Message.objects.all()] == ["hr@example.org"] * 2, "one announcement, one invitation"


def test_an_announcement_that_a_mail_must_not_say_stays_on_the_page(adviser: Client, picture: Picture, seat: Respondent) -> None:
    press(adviser, picture, "save", **{f"email-{seat.pk}": "hr@example.org"})
    text = "Hoe weerbaar is Duinrade? Wij zoeken het uit."
    page = adviser.post(f"{url(picture)}aankondiging/", {"do": "send", "text": text})
    assert page.status_code == 422
    assert text in main(page)
    assert not Message.objects.exists()


def test_a_wrong_address_saves_none_of_them_and_keeps_what_was_typed(adviser: Client, picture: Picture, seat: Respondent) -> None:
    other = make.respondent(picture, "fg")
    typed = {f"email-{seat.pk}": "geen adres", f"email-{other.pk}": "fg@example.org"}
    page = press(adviser, picture, "save", **typed)
    assert page.status_code == 422
    assert all(email in main(page) for email in typed.values())
    assert "Vul een e-mailadres in" in main(page)
    assert not Invitation.objects.exists()


def test_a_page_that_was_open_for_long_takes_no_address_away(adviser: Client, picture: Picture, seat: Respondent) -> None:
    field, seen = f"email-{seat.pk}", f"seen-{seat.pk}"
    press(adviser, picture, "save", **{field: "hr@example.org"})
    assert f'name="{seen}" value="hr@example.org"' in main(adviser.get(url(picture)))
    press(adviser, picture, "save", **{field: "", seen: ""})  # from before the address was there
    press(adviser, picture, "save")
    assert Invitation.objects.get().email == "hr@example.org"
    press(adviser, picture, "save", **{field: "", seen: "hr@example.org"})
    assert Invitation.objects.get().email == ""


def test_each_button_does_one_deed_for_one_person(adviser: Client, picture: Picture, seat: Respondent) -> None:
    invitation = make.invitation(seat)
    make.let_in(Client(), invitation)
    invitations.submit(invitation=invitation, by=invitation)
    for do, verb in [("reopen", "reopened"), ("revoke", "revoked"), ("invite", "invited")]:
        assert press(adviser, picture, f"{do}:{seat.pk}").status_code == 302
        assert Event.objects.latest("pk").verb == f"invitations.{verb}"


def test_only_buttons_that_can_be_pressed_now_are_there(adviser: Client, picture: Picture, seat: Respondent) -> None:
    invitation = make.invitation(seat)
    html = main(adviser.get(url(picture)))
    assert ("Intrekken" in html, "Heropenen" in html, "Van de lijst halen" in html) == (True, False, False)
    make.let_in(Client(), invitation)
    invitations.submit(invitation=invitation, by=invitation)
    html = main(adviser.get(url(picture)))
    assert ("Heropenen" in html, "Nieuwe link sturen" in html, "ingeleverd" in html) == (True, False, True)


def test_a_double_click_on_reopen_is_refused_in_words(adviser: Client, picture: Picture, seat: Respondent) -> None:
    invitation = make.invitation(seat)
    make.let_in(Client(), invitation)
    invitations.submit(invitation=invitation, by=invitation)
    assert [press(adviser, picture, f"reopen:{seat.pk}").status_code for _ in range(2)] == [302, 409]


def test_somebody_is_taken_off_the_list_and_a_second_person_put_on(picture: Picture, adviser: Client) -> None:
    asked = picture.norm.content["themes"][0]["criteria"][0].get("asked")
    assert not asked  # the small norm asks everybody, so it names no function to choose
    seat = make.respondent(picture, "hr")
    press(adviser, picture, f"drop:{seat.pk}")
    assert not Respondent.objects.exists()
    assert press(adviser, picture, "add", function="burgemeester").status_code == 422
    assert press(adviser, picture, "add", function="").status_code == 409


@pytest.mark.parametrize("do", ["onzin", "revoke:999999", "invite:", "drop:²", "save:all"])
def test_a_deed_or_person_that_is_not_there_is_a_404(adviser: Client, picture: Picture, seat: Respondent, do: str) -> None:
    assert press(adviser, picture, do).status_code == 404


def test_nobody_of_another_picture_is_touched(adviser: Client, picture: Picture) -> None:
    elsewhere = make.picture(make.organisation("GM9902", "Westerkoog"), state=State.ANSWERING, of=make.norm("ander"))
    invitation = make.invitation(make.respondent(elsewhere, "hr"))
    for do in ("revoke", "invite", "drop"):
        assert press(adviser, picture, f"{do}:{invitation.respondent_id}").status_code == 404
    press(adviser, picture, "save", **{f"email-{invitation.respondent_id}": "ander@example.org"})
    invitation.refresh_from_db()
    assert (invitation.email, invitation.state) == ("hr@example.org", "sent")


def test_the_organisation_reads_who_is_done_without_address_answer_or_button(
    coordinator: Client, picture: Picture, seat: Respondent
) -> None:
    invitation = make.invitation(seat, "geheim@example.org")
    make.let_in(Client(), invitation)
    make.answer(seat, "BES-01", 3, 0, explanation="Alleen ik weet dit.")
    invitations.submit(invitation=invitation, by=invitation)
    html = main(coordinator.get(url(picture)))
    assert "1 van 1 mensen klaar" in html
    assert "ingeleverd" in html
    for hidden in ("geheim@example.org", "Alleen ik weet dit.", "<button", "<form"):
        assert hidden not in html


def test_the_organisation_changes_nothing_here(coordinator: Client, picture: Picture, seat: Respondent) -> None:
    invitation = make.invitation(seat)
    assert press(coordinator, picture, f"revoke:{seat.pk}").status_code == 404
    assert coordinator.get(f"{url(picture)}aankondiging/").status_code == 404
    invitation.refresh_from_db()
    assert invitation.state == "sent"


def test_thirty_people_take_no_more_queries_than_one(
    adviser: Client, picture: Picture, seat: Respondent, django_assert_max_num_queries: object
) -> None:
    make.invitation(seat)
    adviser.get(url(picture))
    for number in range(30):
        one = make.respondent(picture, f"fg {number}")
        make.invitation(one, f"fg{number}@example.org")
        make.answer(one, "BES-01", 2, 1)
    with django_assert_max_num_queries(13):
        adviser.get(url(picture))
