"""Five people take one picture from the assignment to its adoption, each in a browser of their own, with axe on every page.

The town has no picture yet, the respondent no account: what they get by mail they read in the outbox.
"""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.models import Answer, Picture
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make

from .conftest import Visit, sign_in
from .looking import look
from .scene import ADVISER

pytestmark = pytest.mark.browser
TOWN, NAME = "GM9919", "Oesterhoek"
CLIENT, COORDINATOR, EXECUTIVE, RESPONDENT = (f"{who}@oesterhoek.example" for who in ("secretaris", "oov", "bestuurder", "ciso"))
TODAY = date.today()  # noqa: DTZ011 - the day on the clock of this machine, as in a browser


@pytest.fixture
def town() -> Organisation:
    """A town of the example without a picture, with three people who have an account."""
    found = Organisation.objects.get(code=TOWN)
    for email, role in ((CLIENT, Role.CLIENT), (COORDINATOR, Role.COORDINATOR), (EXECUTIVE, Role.EXECUTIVE)):
        make.membership(make.user(email, f"De {role.word} van {NAME}"), found, role)
    return found


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.click()


def mailed(to: str, pattern: str) -> str:
    """What the newest mail to somebody holds."""
    found = re.search(pattern, Message.objects.filter(to=to).latest("pk").body)
    assert found
    return found[0]


def test_a_picture_goes_from_the_assignment_to_its_adoption(visit: Visit, town: Organisation) -> None:
    wrong: list[str] = []
    adviser, client, coordinator, executive = visit(), visit(CLIENT), visit(COORDINATOR), visit(EXECUTIVE)
    sign_in(adviser, ADVISER)
    wrong += _agree(adviser, client)
    wrong += _plan(adviser)
    picture = Picture.objects.get(organisation=town)
    wrong += _invite(adviser, picture)
    wrong += _answer(visit())
    wrong += _analyse(adviser, picture)
    wrong += _check(adviser, client, picture)
    wrong += _decide(client, coordinator, picture)
    wrong += _read(executive, picture)
    assert wrong == []
    picture.refresh_from_db()
    assert picture.state == State.ADOPTED


def _agree(adviser: Page, client: Page) -> list[str]:
    adviser.goto(reverse("assignments:propose"))
    adviser.get_by_label("Voor welke organisatie?").select_option(label=NAME)
    wrong = look(adviser, "walk propose")
    press(adviser, "Voorstel sturen")
    client.goto("/")
    expect(client.get_by_role("heading", level=1)).to_have_text("Hoe ver is ons beeld, en wat is er van ons nodig?")
    follow(client, "Opdracht lezen en beantwoorden")
    expect(client.get_by_text("Hulp is geen toezicht").first).to_be_visible()
    wrong += look(client, "walk assignment")
    press(client, "Opdracht aanvaarden")
    return wrong + look(client, "walk accepted")


def _plan(adviser: Page) -> list[str]:
    adviser.goto(f"{reverse('planning:plan')}?organisatie={TOWN}")
    adviser.locator("[name=questions][value$=basic]").first.check()
    wrong = look(adviser, "walk plan")
    press(adviser, "Beeld plannen")
    expect(adviser.get_by_text("Het beeld is gepland.")).to_be_visible()
    return wrong + look(adviser, "walk roadmap")


def _invite(adviser: Page, picture: Picture) -> list[str]:
    adviser.goto(reverse("work:analysis", args=[picture.pk]))
    press(adviser, "Vragen openzetten")
    adviser.goto(reverse("invitations:index", args=[picture.pk]))
    wrong = look(adviser, "walk nobody asked")
    press(adviser, "Alle functies van de norm toevoegen")
    row = adviser.locator("li", has=adviser.get_by_role("heading", name="CISO", exact=False)).first
    row.get_by_label("E-mailadres").fill(RESPONDENT)
    press(adviser, "Aankondiging klaarzetten")
    wrong += look(adviser, "walk announcement")
    press(adviser, "Aankondiging versturen")
    press(adviser, "1 persoon uitnodigen")
    wrong += look(adviser, "walk invited")
    assert NAME not in Message.objects.filter(to=RESPONDENT).latest("pk").subject
    return wrong


