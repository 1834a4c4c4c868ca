"""Asking an adviser with axe, on two sizes, in the light and in the dark; and a question that goes there and back by button."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from dijkwacht.apps.desk.models import Question
from dijkwacht.jobs.example import desk as example

from .conftest import Visit
from .looking import look, press, to, visit_all

pytestmark = pytest.mark.browser
OFFICER, ADVISER = "handhaving@duinmark.example", "adviseur@duinmark.example"


def _question(text: str) -> Question:
    return next(one for one in Question.objects.all() if one.text == text)


def test_pages_of_a_question(visit: Visit) -> None:
    about, general = _question(example.ABOUT_CASE), _question(example.GENERAL)
    stops = {
        "desk": to("desk:index"),
        "desk ask": to("desk:ask"),
        "desk ask nothing": to("desk:ask", then=press("Vraag versturen")),
        "desk ask on": to("desk:ask_on", about.case_id),
        "desk answered": to("desk:question", general.pk),
        "desk case": to("damocles:case", about.case_id),
    }
    wrong = visit_all(visit(OFFICER), stops)
    waiting = {
        "desk waiting": to("desk:question", about.pk),
        "desk answer nothing": to("desk:question", about.pk, then=_answer("")),
    }
    assert wrong + visit_all(visit(ADVISER), waiting) == []


def test_a_form_that_outlived_its_session_is_sent_after_signing_in_on_another_tab(visit: Visit) -> None:
    page = visit(OFFICER)
    page.goto(reverse("desk:ask"))
    page.get_by_label("Wat wilt u weten?").fill("Waar begin ik?")
    kept = [one for one in page.context.cookies() if one["name"] == "sessionid"]
    page.context.clear_cookies(name="sessionid")
    press("Vraag versturen")(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Niet bewaard: u bent uitgelogd")
    assert look(page, "signed out") == []
    page.context.add_cookies(kept)
    press("Alsnog versturen")(page)
    expect(page.locator("main")).to_contain_text("Waar begin ik?")
    expect(page.locator("main")).to_contain_text("wacht op antwoord")


def _answer(text: str) -> Callable[[Page], None]:
    def act(page: Page) -> None:
        page.get_by_label("Uw antwoord").fill(text)
        press("Antwoord versturen")(page)

    return act
