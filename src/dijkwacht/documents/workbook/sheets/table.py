"""What every kind of spreadsheet becomes: sheets with numbered rows of cells that know their place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NoReturn

from dijkwacht.kit.dutch import decimal

MAX_ROWS: Final = 20_000
LAST_ROW: Final = MAX_ROWS + 1  # the headings stand in the first
MAX_COLUMNS: Final = 50
LIST_ROWS: Final = 2_000
"""Filled rows of one sheet that are read of a list; more than any list may have, so that the rest need not be read to say so."""
MAX_TEXT: Final = 32_767
"""Letters in one cell, as Excel has it."""
MAX_SHEETS: Final = 100
MAX_CELLS: Final = 300_000
MAX_LETTERS: Final = 4_000_000
MAX_ELEMENTS: Final = 1_000_000
BOOLEAN: Final = "is WAAR of ONWAAR; schrijf een gewone tekst of een getal"
PERCENTAGE: Final = "is een percentage of een bedrag; kies als celnotatie Tekst of Standaard en typ de waarde opnieuw"
TIME: Final = "is een tijd; kies als celnotatie Tekst en typ de waarde opnieuw"
FORMULA: Final = "bevat een formule; zet hier de waarde zelf neer"
MERGED: Final = "is een samengevoegde cel; splits de cellen"
ERROR: Final = "bevat een foutwaarde zoals #N/B; zet hier de waarde zelf neer"

Value = str | int | float | date | None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; ``is_broken`` says that its fault has been told, so that nobody tells another."""

    place: str
    value: Value = None
    is_broken: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it, not even a fault."""
        return self.value is None and not self.is_broken

    @property
    def text(self) -> str:
        """The value as text; empty where there is none."""
        if isinstance(self.value, date):
            return self.value.isoformat()
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True, slots=True)
class Row:
    """One row that is not empty, its cells by column number from 1."""

    title: str
    number: int
    cells: Mapping[int, Cell]
    is_hidden: bool = False

    def cell(self, column: int) -> Cell:
        """The cell in this column, an empty one where the file has none."""
        return self.cells.get(column) or Cell(place(self.title, self.number, column))


@dataclass(frozen=True, slots=True)
class Span:
    """A merged area: its first cell holds the value, the cells that it covers are absent from the rows."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet; ``title`` is what its places begin with.

    ``beyond`` is the highest filled column past ``MAX_COLUMNS``, 0 if none: such cells are left out of a list.
    ``notes`` say what whoever handed it in should know of how it was read; no fault.
    """

    title: str
    rows: tuple[Row, ...] = ()
    is_hidden: bool = False
    spans: tuple[Span, ...] = ()
    beyond: int = 0
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Book:
    """The wanted sheets that were there, and the names of all sheets, both in the order of the file."""

    sheets: Mapping[str, Sheet]
    names: tuple[str, ...] = field(default=())


class Work:
    """What a file asks in all, over all its sheets; at more than is allowed reading stops with what was found and what may be."""

    def __init__(self, stop: Callable[[str], NoReturn]) -> None:
        self._stop = stop
        self._elements = self._cells = self._letters = 0

    def sheets(self, number: int) -> None:
        """So many sheets were found."""
        self._count(number, MAX_SHEETS, "bladen")

    def element(self) -> None:
        """One more element of XML."""
        self._elements += 1
        self._count(self._elements, MAX_ELEMENTS, "onderdelen")

    def cells(self, number: int, value: Value) -> None:
        """So many more cells with this value in each."""
        self._cells += number
        self._count(self._cells, MAX_CELLS, "gevulde cellen")
        if isinstance(value, str):
            self._letters += number * len(value)
            self._count(self._letters, MAX_LETTERS, "tekens in alle cellen samen")

    def _count(self, found: int, most: int, what: str) -> None:
        if found > most:
            self._stop(f"heeft {decimal(found, places=0)} {what} of meer; hoogstens {decimal(most, places=0)}")


class Enough(Exception):
    """All that is needed of a sheet was read."""


def too_many_rows(found: int) -> str:
    """What to do about a sheet that is too long."""
    return (
        f"heeft iets staan in rij {decimal(found, places=0)}; gelezen worden er {decimal(MAX_ROWS, places=0)}. Haal de rest weg"
    )


def too_many_columns(found: int) -> str:
    """What to do about a sheet that is too wide."""
    number = decimal(found, places=0)
    return f"heeft iets in kolom {letters(found)} (de {number}e); gelezen worden er {MAX_COLUMNS}. Haal de rest weg"


def place(title: str, row: int, column: int) -> str:
    """Where a cell stands, as a person sees it: ``Antwoorden!C14``."""
    return f"{title}!{letters(column)}{row}"


def letters(column: int) -> str:
    """The letters of a column number: 1 is A, 27 is AA."""
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def tidy(text: str) -> str | None:
    """A text without white space round it and with plain line ends; nothing left is None."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip() or None


def whole(number: int | float) -> int | float:
    """A number from a number cell: 2.0 is 2."""
    return int(number) if isinstance(number, float) and number.is_integer() else number
