"""Long pages of an adviser on a phone: what is not at hand is folded, and nothing is lost by it."""

import pytest
from django.urls import reverse

from .conftest import Visit
from .looking import HEIGHT, HIGHEST, NARROW, settled
from .scene import ADVISER, DUINRADE, SLUISHAVEN, picture_in

pytestmark = pytest.mark.browser
LONG = ("work:findings", "group_sessions:index")


@pytest.mark.parametrize("code", [SLUISHAVEN, DUINRADE])
def test_no_page_of_the_analysis_is_endless_on_a_phone(visit: Visit, code: str) -> None:
    page = visit(ADVISER, viewport=NARROW)
    found = {}
    for name in LONG:
        page.goto(reverse(name, args=[picture_in(code).pk]))
        settled(page)
        found[name] = page.evaluate(HEIGHT)
    assert {name: high for name, high in found.items() if high > HIGHEST} == {}


def test_what_is_folded_stands_open_for_who_comes_to_it_by_a_link(visit: Visit) -> None:
    page = visit(ADVISER, viewport=NARROW)
    page.goto(reverse("work:findings", args=[picture_in(SLUISHAVEN).pk]))
    folded = page.locator(".dw-step .dw-spots > li")
    assert folded.count() > 0
    last = folded.last.get_attribute("id")
    assert not folded.last.is_visible()
    page.goto(f"{page.url}#{last}")
    assert folded.last.is_visible()
