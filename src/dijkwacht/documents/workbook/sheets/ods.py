"""Reads the wanted sheets of an .ods from its content.xml, in one pass that never holds more than is asked."""

import math
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Final
from zipfile import ZipFile

from dijkwacht.documents.workbook.sheets import container, table
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.table import Book, Cell, Row, Sheet, Span

_TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0 "
_STYLE: Final = "urn:oasis:names:tc:opendocument:xmlns:style:1.0 "
_DRAW: Final = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
_ERROR: Final = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_ASIDE: Final = (_OFFICE + "annotation", _TABLE + "shapes", _TABLE + "tracked-changes")
_FLAWS: Final = {
    "percentage": table.PERCENTAGE,
    "currency": table.PERCENTAGE,
    "boolean": table.BOOLEAN,
    "time": table.TIME,
}

_INSIDE: Final = {
    _TABLE + "table-row": "row",
    _TABLE + "table-cell": "cell",
    _TABLE + "covered-table-cell": "covered",
    _TEXT + "p": "p",
    _TEXT + "line-break": "break",
    _TEXT + "tab": "tab",
    _TEXT + "s": "s",
}


def read(archive: ZipFile, *, wanted: Collection[str] | None, faults: Faults, is_list: bool = False) -> Book:
    """The wanted sheets, or all; faults of single cells go to ``faults``."""
    reading = _Reading(wanted, faults, table.Work(faults.stop), is_list)
    door = container.door(faults, is_list=is_list)
    parser = door.parser()
    parser.StartElementHandler = reading.start
    parser.EndElementHandler = reading.end
    parser.CharacterDataHandler = reading.characters
    door.parse(parser, door.part(archive, "content.xml"))
    return Book(reading.sheets, tuple(reading.names))


