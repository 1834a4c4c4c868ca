"""The small workbooks of tests/data/files: what our reader and python-calamine say of them, in one form."""

import importlib.util
from datetime import date, datetime
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.opening import open_book
from dijkwacht.documents.workbook.sheets.separated import separated_sheet
from dijkwacht.documents.workbook.sheets.table import MAX_COLUMNS, Book, Sheet

FILES = Path(__file__).parents[2] / "data" / "files"
MADE = FILES / "made"
ODD = FILES / "odd"

Cells = dict[tuple[int, int], Any]
"""What stands in each cell that is not empty, by row and column from 1."""
BROKEN = "(gemeld)"
"""A cell that our reader names, and gives no value of."""


def kinds() -> dict[str, Any]:
    """What the workbooks hold, as the scripts that made them say."""
    spec = importlib.util.spec_from_file_location("tables", FILES / "tables.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    found: dict[str, Any] = module.KINDS
    return found


def ours(data: bytes, file: str) -> Book:
    """Read as a list of somebody's own making."""
    if file.endswith((".csv", ".txt")):
        sheet = separated_sheet("Bestand", data, Faults(file))
        return Book({sheet.title: sheet})
    return open_book(data, wanted=None, faults=Faults(file), is_list=True)


def cells(sheet: Sheet) -> Cells:
    """The filled cells of one sheet."""
    found = ((row.number, column, cell) for row in sheet.rows for column, cell in row.cells.items())
    return {(row, column): BROKEN if cell.is_broken else plain(cell.value) for row, column, cell in found}


def calamines(path: Path) -> dict[str, Cells]:
    """The same by python-calamine."""
    with CalamineWorkbook.from_path(path) as book:
        return {name: _cells(book.get_sheet_by_name(name)) for name in book.sheet_names}


def calamines_hidden(path: Path) -> list[str]:
    """The hidden sheets by python-calamine."""
    with CalamineWorkbook.from_path(path) as book:
        return [sheet.name for sheet in book.sheets_metadata if sheet.visible != SheetVisibleEnum.Visible]


def _cells(sheet: Any) -> Cells:
    rows = sheet.to_python(skip_empty_area=False)
    found = ((row, column, plain(value)) for row, values in enumerate(rows, 1) for column, value in enumerate(values, 1))
    return {(row, column): value for row, column, value in found if value is not None and column <= MAX_COLUMNS}


def plain(value: Any) -> Any:
    """A value without what differs between programs but not for a person: 2.0 and 2, a day and its midnight, white space."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").strip() or None
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def right(kind: dict[str, Any], title: str, *, as_number: bool = False) -> Cells:
    """What stands in a sheet of this kind, for our reader."""
    rows = kind["sheets"][title]
    found = {(r, c): said(value) for r, row in enumerate(rows, 1) for c, value in enumerate(row, 1) if value is not None}
    kept = {(row, column): value for (row, column), value in found.items() if column <= MAX_COLUMNS}
    # Counted from 1904, a number that is not shown as a day is given as a text: see xlsx.py.
    return {
        where: str(value) if kind.get("is_1904") and not as_number and isinstance(value, int) else value
        for where, value in kept.items()
    }


def said(value: Any) -> Any:
    """What our reader says of a value."""
    if not isinstance(value, dict):
        return plain(value)
    if {"bool", "percent"} & set(value):
        return BROKEN
    return plain(value.get("date", value.get("result")))
