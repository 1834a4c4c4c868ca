"""The picture of a joint body: for which members it holds, and where one of them differs."""

from collections.abc import Sequence

from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.report.content import Block, Column, Heading, Paragraph, Table
from dijkwacht.documents.report.given import DeviationText
from dijkwacht.documents.report.parts import wording
from dijkwacht.documents.report.parts.matter import Matter
from dijkwacht.kit.dutch import listed


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
