"""Finds the columns of a sheet by the headings in its first row."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dijkwacht.documents.workbook.cells import near, short
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.table import Cell, Row, Sheet, place


@dataclass(frozen=True, slots=True)
class Line:
    """One row under the headings, its cells by heading."""

    row: Row
    columns: dict[str, int]

    def __getitem__(self, heading: str) -> Cell:
        """The cell under a heading; broken where the sheet lacks the column, which has been told once."""
        column = self.columns.get(heading)
        return self.row.cell(column) if column else Cell(place(self.row.title, self.row.number, 1), is_broken=True)

    def is_blank(self, *headings: str) -> bool:
        """Whether all these cells are empty."""
        return all(heading not in self.columns or self[heading].is_empty for heading in headings)


def lines(sheet: Sheet, headings: tuple[str, ...], faults: Faults, *, aside: Collection[str] = ()) -> Iterator[Line]:
    """The rows under the headings; missing, double and unknown headings are told first.

    Columns ``aside`` may be there to read along: nothing is asked of them.
    """
    top = sheet.rows[0] if sheet.rows and sheet.rows[0].number == 1 else Row(sheet.title, 1, {})
    columns = _columns(top, headings, faults, aside=aside)
    named = set(columns.values()) | {column for column, cell in top.cells.items() if cell.text not in headings}
    for row in sheet.rows:
        if row.number == 1:
            continue
        for column, cell in row.cells.items():
            if column not in named and not cell.is_broken:
                faults.add(cell.place, "staat in een kolom zonder kop; verwijder de waarde")
        yield Line(row, columns)


def _columns(top: Row, headings: tuple[str, ...], faults: Faults, *, aside: Collection[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    strange: list[Cell] = []
    for column, cell in sorted(top.cells.items()):
        if cell.text in columns:
            faults.add(cell.place, f"de kolom ‘{cell.text}’ staat er twee keer")
        elif cell.text in headings:
            columns[cell.text] = column
        elif not cell.is_broken and cell.text not in aside:
            strange.append(cell)
    missing = [heading for heading in headings if heading not in columns]
    for cell in strange:
        meant = near(cell.text, missing)
        if meant:
            missing.remove(meant)
            faults.add(cell.place, f"kolom ‘{meant}’ ontbreekt; gevonden {short(cell.text)}")
        else:
            faults.add(cell.place, f"onbekende kolom {short(cell.text)}; verwijder hem of gebruik {', '.join(headings)}")
    for heading in missing:
        faults.add(f"{top.title}!1", f"kolom ‘{heading}’ ontbreekt")
    return columns
