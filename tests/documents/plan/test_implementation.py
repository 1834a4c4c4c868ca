"""The implementation plan read back: the same in Word, ODT and an accessible PDF, nothing dropped, gaps where money belongs."""

import io
from dataclasses import replace
from datetime import date

import pikepdf
import pytest

from dijkwacht.documents.paper.docx import write as docx
from dijkwacht.documents.paper.odt import write as odt
from dijkwacht.documents.paper.pdf import write as pdf
from dijkwacht.documents.plan.given import Deferred, Head, PlannedMeasure
from dijkwacht.documents.plan.implementation import PlanGiven, implementation_plan
from tests.documents.report.reading import docx_text, odt_text, pdf_text, squeezed

HEAD = Head("Duinrade", "GM9901", date(2026, 11, 24), example=True)
ONE = PlannedMeasure(
    "Vink de screening af.",
    owner="HR",
    quarter="1e kwartaal 2027",
    state="voorgesteld",
    criterion="HRM-02",
    norm="De gemeente screent iedereen.",
    effort="middel",
    points=2,
    due_on=date(2027, 3, 31),
    is_must=True,
    effects=("HRM-02 in de praktijk naar ‘meestal, als regel’",),
    more=(("In de planningscyclus", "teamplan, bladzijde 3"),),
    together=("buurgemeenten", "de omgevingsdienst"),
)
TWO = PlannedMeasure("Lees de lijst na.", quarter="2e kwartaal 2027", state="besloten", effort="klein", points=1)
WAITS = Deferred("Zorg", "ZRG-01", "Stel samen een toezichthouder aan.", "groot", "Weegt minder zwaar dan wat nu is gekozen.")
GIVEN = PlanGiven(HEAD, date(2026, 10, 27), ("1e kwartaal 2027", "2e kwartaal 2027"), (ONE, TWO), later=(WAITS,))
SAID = (
    "Uitvoeringsplan Duinrade",
    "Vertrouwelijk, binnen de organisatie · voorbeeldgegevens",
    "2 maatregelen in 2 kwartalen",
    "Bij 1 maatregel is nog geen eigenaar gekozen.",
    "Het college van burgemeester en wethouders wordt gevraagd dit plan vast te stellen",
    "Vink de screening af.",
    "klaar op 31 maart 2027",
    "HRM-02 in de praktijk naar ‘meestal, als regel’",
    "teamplan, bladzijde 3",
    "buurgemeenten en de omgevingsdienst",
    "in te vullen",
    "1 aanbeveling wacht. De hele lijst staat in de bijlage.",
    "nog geen eigenaar",
    "Stel samen een toezichthouder aan.",
    "Weegt minder zwaar dan wat nu is gekozen.",
)


@pytest.mark.parametrize(("write", "read"), [(docx, docx_text), (odt, odt_text), (pdf, pdf_text)])
def test_every_form_says_the_same(write, read) -> None:
    told = read(write(implementation_plan(GIVEN)))
    # Header and footer of the office forms stand in parts of their own.
    said = [words for words in SAID if "Vertrouwelijk" not in words or write is pdf]
    assert [words for words in said if squeezed(words) not in told] == []


def test_the_pdf_says_that_it_is_accessible_and_dutch() -> None:
    with pikepdf.open(io.BytesIO(pdf(implementation_plan(GIVEN)))) as document:
        assert document.Root.Lang == "nl-NL"
        assert document.Root.MarkInfo.Marked
        assert b"pdfuaid" in document.Root.Metadata.read_bytes()


def test_a_passage_that_is_not_public_is_named_on_its_pages() -> None:
    marked = replace(GIVEN, planned=(replace(ONE, mark="artikel 5.1, eerste lid, Woo"), TWO))
    assert squeezed("artikel 5.1, eerste lid, Woo") in pdf_text(pdf(implementation_plan(marked)))
    assert implementation_plan(marked).marks == ("artikel 5.1, eerste lid, Woo",)


def test_a_plan_without_anything_in_it_says_so() -> None:
    empty = PlanGiven(HEAD, date(2026, 10, 27), (), (), later=(WAITS,))
    content = implementation_plan(empty)
    assert content.first_page.headline == "Er is nog niets ingepland"
    assert content.first_page.decision == ""
    assert pdf(content)
