"""A paper as OpenDocument text: real headings, tables with heading rows, a drawing with its description."""

import io
import struct
from collections.abc import Sequence
from datetime import date, datetime, time
from html import escape
from pathlib import Path
from typing import Final

from odfdo import Document

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.paper.model import Paper, kept_with_next, marks_line
from dijkwacht.documents.paper.odt_blocks import TEXT_WIDTH, automatic_styles, first_page, frame, shown, titled
from dijkwacht.documents.paper.pdf import drawing_png

STYLES: Final = Path(__file__).parent / "templates" / "styles.xml"
NAMESPACES: Final = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{full}:1.0"'
    for short, full in (
        ("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("presentation", "presentation"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink"'  # fmt: skip


def write(paper: Paper) -> bytes:
    """The paper for who works with LibreOffice or another office suite."""
    document, first = Document("text"), paper.first_page
    above = first_page(paper, first, drawn=_drawn(document, paper)) if first else ""
    automatic = automatic_styles((*([first.key_table] if first else []), *paper.body))
    text = f"<office:text>{above}{body(paper)}</office:text>"
    document.set_part("content.xml", content_xml(automatic=automatic, body=text))
    document.set_part("styles.xml", _styles_xml(paper))
    describe(document, title=paper.title, author=paper.author, made_on=paper.made_on, keywords=paper.keywords)
    return saved(document)


def body(paper: Paper) -> str:
    """The text behind a first page in OpenDocument's own XML."""
    is_titled = not paper.first_page and not paper.cover
    return (titled(paper.title, paper.kicker) if is_titled else "") + "".join(
        shown(block, keep=keep) for block, keep in kept_with_next(paper.body)
    )


def content_xml(*, automatic: str, body: str) -> bytes:
    """The part with the text, from its automatic styles and its body."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} office:version="1.3">'
        f"<office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body>{body}</office:body></office:document-content>"
    ).encode()


def describe(document: Document, *, title: str, author: str, made_on: date, keywords: Sequence[str] = ()) -> None:
    """Metadata: whose paper it is and of which decision, never what it says."""
    made = datetime.combine(made_on, time(12))
    document.meta.title, document.meta.language = one_line(title), "nl-NL"
    document.meta.creator = document.meta.initial_creator = one_line(author)
    if keywords:
        document.meta.keyword = one_line("; ".join(keywords))
    document.meta.creation_date, document.meta.date = made, made
    document.meta.generator = "dijkwacht"
    # The template of the library brings a picture of its own first page.
    document.del_part("Thumbnails/thumbnail.png")


def saved(document: Document) -> bytes:
    """The file."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _styles_xml(paper: Paper) -> bytes:
    """The fixed styles with what stands on every page of this document."""
    above = f"{escape(paper.organisation, quote=False)}<text:tab/>{escape(paper.header, quote=False)}"
    below = (
        f"{escape(paper.footer, quote=False)}<text:tab/>bladzijde <text:page-number/> van <text:page-count>1</text:page-count>"
    )
    marked = f'<text:p text:style-name="Header">{escape(marks_line(paper.marks), quote=False)}</text:p>' if paper.marks else ""
    fixed = STYLES.read_text(encoding="utf-8")
    for name, words in (("Header", above), ("Footer", below)):
        empty = f'<text:p text:style-name="{name}"/>'
        fixed = fixed.replace(empty, f'<text:p text:style-name="{name}">{words}</text:p>{marked if name == "Header" else ""}')
    return fixed.encode()


def _drawn(document: Document, paper: Paper) -> str:
    """Put the drawing of page one in the file, where it has one, and say where it stands."""
    if not paper.first_page or not paper.first_page.drawing.themes:
        return ""
    drawn = drawing_png(paper.first_page.drawing)
    wide, high = struct.unpack_from(">II", drawn, 16)
    place = document.add_file(io.BytesIO(drawn))
    return frame(paper.first_page.drawing, picture=place, height=TEXT_WIDTH * high / wide)
