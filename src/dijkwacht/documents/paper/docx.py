"""A paper as a Word document: real headings, tables with heading rows, a drawing with its description."""

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from typing import Final

from docx import Document
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length

from dijkwacht.documents.drawings.labels import shortened
from dijkwacht.documents.drawings.profile import ProfileDrawing
from dijkwacht.documents.paper.docx_blocks import paragraph, shown, table
from dijkwacht.documents.paper.docx_styles import TEXT_WIDTH, dress
from dijkwacht.documents.paper.model import Heading, OnePage, Paper, Run, kept_with_next
from dijkwacht.documents.paper.pdf import drawing_png

DRAWN: Final = 0.68
"""How much of the width the drawing takes: page one is to be one page in an office suite too."""
FIELD: Final = 255
"""Signs that the format holds in one field of metadata."""


def write(paper: Paper) -> bytes:
    """The paper for who wants to write on in it."""
    document, first = Document(), paper.first_page
    dress(document, paper)
    describe(document, title=paper.title, author=paper.author, made_on=paper.made_on, keywords=paper.keywords)
    if first:
        _append(document, "".join(_above_drawing(paper, first)))
        if first.drawing.themes:
            _draw(document, first.drawing)
        _append(document, "".join(_below_drawing(first)))
    _append(document, body(paper, round(TEXT_WIDTH.twips)))
    return saved(document)


def body(paper: Paper, width: int) -> str:
    """The text behind a first page in Word's own XML; `width` is that of the text column in twips."""
    is_titled = not paper.first_page and not paper.cover
    start = paragraph("Title", paper.title) + paragraph("Caption", paper.kicker) if is_titled else ""
    return start + "".join(shown(block, width, keep=keep) for block, keep in kept_with_next(paper.body))


def describe(document: WordDocument, *, title: str, author: str, made_on: date, keywords: Sequence[str] = ()) -> None:
    """Metadata: whose paper it is and of which decision, never what it says.."""
    facts, made = document.core_properties, datetime.combine(made_on, time(12), UTC)
    facts.title, facts.subject, facts.author, facts.language = shortened(title, FIELD), "", shortened(author, FIELD), "nl-NL"
    facts.comments, facts.keywords, facts.last_modified_by, facts.revision = "", shortened("; ".join(keywords), FIELD), "", 1
    facts.created = facts.modified = made


def parsed(xml: str) -> list[BaseOxmlElement]:
    """Ready-made blocks as elements."""
    return list(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"))


def saved(document: WordDocument) -> bytes:
    """The file."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _append(document: WordDocument, xml: str) -> None:
    """Put ready-made blocks at the end, before the page set-up that must stay last."""
    for part in parsed(xml):
        document.element.body.sectPr.addprevious(part)


def _above_drawing(paper: Paper, first: OnePage) -> Iterator[str]:
    yield paragraph("Subtitle", paper.title)
    yield shown(Heading(1, first.title), round(TEXT_WIDTH.twips))
    yield paragraph("Caption", paper.kicker)
    yield from (paragraph("Stand", line) for line in first.standing)
    yield paragraph("Title", first.headline)
    yield paragraph("", first.sentence)
    yield table(first.key_table, round(TEXT_WIDTH.twips))


def _draw(document: WordDocument, drawing: ProfileDrawing) -> None:
    document.add_picture(io.BytesIO(drawing_png(drawing)), width=Length(round(TEXT_WIDTH * DRAWN)))
    [described] = document.element.body.xpath(".//wp:docPr")
    described.set("title", drawing.title)
    described.set("descr", drawing.description)


def _below_drawing(first: OnePage) -> Iterator[str]:
    if first.findings_title:
        yield paragraph("Heading2", first.findings_title)
    yield from (paragraph("ListNumber", finding) for finding in first.findings)
    if first.advice:
        yield paragraph("Heading2", first.advice_title)
        yield from (paragraph("ListBullet", told) for told in first.advice)
        yield from (paragraph("Caption", told) for told in (first.advice_note,) if told)
    if first.decision:
        yield paragraph("Heading2", first.decision_title, keep=True)
        yield paragraph("", first.decision)
    yield paragraph("Caption", " ".join((first.basis, *first.checked)))
    yield paragraph("Caption", Run(f"{first.promise_title}. ", is_bold=True), " ".join(first.promise))
