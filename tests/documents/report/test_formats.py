"""The three formats: the same figures, accessible, marked on every page, and safe for any text."""

import io
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pikepdf
import pytest
from docx import Document
from pypdfium2 import PdfDocument

from dijkwacht.documents.paper.docx import write as docx
from dijkwacht.documents.paper.model import Contents, Fact, Heading, Paragraph, Table, Vulnerability
from dijkwacht.documents.paper.odt import write as odt
from dijkwacht.documents.paper.pdf import write as pdf
from dijkwacht.documents.report.content import FindingText, RecommendationText, ReportTexts
from dijkwacht.documents.report.given import Reviewed, Ruling
from tests.documents.report.making import HOSTILE, answer, norm, report
from tests.documents.report.reading import TEXT, W, docx_text, odt_text, pdf_pages, pdf_text, squeezed, xml_parts

FORMATS = [(pdf, pdf_text), (docx, docx_text), (odt, odt_text)]
SHAPES = {
    "one theme": norm(themes=1, each=1),
    "a hundred and twenty criteria": norm(themes=12, each=10),
    "thirty themes": norm(themes=30, each=1),
}


def said(block):
    """Every text of a block."""
    match block:
        case Contents():
            return [block.title, *block.entries]
        case Heading() | Paragraph():
            return [block.text]
        case Table():
            return [block.caption, *(column.title for column in block.columns), *(cell for row in block.rows for cell in row)]
        case Vulnerability():
            return [block.title, block.criterion, *block.tags, *(fact.text for fact in block.facts)]
        case Fact():
            return [block.text]


def everything(content):
    first = content.first_page
    texts = [content.title, content.kicker, first.headline, first.sentence, first.basis, *first.findings, *first.promise]
    texts += [first.advice_title, *first.advice, *first.checked]
    texts += [part for figure in first.figures for part in (figure.value, figure.label)]
    return texts + [text for block in content.blocks for text in said(block)]


@pytest.mark.parametrize(("written", "read"), FORMATS)
def test_every_format_says_every_sentence_and_figure(written, read):
    content = report(norm(themes=3, each=4), texts=ReportTexts(summary="Een zin.", decision="Stel het beeld vast."))
    shown = read(written(content))
    assert [text for text in everything(content) if squeezed(text) not in shown] == []


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(("written", "read"), FORMATS)
def test_every_shape_of_norm_makes_a_report(shape, written, read):
    content = report(SHAPES[shape])
    assert squeezed(content.first_page.headline) in read(written(content))


@pytest.mark.parametrize(("written", "read"), FORMATS)
def test_nothing_applicable_makes_a_report(written, read):
    set_ = norm()
    texts = ReportTexts(reviewed=Reviewed(3, 4))
    shown = read(written(report(set_, [answer(criterion.id, nvt=True) for criterion in set_.criteria], texts=texts)))
    assert squeezed("Er is nog geen onderdeel van toepassing") in shown
    assert squeezed("Nagelezen door de adviseur: 3 van 4 bevindingen.") in shown


@pytest.mark.parametrize(("written", "read"), FORMATS)
def test_no_vulnerabilities_makes_a_report(written, read):
    set_ = norm()
    content = report(set_, [answer(criterion.id) for criterion in set_.criteria])
    assert squeezed("Er zijn geen bevindingen.") in read(written(content))


@pytest.mark.parametrize(("written", "read"), FORMATS)
def test_hostile_texts_stay_text(written, read):
    # A norm cannot hold half a sign; what a person pastes can.
    set_ = norm(title=HOSTILE.replace("\ud800", ""), text=HOSTILE.replace("\ud800", ""))
    texts = ReportTexts(summary=HOSTILE, decision=HOSTILE)
    shown = read(written(report(set_, texts=texts, organisation=HOSTILE)))
    for part in ("#panic(1)$x^2$@bron*ster*_streep_`code`", "<script>&amp;</script>]]>{{x}}=Kop", "w" * 300):
        assert squeezed(part) in shown


@pytest.mark.parametrize("letters", [40, 110, 200])
def test_page_one_cuts_no_sentence_and_is_one_page(letters):
    set_ = norm(themes=11, each=6)
    words = "Hier staat hoe het nu gaat, wat dat betekent en wie daar last van heeft, " * 4
    sentence = f"{words[:letters].rpartition(' ')[0].rstrip(',')}."
    findings = tuple(FindingText(one.id, f"{sentence} {sentence} {sentence}") for one in set_.criteria)
    advised = tuple(RecommendationText(f"{sentence} {sentence}", "small", (one.id,)) for one in set_.criteria)
    made = report(
        set_,
        [answer(one.id, 1, 0) for one in set_.criteria],
        texts=ReportTexts(decision=sentence, findings=findings, recommendations=advised),
    )
    page = made.first_page
    for said in (*(one.partition(": ")[2].rpartition(" (")[0] for one in page.findings), *page.advice, page.decision):
        assert said in {sentence, f"{sentence} {sentence}", f"{sentence} {sentence} {sentence}"}
    [whole] = pdf_pages(pdf(replace(made, blocks=())))
    assert "Hulpisgeentoezicht." in whole


