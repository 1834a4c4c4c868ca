"""The set for a closed briefing: every marked passage with its ground, and the list of the numbered copies of that set."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from dijkwacht.documents.college import secrecy
from dijkwacht.documents.college.frame import paper, said_of_example
from dijkwacht.documents.drawings.labels import one_line, plain
from dijkwacht.documents.paper.model import Block, Column, Heading, Notice, Paper, Paragraph, Table
from dijkwacht.documents.report.given import PassageText
from dijkwacht.documents.report.parts import advice
from dijkwacht.documents.report.parts.matter import Matter, noted
from dijkwacht.kit.dutch import capital, long_date

READING_COPY: Final = "leesversie, geen genummerde kopie"


@dataclass(frozen=True, slots=True)
class CopyText:
    """One numbered copy: who has it, as a function and never a name, and what became of it."""

    number: int
    given_to: str
    given_on: date
    returned_on: date | None = None
    destroyed_on: date | None = None


def closed_set(matter: Matter, *, imposing: Sequence[str], copy: CopyText | None = None) -> Paper:
    """The passages one by one; a numbered copy says on each page which copy it is."""
    deciding = matter.bodies
    copied = f"kopie {copy.number}" if copy else READING_COPY
    blocks: list[Block] = [
        Notice(f"Besloten: {copied}. Kopieer dit stuk niet en lever het in na de bijeenkomst."),
        *([Paragraph(f"Uitgereikt aan: {one_line(copy.given_to)}, op {long_date(copy.given_on)}.")] if copy else []),
        Heading(1, "Overzicht van de passages"),
        *([secrecy.passages_table(matter)] if matter.texts.passages else [Paragraph("In dit beeld is geen passage gemarkeerd.")]),
        Heading(1, "Wie kan geheimhouding opleggen"),
        secrecy.who_may(deciding, imposing),
    ]
    if matter.texts.passages:
        blocks.append(Heading(1, "De passages"))
        for passage in matter.texts.passages:
            blocks += _passage(matter, passage)
    made = paper(
        matter,
        title="Set voor een besloten bijeenkomst",
        what=capital(copied),
        blocks=[*blocks, *said_of_example(matter.head)],
    )
    return replace(made, header=f"{made.header} · {copied}")


def _passage(matter: Matter, passage: PassageText) -> list[Block]:
    lines = [line for line in map(one_line, plain(_words(matter, passage)).split("\n")) if line]
    mark = passage.short
    found = [Paragraph(line, mark=mark) for line in lines or ["Bij deze passage is geen tekst geschreven."]]
    return [Heading(2, secrecy.where(passage)), Notice(noted(passage)), *found]


def _words(matter: Matter, passage: PassageText) -> str:
    """What the passage says; of a finding nobody wrote, the words of the norm, as in the report."""
    id_ = passage.criterion
    match passage.part:
        case "summary":
            return matter.texts.summary
        case "decision":
            return matter.texts.decision
        case "finding":
            written, criterion = matter.findings.get(id_), matter.criteria.get(id_)
            return written.text if written else (criterion.vulnerability or criterion.text) if criterion else ""
        case "recommendation":
            return "\n".join(item.text for item in advice.chosen(matter) if id_ in item.criteria)


def copies_list(matter: Matter, copies: Sequence[CopyText]) -> Paper:
    """The list to print: every copy, who has it, and room for a signature."""
    rows = tuple(
        (
            str(copy.number),
            one_line(copy.given_to),
            long_date(copy.given_on),
            *map(_day, (copy.returned_on, copy.destroyed_on)),
            "",
        )
        for copy in copies
    )
    columns = (
        Column("Nr.", 7),
        Column("Uitgereikt aan (functie)", 29),
        Column("Uitgereikt op", 17),
        Column("Ingeleverd op", 17),
        Column("Vernietigd op", 16),
        Column("Paraaf", 14),
    )
    out = sum(copy.returned_on is None and copy.destroyed_on is None for copy in copies)
    blocks: list[Block] = [
        Paragraph(f"Kopieën: {len(copies)}. Nog niet terug: {out}. In de lijst staan functies, geen namen."),
        *([Table("Genummerde kopieën", columns, rows)] if rows else [Paragraph("Er is nog geen kopie uitgereikt.")]),
        *said_of_example(matter.head),
    ]
    return paper(matter, title="Lijst van genummerde kopieën", what="Lijst van kopieën", blocks=blocks)


def _day(day: date | None) -> str:
    return long_date(day) if day else "–"
