"""Reads the wanted sheets of an .xlsx in one pass each.

Not with a library: none that is kept well tells formulas, hidden rows, percentages and merged cells: see ADR 51.
"""

import math
import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, timedelta
from zipfile import ZipFile

from dijkwacht.documents.workbook.sheets import container, table
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.names import TRUE, core
from dijkwacht.documents.workbook.sheets.spans import uncovered
from dijkwacht.documents.workbook.sheets.table import Book, Cell, Row, Sheet, Span
from dijkwacht.documents.workbook.sheets.xlsx_parts import Format, Part, Parts, plain, read_parts

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_NOWHERE = (0, 0)


def read(archive: ZipFile, *, wanted: Collection[str] | None, faults: Faults, is_list: bool = False) -> Book:
    """The wanted sheets, or all; faults of single cells go to ``faults``."""
    door, parts, work = container.door(faults, is_list=is_list), read_parts(archive, faults), table.Work(faults.stop)
    work.sheets(len(parts.sheets))
    sheets = {}
    for title, part in parts.sheets.items():
        if wanted is None or title in wanted:
            reading = _Reading(title, parts, faults, work, is_list)
            parser = door.parser()
            parser.StartElementHandler, parser.EndElementHandler = reading.start, reading.end
            parser.CharacterDataHandler = reading.characters
            with suppress(table.Enough):
                door.parse(parser, door.part(archive, part.path))
            sheets[title] = reading.sheet(part)
    return Book(sheets, tuple(parts.sheets))


@dataclass(slots=True)
class _Reading:
    """Where the pass is: row, column, and the cell being read."""

    title: str
    parts: Parts
    faults: Faults
    work: table.Work
    is_list: bool
    rows: list[Row] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    beyond: int = 0
    row: int = 0
    is_hidden: bool = False
    column: int = 0
    cells: dict[int, Cell] = field(default_factory=dict)
    kind: str = ""
    style: str = ""
    raw: list[str] = field(default_factory=list)
    is_formula: bool = False
    is_reading: bool = False
    aside: int = 0

    def sheet(self, part: Part) -> Sheet:
        """What was read, without what lies under merged cells."""
        rows = uncovered(self.rows, self.spans, self.work)
        return Sheet(self.title, rows, part.is_hidden, tuple(self.spans), self.beyond)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Meet the start of an element."""
        self.work.element()
        match core(name):
            case "rPh" | "extLst":
                self.aside += 1
            case _ if self.aside:
                return
            case "row":
                self._start_row(attributes)
            case "c":
                self._start_cell(attributes)
            case "f":
                self.is_formula = True
            case "v" | "t":
                self.is_reading = True
            case "mergeCell":
                self._merge(attributes.get("ref", ""))

    def end(self, name: str) -> None:
        """Meet the end of an element."""
        match core(name):
            case "rPh" | "extLst":
                self.aside -= 1
            case _ if self.aside:
                return
            case "v" | "t":
                self.is_reading = False
            case "c":
                self._end_cell()
            case "row" if self.cells:
                self.rows.append(Row(self.title, self.row, self.cells, self.is_hidden))
                if self.is_list and len(self.rows) >= table.LIST_ROWS:
                    raise table.Enough

    def characters(self, text: str) -> None:
        """Meet text; only that of values counts."""
        if self.is_reading and not self.aside:
            self.raw.append(text)

    def _start_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r", "")
        self.row = int(number) if number.isdecimal() and len(number) <= 7 else self.row + 1
        self.is_hidden = attributes.get("hidden", "") in TRUE
        self.column, self.cells = 0, {}

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self.column = _position(attributes.get("r", ""))[1] or self.column + 1
        self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "")
        self.raw, self.is_formula = [], False

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = _position(first), _position(last)
        if start in (_NOWHERE, end) or not (start[0] <= end[0] and start[1] <= end[1]):
            return
        self.spans.append(Span(start[0], end[0], start[1], end[1]))
        if not self.is_list:
            self.faults.add(table.place(self.title, *start), table.MERGED)

    def _end_cell(self) -> None:
        raw = "".join(self.raw)
        is_refused = self.is_formula and not (self.is_list and raw.strip())
        value, flaw = (None, table.FORMULA) if is_refused else self._value(raw)
        if value is None and not flaw:
            return
        if max(self.row, len(self.rows) + 1) > table.LAST_ROW:
            if self.is_list:
                raise table.Enough
            self.faults.stop(table.too_many_rows(max(self.row, len(self.rows) + 1)), place=self.title)
        if self.column > table.MAX_COLUMNS:
            if not self.is_list:
                self.faults.stop(table.too_many_columns(self.column), place=self.title)
            self.beyond = max(self.beyond, self.column)
            return
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
    if serial < (0 if is_1904 else 1):
        return None, table.TIME
    epoch = date(1904, 1, 1) if is_1904 else date(1899, 12, 30 if serial >= 60 else 31)
    try:
        return epoch + timedelta(days=int(serial)), ""
    except OverflowError:
        return None, table.ERROR


def _position(reference: str) -> tuple[int, int]:
    """Row and column of a reference such as ``C14``; (0, 0) where it is none."""
    found = _REFERENCE.match(reference)
    if found is None:
        return _NOWHERE
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column
