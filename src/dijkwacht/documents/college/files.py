"""A paper as Word, OpenDocument text and PDF, in the looks of the report."""

import docx as word
from odfdo import Document

from dijkwacht.documents.college.content import Paper
from dijkwacht.documents.report.office.docx_file import append, describe, saved
from dijkwacht.documents.report.office.docx_styles import TEXT_WIDTH, dress
from dijkwacht.documents.report.office.docx_xml import paragraph, shown
from dijkwacht.documents.report.office.odt_file import content_xml, styles_xml
from dijkwacht.documents.report.office.odt_file import describe as describe_odt
from dijkwacht.documents.report.office.odt_file import saved as saved_odt
from dijkwacht.documents.report.office.odt_xml import automatic_styles, titled
from dijkwacht.documents.report.office.odt_xml import shown as shown_odt
from dijkwacht.documents.report.pdf import paper_pdf


def docx(paper: Paper) -> bytes:
    """The paper for who writes on in it."""
    document = word.Document()
    dress(document, paper)
    describe(document, paper)
    append(document, word_body(paper, round(TEXT_WIDTH.twips)))
    return saved(document)


def word_body(paper: Paper, width: int) -> str:
    """The text of the paper in Word's own XML; `width` is that of the text column in twips."""
    start = paragraph("Title", (paper.title, False)) + paragraph("Caption", (paper.kicker, False))
    return start + "".join(shown(block, width) for block in paper.blocks)


def odt(paper: Paper) -> bytes:
    """The same for LibreOffice and other office suites."""
    document = Document("text")
    body = f"<office:text>{open_body(paper)}</office:text>"
    document.set_part("content.xml", content_xml(automatic=automatic_styles(paper.blocks), body=body))
    document.set_part("styles.xml", styles_xml(paper))
    describe_odt(document, paper)
    return saved_odt(document)


def open_body(paper: Paper) -> str:
    """The text of the paper in OpenDocument's own XML."""
    return titled(paper.title, paper.kicker) + "".join(map(shown_odt, paper.blocks))


def pdf(paper: Paper) -> bytes:
    """The paper to print or to read, tagged."""
    return paper_pdf(paper, paper.blocks, kicker=paper.kicker)
