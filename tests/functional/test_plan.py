"""From picture to plan, over time and the hand-over in the browser: by keyboard, and with nothing for axe to say."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make

from .conftest import Visit
from .looking import to, visit_all
from .scene import DUINRADE, picture_in

pytestmark = pytest.mark.browser
RIETWAARDE = "GM9912"
COORDINATOR, EXECUTIVE = "oov-rietwaarde@duinmark.example", "bestuurder-rietwaarde@duinmark.example"


def test_a_measure_goes_a_quarter_further_by_keyboard_and_the_focus_stays_with_it(visit: Visit) -> None:
    page = visit(COORDINATOR)
    page.goto(reverse("plan:plan", args=[picture_in(RIETWAARDE).pk]))
    first, second = page.locator("[data-quarter]").nth(0), page.locator("[data-quarter]").nth(1)
    item = first.locator("[data-item]").first
    number = item.get_attribute("data-item")
    item.focus()
    page.keyboard.press("ArrowRight")
    moved = second.locator(f"[data-item='{number}']")
    expect(moved).to_be_visible()
    expect(moved).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(first.locator(f"[data-item='{number}']")).to_be_focused()


def test_without_javascript_the_menu_does_the_same(visit: Visit) -> None:
    page = visit(COORDINATOR, java_script_enabled=False)
    page.goto(reverse("plan:plan", args=[picture_in(RIETWAARDE).pk]))
    item = page.locator("[data-quarter]").first.locator("[data-item]").first
    number = item.get_attribute("data-item")
    item.locator("summary").click()
    item.get_by_label("Verplaats naar").select_option(index=2)
    item.get_by_role("button", name="Verplaats").click()
    expect(page.locator(f"[data-quarter]:first-of-type [data-item='{number}']")).to_have_count(0)
    page.get_by_role("button", name="Laatste wijziging ongedaan maken").click()
    expect(page.locator("[data-quarter]").first.locator(f"[data-item='{number}']")).to_have_count(1)


def test_the_pages_have_nothing_that_axe_finds_wrong(visit: Visit) -> None:
    plan = {
        "plan": to("plan:plan", picture_in(RIETWAARDE).pk),
        "plan over time": to("plan:over_time", RIETWAARDE),
        "plan handover": to("plan:handover", RIETWAARDE),
        "plan own page": to("organisation:index"),
    }
    read = {"plan read": to("plan:plan", picture_in(RIETWAARDE).pk)}
    bare = {"plan nothing over time": to("plan:over_time", DUINRADE)}
    client = visit("oov@duinmark.example")
    assert visit_all(visit(COORDINATOR), plan) + visit_all(visit(EXECUTIVE), read) + visit_all(client, bare) == []


def test_who_works_for_two_organisations_chooses(visit: Visit) -> None:
    both = make.user("twee-organisaties@example.org", "Werkt voor twee")
    for code in (RIETWAARDE, DUINRADE):
        make.membership(both, Organisation.objects.get(code=code), Role.COORDINATOR)
    stops = {
        "plan choose": to("plan:index"),
        "plan over time choose": to("plan:over_time_choose"),
        "plan handover choose": to("plan:handover_choose"),
    }
    assert visit_all(visit(both.email), stops) == []
