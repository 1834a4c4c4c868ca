"""The calculator of terms in each of its states, with axe, on two sizes, in the light and in the dark."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from .conftest import Visit
from .looking import press, to, visit_all
from .scene import ADVISER

pytestmark = pytest.mark.browser
BIBOB, CLOSURE = "?soort=bibob", "?soort=damocles"


def test_pages_of_the_calculator(visit: Visit) -> None:
    stops = {
        "terms": to("terms:index"),
        "terms bibob": to("terms:index", query=BIBOB),
        "terms nothing typed": to("terms:index", query=BIBOB, then=press("Reken uit")),
        "terms fault": to("terms:index", query=BIBOB, then=_reckon("31 april 2027", "1-2-2027")),
        "terms out of order": to("terms:index", query=BIBOB, then=_reckon("4-1-2027", "3-1-2027")),
        "terms bibob reckoned": to("terms:index", query=BIBOB, then=_reckon("4-1-2027", "1-2-2027")),
        "terms closure reckoned": to("terms:index", query=CLOSURE, then=_close),
    }
    assert visit_all(visit(ADVISER), stops) == []


def _reckon(received: str, asked: str) -> Callable[[Page], None]:
    def fill(page: Page) -> None:
        days = page.get_by_label("Datum", exact=True)
        days.nth(0).fill(received)
        days.nth(1).fill(asked)
        press("Reken uit")(page)

    return fill


def _close(page: Page) -> None:
    days = page.get_by_label("Datum", exact=True)
    days.nth(0).fill("2-11-2026")
    page.get_by_label("Zienswijze kan tot en met").fill("9-11-2026")
    days.nth(1).fill("13-11-2026")
    press("Reken uit")(page)
    page.get_by_text("Dezelfde dagen als tabel").click()
