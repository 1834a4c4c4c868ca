"""Making a letter: each page in each state, and a letter taken along."""

import io
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit
from .looking import press, to, unfold, visit_all

pytestmark = pytest.mark.browser
WRITER = "oov-hoogmark@duinmark.example"
CHOICES = {"place": "dwelling", "drugs": "hard", "occurrence": "first", "measure": "closure"}


def _fill(page: Page, found: str = "120 gram cocaïne") -> None:
    for name, value in CHOICES.items():
        page.locator(f"input[name={name}][value={value}]").check()
    page.get_by_label("Hoeveel maanden?").fill("3")
    page.get_by_label("Wat is er gevonden?").fill(found)


def _shown(page: Page) -> None:
    _fill(page)
    press("Brief bekijken")(page)
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def _shown_unfolded(page: Page) -> None:
    _shown(page)
    unfold(page)


def _held(page: Page) -> None:
    _fill(page, "Bel 06-12345678")
    press("Brief bekijken")(page)
    page.get_by_role("heading", name="Staan hier persoonsgegevens in?").wait_for()


def _faulty(page: Page) -> None:
    press("Brief bekijken")(page)
    page.get_by_role("heading", name="Nog niet alles klopt").wait_for()


def _no_file(page: Page) -> None:
    page.get_by_text("Lees uw voornemen terug").click()
    press("Teruglezen")(page)
    page.get_by_role("link", name="Kies eerst een bestand.").wait_for()


def test_pages_of_letters(visit: Visit) -> None:
    closing = "damocles-besluit"
    stops = {
        "letters": to("letters:index"),
        "letter": to("letters:letter", closing, then=unfold),
        "letter shown": to("letters:letter", closing, then=_shown_unfolded),
        "letter held": to("letters:letter", closing, then=_held),
        "letter faulty": to("letters:letter", closing, then=_faulty),
        "letter bibob": to("letters:letter", "bibob-voornemen"),
        "letter read back": to("letters:letter", "bibob-besluit", then=_no_file),
    }
    assert visit_all(visit(WRITER), stops) == []


def test_a_letter_is_made_and_taken_along(visit: Visit, tmp_path: Path) -> None:
    page = visit(WRITER)
    page.goto("/brieven/damocles-besluit/")
    _shown(page)
    # The page did not move: what was typed is still there, and *back* leads to the letters.
    expect(page.get_by_label("Wat is er gevonden?")).to_have_value("120 gram cocaïne")
    press("Word downloaden")(page)
    page.get_by_role("link", name="Geef een reden, of beantwoord").wait_for()
    page.get_by_label("Laat u vragen open? Waarom gaat u toch verder?").fill("De zienswijze volgt nog.")
    with page.expect_download() as taken:
        press("Word downloaden")(page)
    taken.value.save_as(tmp_path / "brief.docx")
    said = "\n".join(one.text for one in docx.Document(io.BytesIO((tmp_path / "brief.docx").read_bytes())).paragraphs)
    assert "Ik sluit de woning aan [adres van het pand] voor 3 maanden." in said
    expect(page.get_by_label("Wat is er gevonden?")).to_have_value("120 gram cocaïne")


def test_an_intention_is_read_back_for_the_decision(visit: Visit, tmp_path: Path) -> None:
    page = visit(WRITER)
    page.goto("/brieven/damocles-voornemen/")
    _fill(page)
    page.get_by_label("Laat u vragen open? Waarom gaat u toch verder?").fill("De zienswijze volgt nog.")
    with page.expect_download() as taken:
        press("Word downloaden")(page)
    taken.value.save_as(tmp_path / "voornemen.docx")
    page.goto("/brieven/damocles-besluit/")
    page.get_by_text("Lees uw voornemen terug").click()
    page.get_by_label("Word-bestand van uw voornemen").set_input_files(tmp_path / "voornemen.docx")
    press("Teruglezen")(page)
    page.get_by_text("Uw voornemen is teruggelezen").wait_for()
    expect(page.get_by_label("Wat is er gevonden?")).to_have_value("120 gram cocaïne")
    expect(page.locator("input[name=place][value=dwelling]")).to_be_checked()