def _answer(page: Page) -> list[str]:
    page.goto(reverse("outbox:index"))
    expect(page.get_by_text(RESPONDENT).first).to_be_visible()
    wrong = look(page, "walk outbox")
    page.goto(mailed(RESPONDENT, r"/uitnodiging/[\w-]{20,}/"))
    wrong += look(page, "walk door")
    press(page, "Stuur mij de code")
    page.get_by_label("Code").fill(mailed(RESPONDENT, r"\b\d{6}\b"))
    wrong += look(page, "walk code")
    press(page, "Verder")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat vragen wij van u?")
    assert "uitnodiging" not in page.url
    follow(page, "Beginnen")
    for paper, practice in ((2, 1), (3, 2)):
        page.locator(f"[name=paper][value='{paper}']").check()
        page.locator(f"[name=practice][value='{practice}']").check()
        expect(page.locator("#status")).to_contain_text("Bewaard om")
        page.locator("[name=next]").click()
    wrong += look(page, "walk card")
    page.goto(re.sub(r"[^/]+/$", "klaar/", page.url))
    press(page, "Inleveren zoals het nu is")
    return wrong + look(page, "walk submitted")


def _analyse(adviser: Page, picture: Picture) -> list[str]:
    assert Answer.objects.filter(picture=picture).count() == 2
    adviser.goto(reverse("work:analysis", args=[picture.pk]))
    press(adviser, "Analyse beginnen")
    wrong = look(adviser, "walk analysis")
    adviser.goto(reverse("work:summary", args=[picture.pk]))
    adviser.get_by_label("Samenvatting").fill("Er is weinig beantwoord. Wat er is, staat op papier.")
    adviser.get_by_label("Gevraagd besluit").fill("Het college wordt gevraagd kennis te nemen van het beeld.")
    adviser.get_by_label("Waarom bleven onderdelen open?").fill("Alleen de functie informatiebeveiliging is gevraagd.")
    press(adviser, "Samenvatting bewaren")
    wrong += look(adviser, "walk summary")
    adviser.goto(reverse("work:closing", args=[picture.pk]))
    press(adviser, "Concept delen met de bestuurder")
    return wrong


def _check(adviser: Page, client: Page, picture: Picture) -> list[str]:
    adviser.goto(reverse("work:fact_check", args=[picture.pk]))
    adviser.get_by_label(re.compile("Tot en met welke dag|welke dag")).first.fill((TODAY + timedelta(days=10)).isoformat())
    wrong = look(adviser, "walk fact check begins")
    press(adviser, "Feitencheck beginnen")
    client.goto("/")
    follow(client, "Feitencheck doen")
    client.get_by_role("textbox").first.fill("Dit is vorige week vastgesteld.")
    press(client, "Alle opmerkingen bewaren")
    wrong += look(client, "walk fact check")
    adviser.goto(reverse("work:closing", args=[picture.pk]))
    adviser.get_by_label(re.compile("^Uw antwoord bij")).first.fill("Dat is na de peildatum; het komt in het halfjaargesprek.")
    adviser.get_by_label("Niet overgenomen").first.check()
    wrong += look(adviser, "walk remarks")
    press(adviser, "Antwoorden bewaren")
    return wrong


def _decide(client: Page, coordinator: Page, picture: Picture) -> list[str]:
    client.goto(reverse("pictures:decision", args=[picture.pk]))
    client.get_by_label("Ter kennis genomen", exact=False).first.check()
    client.get_by_label(re.compile("college", re.IGNORECASE)).first.check()
    client.get_by_label(re.compile("dag|datum", re.IGNORECASE)).first.fill(TODAY.isoformat())
    client.get_by_label(re.compile("nummer", re.IGNORECASE)).first.fill("B-1")
    wrong = look(client, "walk decision")
    press(client, "Besluit vastleggen")
    coordinator.goto("/")
    follow(coordinator, "Besluit vastleggen")
    expect(coordinator.get_by_role("heading", level=1)).to_have_text("Klopt dit besluit?")
    wrong += look(coordinator, "walk confirm")
    press(coordinator, "Bevestigen")
    return wrong + look(coordinator, "walk adopted")


def _read(executive: Page, picture: Picture) -> list[str]:
    executive.goto("/")
    expect(executive.get_by_text("ter kennis genomen door het college", exact=False).first).to_be_visible()
    wrong = look(executive, "walk one page adopted")
    for name in ("Rapport downloaden (PDF)", "Openbare versie als PDF"):
        with executive.expect_download() as coming:
            follow(executive, name)
        assert coming.value.suggested_filename.endswith(".pdf")
    executive.goto(reverse("pictures:looks", args=[picture.pk]))
    return wrong + look(executive, "walk looks")
