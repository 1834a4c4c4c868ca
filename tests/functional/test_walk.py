"""Three people walk through one picture: they answer, analyse and read, each in a browser of their own."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pikepdf
import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from dijkwacht.apps.pictures.models import Answer, Respondent
from dijkwacht.web.questions.seat import Place, Seat
from tests import factories as make

from .conftest import PATIENCE, Visit, picture_of, sign_in
from .scene import (
    ADVISER,
    OOSTMEER,
    RESPONDENT,
    WESTERKOOG,
    executive_of,
    file,
    filled,
    picture_in,
    seat_in,
    weakest_in,
)

pytestmark = pytest.mark.browser
NEW_EXECUTIVE = "bestuurder-westerkoog@duinmark.example"


def open_codes(seat: Respondent) -> list[str]:
    """What is not answered yet."""
    place = Seat((Place(seat, seat.membership.user),))
    return [criterion.id for criterion in place.criteria if criterion.id not in place.given]


def card(seat: Respondent, criterion: str) -> str:
    return reverse("questions:card", args=[seat.pk, criterion])


def heading(page: Page) -> str:
    return page.get_by_role("heading", level=1).inner_text()


def saved(page: Page) -> None:
    """Wait until the page says that the answer is kept."""
    expect(page.locator("#status")).to_contain_text("Bewaard om")


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Give the server a moment."""
    for _ in range(PATIENCE // 50):
        if holds():
            return
        page.wait_for_timeout(50)
    pytest.fail("this did not come to pass")


def tab_to(page: Page, selector: str) -> None:
    """Go on with Tab until the focus is there."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the keyboard does not reach {selector}")


def test_a_respondent_answers_three_cards_with_the_keyboard_alone(visit: Visit) -> None:
    page = visit()
    sign_in(page, RESPONDENT)
    assert heading(page) == "Welke vragen zijn er voor u?"
    seat = seat_in(WESTERKOOG, RESPONDENT)
    tab_to(page, f"main a[href='{reverse('questions:start', args=[seat.pk])}']")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat vragen wij van u?")
    tab_to(page, "main .nl-button--primary")
    page.keyboard.press("Enter")
    codes = open_codes(seat)[:3]
    for code in codes:
        page.wait_for_url(f"**/{code}/")
        tab_to(page, "[name=paper]")
        page.keyboard.press("Space")
        page.keyboard.press("ArrowDown")
        tab_to(page, "[name=practice]")
        page.keyboard.press("Space")
        saved(page)
        tab_to(page, "[name=next]")
        page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith(f"/{codes[-1]}/"))
    answers = Answer.objects.filter(respondent=seat, criterion__in=codes)
    assert list(answers.values_list("paper", "practice")) == [(1, 0)] * 3
    page.get_by_role("button", name="Vorige").click()
    expect(page.locator("[name=paper][value='1']")).to_be_checked()
    expect(page.locator("#status")).to_contain_text("Dit antwoord is bewaard")


def test_evidence_unfolds_where_something_is_said_to_be_there(visit: Visit) -> None:
    seat = seat_in(WESTERKOOG, RESPONDENT)
    page = visit(RESPONDENT)
    code = open_codes(seat)[0]
    page.goto(card(seat, code))
    expect(page.locator("#bewijs")).to_be_hidden()
    page.locator("[name=paper][value='1']").check()
    expect(page.locator("#bewijs")).to_be_hidden()
    page.locator("[name=practice][value='2']").check()
    expect(page.locator("#bewijs")).to_be_visible()
    page.get_by_label("Welk stuk is het?").fill("Verslag van de oefening")
    page.get_by_label("Soort").select_option(label="training")
    page.get_by_label("Datum").fill("2026-03-01")
    page.get_by_label("Waar is het te vinden?").fill("zaaksysteem")
    page.get_by_label("Waar is het te vinden?").press("Tab")
    until(page, lambda: Answer.objects.filter(respondent=seat, evidence__icontains="zaaksysteem", criterion=code).exists())
    page.reload()
    expect(page.get_by_label("Welk stuk is het?")).to_have_value("Verslag van de oefening")
    picture_of(page, "evidence")


def test_what_does_not_apply_asks_a_reason(visit: Visit) -> None:
    seat = seat_in(WESTERKOOG, RESPONDENT)
    page = visit(RESPONDENT)
    page.goto(card(seat, open_codes(seat)[1]))
    page.get_by_text("Dit is bij ons niet van toepassing").click()
    page.locator("[name=is_not_applicable]").check()
    expect(page.locator("#status")).to_contain_text("Schrijf op waarom")
    page.get_by_label("Waarom niet?").fill("Er is geen haven.")
    page.get_by_label("Waarom niet?").press("Tab")
    saved(page)
    page.reload()
    expect(page.get_by_label("Waarom niet?")).to_have_value("Er is geen haven.")


def test_a_second_tab_sees_both_versions_and_chooses(visit: Visit) -> None:
    seat = seat_in(WESTERKOOG, RESPONDENT)
    code = open_codes(seat)[2]
    one = visit(RESPONDENT)
    one.goto(card(seat, code))
    two = one.context.new_page()
    two.goto(card(seat, code))
    one.locator("[name=paper][value='3']").check()
    saved(one)
    two.locator("[name=paper][value='0']").check()
    expect(two.get_by_role("heading", name="Welke versie blijft staan?")).to_be_focused()
    assert Answer.objects.get(respondent=seat, criterion=code).paper == 3
    picture_of(two, "conflict")
    two.get_by_role("button", name="Mijn versie bewaren").click()
    expect(two.locator("#status")).to_contain_text("Dit antwoord is bewaard")
    assert Answer.objects.get(respondent=seat, criterion=code).paper == 0


def test_without_javascript_a_card_is_an_ordinary_form(visit: Visit) -> None:
    seat = seat_in(OOSTMEER, "zonder-script@duinmark.example")
    first, second, *_ = open_codes(seat)
    page = visit("zonder-script@duinmark.example", java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(card(seat, first))
    page.locator("[name=paper][value='2']").check()
    page.locator("[name=practice][value='?']").check()
    page.get_by_label("Toelichting").fill("Staat in het beleidsplan.")
    page.get_by_role("button", name="Volgende").click()
    answer = Answer.objects.get(respondent=seat, criterion=first)
    assert (answer.paper, answer.practice, answer.explanation) == (2, -1, "Staat in het beleidsplan.")
    page.goto(card(seat, second))
    page.locator("[name=paper][value='1']").check()
    page.get_by_text("Dit is bij ons niet van toepassing").click()
    page.locator("[name=is_not_applicable]").check()
    page.get_by_role("button", name="Volgende").click()
    expect(page.get_by_role("alert").last).to_contain_text("Schrijf op waarom")


def test_the_adviser_analyses_and_the_executive_reads(visit: Visit, tmp_path: Path) -> None:
    executive_of(WESTERKOOG, NEW_EXECUTIVE)
    adviser = visit()
    sign_in(adviser, ADVISER)
    assert heading(adviser) == "Wie heeft mij vandaag nodig?"
    picture_of(adviser, "work")
    adviser.goto(reverse("work:analysis", args=[picture_in(WESTERKOOG).pk]))
    adviser.get_by_role("button", name="Analyse beginnen").click()
    adviser.get_by_label("Sluiten: wat zij al invulden, telt mee").check()
    adviser.get_by_role("button", name="Analyse beginnen").click()
    expect(adviser.get_by_role("button", name="Analyse beginnen")).to_have_count(0)
    _settle(adviser)
    _read_in(adviser, tmp_path)
    make.read_through(picture_in(WESTERKOOG))  # one by one in test_whole_picture
    _share(adviser)
    executive = visit()
    sign_in(executive, NEW_EXECUTIVE)
    assert "Op één pagina" in executive.title()
    expect(executive.get_by_text("De vragen zijn beantwoord en gewogen.")).to_be_visible()
    picture_of(executive, "one-page")
    _download_all(executive, tmp_path)


def _settle(page: Page) -> None:
    code = weakest_in(WESTERKOOG)
    page.locator(f"#{code} [data-row]").click()
    panel = page.locator("#paneel")
    expect(panel).to_be_focused()
    panel.get_by_label("Niveau in de praktijk").select_option("1")
    panel.get_by_label("een eigen toets").check()
    panel.get_by_label("Waarom oordeelt u zo?").fill("Bij drie van de vier dossiers ontbrak het.")
    panel.get_by_label("Uw bevinding").fill("De stap wordt overgeslagen als het druk is.")
    panel.get_by_label("Nagelezen").check()
    panel.get_by_label("Aanbeveling", exact=True).fill("Maak de stap verplicht in het zaaksysteem.")
    picture_of(page, "panel")
    panel.get_by_role("button", name="Bewaren", exact=True).last.click()
    expect(page.get_by_text(f"{code} is bewaard.", exact=True)).to_be_visible()
    expect(page.locator(f"#{code}")).to_contain_text("uw oordeel")
    page.goto(reverse("work:findings", args=[picture_in(WESTERKOOG).pk]))
    expect(page.locator(f"#{code}")).to_contain_text("Maak de stap verplicht in het zaaksysteem.")
    expect(page.locator(f"#{code}")).to_contain_text("Nagelezen")


def _read_in(page: Page, folder: Path) -> None:
    page.get_by_role("link", name="Analyse", exact=True).last.click()
    page.get_by_role("link", name="Werkboek inlezen").click()
    with page.expect_download() as coming:
        page.get_by_role("link", name="werkboek van dit beeld").click()
    coming.value.save_as(folder / "vragen.xlsx")
    content = (folder / "vragen.xlsx").read_bytes()
    choose = page.get_by_label("Werkboek", exact=True)
    choose.set_input_files(file(filled(content, "INK-01", papier=7, praktijk="vaak")))
    page.get_by_role("button", name="Inlezen en nakijken").click()
    faults = page.get_by_role("alert").last
    expect(faults).to_be_focused()
    expect(faults).to_contain_text("Antwoorden!E")
    expect(faults).to_contain_text("Antwoorden!F")
    picture_of(page, "faults")
    choose.set_input_files(file(filled(content, "INK-01", papier=3, praktijk=1)))
    page.get_by_role("button", name="Inlezen en nakijken").click()
    assert heading(page) == "Wat verandert er met dit werkboek?"
    expect(page.locator(".dw-changes > li")).to_have_count(1)
    picture_of(page, "preview")
    page.get_by_role("button", name="Overnemen").click()
    assert Answer.objects.filter(picture=picture_in(WESTERKOOG), criterion="INK-01", paper=3, practice=1).exists()


def _share(page: Page) -> None:
    page.get_by_role("link", name="Samenvatting schrijven").click()
    page.get_by_label("Samenvatting").fill("De vragen zijn beantwoord en gewogen. Eén stap in de praktijk ontbreekt.")
    page.get_by_label("Gevraagd besluit").fill("Het college wordt gevraagd de aanbeveling over te nemen.")
    page.get_by_label("Waarom bleven onderdelen open?").fill("De vragen stonden kort open.")
    page.get_by_role("button", name="Samenvatting bewaren").click()
    expect(page.get_by_text("De samenvatting is bewaard.", exact=True)).to_be_visible()
    picture_of(page, "summary")
    page.get_by_role("link", name="Analyse", exact=True).last.click()
    page.get_by_role("button", name="Concept delen met de bestuurder").click()
    expect(page.get_by_role("link", name="Feitencheck beginnen").first).to_be_visible()


def _download_all(page: Page, folder: Path) -> None:
    for name, ending in (("Rapport downloaden (PDF)", "pdf"), ("Word", "docx"), ("ODT", "odt")):
        with page.expect_download() as coming:
            page.get_by_role("link", name=name).click()
        assert coming.value.suggested_filename.endswith(ending)
        coming.value.save_as(folder / f"rapport.{ending}")
    with pikepdf.open(folder / "rapport.pdf") as report:
        assert "Westerkoog" in str(report.docinfo["/Title"])
    for ending, part in (("docx", "word/document.xml"), ("odt", "content.xml")):
        with ZipFile(BytesIO((folder / f"rapport.{ending}").read_bytes())) as parts:
            text = parts.read(part).decode()
        assert "Westerkoog" in text
        assert "De stap wordt overgeslagen als het druk is." in text
