"""A Damocles case from the report to a letter with a place to sign; and every page of Damocles with axe, narrow and wide."""

import io
import re
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import docx
import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.kit.dutch import long_date
from dijkwacht.web.damocles import case_pages

from .conftest import Visit
from .looking import press, to, unfold, visit_all

pytestmark = pytest.mark.browser
OFFICER, ADVISER, STRANGER, READER = (
    f"{name}@duinmark.example" for name in ("handhaving", "adviseur", "maatregel", "bestuurder")
)
HERE = "GM9901"
PERSONS = (
    "[adres van het pand]",
    "[naam van de bewoner of gebruiker]",
    "[namen van eigenaar en andere rechthebbenden]",
    "[naam en telefoonnummer van de behandelaar]",
)
"""What a letter leaves open about persons: this site keeps nothing of them."""


def day(ago: int) -> date:
    return timezone.localdate() - timedelta(ago)


def case(number: str) -> DamoclesCase:
    return next(one for one in DamoclesCase.objects.all() if one.number.endswith(number))


def step(page: Page, name: str, on: date, until: date | None = None) -> None:
    """Take the step that the page of the case puts first."""
    page.get_by_role("link", name=name, exact=True).first.click()
    page.get_by_label("Op welke dag?").fill(on.isoformat())
    if until:
        page.get_by_label("Tot en met welke dag").fill(until.isoformat())
    press("Vastleggen")(page)
    expect(page.get_by_text("Vastgelegd:").last).to_be_visible()


def open_case(page: Page, number: str) -> None:
    page.goto(reverse("damocles:cases"))
    page.get_by_role("link", name="Zaak openen").click()
    page.get_by_label("Zaaknummer").fill(number)
    page.get_by_label("Wanneer kwam de bestuurlijke rapportage binnen?").fill(day(40).isoformat())
    for name, value in {"place": "dwelling", "drugs": "hard", "occurrence": "first"}.items():
        page.locator(f"input[name={name}][value={value}]").check()
    press("Zaak openen")(page)
    expect(page.get_by_role("main").get_by_text("De zaak is geopend.").last).to_be_visible()


def weigh(page: Page, *, leaves: int) -> None:
    """Answer all questions but some, and say why those stay open."""
    page.get_by_role("link", name="Afweging invullen").click()
    for fold in page.locator("details.dw-step:not([open]) > summary").all()[::-1]:
        fold.click()
    questions = page.locator("fieldset.dw-weigh")
    for number in range(leaves, questions.count()):
        questions.nth(number).locator("input[value=answered]").check()
    page.locator("input[name=open_reason][value=awaited]").check()
    press("Bewaren")(page)
    expect(page.get_by_text("Bewaard.")).to_be_visible()


def words_of(path: Path) -> str:
    return "\n".join(one.text for one in docx.Document(io.BytesIO(path.read_bytes())).paragraphs)


def test_a_case_is_walked_from_the_report_to_a_letter(visit: Visit, tmp_path: Path) -> None:
    page, until = visit(OFFICER), day(-14)
    open_case(page, "Z-2026-00999")
    step(page, "Bevoegdheid toetsen", day(39))
    step(page, "Voornemen versturen", day(35), day(21))
    expect(page.locator(".dw-reason").first).to_contain_text("vragen open")
    weigh(page, leaves=2)
    page.get_by_role("link", name="Besluit tot sluiting bekendmaken", exact=True).first.click()
    expect(page.get_by_text("Volgens het beleid: sluiting van 3 maanden")).to_be_visible()
    expect(page.get_by_text("2 vragen van de afweging staan nog open: een ander levert dit nog aan.")).to_be_visible()
    page.go_back()
    step(page, "Besluit tot sluiting bekendmaken", day(0), until)
    expect(page.locator("dl")).to_contain_text("volgens het beleid")
    press("Brief maken: Besluit tot sluiting")(page)
    # Opened with what the case knows; nothing of persons, which the case does not keep.
    expect(page.locator("input[name=measure][value=closure]")).to_be_checked()
    expect(page.get_by_label("Hoeveel maanden?")).to_have_value("3")
    expect(page.locator("input[name=comply_until]")).to_have_value(until.isoformat())
    press("Brief bekijken")(page)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    with page.expect_download() as taken:
        press("Word downloaden")(page)
    taken.value.save_as(tmp_path / "brief.docx")
    said = words_of(tmp_path / "brief.docx")
    for part in (
        "Ik sluit de woning aan [adres van het pand] voor 3 maanden.",
        "sluiting van 3 maanden",
        "Beleidsregel artikel 13b Opiumwet Duinrade, tweede wijziging",
        f"uiterlijk op {long_date(until)}",
        long_date(day(35)),
        "Een ander levert dit nog aan.",
        "de burgemeester van Duinrade",
    ):
        assert part in said, said
    assert set(PERSONS) <= set(re.findall(r"\[[^\]]+\]", said)), said
    letter, _, below = said.partition("de burgemeester van Duinrade\n[naam en handtekening]\n")
    assert (bool(letter), below) == (True, "Alle gegevens in dit stuk zijn voorbeeldgegevens; de organisatie is verzonnen.")


def _without_title(page: Page) -> None:
    page.locator("input[name=title]").fill("")
    press("Ontwerp bewaren")(page)
    page.get_by_role("heading", name="Nog niet alles klopt").wait_for()


