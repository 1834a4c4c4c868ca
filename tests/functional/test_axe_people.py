"""Letting people in, as four people, with two clicks on each button; every page of it with axe, on two sizes."""

import pytest
from playwright.sync_api import Page

from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.people import actions
from dijkwacht.apps.people.models import Welcome
from dijkwacht.apps.people.rules import Wanted
from tests import factories as make

from .conftest import Visit
from .looking import look, press, to, visit_all
from .scene import ADVISER, DUINRADE

pytestmark = pytest.mark.browser
KEEPER, TEAM_KEEPER = "beheerder-duinrade@duinmark.example", "beheerder@duinmark.example"
TEAM, WADHORN = "PA9901", "GM9915"


def twice(page: Page, name: str, says: str) -> None:
    """Click a button twice, as fast as people do; the page then says once what was done."""
    page.get_by_role("button", name=name, exact=True).first.dblclick()
    page.get_by_text(says).first.wait_for()
    page.wait_for_load_state("networkidle")
    assert page.locator("main .utrecht-alert", has_text=says).count() == 1


def test_pages_of_an_administrator(visit: Visit) -> None:
    mayor = Membership.objects.get(organisation__code=DUINRADE, role=Role.EXECUTIVE).user
    stops = {
        "people": to("people:organisation", DUINRADE),
        "people first page": to("people:index", lands=f"/mensen/{DUINRADE}/"),
        "invite somebody": to("people:invite", DUINRADE),
        "invite nobody": to("people:invite", DUINRADE, then=press("Uitnodiging sturen")),
        "person": to("people:person", DUINRADE, mayor.pk),
        "person open": to("people:person", DUINRADE, mayor.pk, then=_open_all),
    }
    assert visit_all(visit(KEEPER), stops) == []
    adviser = User.objects.get(email=ADVISER)
    running = Assignment.objects.filter(adviser=adviser, accepted_at__isnull=False).latest("pk")
    stops = {
        "people of a team": to("people:organisation", TEAM),
        "adviser of a team": to("people:person", TEAM, adviser.pk),
        "take over": to("people:take_over", TEAM, running.pk),
    }
    assert visit_all(visit(TEAM_KEEPER), stops) == []


def _open_all(page: Page) -> None:
    for summary in page.locator("main summary").all():
        summary.click()


def test_from_a_proposal_to_a_client_who_accepts_it(visit: Visit) -> None:
    adviser, keeper, client = visit(ADVISER), visit(TEAM_KEEPER), visit()
    adviser.goto("/opdrachten/nieuw/")
    adviser.get_by_label("Voor welke organisatie?").select_option(label="Wadhorn")
    twice(adviser, "Voorstel sturen", "Het voorstel ligt klaar.")
    wrong = look(adviser, "put forward")
    adviser.get_by_label("E-mailadres van het werk").fill("secretaris-wadhorn@duinmark.example")
    adviser.get_by_label("Naam op de pagina’s").fill("Secretaris van Wadhorn")
    twice(adviser, "Voordragen", "De beheerder heeft bericht.")
    wrong += look(adviser, "put forward done")
    assert Welcome.objects.filter(organisation__code=WADHORN).count() == 1
    keeper.goto("/mensen/")
    keeper.locator("li", has_text="Secretaris van Wadhorn").get_by_role("button", name="Bevestigen").click()
    wrong += look(keeper, "confirmed")
    client.goto(make.link_to("secretaris-wadhorn@duinmark.example"))
    wrong += look(client, "welcome")
    press("Account maken")(client)
    wrong += look(client, "welcome fault")
    client.get_by_label("Kies een wachtwoord").fill("een-zin-van-de-secretaris")
    twice(client, "Account maken", "Welkom. Uw account is klaar")
    client.goto("/opdrachten/")
    client.get_by_role("link", name="Wadhorn").click()
    twice(client, "Opdracht aanvaarden", "U heeft de opdracht aanvaard.")
    assert wrong == []
    assert Assignment.objects.get(organisation__code=WADHORN).accepted_by == User.objects.get(name="Secretaris van Wadhorn")


def test_the_other_pages_at_the_door(visit: Visit) -> None:
    here, keeper = Organisation.objects.get(code=DUINRADE), User.objects.get(email=KEEPER)
    theirs = User.objects.get(memberships__organisation=here, memberships__role=Role.COORDINATOR)
    actions.invite(organisation=here, wanted=Wanted(theirs.email, "Collega", Role.EXECUTIVE), by=keeper)
    page, owner = visit(), visit(theirs.email)
    link = make.link_to(theirs.email)
    wrong = visit_all(
        page,
        {"welcome elsewhere": to("people:welcome", link.split("/")[2]), "welcome gone": to("people:welcome", "x", status=404)},
    )
    owner.goto(link)
    wrong += look(owner, "welcome with account")
    mayor = Membership.objects.get(organisation=here, role=Role.CLIENT).user
    actions.ask_address(user=mayor, email="nieuw-adres@duinmark.example", organisation=here, by=keeper)
    token = make.link_to("nieuw-adres@duinmark.example").split("/")[3]
    wrong += visit_all(page, {"new address": to("people:new_address", token, then=press("Ja, dit is mijn adres"))})
    assert wrong == []


def test_a_passkey_in_the_place_of_a_password(visit: Visit) -> None:
    here, keeper = Organisation.objects.get(code=DUINRADE), User.objects.get(email=KEEPER)
    actions.invite(organisation=here, wanted=Wanted("sleutel@duinmark.example", "Sleutelhouder", Role.COORDINATOR), by=keeper)
    page = visit()
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    fingerprint = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": fingerprint})
    page.goto(make.link_to("sleutel@duinmark.example"))
    page.get_by_label("Met een passkey").check()
    twice(page, "Account maken", "Uw account is klaar.")
    page.get_by_label("Naam").fill("Mijn laptop")
    press("Toevoegen")(page)
    page.wait_for_url(lambda url: "/account/2fa/" in url and not url.endswith("/add/"))
    page.context.clear_cookies()
    page.goto("/account/login/")
    press("Inloggen met passkey")(page)
    page.wait_for_url("**/organisatie/**")
    assert page.get_by_text("Sleutelhouder").count()
