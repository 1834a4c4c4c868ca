"""Reads a folder with organisatie.csv, antwoorden.csv and perhaps weging.csv."""

from collections.abc import Collection
from pathlib import Path
from typing import Final

from dijkwacht.documents.workbook.sheets import container
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.separated import separated_sheet
from dijkwacht.documents.workbook.sheets.table import Book, Sheet

HEAD: Final = "Organisatie"


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
    if (size := path.stat().st_size) > container.MAX_BYTES:
        faults.stop(container.too_large(size), place=path.name)
    with path.open("rb") as stream:
        return separated_sheet(path.name, stream.read(container.MAX_BYTES + 1), faults, is_list=False)
