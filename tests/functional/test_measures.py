"""From a recommendation to proven in the browser, by keyboard and with nothing for axe to say."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from dijkwacht.apps.accounts.models import Membership
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.measures.models import Measure

from .conftest import Visit
from .looking import Stop, to, visit_all
from .scene import DUINRADE, picture_in

pytestmark = pytest.mark.browser
COORDINATOR, CLIENT, OWNER = "oov@duinmark.example", "opdrachtgever@duinmark.example", "maatregel@duinmark.example"


def button(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).first.click()


def unfold(page: Page, name: str) -> None:
    page.locator("summary", has_text=name).click()


def test_a_recommendation_is_carried_to_proven_by_two_people(visit: Visit) -> None:
    page, other = visit(COORDINATOR), visit(CLIENT)
    page.goto(reverse("organisation:levels", args=[picture_in(DUINRADE).pk]))
    button(page, "Maak er een maatregel van")
    expect(page.locator("[aria-current=step]").first).to_contain_text("Voorgesteld")
    page.get_by_role("link", name="Besluit vastleggen").click()
    button(page, "Besluit vastleggen")
    page.get_by_role("link", name="Eigenaar en dag kiezen").click()
    page.get_by_label("Wie zorgt ervoor?").select_option("ciso")
    page.get_by_label("Wanneer is het klaar?").fill("2099-01-31")
    button(page, "Bewaren")
    button(page, "Beginnen")
    page.get_by_role("link", name="Ingevoerd").click()
    page.get_by_label("Hoe gaat het nu in de praktijk?").fill("Elke maand in het overleg.")
    button(page, "Ingevoerd")
    unfold(page, "Bewijs vastleggen")
    page.get_by_label("Welk stuk laat zien dat dit werkt?").fill("Verslag van de steekproef")
    page.get_by_label("Van welke datum is het?").fill("2026-01-05")
    button(page, "Vastleggen")
    expect(page.get_by_text("een ander bekijkt het.")).to_be_visible()
    expect(page.get_by_role("button", name="Ik heb dit gezien")).to_have_count(0)
    other.goto(page.url)
    button(other, "Ik heb dit gezien")
    page.reload()
    button(page, "Aantoonbaar in werking")
    expect(page.locator("[aria-current=step]").first).to_contain_text("Aantoonbaar in werking")


def test_a_card_moves_by_keyboard_and_without_javascript(visit: Visit) -> None:
    for how in ({}, {"java_script_enabled": False}):
        page = visit(COORDINATOR, **how)
        page.goto(reverse("measures:index"))
        card = page.locator("#kolom-proposed [data-card], #kolom-decided [data-card]").last
        title = card.locator("h3").inner_text()
        card.locator("summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab" if card.locator("[data-to]").count() > 2 else "Shift+Tab")
        card.locator("[data-to=stopped]").focus()
        page.keyboard.press("Enter")
        page.get_by_label("Wat is de reden?").fill("Anders opgelost.")
        page.get_by_label("Wat is de reden?").press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("#kolom-stopped")).to_contain_text(title)


def test_a_card_can_be_dragged_to_a_step_that_is_allowed(visit: Visit) -> None:
    page = visit(COORDINATOR)
    page.goto(reverse("measures:index"))
    page.locator("#kolom-decided [data-card]:has([data-to=in_progress]) .dw-board__facts").first.hover()
    page.mouse.down()
    for left in (5, 15, 25):  # the browser says that something hangs above a column only once it moves there
        page.locator("#kolom-in_progress h2").hover(position={"x": left, "y": 5})
    page.mouse.up()
    expect(page.locator("#kolom-in_progress [data-card]:target")).to_have_count(1)


def test_the_pages_have_nothing_that_axe_finds_wrong(visit: Visit) -> None:
    measure = Measure.objects.filter(organisation__code=DUINRADE, state="in_practice", owner="ciso").first()
    still = Measure.objects.filter(organisation__code=DUINRADE, owner="hr", state="in_progress").first()
    run = {
        "board": to("measures:index"),
        "list": to("measures:list"),
        "nothing chosen": to("measures:list", query="?eigenaar=fg"),
        "new": to("measures:new"),
        "read in": to("measures:read_in"),
        "read in looked over": Stop(reverse("measures:read_in"), then=_upload),
        "share": to("measures:share"),
        "measure": to("measures:measure", measure.pk),
        "revise": to("measures:revise", measure.pk),
        "effects": to("measures:effects", measure.pk),
        "step": to("measures:step", measure.pk, "stopped"),
        "still": to("measures:measure", still.pk),
        "first page": to("organisation:index"),
        "levels": to("organisation:levels", picture_in(DUINRADE).pk),
    }
    own = {"own board": to("measures:index"), "own measure": to("measures:measure", still.pk)}
    assert Membership.objects.filter(user__email=OWNER, role=Role.OWNER, function="hr").exists()
    assert visit_all(visit(COORDINATOR), run) + visit_all(visit(OWNER), own) == []


def _upload(page: Page) -> None:
    rows = "Actie;Wie;Datum\nToegang opzeggen;HR;31-01-2027\nLijst van sleutels;Iemand;geen\n"
    page.locator("input[type=file]").set_input_files({"name": "acties.csv", "mimeType": "text/csv", "buffer": rows.encode()})
    button(page, "Inlezen en nakijken")
    expect(page.get_by_text("Toegang opzeggen").first).to_be_visible()
