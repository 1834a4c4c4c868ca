"""Looking at pages: going to them in a state, and asking axe and the edge of the screen what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page

from .conftest import picture_of

NARROW, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 900}
LOOKS = ((NARROW, "dark"), (WIDE, "light"))
CROSSED = ((NARROW, "light"), (WIDE, "dark"))
MAIN = {"login", "card", "analysis", "criterion", "one page"}
# These are many and alike; one test below looks at all of them.
ALIKE = ".dw-matrix tbody:nth-of-type(n+3), .dw-spots > li:nth-child(n+4)"
AXE = Axe()


def look(page: Page, name: str) -> list[str]:
    """What is wrong with the page as it stands: wide in the light, narrow in the dark; the main pages crosswise as well."""
    found = []
    page.evaluate("alike => document.querySelectorAll(alike).forEach(one => one.remove())", ALIKE)
    for size, scheme in (*CROSSED, *LOOKS) if name in MAIN else LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        where = f"{name} {size['width']} {scheme}"
        found += [f"{where}: {violation}" for violation in violations(page)]
        if over := page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"):
            found.append(f"{where}: {over} px beside the edge")
        picture_of(page, f"{name.replace(':', '-').replace(' ', '-')}-{size['width']}-{scheme}")
    page.set_viewport_size(WIDE)
    return found


def violations(page: Page) -> list[str]:
    """What axe has against the page."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [f"{one['id']}: {'; '.join(node['html'][:160] for node in one['nodes'][:3])}" for one in found]


@dataclass(frozen=True)
class Stop:
    """One page in one state: its address, what it answers, what to do there first, and how the address ends that it leads to."""

    address: str
    status: int = 200
    then: Callable[[Page], object] | None = None
    lands: str = ""


def visit_all(page: Page, stops: dict[str, Stop]) -> list[str]:
    """Go round; everything that is wrong, all at once."""
    wrong = []
    for name, stop in stops.items():
        answer = page.goto(stop.address)
        if answer.status != stop.status:
            wrong.append(f"{name}: {answer.status}")
        if not page.url.endswith(stop.lands or stop.address):
            wrong.append(f"{name}: went to {page.url}")
        if stop.then:
            stop.then(page)
        wrong += look(page, name)
    return wrong


def to(name: str, *args: object, query: str = "", **more: Any) -> Stop:
    """A page by the name of its address."""
    return Stop(reverse(name, args=args) + query, **more)


def press(name: str) -> Callable[[Page], object]:
    """Presses a button once the page is there."""
    return lambda page: page.get_by_role("button", name=name, exact=True).first.click()
