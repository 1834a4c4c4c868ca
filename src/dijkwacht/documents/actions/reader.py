"""Reads an action list of any shape: the first sheet with something in it, its headings, and its rows as text."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.folder import separated_sheet
from dijkwacht.documents.workbook.sheets.opening import open_book
from dijkwacht.documents.workbook.sheets.table import Row, Sheet, has_unreadable, letters, place
from dijkwacht.kit.errors import InvalidInput

MAX_ACTIONS: Final = 500
MAX_HEADING: Final = 80
MAX_CELL: Final = 5_000
CSV: Final = "Bestand"
NOTHING: Final = "bevat geen lijst: nodig is een rij met koppen en daaronder per regel een actie"
TOO_MANY: Final = f"heeft meer dan {MAX_ACTIONS} regels onder de koppen; lees de lijst in delen in"


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


def read_actions(data: bytes, *, file: str) -> ActionTable:
    """The list in an .xlsx, .ods or .csv.

    A cell that cannot be read is no fault yet: it may stand in a column that nobody wants.

    Raises:
        InvalidInput: the file is no list, too large, or not what its name says.
    """
    faults = Faults(file)
    sheet = _sheet(data, file, faults)
    flaws = _flaws(faults)
    head = next((row for row in sheet.rows if len(_texts(row)) >= 2), None)
    below = [row for row in sheet.rows if head and row.number > head.number] if head else []
    if head is None or not below:
        faults.stop(NOTHING, place=sheet.title)
    if len(below) > MAX_ACTIONS:
        faults.stop(TOO_MANY, place=sheet.title)
    headings = {column: " ".join(text.split())[:MAX_HEADING] for column, text in _texts(head).items()}
    return ActionTable(sheet.title, headings, tuple(_line(row, flaws) for row in below))


def _sheet(data: bytes, file: str, faults: Faults) -> Sheet:
    if file.lower().endswith(".csv"):
        if data.startswith(b"PK\x03\x04"):
            faults.stop("is een werkmap en geen CSV; geef het bestand de juiste naam (.xlsx of .ods)")
        return separated_sheet(CSV, data, faults)
    names = open_book(data, wanted=(), faults=faults).names
    sheets = open_book(data, wanted=names, faults=faults).sheets
    return next((sheet for sheet in sheets.values() if len(sheet.rows) > 1), Sheet(next(iter(names), "")))


def _flaws(faults: Faults) -> Mapping[str, str]:
    """What is wrong with single cells, by their place."""
    try:
        faults.raise_any()
    except InvalidInput as found:
        return {fault.place: fault.reason for fault in found.faults}
    return {}


def _texts(row: Row) -> dict[int, str]:
    return {column: cell.text for column, cell in sorted(row.cells.items()) if cell.text}


def _line(row: Row, flaws: Mapping[str, str]) -> Line:
    broken = {column: flaws.get(cell.place, "kan niet worden gelezen") for column, cell in row.cells.items() if cell.is_broken}
    texts = _texts(row)
    for column, text in texts.items():
        if len(text) > MAX_CELL:
            broken[column] = f"de tekst is {len(text)} tekens lang; hoogstens {MAX_CELL}"
        elif has_unreadable(text):
            broken[column] = "de tekst bevat onleesbare tekens; typ hem opnieuw"
    return Line(row.number, {column: text for column, text in texts.items() if column not in broken}, broken)


def column_words(column: int, heading: str) -> str:
    """A column as a person points at it."""
    return f"{letters(column)}: {heading}"
