"""A group session in the browser: an adviser at a desk, a projector and four phones, one of them without scripts."""

from collections.abc import Iterator

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.group_sessions import actions
from dijkwacht.apps.group_sessions.models import Seat, Session, Vote
from dijkwacht.apps.pictures.models import Picture, Settlement
from dijkwacht.apps.pictures.rules.states import State

from .conftest import Visit
from .looking import NARROW, look
from .scene import ADVISER, SLUISHAVEN, WESTERKOOG, picture_in

pytestmark = pytest.mark.browser
BEAMER = {"width": 1280, "height": 720}
WHY = "Het hangt af van wie er dienst heeft."


@pytest.fixture
def picture(site: str) -> Iterator[Picture]:
    """A picture in analysis; afterwards no session of it is left."""
    yield picture_in(SLUISHAVEN)
    Session.objects.all().delete()


def in_sight(page: Page, name: str) -> bool:
    """Whether a button stands on the screen without scrolling."""
    box = page.get_by_role("button", name=name, exact=True).bounding_box()
    return box is not None and box["y"] + box["height"] <= page.viewport_size["height"]


def came_in(visit: Visit, code: str, **how: object) -> Page:
    """A phone that joined with the code on the wall."""
    phone = visit(viewport=NARROW, **how)
    phone.goto(reverse("group_sessions:join"))
    phone.get_by_label("Code").fill(code)
    phone.get_by_role("button", name="Meedoen").click()
    return phone


def test_one_session_from_the_choice_to_the_end(visit: Visit, picture: Picture) -> None:
    desk, wall = visit(ADVISER), visit(ADVISER, viewport=BEAMER)
    wrong = _prepare(desk, picture)
    wall.goto(reverse("group_sessions:wall", args=[picture.pk]))
    first = wall.get_by_role("heading", level=1).inner_text()
    door = visit(viewport=NARROW)
    door.goto(reverse("group_sessions:join"))
    wrong += look(door, "session join")
    code = wall.locator(".dw-wall__code").inner_text()
    phones = [*(came_in(visit, code) for _ in range(3)), came_in(visit, code, java_script_enabled=False)]
    wrong += _vote(phones, first)
    wrong += _reveal(desk, wall)
    expect(phones[0].get_by_text("Kijk naar het scherm")).to_be_visible()
    wrong += look(phones[0], "session look up")
    wrong += _settle(desk, picture)
    assert WHY not in wall.content()
    second = desk.get_by_role("heading", level=1).inner_text()
    assert second != first
    expect(wall.get_by_role("heading", level=1)).to_have_text(second)
    expect(phones[1].get_by_role("button", name="Stem bewaren")).to_be_visible()
    assert phones[1].get_by_role("heading", level=1).inner_text() == second
    wrong += _end(desk, phones)
    expect(wall.get_by_text("De sessie is afgelopen.")).to_be_visible()
    assert wrong == []


def _prepare(desk: Page, picture: Picture) -> list[str]:
    desk.goto(reverse("group_sessions:index", args=[picture.pk]))
    wrong = look(desk, "session choose")
    desk.get_by_role("button", name="Sessie maken").click()
    wrong += look(desk, "session prepared")
    desk.get_by_role("button", name="Sessie beginnen").click()
    assert in_sight(desk, "Stemmen sluiten")
    return wrong


def _vote(phones: list[Page], question: str) -> list[str]:
    for phone, (paper, practice) in zip(phones, (("3", "0"), ("2", "?"), ("2", "1"), ("2", "2")), strict=True):
        assert phone.get_by_role("heading", level=1).inner_text() == question
        phone.locator(f"[name=paper][value='{paper}']").check()
        phone.locator(f"[name=practice][value='{practice}']").check()
        if phone is phones[3]:  # without scripts nothing is kept by itself
            phone.get_by_role("button", name="Stem bewaren").click()
        expect(phone.get_by_text("Uw stem is bewaard")).to_be_visible()
    return look(phones[0], "session vote")


def _reveal(desk: Page, wall: Page) -> list[str]:
    """By keyboard; the wall follows, and shows nothing of the adviser and nothing to press."""
    expect(wall.locator("#stand")).to_contain_text("4 stemmen")
    expect(desk.locator("#stand")).to_contain_text("van 4 deelnemers")
    wrong = look(desk, "session desk") + look(wall, "session wall")
    wall.set_viewport_size(BEAMER)
    assert wall.locator("button, a:not(.nl-skip-link), header, nav, footer").count() == 0
    expect(wall.get_by_role("img", name="QR-code")).to_be_visible()
    assert wall.evaluate("document.documentElement.scrollHeight") <= BEAMER["height"]
    desk.get_by_role("button", name="Stemmen sluiten").focus()
    desk.keyboard.press("Enter")
    expect(wall.get_by_text("Uiteen.")).to_be_visible()
    assert in_sight(desk, "Opnieuw stemmen")
    return wrong + look(wall, "session revealed")


def _settle(desk: Page, picture: Picture) -> list[str]:
    desk.get_by_role("link", name="Vastleggen", exact=True).click()
    desk.get_by_role("button", name="Vastleggen en verder").click()
    wrong = look(desk, "session agree refused")
    desk.get_by_label("Niveau op papier").select_option("2")
    desk.get_by_label("Niveau in de praktijk").select_option("1")
    desk.get_by_label("Waarom komt de groep hierop uit?").fill(WHY)
    desk.get_by_role("button", name="Vastleggen en verder").click()
    expect(desk.get_by_text("is vastgelegd. De stemmen hierover zijn gewist.").first).to_be_visible()
    assert Vote.objects.count() == 0
    assert Settlement.objects.filter(picture=picture, reason=WHY).count() == 2
    return wrong


def _end(desk: Page, phones: list[Page]) -> list[str]:
    desk.get_by_role("link", name="Naar de lijst van deze sessie").click()
    wrong = look(desk, "session running")
    desk.get_by_role("button", name="Sessie afsluiten").click()
    expect(phones[1].get_by_label("Code")).to_be_visible()
    phones[3].get_by_role("link", name="Verversen").click()
    expect(phones[3].get_by_label("Code")).to_be_visible()
    assert Seat.objects.count() == 0
    return wrong


def test_the_outcome_while_questions_are_open_asks_who_sits_at_the_table(visit: Visit) -> None:
    picture = picture_in(WESTERKOOG)
    assert picture.state == State.ANSWERING
    adviser = User.objects.get(email=ADVISER)
    session = actions.set_up(picture=picture, criteria=["BES-01"], by=adviser)
    actions.begin(session=session, by=adviser)
    page = visit(ADVISER)
    page.goto(reverse("group_sessions:agree", args=[picture.pk, 1]))
    assert look(page, "session agree answer") == []
    actions.end(session=session, by=adviser)


def test_the_guide_of_a_talk_and_the_list_of_documents(visit: Visit) -> None:
    picture, page = picture_in(SLUISHAVEN), visit(ADVISER)
    wrong = []
    for name, address in {
        "guide": reverse("sources:guide", args=[picture.pk, "hr"]),
        "guide before": reverse("sources:guide", args=[picture.pk, "hr"]) + "?eerder=ja",
        "documents printed": reverse("sources:printed", args=[picture.pk]),
        "sources with guides": reverse("sources:index", args=[picture.pk]),
    }.items():
        page.goto(address)
        wrong += look(page, name)
    assert wrong == []
