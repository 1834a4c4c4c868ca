"""An action list of any shape once it was read: its sheets, and of one of them the headings and the rows as text."""

from collections.abc import Mapping
from dataclasses import dataclass

from dijkwacht.documents.workbook.sheets.table import letters, place


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number, its texts by column, and what is wrong with cells that cannot be read.

    ``filled`` are the columns whose text is that of a merged cell that begins elsewhere; ``joined`` is the last row of a merged
    cell that begins here; a banner is one text over several columns and nothing else.
    """

    number: int
    texts: Mapping[int, str]
    flaws: Mapping[int, str]
    is_hidden: bool = False
    filled: tuple[int, ...] = ()
    joined: int = 0
    is_banner: bool = False


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One sheet as it was handed in; ``head`` is the row that must hold the headings, ``why_not`` why it cannot be taken over.

    ``beyond`` is the last column that holds something and was not read, 0 where there is none.
    """

    title: str
    lines: tuple[Line, ...]
    head: int = 0
    is_hidden: bool = False
    beyond: int = 0
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class ActionBook:
    """All that was in the file, which sheet must be meant, and what has to be known of how it was read."""

    sheets: tuple[ListSheet, ...]
    chosen: int = 0
    said: tuple[str, ...] = ()

    @property
    def sheet(self) -> ListSheet:
        """The sheet that must be meant."""
        return self.sheets[self.chosen]


@dataclass(frozen=True, slots=True)
class ActionTable:
    """A list by one row of headings: the title of its sheet, its headings by column, and the rows below."""

    title: str
    headings: Mapping[int, str]
    lines: tuple[Line, ...]

    def place(self, line: Line, column: int) -> str:
        """Where a cell stands, as a person sees it: ``Acties!C14``."""
        return place(self.title, line.number, column)


def column_words(column: int, heading: str) -> str:
    """A column as a person points at it."""
    return f"{letters(column)}: {heading}"
