"""Looking at pages: going to them in a state, and asking axe, the names and the edge of the screen what is wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, ViewportSize

from .conftest import picture_of

SENSE = (Path(__file__).parent / "page_sense.js").read_text(encoding="utf-8")
HIGHEST = 6000
SMALL: ViewportSize = {"width": 320, "height": 640}
"""A screen of 1280 that is enlarged to 400%."""
NARROW: ViewportSize = {"width": 360, "height": 740}
WIDE: ViewportSize = {"width": 1280, "height": 900}
LOOKS = ((NARROW, "dark"), (WIDE, "light"))
CROSSED = ((NARROW, "light"), (WIDE, "dark"))
MAIN = {"login", "card", "analysis", "criterion", "one page"}
# These are many and alike; one test below looks at all of them.
ALIKE = ".dw-matrix tbody:nth-of-type(n+3), .dw-spots > li:nth-child(n+4)"
# As the page came: a fold that `unfold` opened counts as closed, because nobody reads them all open at once.
HEIGHT = """() => {
  const opened = [...document.querySelectorAll("[data-unfolded]")];
  opened.forEach((fold) => { fold.open = false; });
  const high = document.documentElement.scrollHeight;
  opened.forEach((fold) => { fold.open = true; });
  return high;
}"""
AXE = Axe()


def settled(page: Page) -> None:
    """Wait until what was pressed has come whole: a page is there before its deferred scripts have run."""
    page.wait_for_load_state("load")
    page.wait_for_function("!document.querySelector('.htmx-request')")


def look(page: Page, name: str) -> list[str]:
    """What is wrong with the page as it stands: wide in the light, narrow in the dark; the main pages crosswise as well."""
    settled(page)
    is_gallery = name in {"gallery", "outbox", "walk outbox"}  # of the demo alone: all pieces, or all mails, side by side
    found = [] if is_gallery else [f"{name}: {fault}" for fault in page.evaluate(SENSE)]
    high = page.evaluate(HEIGHT)
    if high > HIGHEST and not is_gallery:
        found.append(f"{name}: {high} px high")
    page.set_viewport_size(SMALL)
    if over := _beside(page):
        found.append(f"{name} 320: {over} px beside the edge")
    page.evaluate("alike => document.querySelectorAll(alike).forEach(one => one.remove())", ALIKE)
    for size, scheme in (*CROSSED, *LOOKS) if name in MAIN else LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        where = f"{name} {size['width']} {scheme}"
        found += [f"{where}: {violation}" for violation in violations(page)]
        if over := _beside(page):
            found.append(f"{where}: {over} px beside the edge")
        picture_of(page, f"{name.replace(':', '-').replace(' ', '-')}-{size['width']}-{scheme}")
    page.set_viewport_size(WIDE)
    return found


def height(page: Page, size: ViewportSize) -> int:
    """How high the page is on a screen of this size, as it came."""
    page.set_viewport_size(size)
    return int(page.evaluate(HEIGHT))


def _beside(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


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


def unfold(page: Page) -> None:
    """Open every fold, so that what is in it is looked at too; how high the page is, is measured without."""
    page.evaluate(
        "document.querySelectorAll('main details:not([open])').forEach(one => { one.open = true; one.dataset.unfolded = ''; })"
    )
