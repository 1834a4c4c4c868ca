"""What stands before a letter and does not go along: what to fill in, what is open, what to do and what to verify."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dijkwacht.documents.letters.checklist import TO_VERIFY
from dijkwacht.documents.paper.model import Block, Heading, Paragraph, Points

TITLE: Final = "Eerst lezen: dit hoort niet bij de brief"
LEAD: Final = (
    "Haal alles vóór de titel van de brief weg voordat u hem verstuurt. Wat tussen haken op een gekleurde achtergrond staat, vult"
    " u zelf in, in uw eigen systeem. Maak de PDF in Word, als alle plekken zijn ingevuld:"
    " in de PDF van deze site kan dat niet meer. De brief is een hulp en geen juridisch advies."
)


@dataclass(frozen=True, slots=True)
class Cover:
    """What the sender must know and do.

    ``fill`` are the gaps in their order, ``open_questions`` what is still to be answered and ``open_reason`` why the letter
    goes on all the same, ``terms`` the days with their arithmetic, ``unsure`` what is to be verified.
    """

    fill: tuple[str, ...]
    open_questions: tuple[str, ...]
    open_reason: str
    to: tuple[str, ...]
    terms: tuple[str, ...]
    then: tuple[str, ...]
    basis: tuple[str, ...]
    unsure: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CoverPart:
    """One list on the cover page, with an optional sentence below it."""

    title: str
    items: tuple[str, ...]
    below: str = ""


def parts(cover: Cover) -> Iterator[CoverPart]:
    """The lists that have something in them."""
    reason = f"Reden om toch verder te gaan: {cover.open_reason}" if cover.open_reason else ""
    found = (
        CoverPart("Vul dit zelf in", cover.fill),
        CoverPart("Deze vragen zijn nog open; de burgemeester beslist", cover.open_questions, reason),
        CoverPart("Wie krijgt de brief", cover.to),
        CoverPart("Termijnen en hoe ze zijn gerekend", cover.terms),
        CoverPart("Doe ook dit", cover.then),
        CoverPart("Waar de brief op steunt", cover.basis),
        CoverPart(f"Laat dit nagaan door een jurist ({TO_VERIFY})", cover.unsure),
    )
    return (part for part in found if part.items)


def blocks(cover: Cover) -> Iterator[Block]:
    """The page as a paper has it."""
    yield Heading(1, TITLE)
    yield Paragraph(LEAD)
    for part in parts(cover):
        yield Heading(2, part.title)
        yield Points(tuple(map(Paragraph, part.items)))
        if part.below:
            yield Paragraph(part.below)
