"""The forms in which a report can be had, and what the file is called."""

import re
import unicodedata
from datetime import date
from enum import StrEnum


class Format(StrEnum):
    """A form of the report; the value is the ending of the file."""

    PDF = "pdf"
    DOCX = "docx"
    ODT = "odt"

    @property
    def word(self) -> str:
        """The word on the button."""
        return {Format.PDF: "PDF", Format.DOCX: "Word", Format.ODT: "ODT"}[self]

    @property
    def media_type(self) -> str:
        """What the browser is told."""
        return {
            Format.PDF: "application/pdf",
            Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Format.ODT: "application/vnd.oasis.opendocument.text",
        }[self]


def file_name(organisation: str, on: date, form: Format) -> str:
    """A name that says whose picture of when it is, and nothing of what it says.

    >>> file_name("Súdwest-Fryslân", date(2026, 11, 23), Format.PDF)
    'weerbaarheidsbeeld-sudwest-fryslan-2026-11-23.pdf'
    """
    plain = unicodedata.normalize("NFKD", organisation).encode("ascii", "ignore").decode().lower()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "organisatie"
    return f"weerbaarheidsbeeld-{name}-{on.isoformat()}.{form}"
