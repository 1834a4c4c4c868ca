"""The annexes: every criterion with its levels, what was settled and why, and where members differ."""

from collections.abc import Sequence

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.norms.words import SIDE_WORDS
from dijkwacht.documents.paper.model import Block, Column, Heading, Paragraph, Table
from dijkwacht.documents.report.given import DeviationText
from dijkwacht.documents.report.parts import wording
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.documents.workbook.model import SettledRow
from dijkwacht.kit.dutch import listed


def annex_criteria(matter: Matter) -> Sequence[Block]:
    """Every criterion with its two levels, theme by theme."""
    blocks: list[Block] = [Paragraph("Niveau 2 en 3 zijn op orde. Een ster (*) staat bij een minimumeis.")]
    for theme in matter.norm.themes:
        rows = tuple(
            (
                f"{criterion.id}{'*' if criterion.must else ''}",
                one_line(criterion.text),
                *wording.levels(matter.results[criterion.id]),
            )
            for criterion in theme.criteria
        )
        title = matter.theme_titles[theme.id]
        columns = (
            Column("Onderdeel", 14),
            Column("Omschrijving", 64),
            Column("Papier", 11, is_figure=True),
            Column("Praktijk", 11, is_figure=True),
        )
        blocks += [Heading(2, title), Table(caption="", columns=columns, rows=rows)]
    return blocks


def annex_settled(matter: Matter) -> Sequence[Block]:
    """What the adviser settled, each with the reason; nothing where nothing was settled."""
    rows = tuple(
        (row.criterion, SIDE_WORDS[row.side] if row.side else "beide", _settled(row), one_line(row.reason))
        for row in matter.texts.settled
    )
    if not rows:
        return []
    columns = (Column("Onderdeel", 13), Column("Kant", 15), Column("Oordeel", 25), Column("Reden", 47))
    said = "Bij deze onderdelen geldt het oordeel van de adviseur, in plaats van wat uit de antwoorden volgt."
    return [Paragraph(said), Table(caption="", columns=columns, rows=rows)]


def _settled(row: SettledRow) -> str:
    if row.side is None or row.level is None:
        return "niet van toepassing"
    names = wording.PAPER_LEVELS if row.side is Side.PAPER else wording.PRACTICE_LEVELS
    return f"{names[row.level]} (niveau {row.level})"


def holds_for(members: Sequence[str]) -> str:
    """The members by name, in the order of the alphabet.

    >>> holds_for(["Westerkoog", "Duinrade"])
    'Dit beeld geldt voor Duinrade en Westerkoog'
    """
    return f"Dit beeld geldt voor {listed(sorted(map(one_line, members), key=str.casefold))}"


def annex_deviations(matter: Matter) -> Sequence[Block]:
    """What differs, member by member in the order of the alphabet: no figure adds them up or sets one beside another."""
    found = matter.texts.deviations
    if not found:
        return []
    blocks: list[Block] = [
        Paragraph(
            "De niveaus in dit beeld gelden voor alle deelnemers samen. Hier staat waar het bij een deelnemer anders is, met de "
            "reden. De deelnemers staan op alfabet. Deze afwijkingen tellen niet mee in de cijfers."
        )
    ]
    columns = (Column("Onderdeel", 14), Column("Op papier", 14), Column("In de praktijk", 14), Column("Wat er anders is", 58))
    for member in sorted({row.member for row in found}, key=str.casefold):
        rows = sorted((row for row in found if row.member == member), key=lambda row: row.criterion)
        blocks += [Heading(2, one_line(member)), Table(caption="", columns=columns, rows=tuple(map(_row, rows)))]
    return blocks


def _row(row: DeviationText) -> tuple[str, ...]:
    if row.not_applicable:
        return (row.criterion, wording.NOT_APPLICABLE, wording.NOT_APPLICABLE, one_line(row.reason))
    paper, practice = ("gelijk" if level is None else str(level) for level in (row.paper, row.practice))
    return (row.criterion, paper, practice, one_line(row.reason))
