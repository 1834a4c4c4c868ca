"""The proposal, the letter and the closed set say what they should, in every form and for every kind of organisation."""

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from docx import Document as ReadWord
from odfdo import Document as ReadOpen

from dijkwacht.documents.college.briefing import READING_COPY, CopyText, closed_set, copies_list
from dijkwacht.documents.college.letter import LetterFacts, letter
from dijkwacht.documents.college.proposal import proposal
from dijkwacht.documents.norms.foreign.formats import read_any
from dijkwacht.documents.paper import docx, odt, pdf
from dijkwacht.documents.paper.model import Heading, Table
from dijkwacht.documents.report.compose import compose
from dijkwacht.documents.report.content import ReportTexts
from dijkwacht.documents.report.parts.bodies import bodies_of
from tests.documents.college.making import CODES, FOUND, KEPT, adopted, marked, matter, without_weak_spots, words
from tests.documents.report.making import HOSTILE, norm

WATER = re.compile(r"dijk(?!wacht)|waterst|waakhoogte|\bgolf|\boever", re.IGNORECASE)
WRITE = {"docx": docx.write, "odt": odt.write}
COPY = CopyText(3, "wethouder financiën", date(2026, 11, 20))
CISO = """
urn: urn:x
locale: en
ref_id: vreemd
name: Foreign frame
version: 1
objects:
  framework:
    urn: urn:x:f
    ref_id: vreemd
    name: Foreign frame
    requirement_nodes:
      - {urn: "urn:x:1", ref_id: A, assessable: false, depth: 1, name: Access}
      - {urn: "urn:x:2", ref_id: A.1, assessable: true, depth: 2, parent_urn: "urn:x:1", description: Rights are reviewed}
"""


def text(paper):
    return words(docx.write(paper))


def facts(of):
    return LetterFacts(of.head, of.norm.title, len(of.norm.criteria), len(of.norm.themes))


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_a_proposal_has_all_its_chapters(form):
    found = words(WRITE[form](proposal(marked(matter()))))
    for title in ("Beslispunten", "Aanleiding", "Kern", "Argumenten", "Kanttekeningen", "Financiën", "Communicatie"):
        assert title in found
    for title in ("Geheimhouding", "Uitvoering en vervolg", "Bijlagen", "Wijs per onderdeel een eigenaar aan"):
        assert title in found


@pytest.mark.parametrize("code", CODES)
def test_each_kind_of_organisation_has_its_own_bodies(code):
    deciding, of = bodies_of(code), matter(code=code)
    found = proposal(of)
    assert found.title.startswith(deciding.proposal)
    assert deciding.board in text(found)
    assert deciding.inform in text(letter(facts(of)))
    assert deciding.secrecy in text(closed_set(of, imposing=("raad",)))
    if code in {"WS9901", "GR9901"}:
        assert "te verifiëren" in text(letter(facts(of)))


def test_the_figures_are_those_of_the_report():
    of = matter()
    page = compose(head=of.head, norm=of.norm, picture=of.picture, texts=of.texts).first_page
    found = text(proposal(of))
    assert page.headline in found
    assert page.sentence in found
    assert all(finding in found for finding in page.findings)
    [figures] = [block for block in proposal(of).blocks if isinstance(block, Table) and block.caption.startswith("Kerncijfers")]
    assert [row[1] for row in figures.rows] == [figure.value for figure in page.figures]


def test_what_only_the_organisation_knows_stands_out_as_a_gap():
    found = text(proposal(matter()))
    assert found.count("[In te vullen:") >= 5
    assert "bedrag eenmalig en per jaar" in found
    assert found.count("kiest u in het plan") == 1, "who and when is said once, not in every row"
    assert "in te vullen" not in found


def test_the_effort_of_the_recommendations_is_counted():
    [money] = [
        block
        for block in proposal(matter()).blocks
        if isinstance(block, Table) and block.caption == "Aanbevelingen naar inspanning"
    ]
    assert money.rows[-1] == ("Samen", money.rows[0][1])


