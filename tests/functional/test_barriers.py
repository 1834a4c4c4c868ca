"""Placing barriers with the keyboard, reading what is open, and a partner who confirms; with axe on each page."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.models import Draft, InUse, Placing
from dijkwacht.documents.barriers.versions.intake import Intake
from tests import factories as make
from tests.barriers import HERB, herb, in_use, published

from .conftest import Visit
from .looking import look, press, to, visit_all
from .scene import ADVISER, DUINRADE

pytestmark = pytest.mark.browser
CODE, COORDINATOR = "kruidenteelt", "oov@duinmark.example"


def choose(page: Page, barrier: str, letters: str) -> None:
    """Choose how it is with a barrier as somebody does without a mouse: by the first letters of the word."""
    field = page.get_by_label(f"Stand van {barrier}")
    field.focus()
    page.keyboard.type(letters)
    page.keyboard.press("Tab")


def opened(page: Page, part: str) -> None:
    """Open a step as somebody does without a mouse."""
    page.locator("summary", has_text=part).focus()
    page.keyboard.press("Enter")


def test_from_a_model_to_what_helps_most(visit: Visit) -> None:
    published()
    desk, partner = visit(COORDINATOR), visit()
    desk.goto(to("barriers:model", CODE).address)
    desk.locator(f"section[aria-labelledby=bij-{DUINRADE}]").get_by_role("button", name="Met dit model beginnen").click()
    wrong = look(desk, "placing")
    press("Bewaren")(desk)
    desk.get_by_text("Er is niets veranderd.").first.wait_for()
    wrong += look(desk, "open, nothing said")
    wrong += _in_excel(desk)
    desk.get_by_role("link", name="Barrières plaatsen").click()
    choose(desk, "Bezoek aan verhuurders", "inge")
    opened(desk, "S2 Telen")
    choose(desk, "Aansluiting controleren", "gere")
    desk.get_by_label("Sinds van Bezoek aan verhuurders").fill("2090-01-01")
    press("Bewaren")(desk)
    wrong += look(desk, "placing, with a fault")
    desk.get_by_label("Sinds van Bezoek aan verhuurders").fill("2026-01-05")
    press("Bewaren")(desk)
    desk.get_by_text("Van 2 barrières is de stand bewaard.").first.wait_for()
    wrong += look(desk, "open")
    _who_and_what_next_are_seen_at_once(desk)
    wrong += _confirmed(desk, partner)
    placed = Placing.objects.get(in_use__code=CODE, barrier="BAR-02")
    assert placed.confirmed_on
    wrong += _together(desk, placed.in_use)
    stops = {
        "reckoning": to("barriers:reckoning", placed.in_use_id),
        "reckoning, one falls away": to("barriers:reckoning", placed.in_use_id, query="?zonder=BAR-01"),
        "gone": to("barriers:confirm", "x", status=404),
    }
    assert wrong + visit_all(desk, stops) == []


def test_what_is_typed_at_a_draft_is_looked_at_at_once_and_stays(visit: Visit) -> None:
    page, author = visit(ADVISER), User.objects.get(email=ADVISER)
    made = actions.draft(found=Intake(HERB, herb()), by=author)
    page.goto(to("barriers:draft", made.pk).address)
    text = page.get_by_label("Tekst van het model (YAML)")
    text.focus()
    page.keyboard.press("Control+Home")
    page.keyboard.type("soort: teelt\n")
    page.get_by_role("heading", name="Wat er niet klopt (1)").wait_for()  # while the field has the focus still
    page.get_by_label("Uw opmerking").fill("Stap 2 mist een manier.")
    press("Opmerking plaatsen")(page)
    page.get_by_text("Uw opmerking staat erbij.").first.wait_for()
    assert text.input_value().startswith("soort: teelt")
    assert (made.comments.count(), Draft.objects.get(pk=made.pk).text) == (1, HERB)


def _who_and_what_next_are_seen_at_once(page: Page) -> None:
    """Both stand on the first screen of a desk; on a telephone the one follows on the other."""
    before = page.viewport_size
    heads = [page.locator("#wie"), page.locator("#vijf")]
    page.set_viewport_size({"width": 1280, "height": 800})
    boxes = [head.bounding_box() for head in heads]
    assert all(box and box["y"] + box["height"] < 800 for box in boxes)
    page.set_viewport_size({"width": 360, "height": 740})
    order = page.locator("main h2").evaluate_all("heads => heads.map(head => head.id)")
    assert order[order.index("wie") + 1] == "vijf"
    if before:
        page.set_viewport_size(before)


def _in_excel(desk: Page) -> list[str]:
    """A workbook is fetched, filled in with a fault, read, and looked at; then nothing is taken over."""
    row = InUse.objects.get(code=CODE)
    desk.goto(to("barriers:read_in", row.pk).address)
    wrong = look(desk, "a workbook")
    press("Inlezen en nakijken")(desk)
    wrong += look(desk, "a workbook, no file chosen")
    with desk.expect_download() as fetched:
        desk.get_by_role("link", name="Haal het werkboek op").click()
    book = load_workbook(BytesIO(fetched.value.path().read_bytes()))
    sheet = book["Barrières"]
    sheet["F2"], sheet["F3"], sheet["F4"] = "ingericht", "geregeld", "ingerigt"
    stream = BytesIO()
    book.save(stream)
    media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    desk.get_by_label("Ingevuld werkboek").set_input_files({"name": "in.xlsx", "mimeType": media, "buffer": stream.getvalue()})
    press("Inlezen en nakijken")(desk)
    desk.get_by_text("bedoelt u ingericht?").wait_for()
    wrong += look(desk, "what a workbook changes")
    desk.get_by_role("link", name="Niet overnemen").click()
    return wrong


def _together(desk: Page, row: InUse) -> list[str]:
    """Two others take part already; a day that is over is no last day, and without one the group is counted."""
    for code, name in (("GM9971", "Achterdijk"), ("GM9972", "Boveneind")):
        actions.share(in_use=in_use(make.organisation(code, name)), by=make.BY)
    desk.goto(to("barriers:open", row.pk).address)
    desk.get_by_role("link", name="Samen met anderen").click()
    wrong = look(desk, "a group, without taking part")
    desk.get_by_label("Tot en met").fill("2020-01-01")
    press("Meedoen")(desk)
    wrong += look(desk, "a group, with a fault")
    desk.get_by_label("Tot en met").fill("")
    press("Meedoen")(desk)
    desk.get_by_text("Nu doen mee: Achterdijk, Boveneind, Duinrade.").wait_for()
    return wrong + look(desk, "a group")


def _confirmed(desk: Page, partner: Page) -> list[str]:
    """The organisation asks, and somebody at the partner answers without an account."""
    desk.get_by_role("link", name="Bevestiging vragen").click()
    wrong = look(desk, "asking a partner")
    desk.get_by_label("E-mailadres van het werk").fill("net@example.org")
    press("Vraag versturen")(desk)
    partner.goto(make.link_to("net@example.org"))
    wrong += look(partner, "a partner is asked")
    press("Ja, dat is geregeld")(partner)
    return wrong + look(partner, "a partner answered")
