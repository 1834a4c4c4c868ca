"""The parts of an .xlsx beside its sheets: where the sheets stand, the shared texts, and what the cell styles mean."""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from zipfile import ZipFile

from dijkwacht.documents.workbook.sheets import container, table
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.names import TRUE, core, relation
from dijkwacht.kit.dutch import decimal

MAX_STRINGS: Final = 250_000
MAX_LETTERS: Final = 20_000_000
MAX_DEPTH: Final = 20

_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\[\]]*\]', re.IGNORECASE)
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Format(StrEnum):
    """What the number of a cell stands for."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    PERCENTAGE = "percentage"


_BUILT_IN: Final = {
    **dict.fromkeys((*range(14, 18), 22, *range(27, 37), *range(50, 59)), Format.DATE),
    **dict.fromkeys((*range(18, 22), *range(45, 48)), Format.TIME),
    **dict.fromkeys((9, 10), Format.PERCENTAGE),
}


@dataclass(frozen=True, slots=True)
class Part:
    """Where a sheet stands in the file, and whether it is hidden."""

    path: str
    is_hidden: bool


@dataclass(slots=True)
class Parts:
    """What the reading of a sheet needs of the rest of the workbook."""

    sheets: dict[str, Part] = field(default_factory=dict)
    strings: list[str | None] = field(default_factory=list)
    formats: list[Format] = field(default_factory=list)
    is_1904: bool = False

    def format(self, style: str) -> Format:
        """What a number in this style stands for."""
        number = int(style) if style.isdecimal() and len(style) < 7 else -1
        return self.formats[number] if 0 <= number < len(self.formats) else Format.NUMBER


def read_parts(archive: ZipFile, faults: Faults) -> Parts:
    """Read the parts, each with a parser that meets no foreign XML."""
    parts, door = Parts(), container.door(faults)
    package = door.package(archive)
    main = package.main() or ""
    related = list(package.relations(main))
    entries = {number: entry for number, _, entry in related}

    def workbook(element: str, attributes: dict[str, str]) -> None:
        name = core(element)
        if name == "sheet" and (entry := entries.get(relation(attributes))):
            part = Part(entry, is_hidden=attributes.get("state", "visible") != "visible")
            parts.sheets.setdefault(attributes.get("name", ""), part)
        elif name == "workbookPr":
            parts.is_1904 = attributes.get("date1904", "0") in TRUE

    door.walk(archive, main, workbook)
    for _, kind, entry in related:
        if kind == "sharedStrings":
            parts.strings = _strings(archive, entry, faults)
        elif kind == "styles":
            parts.formats = _formats(archive, entry, faults)
    return parts


def plain(text: str) -> str:
    """A text of the file with what was written as ``_x000D_`` as it was typed; ``_x005F_`` keeps a typed one from that."""
    if "_x" not in text:
        return text
    found = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    # Two halves of one sign stand there each by themselves.
    return found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def format_of(code: str) -> Format:
    """What a number format of the file's own stands for."""
    core = _ASIDE.sub("", code.partition(";")[0]).lower()
    if "%" in core:
        return Format.PERCENTAGE
    if core == "general" or not set(core) & set("ymdhs"):
        return Format.NUMBER
    return Format.DATE if set(core) & set("yd") or not set(core) & set("hs[") else Format.TIME


def _strings(archive: ZipFile, name: str, faults: Faults) -> list[str | None]:
    """The texts that cells point at, as they are shown, without the readings beside them (phonetic runs)."""
    strings: list[str | None] = []
    open_: list[str] = []
    pieces: list[str] = []
    length = letters = 0

    def start(element: str, _: dict[str, str]) -> None:
        open_.append(core(element))
        _bounded(len(open_), MAX_DEPTH, "lagen in elkaar", faults)

    def end(_: str) -> None:
        nonlocal length
        if open_.pop() == "si":
            strings.append(table.tidy(plain("".join(pieces))))
            pieces.clear()
            length = 0
            _bounded(len(strings), MAX_STRINGS, "verschillende teksten", faults)

    def characters(text: str) -> None:
        nonlocal length, letters
        if open_[-1] == "t" and "rPh" not in open_ and length <= table.MAX_TEXT:
            length, letters = length + len(text), letters + len(text)
            pieces.append(text[: table.MAX_TEXT + 1])
            _bounded(letters, MAX_LETTERS, "tekens aan teksten", faults)

    container.door(faults).walk(archive, name, start, end, characters)
    return strings


def _bounded(found: int, most: int, what: str, faults: Faults) -> None:
    if found > most:
        faults.stop(f"heeft meer dan {decimal(most, places=0)} {what}; haal weg wat er niet bij hoort")


def _formats(archive: ZipFile, name: str, faults: Faults) -> list[Format]:
    """What each cell style stands for, by its number."""
    own: dict[str, Format] = {}
    formats: list[Format] = []
    is_cells = False

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal is_cells
        number = attributes.get("numFmtId", "0")
        name = core(element)
        if name == "numFmt":
            own[number] = format_of(attributes.get("formatCode", ""))
        elif name == "xf" and is_cells:
            built_in = _BUILT_IN.get(int(number), Format.NUMBER) if number.isdecimal() else Format.NUMBER
            formats.append(own.get(number, built_in))
        elif name in ("cellXfs", "cellStyleXfs"):
            is_cells = name == "cellXfs"

    container.door(faults).walk(archive, name, start)
    return formats
