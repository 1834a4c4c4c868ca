"""An OpenDocument file: styles with what stands on every page, who made it, and the file as bytes."""

import io
from datetime import datetime, time
from html import escape
from pathlib import Path
from typing import Final

from odfdo import Document

from dijkwacht.documents.report.content import Running
from dijkwacht.documents.report.given import marks_line

STYLES: Final = Path(__file__).parent.parent / "templates" / "styles.xml"
NAMESPACES: Final = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for short, full in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("presentation", "presentation"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip


def content_xml(*, automatic: str, body: str) -> bytes:
    """The part with the text, from its automatic styles and its body."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} office:version="1.3">'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body>{body}</office:body></office:document-content>"
    ).encode()


def styles_xml(content: Running) -> bytes:
    """The fixed styles with what stands on every page of this document."""
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
    return fixed.encode()


def describe(document: Document, content: Running) -> None:
    """Metadata: whose picture it is, never what it says."""
    made = datetime.combine(content.made_on, time(12))
    document.meta.title, document.meta.language = content.title, "nl-NL"
    document.meta.creator, document.meta.initial_creator = "dijkwacht", "dijkwacht"
    document.meta.creation_date, document.meta.date = made, made
    document.meta.generator = "dijkwacht"
    # The template of the library brings a picture of its own first page.
    document.del_part("Thumbnails/thumbnail.png")


def saved(document: Document) -> bytes:
    """The file."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
