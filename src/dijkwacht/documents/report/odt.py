"""The report as OpenDocument text: real headings, tables with heading rows, the drawing with its description."""

import io
import struct

from odfdo import Document

from dijkwacht.documents.report.content import ReportContent
from dijkwacht.documents.report.office.odt_file import content_xml, describe, saved, styles_xml
from dijkwacht.documents.report.office.odt_xml import TEXT_WIDTH, automatic_styles, body, frame
from dijkwacht.documents.report.parts.one_page import key_table
from dijkwacht.documents.report.pdf import drawing_png


def odt(content: ReportContent) -> bytes:
    """The report for who works with LibreOffice or another office suite."""
    document = Document("text")
    text = body(content, drawn=_drawn(document, content) if content.one_page.drawing.themes else "")
    automatic = automatic_styles(content.blocks, key_table(content.one_page))
    document.set_part("content.xml", content_xml(automatic=automatic, body=f"<office:text>{text}</office:text>"))
    document.set_part("styles.xml", styles_xml(content))
    describe(document, content)
    return saved(document)


def _drawn(document: Document, content: ReportContent) -> str:
    """Put the drawing in the file and say where it stands."""
    drawn = drawing_png(content.one_page.drawing)
    wide, high = struct.unpack_from(">II", drawn, 16)
    place = document.add_file(io.BytesIO(drawn))
    return frame(content.one_page.drawing, picture=place, height=TEXT_WIDTH * high / wide)
