"""Reads the wanted sheets of an .ods from its content.xml, in one pass that never holds more than is asked."""

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from zipfile import ZipFile

from dijkwacht.documents.workbook.sheets import container, table
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.table import Book, Cell, Row, Sheet

_TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_DRAW: Final = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
_ASIDE: Final = (_OFFICE + "annotation", _TABLE + "shapes", _TABLE + "tracked-changes")
_MAX_TEXT: Final = 32_767
_FLAWS: Final = {
    "percentage": table.PERCENTAGE,
    "currency": table.PERCENTAGE,
    "boolean": table.BOOLEAN,
    "time": table.TIME,
}


def read(archive: ZipFile, *, wanted: Collection[str] | None, faults: Faults) -> Book:
    """The wanted sheets, or all; faults of single cells go to ``faults``."""
    reading = _Reading(wanted, faults, table.Work(faults.stop))
    door = container.door(faults)
    parser = door.parser()
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.characters
    door.parse(parser, door.part(archive, "content.xml"))
    return Book({title: Sheet(title, tuple(rows)) for title, rows in reading.rows.items()}, tuple(reading.names))


@dataclass(slots=True)
class _Reading:
    """Where the pass is: sheet, row, column, and the cell being read."""

    wanted: Collection[str] | None
    faults: Faults
    work: table.Work
    names: list[str] = field(default_factory=list)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    title: str = ""
    aside: int = 0
    row: int = 0
    row_repeat: int = 1
    column: int = 0
    cells: dict[int, Cell] = field(default_factory=dict)
    cell: dict[str, str] | None = None
    lines: list[str] = field(default_factory=list)
    length: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Meet the start of an element."""
        self.work.element()
        if self.aside or name in _ASIDE or name.startswith(_DRAW):
            self.aside += 1
        elif name == _TABLE + "table":
            self._start_table(attributes.get(_TABLE + "name", ""))
        elif self.title:
            self._start_inside(name, attributes)

    def end(self, name: str) -> None:
        """Meet the end of an element."""
        if self.aside:
            self.aside -= 1
        elif name == _TABLE + "table":
            self.title = ""
        elif self.title and name == _TABLE + "table-row":
            self._end_row()
        elif self.title and name == _TABLE + "table-cell":
            self._end_cell()

    def characters(self, text: str) -> None:
        """Meet text; only that of the paragraphs in a cell counts."""
        if self.cell is None or self.aside or not self.lines:
            return
        self.length += len(text)
        if self.length <= _MAX_TEXT:
            self.lines[-1] += text

    def _start_table(self, title: str) -> None:
        self.names.append(title)
        self.work.sheets(len(self.names))
        self.title = title if (self.wanted is None or title in self.wanted) and title not in self.rows else ""
        self.row = 0
        if self.title:
            self.rows[title] = []

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        inside: dict[str, Callable[[dict[str, str]], None]] = {
            _TABLE + "table-row": self._start_row,
            _TABLE + "table-cell": self._start_cell,
            _TABLE + "covered-table-cell": self._skip_cell,
            _TEXT + "p": lambda _: self.lines.append(""),
            _TEXT + "line-break": lambda _: self.characters("\n"),
            _TEXT + "tab": lambda _: self.characters("\t"),
            _TEXT + "s": lambda given: self.characters(" " * min(_count(given, _TEXT + "c"), _MAX_TEXT)),
        }
        if name in inside:
            inside[name](attributes)

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row += 1
        self.row_repeat = _count(attributes, _TABLE + "number-rows-repeated")
        self.column, self.cells = 1, {}

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.cell, self.lines, self.length = attributes, [], 0

    def _skip_cell(self, attributes: dict[str, str]) -> None:
        self.column += _count(attributes, _TABLE + "number-columns-repeated")

    def _end_cell(self) -> None:
        given = self.cell or {}
        self.cell = None
        repeat = _count(given, _TABLE + "number-columns-repeated")
        value, flaw = _value(given, "\n".join(self.lines))
        if value is not None or flaw:
            if self.column + repeat - 1 > table.MAX_COLUMNS:
                self.faults.stop(table.TOO_MANY_COLUMNS, place=self.title)
            self.work.cells(repeat, value)
            for column in range(self.column, self.column + repeat):
                place = table.place(self.title, self.row, column)
                self.cells[column] = Cell(place, value, is_broken=bool(flaw))
                if flaw:
                    self.faults.add(place, flaw)
        self.column += repeat

    def _end_row(self) -> None:
        last = self.row + self.row_repeat - 1
        if self.cells:
            if last > table.LAST_ROW:
                self.faults.stop(table.TOO_MANY_ROWS, place=self.title)
            for cell in self.cells.values() if self.row_repeat > 1 else ():
                self.work.cells(self.row_repeat - 1, cell.value)
            for number in range(self.row, last + 1):
                self.rows[self.title].append(Row(self.title, number, self._cells_at(number)))
        self.row = last

    def _cells_at(self, number: int) -> dict[int, Cell]:
        """The cells of this row, or of a repetition of it."""
        if number == self.row:
            return self.cells
        return {c: Cell(table.place(self.title, number, c), cell.value, cell.is_broken) for c, cell in self.cells.items()}


def _count(attributes: dict[str, str], name: str) -> int:
    """A number of repetitions; one where none is given."""
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isdecimal() and len(text) <= 9 else 1


def _value(given: dict[str, str], text: str) -> tuple[table.Value, str]:
    """The value of a cell, or the reason why it cannot be taken."""
    kind = given.get(_OFFICE + "value-type", "")
    flaw = _FLAWS.get(kind, "")
    if max(_count(given, _TABLE + "number-columns-spanned"), _count(given, _TABLE + "number-rows-spanned")) > 1:
        flaw = table.MERGED
    if given.get(_TABLE + "formula"):
        flaw = table.FORMULA
    if flaw:
        return None, flaw
    try:
        return _typed(kind, given, text), ""
    except ValueError:
        return None, table.ERROR


def _typed(kind: str, given: dict[str, str], text: str) -> table.Value:
    if kind == "float":
        number = float(given.get(_OFFICE + "value", ""))
        if not math.isfinite(number):
            raise ValueError
        return table.whole(number)
    if kind == "date":
        return date.fromisoformat(given.get(_OFFICE + "date-value", "")[:10])
    return table.tidy(given.get(_OFFICE + "string-value") or text)
