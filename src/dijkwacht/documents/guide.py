"""The guide for a talk with one function, made from the norm: what to say first, what to ask, how to ask on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.documents.drawings.labels import one_line, plain, shortened
from dijkwacht.documents.norms.model import Criterion, Theme
from dijkwacht.documents.norms.words import LEVEL_WORDS, in_sentence
from dijkwacht.documents.paper.model import Block, Column, Heading, Notice, Paper, Paragraph, Points, Table
from dijkwacht.kit.dutch import long_date

OPENING: Final = (
    (
        "Wij praten over hoe het werk is geregeld: wat op papier staat, wat er gebeurt en waaruit dat blijkt. "
        "Het gaat om de organisatie, niet om u."
    ),
    (
        "Alleen u en de adviseur weten wat u zei. "
        "De organisatie ziet de uitkomst die telt, en hooguit dat antwoorden uiteenliepen. "
        "De woorden uit dit gesprek verdwijnen bij de vaststelling."
    ),
    (
        "Hulp is geen toezicht: niets hiervan dient voor toezicht, benoemingen of beoordelingen. "
        "Noem geen personen of lopende zaken."
    ),
)
"""What is said first: what for, who sees it, and what it never serves."""

ADVISER_ONLY: Final = "Alleen voor de adviseur: hier staat wat deze functie eerder antwoordde. Laat dit blad niet liggen."
LEVELS: Final = "0   1   2   3   ?"
NOTE_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class Question:
    """One step of the talk about a criterion: paper, practice or evidence; what to ask, and how to ask on."""

    step: str
    text: str
    further: str


@dataclass(frozen=True, slots=True)
class GuideHead:
    """Whose talk it is: the function in words, the organisation and the day of the picture."""

    organisation: str
    function: str
    on: date
    made_on: date
    norm: str
    example: bool = False


GuidePart = tuple[Theme, Sequence[Criterion]]
"""A theme with those of its criteria that this function is asked."""


def questions(criterion: Criterion) -> tuple[Question, ...]:
    """From paper to practice to evidence."""
    ask = criterion.ask
    wanted = "; ".join(one.what for one in criterion.evidence)
    return (
        Question("Papier", ask.paper if ask else "Is dit vastgelegd?", "Waar staat dat, van wanneer is het, en wie kent het?"),
        Question(
            "Praktijk",
            ask.practice if ask else "Gebeurt dit ook?",
            "Wanneer voor het laatst? En als het druk is, of iemand weg is?",
        ),
        Question(
            "Bewijs",
            "Wat kunt u daarvan laten zien?",
            f"Denk aan: {wanted}." if wanted else "Welk stuk, van welke datum, waar ligt het?",
        ),
    )


def guide(head: GuideHead, parts: Sequence[GuidePart], before: Mapping[str, Sequence[str]] | None = None) -> Paper:
    """The guide as a document; ``before`` has per criterion what was answered, in lines, and is for the adviser alone."""
    blocks: list[Block] = [
        *([Notice(ADVISER_ONLY)] if before is not None else []),
        Heading(1, "Zeg eerst"),
        Points(tuple(map(Paragraph, OPENING)), is_numbered=True),
    ]
    if not parts:
        blocks.append(Paragraph("Deze functie krijgt in deze norm geen vragen."))
    for theme, criteria in parts:
        blocks.append(Heading(1, one_line(theme.title)))
        for criterion in criteria:
            blocks += _criterion(criterion, None if before is None else before.get(criterion.id, ()))
    blocks += [Heading(1, "De niveaus"), _levels()]
    if head.example:
        blocks.append(Paragraph("Alle gegevens in dit stuk zijn voorbeeldgegevens; de organisatie is verzonnen."))
    example = " · voorbeeldgegevens" if head.example else ""
    return Paper(
        title=f"Gespreksleidraad: {head.function}",
        organisation=shortened(head.organisation, 80),
        kicker=f"Peildatum {long_date(head.on)} · {one_line(head.norm)}",
        header=f"{'Alleen voor de adviseur' if before is not None else 'Om mee te nemen naar het gesprek'}{example}",
        footer=f"Gespreksleidraad {head.function}",
        made_on=head.made_on,
        blocks=tuple(blocks),
    )


def _criterion(criterion: Criterion, before: Sequence[str] | None) -> list[Block]:
    must = " (minimumeis)" if criterion.must else ""
    found: list[Block] = [Heading(2, f"{criterion.id}{must}: {one_line(criterion.text)}")]
    found += [Paragraph(f"{one.step}. {one_line(one.text)} {one_line(one.further)}") for one in questions(criterion)]
    if criterion.guidance:
        found.append(Paragraph(f"Let op: {one_line(criterion.guidance)}"))
    if before is not None:
        found += [Paragraph(f"Eerder: {one_line(plain(line))}") for line in before or ("nog geen antwoord.",)]
    empty = (("\u00a0", "\u00a0", "\u00a0"),) * (NOTE_LINES - 1)
    columns = (Column("Papier", 16), Column("Praktijk", 16), Column("Aantekeningen", 68))
    found.append(Table("", columns, ((LEVELS, LEVELS, "\u00a0"), *empty)))
    return found


def _levels() -> Table:
    words = zip(in_sentence(LEVEL_WORDS[Side.PAPER]), in_sentence(LEVEL_WORDS[Side.PRACTICE]), strict=True)
    rows = tuple((str(level), paper, practice) for level, (paper, practice) in enumerate(words))
    return Table("", (Column("Niveau", 12), Column("Op papier", 44), Column("In de praktijk", 44)), rows)