def _wrong_file(page: Page) -> None:
    wrong = {"name": "beleid.yaml", "mimeType": "application/yaml", "buffer": b"title: Beleid\nrows: [{place: kasteel}]\n"}
    page.locator("input[type=file]").set_input_files(files=[wrong])
    press("Inlezen als ontwerp")(page)
    page.get_by_role("heading", name="Het beleid is niet ingelezen").wait_for()


def test_pages_of_the_policy(visit: Visit) -> None:
    asked = "?place=dwelling&drugs=hard&occurrence=first"
    stops = {
        "damocles": to("damocles:index", lands=f"/damocles/{HERE}/"),
        "damocles policy": to("damocles:policy", HERE),
        "damocles ask": to("damocles:ask", HERE),
        "damocles ask nothing": to("damocles:ask", HERE, query="?place=", status=422),
        "damocles answer": to("damocles:ask", HERE, query=asked, then=unfold),
        "damocles compare": to("damocles:compare", HERE),
        "damocles compared": to("damocles:compare", HERE, query="?met=GM9902&met=GM9905&met=voorbeeldbeleid-b"),
        "damocles use": to("damocles:use", HERE),
        "damocles edit": to("damocles:edit", HERE),
        "damocles edit fault": to("damocles:edit", HERE, then=_without_title),
        "damocles upload": to("damocles:upload", HERE),
        "damocles upload fault": to("damocles:upload", HERE, then=_wrong_file),
        "damocles version": to("damocles:version", HERE, 1),
    }
    assert visit_all(visit(OFFICER), stops) == []


def test_a_draft_is_read_before_it_holds(visit: Visit) -> None:
    page = visit(OFFICER)
    page.goto(reverse("damocles:edit", args=[HERE]))
    press("Ontwerp bewaren")(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit beleid?")
    stops = {
        "damocles draft": to("damocles:version", HERE, 3, then=unfold),
        "damocles draft without day": to("damocles:version", HERE, 3, then=press("Vastleggen dat dit beleid geldt")),
        "damocles upload over draft": to("damocles:upload", HERE),
    }
    assert visit_all(page, stops) == []


def test_pages_of_a_case(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(case_pages, "SHOWN", 5)
    new, intended, decided, closed, lapsed = (case(one).pk for one in ("00481", "00455", "00391", "00275", "00410"))
    stops = {
        "instruments": to("instruments:index"),
        "damocles cases": to("damocles:cases"),
        "damocles all cases": to("damocles:cases", query="?toon=alle"),
        "damocles more cases": to("damocles:cases", query="?toon=alle&pagina=2", then=_between),
        "damocles new": to("damocles:new"),
        "damocles new nothing": to("damocles:new", then=press("Zaak openen")),
        "damocles case new": to("damocles:case", new),
        "damocles case intended": to("damocles:case", intended),
        "damocles case decided": to("damocles:case", decided, then=unfold),
        "damocles note nothing": to("damocles:case", decided, then=_note_nothing),
        "damocles case closed": to("damocles:case", closed),
        "damocles case ended": to("damocles:case", lapsed),
        "damocles revise": to("damocles:revise", intended),
        "damocles people": to("damocles:people", decided),
        "damocles people nobody": to("damocles:people", new, then=press("Op de zaak zetten")),
        "damocles weigh": to("damocles:weigh", intended, then=unfold),
        "damocles step": to("damocles:step", decided, "closed"),
        "damocles step nothing": to("damocles:step", intended, "dropped", then=press("Vastleggen")),
        "damocles step refused": to("damocles:step", intended, "decided", status=409),
        "damocles remove": to("damocles:remove", new),
        "damocles remove nothing": to("damocles:remove", new, then=press("Verwijderen")),
        "damocles line": to("damocles:line", decided, _last(decided)),
        "damocles line nothing": to("damocles:line", decided, _last(decided), then=press("Terugdraaien")),
        "damocles after": to("damocles:after", decided, "objection"),
        "damocles after nothing": to("damocles:after", closed, "objection-deferred", then=press("Vastleggen")),
    }
    assert visit_all(visit(OFFICER), stops) == []


def _last(pk: UUID) -> str:
    """The key of the last step of a case."""
    return f"stap-{DamoclesCase.objects.get(pk=pk).moves.latest('pk').pk}"


def _between(page: Page) -> None:
    expect(page.get_by_role("navigation", name="Meer zaken").get_by_role("link")).to_have_text(["Terug", "Verder"])


def _note_nothing(page: Page) -> None:
    page.locator("input[name=on]").first.fill("")
    page.locator("#kadaster-kop ~ form button").first.click()
    page.get_by_role("heading", name="Nog niet alles klopt").wait_for()


def test_pages_of_who_has_no_cases_or_only_looks_along(visit: Visit) -> None:
    none = {
        "no instruments": to("instruments:index"),
        "no damocles cases": to("damocles:cases"),
        "damocles policy unkept": to("damocles:policy", HERE),
    }
    along = {"damocles case along": to("damocles:case", case("00391").pk), "damocles choose": to("damocles:index")}
    empty = {"instruments of nobody": to("instruments:index"), "damocles cases of nobody": to("damocles:cases")}
    oov = visit("oov@duinmark.example")
    assert visit_all(visit(ADVISER), along) + visit_all(oov, none) + visit_all(visit(STRANGER), empty) == []
