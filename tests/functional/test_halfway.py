"""The six-month talk in the browser: one topic with new evidence, the interim state, and the page for the college."""

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from dijkwacht.apps.halfway.queries import halfway
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make

from .conftest import Visit
from .looking import press, to, unfold, visit_all
from .scene import DUINRADE

pytestmark = pytest.mark.browser
CLIENT, EXECUTIVE = "opdrachtgever@duinmark.example", "bestuurder@duinmark.example"


def adopted() -> Picture:
    """The adopted picture of the town, with a measure for its weakest spot."""
    picture = Picture.objects.filter(organisation__code=DUINRADE, state=State.ADOPTED).latest("reference_date")
    weakest = reckon(picture).score.weak_spots[0]
    actions.take_up(picture=picture, criterion=weakest, draft=Draft(f"Regel {weakest}.", owner="hr"), by=make.BY)
    return picture


def note(page: Page) -> None:
    """Say that it happens as a rule now, with a piece that shows it."""
    page.get_by_role("group").locator("input[name=practice][value='2']").check()
    page.get_by_label("Welk stuk is het?").first.fill("Verslag van de steekproef")
    page.get_by_label("Soort").first.select_option("steekproef")
    page.get_by_label("Datum").first.fill(timezone.localdate().isoformat())


def test_the_pages_have_nothing_that_axe_finds_wrong(visit: Visit) -> None:
    picture = adopted()
    topic = halfway(picture).topics[0].criterion.id
    run = {
        "halfway": to("halfway:talk", picture.pk),
        "halfway topic": to("halfway:topic", picture.pk, topic),
        "halfway topic noted": to("halfway:topic", picture.pk, topic, then=_with_a_wrong_day),
        "agenda": to("agenda:index"),
        "agenda made": to("agenda:index", then=press("Link maken")),
        "agenda again": to("agenda:index"),
    }
    read = {"halfway read": to("halfway:talk", picture.pk)}
    assert visit_all(visit(CLIENT), run) + visit_all(visit(EXECUTIVE), read) == []


def _with_a_wrong_day(page: Page) -> None:
    note(page)
    page.get_by_label("Datum").first.fill("2099-01-01")
    page.locator("button.nl-button--primary").click()


# After the pages: it closes the talk that they look at.
def test_a_talk_is_held_with_new_evidence_and_closed(visit: Visit) -> None:
    picture = adopted()
    page = visit(CLIENT)
    page.goto(reverse("organisation:index"))
    unfold(page)
    page.get_by_role("link", name="Halfjaargesprek").first.click()
    page.get_by_role("link", name="Bespreek").click()
    note(page)
    page.get_by_role("button", name="Bewaren en naar").click()
    expect(page.get_by_text("Genoteerd bij")).to_be_visible()
    page.goto(reverse("halfway:talk", args=[picture.pk]))
    expect(page.get_by_role("strong").filter(has_text="1 van")).to_be_visible()
    page.get_by_label("Wat vraagt u van het college?").fill("Stel uren beschikbaar.")
    press("Gesprek afronden")(page)
    expect(page.get_by_text("verandert niet meer")).to_be_visible()
    with page.expect_download() as taken:
        page.get_by_role("link", name="PDF").click()
    assert taken.value.suggested_filename == "voortgang-na-zes-maanden.pdf"
