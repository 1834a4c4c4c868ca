"""The calculator of terms by keyboard, on a phone, and in a browser without scripts."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from .conftest import Visit
from .looking import NARROW
from .scene import ADVISER

pytestmark = pytest.mark.browser


def _type_in(page: Page, label: str, text: str) -> None:
    """Press Tab until the field has the focus, as who has no mouse does."""
    wanted = "[...(document.activeElement.labels ?? [])].some(one => one.innerText.trim().startsWith(label))"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(f"label => !document.activeElement.value && {wanted}", label):
            page.keyboard.type(text)
            return
    pytest.fail(f"no way by keyboard to {label}")


def test_a_case_is_reckoned_by_keyboard_alone(visit: Visit) -> None:
    page = visit(ADVISER)
    page.goto(reverse("terms:index"))
    page.get_by_role("radio").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="Aanvraag ontvangen")).to_be_visible()
    _type_in(page, "Datum", "4-1-2027")
    _type_in(page, "Datum", "1-2-2027")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Uitkomst")).to_be_in_viewport()
    expect(page.get_by_text("Maandag 26 april 2027", exact=True)).to_be_visible()


def test_a_row_that_is_added_has_the_focus_and_the_others_keep_what_was_typed(visit: Visit) -> None:
    page = visit(ADVISER)
    page.goto(reverse("terms:index") + "?soort=bibob")
    page.get_by_label("Datum", exact=True).first.fill("31 april 2027")
    page.get_by_label("Welke gebeurtenis komt erbij?").select_option("advice-received")
    page.get_by_role("button", name="Gebeurtenis toevoegen").click()
    added = page.get_by_role("group", name="Advies van het Bureau ontvangen").get_by_label("Datum", exact=True)
    expect(added).to_be_focused()
    expect(added).to_be_in_viewport()
    expect(page.get_by_label("Datum", exact=True).first).to_have_value("31 april 2027")


def test_a_fault_is_led_to_and_leads_to_its_field(visit: Visit) -> None:
    page = visit(ADVISER)
    page.goto(reverse("terms:index") + "?soort=bibob")
    page.get_by_label("Datum", exact=True).first.fill("31 april 2027")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="31 april bestaat niet").click()
    expect(page.get_by_label("Datum", exact=True).first).to_be_focused()


def test_without_scripts_and_on_a_phone_the_files_come_as_well(visit: Visit) -> None:
    page = visit(ADVISER, java_script_enabled=False, viewport=NARROW)
    page.goto(reverse("terms:index") + "?soort=awb")
    page.get_by_label("Datum", exact=True).fill("13-11-2026")
    page.get_by_role("button", name="Reken uit", exact=True).click()
    for button, name in (("Laatste dagen naar uw agenda", "termijnen.ics"), ("Gebeurtenissen downloaden", "gebeurtenissen.yaml")):
        with page.expect_download() as download:
            page.get_by_role("button", name=button).click()
        assert download.value.suggested_filename == name