def test_a_sentence_that_is_too_long_for_page_one_is_told_where_it_stands():
    set_ = norm(themes=2, each=6)
    texts = ReportTexts(findings=(FindingText("T01-01", "w" * 300),))
    page = report(set_, [answer(one.id, 1, 0) for one in set_.criteria], texts=texts).first_page
    assert "de bevinding staat bij ‘Bevindingen en advies’" in page.findings[0]


def test_page_one_is_one_page_whatever_was_written():
    long = "Een heel lange zin over wat er moet gebeuren. " * 40
    title = "Samenwerking, informatievoorziening en gegevensbescherming van de organisatie " + "w" * 300
    set_ = norm(themes=11, each=6, title=title)
    for texts in (
        ReportTexts(),
        ReportTexts(summary=long, decision=long),
        ReportTexts(decision="w" * 5000),
        ReportTexts(decision=HOSTILE * 9),
    ):
        [page] = pdf_pages(pdf(replace(report(set_, texts=texts, example=True), blocks=())))
        assert "Hulpisgeentoezicht." in page
    pages = pdf_pages(pdf(report(set_, example=True)))
    assert pages[1].index("Inhoud") < pages[1].index("Opéénpagina")


@pytest.mark.parametrize("example", [True, False])
def test_the_marking_stands_on_every_page_of_the_pdf(example):
    pages = pdf_pages(pdf(report(norm(themes=6, each=6), example=example)))
    assert len(pages) > 4
    assert all("Vertrouwelijk,binnendeorganisatie" in page for page in pages)
    assert all(("voorbeeldgegevens" in page) == example for page in pages)


@pytest.mark.parametrize("example", [True, False])
def test_the_marking_stands_in_the_header_of_word_and_odt(example):
    content = report(example=example)
    word = Document(io.BytesIO(docx(content)))
    [section] = word.sections
    assert not section.different_first_page_header_footer
    [styles] = xml_parts(odt(content), "styles.xml")
    [above] = styles.iter("{urn:oasis:names:tc:opendocument:xmlns:style:1.0}header")
    for header in (section.header.paragraphs[0].text, "".join(above.itertext())):
        assert "Vertrouwelijk, binnen de organisatie" in header
        assert ("voorbeeldgegevens" in header) == example


def test_the_pdf_says_that_it_is_accessible_and_can_be_archived():
    with pikepdf.open(io.BytesIO(pdf(report()))) as document, document.open_metadata() as facts:
        assert (facts["pdfuaid:part"], facts["pdfaid:part"], facts["pdfaid:conformance"]) == ("1", "2", "A")
        assert document.Root.MarkInfo.Marked
        assert str(document.Root.Lang) == "nl-NL"
        assert "/StructTreeRoot" in document.Root
        assert facts["dc:title"] == "Weerbaarheidsbeeld Duinrade"
        assert document.Root.ViewerPreferences.DisplayDocTitle


def test_the_pdf_holds_its_own_font_only():
    with pikepdf.open(io.BytesIO(pdf(report()))) as document:
        names = {str(font.BaseFont) for page in document.pages for font in page.Resources.Font.values()}
    assert names
    assert all("SourceSans3" in name for name in names)


def chapters(content):
    return [block.text for block in content.blocks if isinstance(block, Heading) and block.level == 1]


def test_the_pdf_has_contents_with_the_right_page_of_each_chapter():
    content = report(norm(themes=8, each=6))
    data = pdf(content)
    pages = pdf_pages(data)
    with PdfDocument(data) as document:
        lines = document[1].get_textpage().get_text_range().splitlines()
    named = {found[1]: int(found[2]) for line in lines if (found := re.fullmatch(r"(.+?)[ .]+(\d+)", line.strip()))}
    assert [chapter for chapter in chapters(content) if chapter not in named] == []
    assert all(squeezed(chapter) in pages[named[chapter] - 1] for chapter in chapters(content))


def test_word_has_a_contents_field_whose_links_go_to_headings():
    content = report()
    [body] = xml_parts(docx(content), "word/document.xml")
    assert any((node.text or "").strip().startswith("TOC ") for node in body.iter(f"{W}instrText"))
    links = {"".join(node.itertext()): node.get(f"{W}anchor") for node in body.iter(f"{W}hyperlink")}
    places = {node.get(f"{W}name") for node in body.iter(f"{W}bookmarkStart")}
    assert [*links] == [content.first_page.title, *chapters(content)]
    assert {*links.values()} <= places


