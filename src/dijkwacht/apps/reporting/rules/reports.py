"""The forms and versions in which a report can be had, what the file is called, and the words for who decided."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.assessments.rules import Ground, State
from dijkwacht.documents.marking import Marking


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


class Version(StrEnum):
    """For whom a report is: the organisation itself, or everybody."""

    FULL = "full"
    PUBLIC = "public"

    @property
    def word(self) -> str:
        """The word on the page."""
        return {Version.FULL: "volledige versie", Version.PUBLIC: "openbare versie"}[self]


STATE_WORDS: Final = MappingProxyType(
    {
        State.PLANNED: "nog niet begonnen",
        State.ANSWERING: "voorlopig, wordt nog beantwoord",
        State.ANALYSIS: "voorlopig, in analyse",
        State.CONCEPT: "concept",
        State.FACT_CHECK: "concept, in feitencheck",
        State.ADOPTED: "vastgesteld",
        State.LAPSED: "vervallen",
    }
)
"""Where the picture stands, as the report says it; once adopted the decision itself says it."""


def ground_in_words(code: str) -> tuple[str, str]:
    """The article and the words of a ground; a code that is in no table is shown as it is.

    >>> ground_in_words("woo-5.1.2.e")
    ('artikel 5.1, tweede lid, onder e, Woo', 'de persoonlijke levenssfeer')
    """
    if code in set(Ground):
        return Ground(code).article, Ground(code).word
    return code, "te verifiëren"


def why_not_public(state: State, marking: Marking) -> str | None:
    """Why there is no public version now; None when there is one."""
    if state is State.LAPSED:
        return "Dit beeld is vervallen. Er komt geen openbare versie van."
    if state is not State.ADOPTED:
        return "Er is nog geen openbare versie: eerst neemt het bestuur een besluit over het beeld."
    if marking is Marking.CLOSED:
        return "Dit beeld heeft de rubricering ‘gesloten’. Daarvan is er geen openbare versie."
    return None


def file_name(organisation: str, on: date, form: Format, version: Version = Version.FULL) -> str:
    """A name that says whose picture of when it is and for whom, and nothing of what it says.

    >>> file_name("Súdwest-Fryslân", date(2026, 11, 23), Format.PDF, Version.PUBLIC)
    'weerbaarheidsbeeld-sudwest-fryslan-2026-11-23-openbaar.pdf'
    """
    ending = "-openbaar" if version is Version.PUBLIC else ""
    return f"weerbaarheidsbeeld-{plain_name(organisation)}-{on.isoformat()}{ending}.{form}"


def plain_name(organisation: str) -> str:
    """The name of an organisation as a file can have it.

    >>> plain_name("’s-Gravenhage")
    's-gravenhage'
    """
    plain = unicodedata.normalize("NFKD", organisation).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "organisatie"


@dataclass(frozen=True, slots=True)
class Document:
    """A file as it is handed out."""

    name: str
    media_type: str
    content: bytes
