"""The report as OpenDocument text: real headings, tables with heading rows, the drawing with its description."""

import io
import struct
from datetime import datetime, time
from html import escape
from pathlib import Path
from typing import Final

from odfdo import Document

from dijkwacht.documents.report.content import ReportContent
from dijkwacht.documents.report.given import marks_line
from dijkwacht.documents.report.office.odt_xml import TEXT_WIDTH, automatic_styles, body, frame
from dijkwacht.documents.report.pdf import drawing_png

STYLES: Final = Path(__file__).parent / "templates" / "styles.xml"
_NAMESPACES: Final = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for short, full in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip


def odt(content: ReportContent) -> bytes:
    """The report for who works with LibreOffice or another office suite."""
    document = Document("text")
    text = body(content, drawn=_drawn(document, content) if content.one_page.drawing.themes else "")
    document.set_part(
        "content.xml",
        (
            f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES} office:version="1.3">'
            f"<office:automatic-styles>{automatic_styles(content)}</office:automatic-styles>"
            f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
        ).encode(),
    )
    document.set_part("styles.xml", _styles(content).encode())
    _describe(document, content)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _drawn(document: Document, content: ReportContent) -> str:
    """Put the drawing in the file and say where it stands."""
    drawn = drawing_png(content)
    wide, high = struct.unpack_from(">II", drawn, 16)
    place = document.add_file(io.BytesIO(drawn))
    return frame(content.one_page.drawing, picture=place, height=TEXT_WIDTH * high / wide)


def _styles(content: ReportContent) -> str:
    """The fixed styles with what stands on every page of this report."""
    above = f"{escape(content.organisation, quote=False)}<text:tab/>{escape(content.header, quote=False)}"
    below = (
        f"{escape(content.footer, quote=False)}<text:tab/>bladzijde <text:page-number/> van <text:page-count>1</text:page-count>"
    )
    marked = (
        f'<text:p text:style-name="Header">{escape(marks_line(content.marks), quote=False)}</text:p>' if content.marks else ""
    )
    fixed = STYLES.read_text(encoding="utf-8")
    for name, words in (("Header", above), ("Footer", below)):
        empty = f'<text:p text:style-name="{name}"/>'
        fixed = fixed.replace(empty, f'<text:p text:style-name="{name}">{words}</text:p>{marked if name == "Header" else ""}')
    return fixed


def _describe(document: Document, content: ReportContent) -> None:
    """Metadata: whose picture it is, never what it says."""
    made = datetime.combine(content.made_on, time(12))
    document.meta.title, document.meta.language = content.title, "nl-NL"
    document.meta.creator, document.meta.initial_creator = "dijkwacht", "dijkwacht"
    document.meta.creation_date, document.meta.date = made, made
    document.meta.generator = "dijkwacht"
    # The template brings a picture of its own first page.
    document.del_part("Thumbnails/thumbnail.png")