def test_odt_has_a_contents_list_whose_links_go_to_headings():
    content = report()
    [body] = xml_parts(odt(content), "content.xml")
    [contents] = body.iter(f"{TEXT}table-of-content")
    links = [node.get("{http://www.w3.org/1999/xlink}href")[1:] for node in contents.iter(f"{TEXT}a")]
    assert len(links) == len(chapters(content)) + 1
    assert set(links) <= {node.get(f"{TEXT}name") for node in body.iter(f"{TEXT}bookmark")}


@pytest.mark.parametrize("shape", ["a hundred and twenty criteria", "thirty themes"])
def test_no_heading_stands_without_its_table_and_no_table_breaks_after_one_row(shape):
    content = report(SHAPES[shape], texts=ReportTexts(summary="Een zin. " * 60))
    pages = pdf_pages(pdf(content))
    for before, table in pairwise(content.blocks):
        if isinstance(table, Table):
            rows = "".join(squeezed("".join(row)) for row in table.rows[:2])
            above = squeezed(before.text) if isinstance(before, Heading | Paragraph) else ""
            assert any(rows in page[page.index(above) :] for page in pages if above in page), above


def test_the_metadata_say_whose_it_is_what_was_decided_the_marking_and_the_day():
    ruling = Ruling("vastgesteld", "het college", date(2026, 12, 3), "2026-C-214")
    content = report(state="vastgesteld", ruling=ruling)
    said = "besluit 2026-C-214; vastgesteld 2026-12-03; rubricering organisatie; peildatum 2026-11-01"
    with pikepdf.open(io.BytesIO(pdf(content))) as document:
        assert str(document.docinfo["/Author"]) == "Duinrade"
        assert str(document.docinfo["/Keywords"]).replace(", ", "; ") == said
    core = Document(io.BytesIO(docx(content))).core_properties
    assert (core.author, core.keywords) == ("Duinrade", said)
    [meta] = xml_parts(odt(content), "meta.xml")
    assert {"Duinrade", said} <= {node.text for node in meta.iter()}


def test_the_same_content_gives_the_same_pdf():
    assert pdf(report()) == pdf(report())


def test_word_knows_headings_tables_language_and_the_drawing():
    content = report()
    data = docx(content)
    word = Document(io.BytesIO(data))
    headings = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name.startswith("Heading")]
    assert content.first_page.title in headings
    assert [block.text for block in content.blocks if isinstance(block, Heading)] == [
        text for text in headings if text in {block.text for block in content.blocks if isinstance(block, Heading)}
    ]
    body, styles = xml_parts(data, "word/document.xml", "word/styles.xml")
    assert all(next(table.iter(f"{W}tr")).find(f"{W}trPr/{W}tblHeader") is not None for table in body.iter(f"{W}tbl"))
    [picture] = body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    assert picture.get("descr") == content.first_page.drawing.description
    assert {node.get(f"{W}val") for node in styles.iter(f"{W}lang")} == {"nl-NL"}
    assert word.core_properties.language == "nl-NL"


def test_odt_knows_headings_tables_language_and_the_drawing():
    content = report()
    body, styles, facts = xml_parts(odt(content), "content.xml", "styles.xml", "meta.xml")
    office = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
    levels = [node.get(f"{office % 'text'}outline-level") for node in body.iter(f"{office % 'text'}h")]
    assert {"1", "2", "3"} == set(levels)
    tables = list(body.iter(f"{office % 'table'}table"))
    assert tables
    assert all(table.find(f"{office % 'table'}table-header-rows") is not None for table in tables)
    [described] = body.iter(f"{office % 'svg-compatible'}desc")
    assert described.text == content.first_page.drawing.description
    assert {node.get(f"{office % 'xsl-fo-compatible'}language") for node in styles.iter()} == {None, "nl"}
    assert [node.text for node in facts.iter("{http://purl.org/dc/elements/1.1/}language")] == ["nl-NL"]


def test_metadata_tells_no_weakness():
    content = report()
    with pikepdf.open(io.BytesIO(pdf(content))) as document, document.open_metadata() as facts:
        shown = " ".join(map(str, facts.values()))
    core = Document(io.BytesIO(docx(content))).core_properties
    [meta] = xml_parts(odt(content), "meta.xml")
    for told in (shown, f"{core.title} {core.subject} {core.comments} {core.keywords}", "".join(meta.itertext())):
        assert "papier" not in told
        assert "kwetsbaar" not in told
        assert "python-docx" not in told