def test_a_number_is_of_one_recommendation_in_the_whole_proposal():
    found = proposal(matter(norm(themes=1, each=40)))
    lists = [block for block in found.blocks if isinstance(block, Table) and block.columns[0].title == "Nr."]
    assert [len(one.rows) for one in lists] == [3, 10], "those of the core, and the heaviest of the rest"
    rows = [row for one in lists for row in one.rows]
    assert [row[0] for row in rows] == [str(number) for number in range(1, 14)]
    assert len({row[1] for row in rows}) == len(rows)


@pytest.mark.parametrize("code", CODES)
def test_the_proposal_says_who_gets_which_paper_and_who_gets_none(code):
    deciding, of = bodies_of(code), marked(matter(code=code, members=("Westerkoog", "Duinrade") if code == "GR9901" else ()))
    [table] = [block for block in proposal(of).blocks if isinstance(block, Table) and block.caption == "Wie krijgt wat"]
    who = [row[0].lower() for row in table.rows]
    assert who[0] == deciding.board
    assert who[1] == f"{deciding.council}{': duinrade en westerkoog' if code == 'GR9901' else ''}"
    assert "zonder zwakke plekken" in table.rows[1][1]
    assert ("de provincie" in who) is (code != "PV99"), "help is not supervision: the province gets none of these"
    assert any("genummerde kopie" in row[1] for row in table.rows)


def test_a_letter_to_several_councils_names_whose_they_are_and_leaves_room_for_a_copy():
    found = text(letter(facts(matter(code="GR9901", members=("Westerkoog", "Duinrade")))))
    assert "Deelnemers: Duinrade en Westerkoog" in found
    assert "Afschrift: [wie een afschrift krijgt" in found
    assert "Deelnemers:" not in text(letter(facts(matter())))


def test_every_page_bears_marking_example_and_the_grounds():
    found = proposal(marked(matter()))
    assert found.header == "Vertrouwelijk, binnen de organisatie · concept · voorbeeldgegevens"
    assert len(found.marks) == 2
    document = ReadWord(io.BytesIO(docx.write(found)))
    above = " ".join(one.text for one in document.sections[0].header.paragraphs)
    assert found.header in above
    assert "Niet openbaar in dit document: artikel 5.2" in above


def test_without_weak_spots_nothing_is_advised():
    found = text(proposal(without_weak_spots()))
    assert "Geen" in found
    assert "Er zijn geen aanbevelingen" in found
    assert "uitvoeringsplan, met voor elke maatregel" not in found


def test_a_picture_on_a_foreign_norm_without_advice_has_its_papers():
    foreign = read_any(CISO, file="x.yaml", largest=10_000).norm
    of = matter(foreign, levels=(1, 1), texts=ReportTexts())
    assert "Rights are reviewed" in text(proposal(of))
    assert "Er zijn geen aanbevelingen" in text(proposal(of))
    assert pdf.write(closed_set(of, imposing=())).startswith(b"%PDF-")


@pytest.mark.parametrize("code", CODES)
def test_no_paper_speaks_of_dikes_or_water(code):
    of = marked(matter(code=code, picture_language=True))
    for paper in (proposal(of), letter(facts(of)), closed_set(of, imposing=("raad",))):
        said = " ".join(block.text if hasattr(block, "text") else repr(block) for block in paper.blocks)
        assert not WATER.search(said.replace("het waterschap", "").replace("Waterschapswet", ""))


def leaks(of):
    """Every piece of the picture that may not be in the letter."""
    yield from (KEPT, FOUND, of.texts.summary, *of.texts.decision.splitlines())
    for criterion in of.norm.criteria:
        yield from (criterion.id, criterion.text, criterion.vulnerability)
        if criterion.advice:
            yield criterion.advice.text
    yield from (theme.title for theme in of.norm.themes)
    page = compose(head=of.head, norm=of.norm, picture=of.picture, texts=of.texts).first_page
    yield from (page.headline, page.sentence, *page.findings, *(figure.label for figure in page.figures))
    yield from (
        "%",
        "artikel 87",
        "kwetsbaarheid",
        "kwetsbaarheden",
        "alleen op papier",
        "onder de norm",
        "geheimhouding opgelegd",
    )


