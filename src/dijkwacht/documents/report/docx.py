"""The report as a Word document: real headings, tables with heading rows, the drawing with its description."""

import io

from docx import Document
from docx.document import Document as WordDocument

from dijkwacht.documents.report.content import ReportContent
from dijkwacht.documents.report.office.docx_file import append, describe, saved
from dijkwacht.documents.report.office.docx_styles import TEXT_WIDTH, dress
from dijkwacht.documents.report.office.docx_xml import paragraph, shown, table
from dijkwacht.documents.report.parts.one_page import key_table
from dijkwacht.documents.report.pdf import drawing_png


def docx(content: ReportContent) -> bytes:
    """The report for who wants to write on in it."""
    document, width = Document(), round(TEXT_WIDTH.twips)
    dress(document, content)
    describe(document, content)
    append(document, _above_drawing(content, width))
    if content.one_page.drawing.themes:
        _draw(document, content)
    append(document, _below_drawing(content))
    append(document, "".join(shown(block, width) for block in content.blocks))
    return saved(document)


def _above_drawing(content: ReportContent, width: int) -> str:
    first = content.one_page
    return "".join(
        [
            paragraph("Subtitle", (content.title, False)),
            paragraph("Heading1", (content.one_page_title, False)),
            paragraph("Caption", (content.kicker, False)),
            *(paragraph("Stand", (line, False)) for line in first.standing),
            paragraph("Title", (first.headline, False)),
            paragraph("", (first.sentence, False)),
            table(key_table(first), width),
        ]
    )


def _draw(document: WordDocument, content: ReportContent) -> None:
    drawing = content.one_page.drawing
    document.add_picture(io.BytesIO(drawing_png(content.one_page.drawing)), width=TEXT_WIDTH)
    [described] = document.element.body.xpath(".//wp:docPr")
    described.set("title", drawing.title)
    described.set("descr", drawing.description)


def _below_drawing(content: ReportContent) -> str:
    first = content.one_page
    decision = [
        paragraph("Heading2", (first.decision_title, False), keep=True),
        paragraph("", (first.decision, False)),
    ]
    return "".join(
        [
            *([paragraph("Heading2", (first.findings_title, False))] if first.findings_title else []),
            *(paragraph("ListNumber", (finding, False)) for finding in first.findings),
            *(decision if first.decision else []),
            paragraph("Caption", (first.basis, False)),
            paragraph("Caption", (f"{first.promise_title}. ", True), (" ".join(first.promise), False)),
        ]
    )
