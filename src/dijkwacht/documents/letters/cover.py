"""The page before a letter that does not go along: what to fill in, what is open, what to do and what to verify."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from dijkwacht.documents.letters.checklist import TO_VERIFY
from dijkwacht.documents.letters.letter import Cover

TITLE: Final = "Eerst lezen: deze bladzijde hoort niet bij de brief"
LEAD: Final = (
    "Haal deze bladzijde weg voordat u de brief verstuurt. Wat tussen haken op een gekleurde achtergrond staat, vult u zelf in,"
    " in uw eigen systeem. De brief is een hulp en geen juridisch advies."
)


@dataclass(frozen=True, slots=True)
class CoverPart:
    """One list on the cover page, with an optional sentence below it."""

    title: str
    items: tuple[str, ...]
    below: str = ""


def parts(cover: Cover) -> Iterator[CoverPart]:
    """The lists that have something in them."""
    yield CoverPart("Vul dit zelf in", cover.fill)
    if cover.open_questions:
        reason = f"Reden om toch verder te gaan: {cover.open_reason}" if cover.open_reason else ""
        yield CoverPart("Deze vragen zijn nog open; de burgemeester beslist", cover.open_questions, reason)
    yield CoverPart("Wie krijgt de brief", cover.to)
    if cover.terms:
        yield CoverPart("Termijnen en hoe ze zijn gerekend", cover.terms)
    if cover.then:
        yield CoverPart("Doe ook dit", cover.then)
    yield CoverPart("Waar de brief op steunt", cover.basis)
    if cover.unsure:
        yield CoverPart(f"Laat dit nagaan door een jurist ({TO_VERIFY})", cover.unsure)
