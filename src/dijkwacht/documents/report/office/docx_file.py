"""A Word file: what says whose it is, ready-made blocks put in, and the file as bytes."""

import io
from datetime import UTC, datetime, time

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from dijkwacht.documents.report.content import Running


def describe(document: WordDocument, content: Running) -> None:
    """Metadata: whose picture it is, never what it says."""
    facts, made = document.core_properties, datetime.combine(content.made_on, time(12), UTC)
    facts.title, facts.subject, facts.author, facts.language = content.title, "", "dijkwacht", "nl-NL"
    facts.comments, facts.keywords, facts.last_modified_by, facts.revision = "", "", "", 1
    facts.created = facts.modified = made


def parsed(xml: str) -> list[BaseOxmlElement]:
    """Ready-made blocks as elements."""
    return list(parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"))


def append(document: WordDocument, xml: str) -> None:
    """Put ready-made blocks at the end, before the page set-up that must stay last."""
    for part in parsed(xml):
        document.element.body.sectPr.addprevious(part)


def saved(document: WordDocument) -> bytes:
    """The file."""
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()
