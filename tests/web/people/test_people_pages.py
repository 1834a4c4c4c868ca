"""Mensen, as the administrator, the adviser and the person who is invited see it."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.people.models import Welcome
from tests import factories as make
from tests.web.work.reading import primary, question

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
PASSWORD = "een-zin-van-mij-alleen"
INVITED = {"email": "secretaris@example.org", "name": "Secretaris", "role": "client", "function": "", "until": ""}
ENTRY = {"name": "Secretaris", "way": "wachtwoord", "password": PASSWORD}

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def keeper(here: Organisation) -> User:
    return make.member(here, Role.ADMINISTRATOR, "beheer@example.org", "Beheerder")


@pytest.fixture
def team(here: Organisation) -> Organisation:
    return make.support_team(here)


@pytest.fixture
def adviser(team: Organisation) -> User:
    return make.member(team, Role.ADVISER, "adviseur@example.org", "Ada Adviseur")


@pytest.fixture
def team_keeper(team: Organisation) -> User:
    return make.member(team, Role.ADMINISTRATOR, "teambeheer@example.org", "Beheerder van het team")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(response: object) -> str:
    return unescape(response.content.decode())


def test_an_administrator_lands_on_the_people_and_invites(here: Organisation, keeper: User) -> None:
    client = signed_in(keeper)
    page = client.get("/", follow=True)
    assert question(page) == "Wie werkt hier met welke rol?"
    assert primary(page) == "Iemand uitnodigen"
    answer = client.post("/mensen/GM9901/uitnodigen/", INVITED, follow=True)
    assert "De uitnodiging is verstuurd." in text(answer)
    assert "secretaris@example.org" in text(answer)
    assert client.post("/mensen/GM9901/uitnodigen/", INVITED).status_code == 409
    wrong = client.post("/mensen/GM9901/uitnodigen/", INVITED | {"email": "geen-adres", "role": ""})
    assert wrong.status_code == 422
    assert "Vul een e-mailadres in, zoals naam@voorbeeld.nl." in text(wrong)


def test_the_link_leads_to_an_account_with_a_password_of_ones_own(here: Organisation, keeper: User, client: Client) -> None:
    signed_in(keeper).post("/mensen/GM9901/uitnodigen/", INVITED)
    link = make.link_to("secretaris@example.org")
    page = client.get(link)
    assert "opdrachtgever van Duinrade" in text(page)
    assert page["Referrer-Policy"] == "strict-origin"
    for bad, why in [("kort", "te kort"), ("password1234", "snel te raden"), ("", "Kies een wachtwoord")]:
        wrong = client.post(link, ENTRY | {"password": bad})
        assert wrong.status_code == 422
        assert why in text(wrong)
    assert client.post(link, ENTRY).url == "/"
    assert question(client.get("/", follow=True))
    client.post("/account/logout/")
    assert Client().get(link).status_code == 404
    assert client.post("/account/login/", {"login": "secretaris@example.org", "password": PASSWORD}).url == "/"
    assert Membership.objects.get(user__email="secretaris@example.org").role == Role.CLIENT


def test_whoever_chooses_a_passkey_goes_on_to_add_one(here: Organisation, keeper: User, client: Client) -> None:
    signed_in(keeper).post("/mensen/GM9901/uitnodigen/", INVITED)
    answer = client.post(make.link_to("secretaris@example.org"), ENTRY | {"way": "passkey", "password": ""})
    assert answer.url == "/account/2fa/webauthn/add/"
    page = client.get(answer.url)
    assert page.status_code == 200
    form = page.context["form"]
    assert form.fields["passwordless"].required
    assert not User.objects.get(email="secretaris@example.org").has_usable_password()


@pytest.mark.parametrize(
    ("more", "headers", "leads"),
    [({}, OURS, "/"), ({"name": "Ander"}, OURS, None), ({}, {"Sec-Fetch-Site": "cross-site"}, None), ({}, {}, None)],
)
def test_the_second_press_of_a_double_click_leads_to_where_the_first_did(
    here: Organisation, keeper: User, more: dict[str, str], headers: dict[str, str], leads: str | None
) -> None:
    """Signing in made the mark against forged forms a new one; the second was sent with the old one."""
    signed_in(keeper).post("/mensen/GM9901/uitnodigen/", INVITED)
    link, browser = make.link_to("secretaris@example.org"), Client(enforce_csrf_checks=True)
    token = str(browser.get(link).context["csrf_token"])
    sent = ENTRY | {"csrfmiddlewaretoken": token}
    assert browser.post(link, sent, headers=OURS).url == "/"
    second = browser.post(link, sent | more, headers=headers)
    assert (second.status_code, second.headers.get("Location")) == (302 if leads else 403, leads)
    assert User.objects.filter(email="secretaris@example.org").count() == 1
    assert Membership.objects.get(user__email="secretaris@example.org").user.name == ENTRY["name"]


def test_whoever_has_an_account_signs_in_and_takes_the_role_up(here: Organisation, keeper: User, client: Client) -> None:
    theirs, other = make.user("secretaris@example.org"), make.user("ander@example.org")
    signed_in(keeper).post("/mensen/GM9901/uitnodigen/", INVITED)
    link = make.link_to("secretaris@example.org")
    assert "Er is al een account met uw adres." in text(client.get(link))
    assert client.post(link, ENTRY).status_code == 200
    assert "ander adres" in text(signed_in(other).post(link))
    assert not Membership.objects.filter(user__in=(theirs, other)).exists()
    assert signed_in(theirs).post(link).url == "/"
    assert Membership.objects.get(user=theirs).role == Role.CLIENT


def test_an_invitation_is_sent_again_and_withdrawn(here: Organisation, keeper: User) -> None:
    client = signed_in(keeper)
    client.post("/mensen/GM9901/uitnodigen/", INVITED)
    number, old = Welcome.objects.get().pk, make.link_to("secretaris@example.org")
    client.post("/mensen/GM9901/uitnodiging/", {"welcome": number, "do": "resend"})
    new = make.link_to("secretaris@example.org")
    assert [Client().get(link).status_code for link in (old, new)] == [404, 200]
    client.post("/mensen/GM9901/uitnodiging/", {"welcome": number, "do": "withdraw"})
    assert Client().get(new).status_code == 404
    for wrong in ({"welcome": number, "do": "steel"}, {"welcome": "x", "do": "resend"}, {"welcome": "9" * 30, "do": "resend"}):
        assert client.post("/mensen/GM9901/uitnodiging/", wrong).status_code == 404


def test_a_proposal_walks_on_into_inviting_its_client(
    here: Organisation, adviser: User, team_keeper: User, client: Client
) -> None:
    mine = signed_in(adviser)
    terms = {"organisation": here.pk, "purpose": "Een beeld.", "secrecy": "Blijft bij u.", "start": TODAY.isoformat()}
    page = mine.post("/opdrachten/nieuw/", terms | {"until": (TODAY + timedelta(days=90)).isoformat()}, follow=True)
    assert question(page) == "Wie is daar uw eerste contact?"
    assert "dijkwacht-ok" not in text(page)
    assignment = Assignment.objects.get()
    address = f"/opdrachten/{assignment.pk}/mensen/"
    assert primary(mine.get(f"/opdrachten/{assignment.pk}/")) == "Opdrachtgever voordragen"
    mine.post(address, {"email": "secretaris@example.org", "name": "Secretaris", "role": "client"})
    assert "wacht op de beheerder" in text(mine.get(address))
    assert mine.post(address, {"email": "b@example.org", "name": "B", "role": "client"}).status_code == 404
    # The administrator of the team confirms, for nobody manages the accounts of Duinrade yet.
    theirs = signed_in(team_keeper)
    waiting = theirs.get("/", follow=True)
    assert "Wacht op uw bevestiging" in text(waiting)
    assert primary(waiting).startswith("Bevestigen")
    theirs.post("/mensen/bevestigen/", {"welcome": Welcome.objects.get().pk})
    # The client comes in and accepts; the adviser could not.
    client.post(make.link_to("secretaris@example.org"), ENTRY)
    client.post(f"/opdrachten/{assignment.pk}/stap/", {"to": "accepted"})
    assignment.refresh_from_db()
    assert assignment.accepted_by == User.objects.get(email="secretaris@example.org")


def test_an_administrator_gives_nothing_at_another_organisation(here: Organisation, keeper: User) -> None:
    other = make.organisation("GM9902", "Westerkoog")
    theirs = make.user("elders@example.org")
    held = make.membership(theirs, other, Role.COORDINATOR)
    client = signed_in(keeper)
    assert client.post("/mensen/GM9902/uitnodigen/", INVITED).status_code == 404
    for code in ("GM9902", "GM9901"):
        for said in ({"do": "end", "membership": held.pk}, {"do": "close"}, {"do": "role", "role": "client"}):
            assert client.post(f"/mensen/{code}/{theirs.pk}/", said).status_code == 404
    # Nor by the page of a colleague of one's own.
    colleague = make.user("oov@example.org")
    make.membership(colleague, here, Role.COORDINATOR)
    assert client.post(f"/mensen/GM9901/{colleague.pk}/", {"do": "end", "membership": held.pk}).status_code == 404
    assert Membership.objects.filter(ended_at=None).count() == 3


def test_a_person_gets_and_loses_a_role_a_name_and_an_account(here: Organisation, keeper: User) -> None:
    colleague = make.user("oov@example.org", "Collega")
    held = make.membership(colleague, here, Role.COORDINATOR)
    client, address = signed_in(keeper), f"/mensen/GM9901/{colleague.pk}/"
    client.post(address, {"do": "role", "role": "executive", "function": "", "until": ""})
    assert client.post(address, {"do": "role", "role": "executive", "function": "", "until": ""}).status_code == 409
    assert client.post(address, {"do": "role", "role": "project_leader"}).status_code == 422
    client.post(address, {"do": "name", "name": "Andere naam"})
    assert question(client.get(address)) == "Andere naam"
    theirs = signed_in(colleague)
    assert theirs.get("/organisatie/", follow=True).status_code == 200
    client.post(address, {"do": "end", "membership": held.pk})
    assert "coördinator" not in text(client.get(address))
    assert client.post(address, {"do": "close"}).url == "/mensen/GM9901/"
    assert theirs.get("/beelden/").url.startswith("/account/login/")
    assert client.post(address, {"do": "close"}).status_code == 404


def test_a_new_address_is_confirmed_by_its_reader(here: Organisation, keeper: User, client: Client) -> None:
    colleague = make.user("oud@example.org", "Collega")
    make.membership(colleague, here, Role.COORDINATOR)
    signed_in(keeper).post(f"/mensen/GM9901/{colleague.pk}/", {"do": "address", "email": "nieuw@example.org"})
    link = make.link_to("nieuw@example.org")
    assert question(client.get(link)) == "Is dit uw nieuwe adres?"
    colleague.refresh_from_db()
    assert colleague.email == "oud@example.org"
    assert question(client.post(link)) == "Uw adres is gewijzigd"
    assert client.get(link).status_code == 404
    colleague.refresh_from_db()
    assert colleague.email == "nieuw@example.org"


def test_the_last_administrator_reads_why_not(here: Organisation, keeper: User) -> None:
    held, client = Membership.objects.get(user=keeper), signed_in(keeper)
    answer = client.post(f"/mensen/GM9901/{keeper.pk}/", {"do": "end", "membership": held.pk})
    assert answer.status_code == 409
    assert "laatste beheerder" in text(answer)
    assert client.post(f"/mensen/GM9901/{keeper.pk}/", {"do": "close"}).status_code == 409
    assert client.get("/mensen/GM9901/").status_code == 200


def test_a_colleague_takes_over_from_an_adviser_who_is_ill(
    here: Organisation, team_keeper: User, adviser: User, team: Organisation
) -> None:
    colleague = make.user("collega@example.org", "Carla Collega")
    make.membership(colleague, team, Role.ADVISER)
    assignment, picture = make.assignment(adviser, here), make.picture(here)
    client, address = signed_in(team_keeper), f"/mensen/PA9901/opdracht/{assignment.pk}/"
    assert "Laten overnemen" in text(client.get(f"/mensen/PA9901/{adviser.pk}/"))
    assert "Carla Collega" in text(client.get(address))
    client.post(address, {"adviser": colleague.pk, "start": TODAY.isoformat()})
    assert [signed_in(one).get(f"/werk/{picture.pk}/").status_code for one in (adviser, colleague)] == [404, 200]
    assert client.get(address).status_code == 404


def test_the_page_asks_as_many_questions_for_twenty_as_for_two(
    here: Organisation, keeper: User, django_assert_max_num_queries: object
) -> None:
    for number in range(20):
        make.membership(make.user(f"p{number}@example.org"), here, Role.COORDINATOR)
    client = signed_in(keeper)
    client.get("/mensen/GM9901/")
    with django_assert_max_num_queries(13):
        client.get("/mensen/GM9901/")
