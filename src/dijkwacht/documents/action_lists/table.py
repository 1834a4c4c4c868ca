"""An action list of any shape once it was read: its headings and its rows as text."""

from collections.abc import Mapping
from dataclasses import dataclass

from dijkwacht.documents.workbook.sheets.table import letters, place


@dataclass(frozen=True, slots=True)
class Line:
    """One row under the headings: its number, its texts by column, and what is wrong with cells that cannot be read."""

    number: int
    texts: Mapping[int, str]
    flaws: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class ActionTable:
    """A list as it was handed in: the title of its sheet, its headings by column, and its rows."""

    title: str
    headings: Mapping[int, str]
    lines: tuple[Line, ...]

    def place(self, line: Line, column: int) -> str:
        """Where a cell stands, as a person sees it: ``Acties!C14``."""
        return place(self.title, line.number, column)


def column_words(column: int, heading: str) -> str:
    """A column as a person points at it."""
    return f"{letters(column)}: {heading}"