@dataclass(slots=True)
class _Reading:
    """Where the pass is: sheet, row, column, and the cell being read."""

    wanted: Collection[str] | None
    faults: Faults
    work: table.Work
    is_list: bool
    names: list[str] = field(default_factory=list)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    style: str = ""
    unseen: set[str] = field(default_factory=set)
    title: str = ""
    rows: list[Row] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    beyond: int = 0
    is_unseen: bool = False
    aside: int = 0
    row: int = 0
    hidden_row: bool = False
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
            self._start_table(attributes)
        elif self.title:
            self._start_inside(name, attributes)
        elif name == _STYLE + "style":
            self.style = attributes.get(_STYLE + "name", "")
        elif name == _STYLE + "table-properties" and attributes.get(_TABLE + "display") == "false":
            self.unseen.add(self.style)

    def end(self, name: str) -> None:
        """Meet the end of an element."""
        if self.aside:
            self.aside -= 1
        elif name == _TABLE + "table":
            self._end_table()
        elif self.title and name == _TABLE + "table-row":
            self._end_row()
        elif self.title and name == _TABLE + "table-cell":
            self._end_cell()

    def characters(self, text: str) -> None:
        """Meet text; only that of the paragraphs in a cell counts."""
        if self.cell is None or self.aside or not self.lines:
            return
        self.length += len(text)
        if self.length <= table.MAX_TEXT:
            self.lines[-1] += text

    def _start_table(self, attributes: dict[str, str]) -> None:
        title = attributes.get(_TABLE + "name", "")
        self.names.append(title)
        self.work.sheets(len(self.names))
        self.title = title if (self.wanted is None or title in self.wanted) and title not in self.sheets else ""
        self.is_unseen = attributes.get(_TABLE + "style-name", "") in self.unseen
        self.row, self.beyond, self.rows, self.spans = 0, 0, [], []

    def _end_table(self) -> None:
        if self.title:
            self.sheets[self.title] = Sheet(self.title, tuple(self.rows), self.is_unseen, tuple(self.spans), self.beyond)
        self.title = ""

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        match _INSIDE.get(name):
            case "row":
                self._start_row(attributes)
            case "cell":
                self.cell, self.lines, self.length = attributes, [], 0
            case "covered":
                self.column += _count(attributes, _TABLE + "number-columns-repeated")
            case "p":
                self.lines.append("")
            case "break":
                self.characters("\n")
            case "tab":
                self.characters("\t")
            case "s":
                self.characters(" " * min(_count(attributes, _TEXT + "c"), table.MAX_TEXT))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self.row += 1
        self.row_repeat = _count(attributes, _TABLE + "number-rows-repeated")
        self.hidden_row = attributes.get(_TABLE + "visibility", "visible") != "visible"
        self.column, self.cells = 1, {}

    def _end_cell(self) -> None:
        given = self.cell or {}
        self.cell = None
        repeat = _count(given, _TABLE + "number-columns-repeated")
        value, flaw = _value(given, "\n".join(self.lines), is_list=self.is_list)
        self._span(given)
        if value is not None or flaw:
            self._fill(repeat, value, flaw)
        self.column += repeat

    def _span(self, given: dict[str, str]) -> None:
        rows, columns = (_count(given, f"{_TABLE}number-{what}-spanned") for what in ("rows", "columns"))
        if max(rows, columns) > 1:
            self.spans.append(Span(self.row, self.row + rows - 1, self.column, self.column + columns - 1))

    def _fill(self, repeat: int, value: table.Value, flaw: str) -> None:
        """Put the value in the row, as often as it is repeated."""
        last = self.column + repeat - 1
        if last > table.MAX_COLUMNS:
            if not self.is_list:
                self.faults.stop(table.too_many_columns(last), place=self.title)
            self.beyond = max(self.beyond, last)
            last = table.MAX_COLUMNS
        self.work.cells(max(last - self.column + 1, 0), value)
        for column in range(self.column, last + 1):
            place = table.place(self.title, self.row, column)
            self.cells[column] = Cell(place, value, is_broken=bool(flaw))
            if flaw:
                self.faults.add(place, flaw)

    def _end_row(self) -> None:
        last = self.row + self.row_repeat - 1
        if self.cells:
            if self.is_list:
                last = min(last, self.row + table.LIST_ROWS - len(self.rows) - 1)
            elif last > table.LAST_ROW:
                self.faults.stop(table.too_many_rows(last), place=self.title)
            for cell in self.cells.values() if last > self.row else ():
                self.work.cells(last - self.row, cell.value)
            for number in range(self.row, last + 1):
                self.rows.append(Row(self.title, number, self._cells_at(number), self.hidden_row))
        self.row = last
        if self.is_list and len(self.rows) >= table.LIST_ROWS:
            self._end_table()

    def _cells_at(self, number: int) -> dict[int, Cell]:
        """The cells of this row, or of a repetition of it."""
        if number == self.row:
            return self.cells
        return {c: Cell(table.place(self.title, number, c), cell.value, cell.is_broken) for c, cell in self.cells.items()}


def _count(attributes: dict[str, str], name: str) -> int:
    """A number of repetitions; one where none is given."""
    text = attributes.get(name, "1")
    return max(int(text), 1) if text.isdecimal() and len(text) <= 9 else 1


def _value(given: dict[str, str], text: str, *, is_list: bool) -> tuple[table.Value, str]:
    """The value of a cell, or the reason why it cannot be taken."""
    kind = given.get(_OFFICE + "value-type", "")
    flaw = _FLAWS.get(kind, "")
    if not is_list and max(_count(given, _TABLE + "number-columns-spanned"), _count(given, _TABLE + "number-rows-spanned")) > 1:
        flaw = table.MERGED
    formula = given.get(_TABLE + "formula", "")
    if formula.endswith(("=TRUE()", "=FALSE()")):
        flaw = table.BOOLEAN  # so LibreOffice keeps what Excel knows as a value
    elif formula and not (is_list and (kind or text)):
        flaw = table.FORMULA
    if given.get(_ERROR) == "error":
        flaw = flaw or table.ERROR
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
