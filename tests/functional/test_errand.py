"""A large norm in the browser: the page says how far it is beside the real worker, is heard, and works without scripts."""

import time

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django import Settings

from dijkwacht.apps.errands.models import Errand
from dijkwacht.apps.errands.rules import State
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.documents.norms.writer import write_norm
from dijkwacht.documents.uploads import opening
from dijkwacht.web import settings as product
from tests import factories as make
from tests.documents.workbook.making import ods

from .acting import press, until, worker
from .conftest import Visit
from .looking import look

pytestmark = pytest.mark.browser
KEEPER = "beheerder@duinmark.example"


@pytest.fixture(autouse=True)
def queued(settings: Settings) -> None:
    """The queue of the product, in which work waits for its worker."""
    settings.TASKS = product.TASKS


def send(page: Page, name: str, *, size: int = 1400) -> None:
    """Hand in a norm of three quarters of a MB, or more."""
    data = write_norm(make.norm(name, size=size), remarks=()).encode()
    assert 700_000 < len(data) < 2_000_000
    page.goto("/normen/nieuw/")
    page.get_by_label("Normbestand").set_input_files({"name": "norm.yaml", "mimeType": "text/yaml", "buffer": data})
    began = time.monotonic()
    press(page, "Inlezen als ontwerp")
    assert time.monotonic() - began < 5, "the page waited for the reading"


def heard(page: Page, words: str) -> None:
    """What came into the region that is read out, which is never replaced."""
    expect(page.locator("[data-heard]")).to_contain_text(words)


def test_a_large_norm_from_the_file_to_the_draft(visit: Visit, site: str) -> None:
    page = visit(KEEPER)
    send(page, "groot")
    expect(page.get_by_text("Wacht op zijn beurt.")).to_be_visible()
    wrong = look(page, "errand waiting")
    with worker(site):
        expect(page.get_by_role("link", name="Bekijk wat er is gelezen")).to_be_visible()
    heard(page, "Het is gelukt.")
    wrong += look(page, "errand done")
    page.get_by_role("link", name="Bekijk wat er is gelezen").click()
    wrong += look(page, "norm found")
    press(page, "Bewaren als ontwerp")
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt deze norm?")
    assert NormVersion.objects.filter(code="groot").exists()
    assert wrong == []


def test_stopping_and_trying_again_without_scripts(visit: Visit, site: str) -> None:
    page = visit(KEEPER, java_script_enabled=False)
    send(page, "zonder")
    errand = Errand.objects.latest("asked_at")
    with page.expect_navigation():  # the page looks again by itself
        pass
    Errand.objects.filter(pk=errand.pk).update(
        state=State.BUSY, of=2, saying="Het bestand wordt gelezen.", heard_at=timezone.now()
    )
    expect(page.locator("#klus-label", has_text="stap 1 van 2")).to_be_visible()
    page.get_by_role("button", name="Stoppen").click()
    expect(page.get_by_text("Het werk wordt gestopt.")).to_be_visible()
    Errand.objects.filter(pk=errand.pk).update(state=State.BROKEN)
    page.get_by_role("button", name="Opnieuw proberen").click()
    page.get_by_role("button", name="Stoppen").click()
    expect(page.get_by_text("Gestopt")).to_be_visible()


def test_a_long_reading_is_stopped_while_the_worker_reads(visit: Visit, site: str) -> None:
    page = visit(KEEPER)
    with worker(site):
        send(page, "lang", size=3400)
        errand = Errand.objects.filter(pk=Errand.objects.latest("asked_at").pk)
        until(lambda: errand.get().state == State.BUSY, lambda: errand.get().state)
        page.reload()
        expect(page.get_by_role("button", name="Stoppen")).to_be_visible()
        began = time.monotonic()
        press(page, "Stoppen")
        expect(page.get_by_role("main").get_by_text("Gestopt", exact=True)).to_be_visible()
        assert time.monotonic() - began < 5, "it went on after it was stopped"
        found = errand.get()
        assert (found.state, found.is_cancel_asked) == (State.CANCELLED, False)
        assert not NormVersion.objects.filter(code="lang").exists()
        # Whoever stops can go on at once: the worker is free for the next.
        send(page, "daarna")
        expect(page.get_by_role("link", name="Bekijk wat er is gelezen")).to_be_visible()


def test_each_end_looks_right(visit: Visit) -> None:
    page = visit(KEEPER)
    send(page, "einden")
    errand, wrong = Errand.objects.filter(pk=Errand.objects.latest("asked_at").pk), []
    now = timezone.now()
    errand.update(state=State.BUSY, of=2, done=1, saying="De eisen worden klaargezet.", started_at=now, heard_at=now)
    page.reload()
    wrong += look(page, "errand busy")
    for state in (State.BROKEN, State.CANCELLED, State.REFUSED):
        errand.update(state=state, faults=[["norm.yaml", "3:8 title", "hier hoort tekst"]])
        page.reload()
        wrong += look(page, f"errand {state}")
    assert wrong == []


def test_a_list_that_takes_long_goes_on_where_it_was(visit: Visit, site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "WAIT", 0.0)
    monkeypatch.setattr(opening, "LOOK", 0.01)
    page = visit("oov@duinmark.example")
    page.goto("/maatregelen/inlezen/")
    slow = ods({"Acties": (("Actie", "Wie"), ("Sloten vervangen", "griffier"))}, raw={"Leeg": "<a/>" * 300_000})
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    page.get_by_label("Actielijst").set_input_files({"name": "acties.ods", "mimeType": kind, "buffer": slow})
    press(page, "Inlezen en nakijken")
    wrong = look(page, "reading waiting")
    with worker(site):
        page.get_by_role("link", name="Verder met dit bestand").click()
    wrong += look(page, "reading onward")
    press(page, "Verder")
    expect(page.get_by_text("Sloten vervangen").first).to_be_visible()
    assert wrong == []
