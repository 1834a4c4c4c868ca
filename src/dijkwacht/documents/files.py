"""Files as they go out: the forms there are, what a browser is told of each, and one file with its name."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Self


class Form(StrEnum):
    """A form of a document; the value is the ending of the file, `word` stands on the button."""

    word: str
    media_type: str

    def __new__(cls, ending: str, word: str = "", media_type: str = "") -> Self:
        """A member with its words."""
        form = str.__new__(cls, ending)
        form._value_, form.word, form.media_type = ending, word, media_type
        return form

    PDF = "pdf", "PDF", "application/pdf"
    DOCX = "docx", "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    ODT = "odt", "ODT", "application/vnd.oasis.opendocument.text"
    PPTX = "pptx", "PowerPoint", "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    ODP = "odp", "ODP", "application/vnd.oasis.opendocument.presentation"
    XLSX = "xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    CSV = "csv", "CSV", "text/csv; charset=utf-8"
    ICS = "ics", "agenda", "text/calendar; charset=utf-8"
    YAML = "yaml", "YAML", "application/yaml; charset=utf-8"
    JSON = "json", "JSON", "application/json"
    XML = "xml", "Open-PSA (XML)", "application/x-open-psa+xml"
    SVG = "svg", "SVG", "image/svg+xml"


TEXTS = (Form.PDF, Form.DOCX, Form.ODT)
"""To read, and to write on in."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it is handed out; ``title`` is its name without the ending."""

    title: str
    form: Form
    content: bytes
    told: str = ""
    """What whoever takes it along should know."""

    @property
    def name(self) -> str:
        """The name of the file."""
        return f"{self.title}.{self.form}"
