"""The three formats: the same figures, accessible, marked on every page, and safe for any text."""

import io

import pikepdf
import pytest
from docx import Document

from dijkwacht.documents.report.content import Fact, Heading, Paragraph, ReportTexts, Table, Vulnerability
from dijkwacht.documents.report.docx import docx
from dijkwacht.documents.report.odt import odt
from dijkwacht.documents.report.pdf import pdf
from tests.documents.report.making import HOSTILE, answer, norm, report
from tests.documents.report.reading import W, docx_text, odt_text, pdf_pages, pdf_text, squeezed, xml_parts

FORMATS = [(pdf, pdf_text), (docx, docx_text), (odt, odt_text)]
SHAPES = {
    "one theme": norm(themes=1, each=1),
    "a hundred and twenty criteria": norm(themes=12, each=10),
    "thirty themes": norm(themes=30, each=1),
}


def said(block):
    """Every text of a block."""
    match block:
        case Heading() | Paragraph():
            return [block.text]
        case Table():
            return [block.caption, *(column.title for column in block.columns), *(cell for row in block.rows for cell in row)]
        case Vulnerability():
            return [block.title, block.criterion, *block.tags, *(fact.text for fact in block.facts)]
        case Fact():
            return [block.text]


def everything(content):
    first = content.one_page
    texts = [content.title, content.kicker, first.headline, first.sentence, first.basis, *first.findings, *first.promise]
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
    assert squeezed(content.one_page.headline) in read(written(content))


@pytest.mark.parametrize(("written", "read"), FORMATS)
def test_nothing_applicable_makes_a_report(written, read):
    set_ = norm()
    content = report(set_, [answer(criterion.id, nvt=True) for criterion in set_.criteria])
    assert squeezed("Er is nog geen onderdeel van toepassing") in read(written(content))


@pytest.mark.parametrize(("written", "read"), FORMATS)
def test_no_vulnerabilities_makes_a_report(written, read):
    set_ = norm()
    content = report(set_, [answer(criterion.id) for criterion in set_.criteria])
    assert squeezed("Er zijn geen kwetsbaarheden.") in read(written(content))


@pytest.mark.parametrize(("written", "read"), FORMATS)
def test_hostile_texts_stay_text(written, read):
    # A norm cannot hold half a sign; what a person pastes can.
    set_ = norm(title=HOSTILE.replace("\ud800", ""), text=HOSTILE.replace("\ud800", ""))
    texts = ReportTexts(summary=HOSTILE, decision=HOSTILE)
    shown = read(written(report(set_, texts=texts, organisation=HOSTILE)))
    for part in ("#panic(1)$x^2$@bron*ster*_streep_`code`", "<script>&amp;</script>]]>{{x}}=Kop", "w" * 300):
        assert squeezed(part) in shown


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
        pages = pdf_pages(pdf(report(set_, texts=texts, example=True)))
        assert "Hulpisgeentoezicht." in pages[0]
        assert "1.Hetbeeldperthema" in pages[1] or "1.Samenvatting" in pages[1]


@pytest.mark.parametrize("example", [True, False])
def test_the_marking_stands_on_every_page_of_the_pdf(example):
    pages = pdf_pages(pdf(report(norm(themes=6, each=6), example=example)))
    assert len(pages) > 4
    assert all("Rubricering:organisatie" in page for page in pages)
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
        assert "Rubricering: organisatie" in header
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


def test_the_same_content_gives_the_same_pdf():
    assert pdf(report()) == pdf(report())


def test_word_knows_headings_tables_language_and_the_drawing():
    content = report()
    data = docx(content)
    word = Document(io.BytesIO(data))
    headings = [paragraph.text for paragraph in word.paragraphs if paragraph.style.name.startswith("Heading")]
    assert content.one_page_title in headings
    assert [block.text for block in content.blocks if isinstance(block, Heading)] == [
        text for text in headings if text in {block.text for block in content.blocks if isinstance(block, Heading)}
    ]
    body, styles = xml_parts(data, "word/document.xml", "word/styles.xml")
    assert all(next(table.iter(f"{W}tr")).find(f"{W}trPr/{W}tblHeader") is not None for table in body.iter(f"{W}tbl"))
    [picture] = body.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    assert picture.get("descr") == content.one_page.drawing.description
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
    assert described.text == content.one_page.drawing.description
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
