"""Every page of Bibob with axe, on two sizes, in the light and in the dark; and a case by keyboard and button."""

import pytest
from playwright.sync_api import Page

from dijkwacht.apps.bibob.models import BibobCase

from .conftest import Visit
from .looking import NARROW, WIDE, press, to, visit_all

pytestmark = pytest.mark.browser
OFFICER, DECIDES = "bibob@duinmark.example", "handhaving-bibob@duinmark.example"


def case(number: str) -> BibobCase:
    return next(one for one in BibobCase.objects.all() if one.number.endswith(number))


def _choose(page: Page) -> None:
    page.get_by_label("Om welke beslissing gaat het?").select_option("horeca")
    page.get_by_label("Niet duidelijk", exact=True).check()
    press("Toets kiezen")(page)


def test_pages_of_the_policy(visit: Visit) -> None:
    code = "GM9901"
    stops = {
        "bibob": to("bibob:index", lands=f"/bibob/{code}/"),
        "bibob policy": to("bibob:policy", code, then=_every_column_in_sight),
        "bibob beside": to("bibob:beside", code),
        "bibob use": to("bibob:use", code),
        "bibob edit": to("bibob:edit", code),
        "bibob edit fault": to("bibob:edit", code, then=_without_title),
        "bibob version": to("bibob:version", code, 1),
        "bibob law": to("bibob:law"),
        "bibob select": to("bibob:select"),
        "bibob select nothing": to("bibob:select", then=press("Toets kiezen")),
        "bibob selected": to("bibob:select", then=_choose),
    }
    assert visit_all(visit(OFFICER), stops) == []


def _every_column_in_sight(page: Page) -> None:
    page.set_viewport_size(NARROW)
    last = page.get_by_role("columnheader", name="Laat de wet het toe?")
    assert last.evaluate("one => one.getBoundingClientRect().right") <= NARROW["width"]
    page.set_viewport_size(WIDE)


def _without_title(page: Page) -> None:
    page.get_by_label("Hoe heet het beleid?").fill("")
    press("Ontwerp bewaren")(page)


def test_pages_of_a_case(visit: Visit) -> None:
    advice, to_report, inquiry = case("00301"), case("00303"), case("00302")
    stops = {
        "bibob cases": to("bibob:cases"),
        "bibob open": to("bibob:open"),
        "bibob open nothing": to("bibob:open", then=press("Zaak openen")),
        "bibob case": to("bibob:case", advice.pk),
        "bibob case report": to("bibob:case", to_report.pk),
        "bibob step": to("bibob:step", inquiry.pk, "conclusion"),
        "bibob step nothing": to("bibob:step", inquiry.pk, "conclusion", then=press("Zelf concluderen")),
        "bibob record": to("bibob:record", advice.pk, "data-asked"),
        "bibob record nothing": to("bibob:record", advice.pk, "decision-deferred", then=press("Vastleggen")),
        "bibob revise": to("bibob:revise", inquiry.pk),
        "bibob revise nothing": to("bibob:revise", inquiry.pk, then=press("Bewaren")),
        "bibob line": to("bibob:line", inquiry.pk, f"stap-{inquiry.moves.last().pk}"),
        "bibob remove": to("bibob:remove", inquiry.pk),
        "bibob remove nothing": to("bibob:remove", inquiry.pk, then=press("Verwijderen")),
    }
    assert visit_all(visit(OFFICER), stops) == []


def test_pages_after_the_decision(visit: Visit) -> None:
    decided = next(one for one in BibobCase.objects.order_by("pk") if one.state == "decided")
    stops = {
        "bibob case decided": to("bibob:case", decided.pk),
        "bibob after": to("bibob:after", decided.pk, "objection"),
        "bibob after nothing": to("bibob:after", decided.pk, "objection", then=_no_day),
    }
    assert visit_all(visit(DECIDES), stops) == []


def _no_day(page: Page) -> None:
    page.locator("input[name=on]").fill("")
    press("Vastleggen")(page)
