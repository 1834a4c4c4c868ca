"""Reads the wanted sheets of an .xlsx in one pass each.

Not with openpyxl: importing that takes a second, and in its fast mode it does not tell of merged cells and formulas.
"""

import math
import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date, timedelta
from zipfile import ZipFile

from dijkwacht.documents.workbook.sheets import container, table
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.table import Book, Cell, Row, Sheet
from dijkwacht.documents.workbook.sheets.xlsx_parts import Format, Parts, plain, read_parts

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def read(archive: ZipFile, *, wanted: Collection[str] | None, faults: Faults) -> Book:
    """The wanted sheets, or all; faults of single cells go to ``faults``."""
    door, parts, work = container.door(faults), read_parts(archive, faults), table.Work(faults.stop)
    work.sheets(len(parts.paths))
    sheets = {}
    for title, path in parts.paths.items():
        if wanted is None or title in wanted:
            reading = _Reading(title, parts, faults, work)
            parser = door.parser()
            parser.StartElementHandler, parser.EndElementHandler = reading.start, reading.end
            parser.CharacterDataHandler = reading.characters
            door.parse(parser, door.part(archive, path))
            sheets[title] = Sheet(title, tuple(reading.rows))
    return Book(sheets, tuple(parts.paths))


@dataclass(slots=True)
class _Reading:
    """Where the pass is: row, column, and the cell being read."""

    title: str
    parts: Parts
    faults: Faults
    work: table.Work
    rows: list[Row] = field(default_factory=list)
    row: int = 0
    column: int = 0
    cells: dict[int, Cell] = field(default_factory=dict)
    kind: str = ""
    style: str = ""
    raw: list[str] = field(default_factory=list)
    is_formula: bool = False
    is_reading: bool = False
    aside: int = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Meet the start of an element."""
        self.work.element()
        match name.rpartition(" ")[2]:
            case "row":
                self._start_row(attributes.get("r", ""))
            case "c":
                self._start_cell(attributes)
            case "f":
                self.is_formula = True
            case "v" | "t":
                self.is_reading = not self.aside
            case "rPh":
                self.aside += 1
            case "mergeCell":
                row, column = _position(attributes.get("ref", ""))
                self.faults.add(table.place(self.title, row, column), table.MERGED)

    def end(self, name: str) -> None:
        """Meet the end of an element."""
        match name.rpartition(" ")[2]:
            case "v" | "t":
                self.is_reading = False
            case "rPh":
                self.aside -= 1
            case "c":
                self._end_cell()
            case "row" if self.cells:
                self.rows.append(Row(self.title, self.row, self.cells))

    def characters(self, text: str) -> None:
        """Meet text; only that of values counts."""
        if self.is_reading:
            self.raw.append(text)

    def _start_row(self, number: str) -> None:
        self.row = int(number) if number.isdecimal() and len(number) <= 7 else self.row + 1
        self.column, self.cells = 0, {}

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.column = _position(attributes.get("r", ""))[1] or self.column + 1
        self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
        self.raw, self.is_formula = [], False

    def _end_cell(self) -> None:
        value, flaw = (None, table.FORMULA) if self.is_formula else self._value("".join(self.raw))
        if value is None and not flaw:
            return
        if self.row > table.LAST_ROW or len(self.rows) > table.LAST_ROW:
            self.faults.stop(table.TOO_MANY_ROWS, place=self.title)
        if self.column > table.MAX_COLUMNS:
            self.faults.stop(table.TOO_MANY_COLUMNS, place=self.title)
        self.work.cells(1, value)
        place = table.place(self.title, self.row, self.column)
        self.cells[self.column] = Cell(place, value, is_broken=bool(flaw))
        if flaw:
            self.faults.add(place, flaw)

    def _value(self, raw: str) -> tuple[table.Value, str]:
        """The value of the cell, or the reason why it cannot be taken."""
        match self.kind:
            case "s":
                number = int(raw) if raw.isdecimal() and len(raw) < 9 else len(self.parts.strings)
                known = number < len(self.parts.strings)
                return (self.parts.strings[number], "") if known else (None, table.ERROR if raw else "")
            case "inlineStr" | "str":
                return table.tidy(plain(raw)), ""
            case "d":
                return table.tidy(raw.partition("T")[0]), ""
            case "b" | "e":
                return None, table.BOOLEAN if self.kind == "b" else table.ERROR
        return self._number(raw) if raw.strip() else (None, "")

    def _number(self, raw: str) -> tuple[table.Value, str]:
        """A number, or the date that it stands for."""
        try:
            number = float(raw)
        except ValueError:
            return None, table.ERROR
        if not math.isfinite(number):
            return None, table.ERROR
        match self.parts.format(self.style):
            case Format.PERCENTAGE:
                return None, table.PERCENTAGE
            case Format.TIME:
                return None, table.TIME
            case Format.DATE:
                return _date(number, is_1904=self.parts.is_1904)
        # Counted from 1904, a number that is not shown as a date is no longer known for the day that it was.
        return str(table.whole(number)) if self.parts.is_1904 else table.whole(number), ""


def _date(serial: float, *, is_1904: bool) -> tuple[table.Value, str]:
    """The date of a serial number; below 61 the count of 1900 passes a 29 February that never was."""
    if serial < 1:
        return None, table.TIME
    epoch = date(1904, 1, 1) if is_1904 else date(1899, 12, 30 if serial >= 60 else 31)
    try:
        return epoch + timedelta(days=int(serial)), ""
    except OverflowError:
        return None, table.ERROR


def _position(reference: str) -> tuple[int, int]:
    """Row and column of a reference such as ``C14`` or the first of ``A1:B2``; (0, 0) where it is none."""
    found = _REFERENCE.match(reference)
    if found is None:
        return 0, 0
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
