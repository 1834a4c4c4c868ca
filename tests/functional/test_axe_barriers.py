"""The barrier models: the catalogue, a model folded and unfolded, a partner's list; with axe, on two sizes, in light and dark."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.barriers import actions
from dijkwacht.apps.barriers.actions import publish
from dijkwacht.apps.consultations import actions as consultations
from dijkwacht.apps.consultations.queries import consultation_by
from dijkwacht.apps.consultations.rules import Function
from dijkwacht.documents.barriers.formats import as_yaml
from dijkwacht.documents.barriers.versions.intake import Intake
from dijkwacht.kit.errors import Fault
from tests import factories as make
from tests.documents.barriers.examples import MODEL, model

from .conftest import Visit
from .looking import WIDE, press, to, unfold, visit_all
from .scene import ADVISER

pytestmark = pytest.mark.browser
CODE = "proef-met-lange-tekening"


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


def test_the_drawing_is_moved_with_the_keyboard_and_a_link_opens_its_fold(page: Page) -> None:
    page.set_viewport_size(WIDE)
    page.goto(to("barriers:model", CODE).address)
    drawing = page.get_by_role("region", name="Tekening van")
    drawing.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)  # it glides
    assert drawing.evaluate("region => region.scrollLeft") > 0
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
