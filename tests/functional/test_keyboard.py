"""The keyboard: single keys are heard by the matrix alone, menus and panels close, and nothing is lost on the way."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from dijkwacht.web.questions.seat import Place, Seat

from .conftest import Visit
from .looking import NARROW
from .scene import ADVISER, OOSTMEER, SLUISHAVEN, picture_in, seat_in

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visit: Visit) -> Page:
    """The analysis of a picture, as its adviser sees it."""
    page = visit(ADVISER)
    page.goto(reverse("work:analysis", args=[picture_in(SLUISHAVEN).pk]))
    return page


def focused_row(page: Page) -> str:
    return page.evaluate("document.activeElement.closest('tr')?.id ?? ''")


def test_single_keys_do_nothing_outside_the_matrix(page: Page) -> None:
    page.locator("h1").click()
    for key in "jk":
        page.keyboard.press(key)
    assert focused_row(page) == ""
    page.locator("#themas-titel").locator("xpath=ancestor::div[1]").focus()
    page.keyboard.press("j")
    assert focused_row(page) == ""


def test_j_and_k_go_through_the_rows_while_the_matrix_has_the_focus(page: Page) -> None:
    rows = page.locator("[data-matrix] tbody tr[id]").evaluate_all("rows => rows.slice(0, 3).map(row => row.id)")
    page.locator("[data-matrix]").focus()
    walked = []
    for key in ("j", "j", "ArrowDown", "k", "ArrowUp"):
        page.keyboard.press(key)
        walked.append(focused_row(page))
    assert walked == [rows[0], rows[1], rows[2], rows[1], rows[0]]


def test_enter_opens_a_criterion_and_escape_goes_back_to_its_row(page: Page) -> None:
    page.locator("[data-matrix]").focus()
    page.keyboard.press("j")
    row = focused_row(page)
    page.keyboard.press("Enter")
    expect(page.locator("#paneel")).to_be_focused()
    expect(page.locator("#paneel")).to_contain_text(row)
    page.keyboard.press("Escape")
    expect(page.locator("#paneel")).to_be_hidden()
    assert focused_row(page) == row


def test_a_letter_typed_in_the_panel_is_a_letter(page: Page) -> None:
    page.locator("[data-row]").first.click()
    reason = page.locator("#paneel").get_by_label("Waarom oordeelt u zo?")
    reason.focus()
    page.keyboard.type("jk")
    expect(reason).to_have_value("jk")
    expect(reason).to_be_focused()


def test_words_that_are_not_saved_are_not_lost_without_asking(page: Page) -> None:
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    page.locator("[data-row]").first.click()
    page.locator("#paneel").get_by_label("Waarom oordeelt u zo?").fill("Nog niet bewaard.")
    page.keyboard.press("Escape")
    assert len(asked) == 1
    expect(page.locator("#paneel").get_by_label("Waarom oordeelt u zo?")).to_have_value("Nog niet bewaard.")


def test_on_a_phone_a_row_leads_to_a_page_of_its_own(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    row = page.locator("[data-row]").first
    row.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Wat is hierover gezegd, en hoe oordeelt u?")


def test_without_javascript_a_row_leads_to_the_page_and_the_form_saves(visit: Visit) -> None:
    page = visit(ADVISER, java_script_enabled=False)
    page.goto(reverse("work:analysis", args=[picture_in(SLUISHAVEN).pk]))
    page.locator("[data-row]").first.click()
    page.get_by_label("Niveau in de praktijk").select_option("1")
    page.get_by_label("Waarom oordeelt u zo?").fill("In de dossiers gezien.")
    page.get_by_role("button", name="Bewaren", exact=True).last.click()
    expect(page.get_by_text("is bewaard.")).to_be_visible()


def test_an_open_menu_closes_with_escape_and_gives_the_focus_back(page: Page) -> None:
    summary = page.locator(".dw-account > summary")
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Uitloggen")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Uitloggen")).to_be_hidden()
    expect(summary).to_be_focused()


def test_the_first_tab_leads_past_the_head_of_the_page(page: Page) -> None:
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#inhoud")).to_be_focused()


def test_on_a_phone_a_text_that_waits_is_said_at_once_and_nothing_is_lost(visit: Visit) -> None:
    seat = seat_in(OOSTMEER, "duim@example.org")
    code = Seat((Place(seat, seat.membership.user),)).criteria[0].id
    phone, text = visit("duim@example.org", viewport=NARROW), "Bel naar 06-12345678."
    phone.on("dialog", lambda dialog: dialog.accept())
    phone.goto(reverse("questions:card", args=[seat.pk, code]))
    phone.get_by_label("Toelichting").fill(text)
    expect(phone.locator("#status")).to_contain_text("hierin lijkt een telefoonnummer te staan")
    assert in_view(phone, "#status")
    phone.get_by_role("button", name="Volgende").click()
    expect(phone.locator(".dw-error-summary")).to_be_focused()
    assert in_view(phone, ".dw-error-summary h2")
    assert phone.title().startswith("Fout: ")
    assert phone.get_by_label("Toelichting").input_value() == text
    phone.get_by_role("link", name="Toelichting: hierin lijkt een telefoonnummer te staan.").press("Enter")
    expect(phone.get_by_label("Toelichting")).to_be_focused()


def in_view(page: Page, what: str) -> bool:
    """Whether the whole of it stands on the screen as it is scrolled now."""
    box = page.locator(what).bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


def test_a_letter_after_the_session_has_ended_says_so_and_keeps_what_was_typed(visit: Visit) -> None:
    page = visit("bibob@duinmark.example")
    page.goto(reverse("letters:letter", args=["damocles-waarschuwing"]))
    assert page.get_by_label("Welke gemeente?").input_value() == "Duinrade"
    page.get_by_label("Zaaknummer").fill("Z-2026-1")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Brief bekijken").last.click()
    expect(page.locator("#melding")).to_contain_text("u bent uitgelogd")
    assert page.get_by_label("Zaaknummer").input_value() == "Z-2026-1"
    page.context.clear_cookies()
    page.get_by_role("button", name="Brief bekijken").last.click()
    expect(page.locator("#melding")).not_to_be_empty()
    assert page.get_by_label("Zaaknummer").input_value() == "Z-2026-1"


def test_what_was_done_is_put_where_it_is_read_out(visit: Visit) -> None:
    page = visit(ADVISER)
    page.goto(reverse("sources:index", args=[picture_in(SLUISHAVEN).pk]))
    page.get_by_label("Welk stuk").first.fill("Mandaatregister")
    page.get_by_role("button", name="Op de lijst zetten").click()
    expect(page.locator("[data-heard]")).to_contain_text("Gelukt:")
    assert page.title().startswith("Gelukt: ")


def test_there_is_a_way_past_the_matrix(page: Page) -> None:
    page.get_by_role("link", name="Sla de matrix over").press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[data-matrix]')") is None


def test_the_current_entry_can_be_told_in_forced_colours(visit: Visit) -> None:
    page = visit(ADVISER, forced_colors="active")
    page.goto(reverse("work:analysis", args=[picture_in(SLUISHAVEN).pk]))
    for place in (".dw-nav--wide", ".dw-tabs"):
        lines = page.locator(f"{place} a").evaluate_all(
            "links => links.map(a => [a.hasAttribute('aria-current'), getComputedStyle(a).borderBottomColor])"
        )
        current, others = {line for is_it, line in lines if is_it}, {line for is_it, line in lines if not is_it}
        assert current.isdisjoint(others), place