@pytest.mark.parametrize("form", ["docx", "odt"])
@pytest.mark.parametrize("state", [marked, lambda of: adopted(marked(of))])
@pytest.mark.parametrize("code", CODES)
def test_nothing_of_the_picture_leaks_into_the_letter(form, state, code):
    of = state(matter(norm(themes=3), code=code))
    found = words(WRITE[form](letter(facts(of))))
    assert [leak for leak in leaks(of) if leak and leak in found] == []


def test_the_letter_cannot_hold_what_its_facts_do_not():
    assert set(LetterFacts.__dataclass_fields__) == {"head", "norm", "criteria", "themes", "is_reviewed", "is_fact_checked"}


def test_the_letter_says_that_it_was_made_how_on_how_much_and_what_follows():
    found = text(letter(facts(matter())))
    for said in (
        "Geachte leden van",
        "Hierover volgt nog een besluit van het college van burgemeester en wethouders",
        "6 onderdelen in 2 thema’s",
        "de vragenlijst van 4 mensen",
        "uitvoeringsplan",
        "Wij informeren u uit onszelf",
    ):
        assert said in found
    assert "Vastgesteld door het college" in text(letter(facts(adopted(matter()))))


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_the_closed_set_has_every_passage_with_ground_body_day_and_review(form):
    found = words(WRITE[form](closed_set(marked(matter()), imposing=("raad", "burgemeester"), copy=COPY)))
    for said in (
        "De bevinding bij T01-01",
        KEPT,
        "artikel 87 Gemeentewet",
        "college van burgemeester en wethouders",
        "1 oktober 2026",
    ):
        assert said in found
    for said in (
        "1 oktober 2027",
        "Geldt tot de sloten zijn vervangen",
        "Reserveer tijd in het teamplan",
        "raad en burgemeester",
    ):
        assert said in found
    assert FOUND not in found


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_the_number_of_the_copy_stands_on_each_page(form):
    copied = closed_set(marked(matter()), imposing=("raad",), copy=COPY)
    assert copied.footer.startswith("Kopie 3 ·")
    assert copied.header.endswith("· kopie 3")
    assert "Uitgereikt aan: wethouder financiën" in words(WRITE[form](copied))
    assert READING_COPY in words(WRITE[form](closed_set(matter(), imposing=("raad",))))


def test_a_set_without_passages_says_so():
    assert "geen passage gemarkeerd" in text(closed_set(matter(), imposing=("raad",)))


def test_the_list_of_copies_counts_what_is_still_out():
    back = replace(COPY, number=4, returned_on=date(2026, 11, 21))
    found = text(copies_list(matter(), [COPY, back]))
    assert "Kopieën: 2. Nog niet terug: 1." in found
    assert "21 november 2026" in found
    assert "nog geen kopie" in text(copies_list(matter(), []))


def test_hostile_texts_stay_texts_in_every_form():
    of = marked(matter(texts=ReportTexts(summary=HOSTILE, decision=HOSTILE), organisation=HOSTILE))
    for paper in (proposal(of), letter(facts(of)), closed_set(of, imposing=("raad",), copy=replace(COPY, given_to=HOSTILE))):
        ReadWord(io.BytesIO(docx.write(paper)))
        assert ReadOpen(io.BytesIO(odt.write(paper))).body
        assert pdf.write(paper).startswith(b"%PDF-")


def test_headings_are_headings_and_the_language_is_dutch():
    document = ReadWord(io.BytesIO(docx.write(proposal(matter()))))
    assert [one.text for one in document.paragraphs if one.style.name == "Heading 1"] == [
        block.text for block in proposal(matter()).blocks if isinstance(block, Heading) and block.level == 1
    ]
    assert document.core_properties.language == "nl-NL"
