"""Reads an action list of any shape: the first sheet with something in it, its headings, and its rows as text."""

from collections.abc import Mapping
from typing import Final

from dijkwacht.documents.action_lists.table import ActionTable, Line
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.folder import separated_sheet
from dijkwacht.documents.workbook.sheets.opening import open_book
from dijkwacht.documents.workbook.sheets.table import Row, Sheet, has_unreadable
from dijkwacht.kit.dutch import decimal
from dijkwacht.kit.errors import InvalidInput

MAX_ACTIONS: Final = 500
MAX_HEADING: Final = 80
MAX_CELL: Final = 5_000
MAX_LETTERS: Final = 400_000
"""In all cells together: its texts are looked at again with each look at the preview."""
CSV: Final = "Bestand"
NOTHING: Final = "bevat geen lijst: nodig is een rij met koppen en daaronder per regel een actie"
TOO_MANY: Final = f"heeft meer dan {MAX_ACTIONS} regels onder de koppen; lees de lijst in delen in"


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
    lines = tuple(_line(row, flaws) for row in below)
    letters = sum(len(text) for line in lines for text in line.texts.values())
    if letters > MAX_LETTERS:
        faults.stop(f"heeft {decimal(letters, places=0)} tekens; hoogstens {decimal(MAX_LETTERS, places=0)}", place=sheet.title)
    return ActionTable(sheet.title, headings, lines)


def _sheet(data: bytes, file: str, faults: Faults) -> Sheet:
    if file.lower().endswith(".csv"):
        if data.startswith(b"PK\x03\x04"):
            faults.stop("is een werkmap en geen CSV; geef het bestand de juiste naam (.xlsx of .ods)")
        return separated_sheet(CSV, data, faults)
    book = open_book(data, wanted=None, faults=faults)
    return next((sheet for sheet in book.sheets.values() if len(sheet.rows) > 1), Sheet(next(iter(book.names), "")))


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
