"""Reads a folder with organisatie.csv, antwoorden.csv and perhaps weging.csv, with ``,`` or ``;`` between the cells."""

import csv
import io
from collections.abc import Collection
from pathlib import Path
from typing import Final

from dijkwacht.documents.workbook.sheets import container, table
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.table import Book, Cell, Row, Sheet

HEAD: Final = "Organisatie"
ENCODING: Final = "is niet als UTF-8 opgeslagen; kies bij opslaan ‘CSV UTF-8’"


def read(folder: Path, *, wanted: Collection[str], faults: Faults) -> Book:
    """The wanted sheets, each from the file with its name in small letters."""
    paths = {title: folder / f"{title.lower()}.csv" for title in wanted}
    sheets = {title: _sheet(path, faults) for title, path in paths.items() if path.is_file()}
    if HEAD in sheets:
        _check_pairs(sheets[HEAD], faults)
    return Book(sheets, tuple(sorted(path.name for path in folder.glob("*.csv") if path.is_file())))


def _check_pairs(sheet: Sheet, faults: Faults) -> None:
    """A head has a label and a value on each line; a third cell is a value that was cut in two."""
    for row in sheet.rows:
        for cell in [cell for column, cell in row.cells.items() if column > 2]:
            faults.add(cell.place, "hoort bij de waarde ervoor; zet de hele waarde tussen aanhalingstekens")


def _sheet(path: Path, faults: Faults) -> Sheet:
    """One file; what cannot be read at all stops the reading."""
    with path.open("rb") as stream:
        return separated_sheet(path.name, stream.read(container.MAX_BYTES + 1), faults)


def separated_sheet(title: str, data: bytes, faults: Faults) -> Sheet:
    """The rows of a file with ``,`` or ``;`` between the cells; ``title`` is what its places begin with."""
    text = _text(title, data, faults)
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") >= first.count(",") else ","
    rows: list[Row] = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), start=1):
            row = _row(title, number, cells)
            if row.cells:
                rows.append(row)
            _check_size(row, faults)
    except csv.Error:
        faults.stop("de aanhalingstekens kloppen niet; sla het bestand opnieuw op als ‘CSV UTF-8’", place=title)
    return Sheet(title, tuple(rows))


def _text(title: str, data: bytes, faults: Faults) -> str:
    if len(data) > container.MAX_BYTES:
        faults.stop(container.TOO_LARGE, place=title)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = "\0"
    if "\0" in text:
        faults.stop(ENCODING, place=title)
    return text


def _check_size(row: Row, faults: Faults) -> None:
    if row.number > table.LAST_ROW:
        faults.stop(table.TOO_MANY_ROWS, place=row.title)
    if max(row.cells, default=0) > table.MAX_COLUMNS:
        faults.stop(table.TOO_MANY_COLUMNS, place=row.title)


def _row(title: str, number: int, cells: list[str]) -> Row:
    values = ((column, table.tidy(text)) for column, text in enumerate(cells, start=1))
    return Row(title, number, {c: Cell(table.place(title, number, c), value) for c, value in values if value is not None})
