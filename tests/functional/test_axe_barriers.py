"""The barrier models: the catalogue, a model folded and unfolded, a partner's list; with axe, on two sizes, in light and dark."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.actions import publish
from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.barriers.rules import Standing
from dijkwacht.apps.consultations import actions as consultations
from dijkwacht.apps.consultations.queries import consultation_by
from dijkwacht.apps.consultations.rules import Function
from dijkwacht.documents.barriers.formats import as_yaml
from dijkwacht.documents.barriers.versions.intake import Intake
from dijkwacht.kit.errors import Fault
from tests import factories as make
from tests.documents.barriers.examples import MODEL, model

from .conftest import Visit
from .looking import NARROW, WIDE, press, to, unfold, visit_all
from .scene import ADVISER, DUINRADE

pytestmark = pytest.mark.browser
CODE, COORDINATOR = "proef-met-lange-tekening", "oov@duinmark.example"


@pytest.fixture
def page(visit: Visit) -> Page:
    """The site with two versions of a model that is wider than a screen."""
    steps = "".join(f"  - {{id: T{n}, title: Nog een stap {n}, ways: [{{id: V{n}, title: Een manier {n}}}]}}\n" for n in range(6))
    for number in ("1", "2"):
        text = MODEL.replace("id: hennepteelt", f"id: {CODE}\ntheme: ports").replace("barriers:\n", f"{steps}barriers:\n")
        text = text.replace("title: Hennepteelt", "title: Proef").replace(
            "sources: [", "sources: [{id: opiumwet, title: Opiumwet, url: 'https://wetten.example'}, "
        )
        publish(model=model(text.replace('version: "1"', f'version: "{number}"')), by=make.BY)
    return visit(ADVISER)


def test_pages_of_the_models(page: Page) -> None:
    stops = {
        "barriers": to("barriers:index"),
        "barriers found": to("barriers:index", query="?woord=pand&partner=gemeente"),
        "barriers none": to("barriers:index", query="?woord=onvindbaar"),
        "barriers fault": to("barriers:index", query="?thema=onzin", status=422),
        "barrier model": to("barriers:model", CODE),
        "barrier model unfolded": to("barriers:model", CODE, then=unfold),
        "barrier model before": to("barriers:model", CODE, query="?versie=1"),
        "barrier partner everywhere": to("barriers:everywhere", "verhuurder", then=unfold),
        "barrier partner": to("barriers:partner", CODE, "verhuurder"),
    }
    assert visit_all(page, stops) == []


# What a person reads at once of the models as they are, on a phone and on a screen; with one step opened, in pixels.
HIGHEST = {
    "index": (5600, 2900),
    "model": (8600, 6800),
    "partner": (4400, 2900),
    "everywhere": (2100, 1600),
    "place": (4600, 2900),
    "open": (7200, 5600),
    "reckoning": (3500, 2900),
    "together": (8100, 5400),
}
OPEN_ONE = "document.querySelector('main details.dw-step:nth-of-type(2), main details.dw-step')?.setAttribute('open', '')"


def test_pages_of_the_ten_models_stay_as_low_as_they_are(visit: Visit) -> None:
    page, found = visit(COORDINATOR), {}
    here = InUse.objects.filter(code="hennepteelt", organisation__code=DUINRADE).get()
    stops = {
        "index": to("barriers:index"),
        "model": to("barriers:model", "hennepteelt"),
        "partner": to("barriers:partner", "hennepteelt", "politie"),
        "everywhere": to("barriers:everywhere", "politie"),
        "place": to("barriers:place", here.pk),
        "open": to("barriers:open", here.pk),
        "reckoning": to("barriers:reckoning", here.pk),
        "together": to("barriers:together", here.pk),
    }
    for name, stop in stops.items():
        for size, most in zip((NARROW, WIDE), HIGHEST[name], strict=True):
            page.set_viewport_size(size)
            page.goto(stop.address)
            if name in {"model", "place"}:
                page.evaluate(OPEN_ONE)
            high = page.evaluate("document.documentElement.scrollHeight")
            if high > most:
                found[f"{name} {size['width']}"] = high
    assert found == {}


FOCUS = """() => {
  const at = document.activeElement;
  return {id: at.id, text: at.textContent.trim(), isClosed: at.matches("details.dw-placing:not([open]) > summary")};
}"""


def test_a_whole_model_is_placed_by_keyboard_in_minutes(visit: Visit) -> None:
    """Everything said of every barrier: a key opens a step, and some ten keys a barrier; a key a second is ten minutes."""
    page, keys = visit(COORDINATOR), 0
    here = InUse.objects.filter(code="hennepteelt", organisation__code=DUINRADE).get()
    page.goto(to("barriers:place", here.pk).address)
    number = page.locator("main select[id$=standing]").count()
    page.locator("main summary").first.focus()
    while (at := page.evaluate(FOCUS))["text"] != "Bewaren" and keys < 600:
        if at["isClosed"]:
            page.keyboard.press("Enter")
        if at["id"].endswith("standing"):
            page.keyboard.type("st")  # staat er niet
        page.keyboard.press("Tab")
        keys += 1 + at["isClosed"] + 2 * at["id"].endswith("standing")
    page.keyboard.press("Enter")
    page.get_by_text("de stand bewaard").first.wait_for()
    assert here.placings.filter(standing=Standing.NONE).count() == number
    assert keys < 12 * number


def test_the_drawing_is_moved_with_the_keyboard_and_a_link_opens_its_fold(page: Page) -> None:
    page.set_viewport_size(WIDE)
    page.goto(to("barriers:model", CODE).address)
    drawing = page.get_by_role("region", name="Tekening van")
    drawing.focus()
    page.keyboard.press("ArrowRight")
    for _ in range(40):  # it glides, and on a busy machine slowly
        if moved := drawing.evaluate("region => region.scrollLeft"):
            break
        page.wait_for_timeout(250)
    assert moved > 0
    page.goto(to("barriers:model", CODE, query="#b-BAR-02").address)
    page.locator("#s-S1[open]").wait_for()
    assert page.get_by_role("heading", name="Meldpunt").is_visible()


def test_pages_of_models_in_the_making(page: Page) -> None:
    author = User.objects.get(email=ADVISER)
    good = model(MODEL.replace("id: hennepteelt", f"id: {CODE}").replace('version: "1"', 'version: "3"'))
    made = [actions.draft(found=Intake(as_yaml(good), good), by=author) for _ in range(2)]
    wrong = made[1].text.replace("kind: ", "soort: ")
    actions.redraft(draft=made[1], seen=made[1].digest, text=wrong, found=None, faults=[Fault("", "3:1", "fout")], by=author)
    actions.comment(draft=made[0], text="Stap 2 mist een manier.", by=author)
    link = consultations.consult(draft=made[0], party="politie", email="lezer@example.org", by=author)
    answered = consultations.consult(draft=made[0], party="verhuurder", email="huur@example.org", by=author)
    found = consultation_by(answered.split("/")[-2], on=timezone.localdate())
    assert found
    consultations.advise(consultation=found, seen=made[0].digest, function=Function.LAW, text="Stap 2 klopt.", by=make.BY)
    stops = {
        "barrier drafts": to("barriers:drafts"),
        "barrier upload": to("barriers:upload"),
        "barrier draft": to("barriers:draft", made[0].pk),
        "barrier draft looked at": to("barriers:draft", made[0].pk, then=press("Bekijken")),
        "barrier consult": to("barriers:consult", made[0].pk),
        "barrier consult fault": to("barriers:consult", made[0].pk, then=press("Vraag versturen")),
        "barrier advise": to("barriers:advise", link.split("/")[-2], then=unfold),
        "barrier advised": to("barriers:advised"),
        "barrier draft faults": to("barriers:draft", made[1].pk, then=unfold),
    }
    assert visit_all(page, stops) == []
