"""Reads one .csv, whatever program made it."""

import csv
import io
import string
from typing import Final

from dijkwacht.documents.delimited import delimited
from dijkwacht.documents.workbook.sheets import container, table
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.table import Cell, Row, Sheet

QUOTES: Final = "de aanhalingstekens kloppen niet; sla het bestand opnieuw op als ‘CSV UTF-8’"


def separated_sheet(title: str, data: bytes, faults: Faults, *, is_list: bool = True) -> Sheet:
    """The rows of a file with ``;``, ``,`` or a tab between the cells; ``title`` is what its places begin with."""
    if len(data) > container.MAX_BYTES:
        faults.stop(container.too_large(len(data)), place=title)
    found = delimited(data, lambda reason: faults.stop(reason, place=title))
    work, rows, beyond = table.Work(faults.stop), [], 0
    lines = io.StringIO(found.text, newline="")
    try:
        for number, cells in enumerate(csv.reader(lines, delimiter=found.delimiter, strict=True), start=1):
            last = max((column for column, value in enumerate(cells, start=1) if value.strip()), default=0)
            if number > table.LAST_ROW and not last:  # empty lines are not gone through one by one, however many
                below = _first_filled(lines.read(), number + 1, found.delimiter)
                _check_size(title, below, below, faults, is_list=True)
                break
            _check_size(title, number, last, faults, is_list=is_list)
            beyond = max(beyond, last if last > table.MAX_COLUMNS else 0)
            row = _row(title, number, cells[: table.MAX_COLUMNS], work)
            if row.cells:
                rows.append(row)
            if is_list and len(rows) >= table.LIST_ROWS:
                break
    except csv.Error:
        faults.stop(QUOTES, place=title)
    return Sheet(title, tuple(rows), beyond=beyond, notes=(found.note,) if found.note else ())


def _first_filled(rest: str, number: int, delimiter: str) -> int:
    """The first row in the rest of a file that holds anything, when the rest begins with this row; 0 where none does."""
    filled = rest.lstrip(f'{string.whitespace}"{delimiter}')
    return number + rest[: len(rest) - len(filled)].count("\n") if filled else 0


def _check_size(title: str, number: int, last: int, faults: Faults, *, is_list: bool) -> None:
    if last and number > table.LAST_ROW:
        faults.stop(table.too_many_rows(number), place=title)
    if last > table.MAX_COLUMNS and not is_list:
        faults.stop(table.too_many_columns(last), place=title)


def _row(title: str, number: int, cells: list[str], work: table.Work) -> Row:
    found: dict[int, Cell] = {}
    for column, text in enumerate(cells, start=1):
        value = table.tidy(text)
        if value is not None:
            work.cells(1, value)
            found[column] = Cell(table.place(title, number, column), value)
    return Row(title, number, found)
