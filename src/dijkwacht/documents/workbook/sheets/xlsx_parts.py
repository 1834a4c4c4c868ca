"""The parts of an .xlsx beside its sheets: where the sheets stand, the shared texts, and what the cell styles mean."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from posixpath import join, normpath
from typing import Final
from zipfile import ZipFile

from dijkwacht.documents.workbook.sheets import container, table
from dijkwacht.documents.workbook.sheets.faults import Faults

MAX_STRINGS: Final = 250_000
MAX_DEPTH: Final = 20

_ASIDE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\[\]]*\]', re.IGNORECASE)
_CONTROL = re.compile(r"_x(00[01][0-9A-Fa-f])_")


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


@dataclass(slots=True)
class Parts:
    """What the reading of a sheet needs of the rest of the workbook."""

    paths: dict[str, str] = field(default_factory=dict)
    strings: list[str | None] = field(default_factory=list)
    formats: list[Format] = field(default_factory=list)
    is_1904: bool = False

    def format(self, style: str) -> Format:
        """What a number in this style stands for."""
        number = int(style) if style.isdecimal() and len(style) < 7 else -1
        return self.formats[number] if 0 <= number < len(self.formats) else Format.NUMBER


def read_parts(archive: ZipFile, faults: Faults) -> Parts:
    """Read the parts, each with a parser that meets no foreign XML."""
    parts = Parts()
    targets = _targets(archive, faults)
    present = set(archive.namelist())

    def workbook(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            id_ = next((value for key, value in attributes.items() if key.endswith(" id")), "")
            path = targets.get(id_, ("", ""))[1]
            if path in present:
                parts.paths[attributes.get("name", "")] = path
        elif name == "workbookPr":
            parts.is_1904 = attributes.get("date1904", "0") in ("1", "true")

    _walk(archive, "xl/workbook.xml", faults, workbook)
    for kind, target in targets.values():
        if kind == "sharedStrings":
            parts.strings = _strings(archive, target, faults)
        elif kind == "styles":
            parts.formats = _formats(archive, target, faults)
    return parts


def _targets(archive: ZipFile, faults: Faults) -> dict[str, tuple[str, str]]:
    """The kind and the path of each part that the workbook points at."""
    targets: dict[str, tuple[str, str]] = {}

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = normpath(join("/xl", attributes.get("Target", ""))).lstrip("/")
            targets[attributes.get("Id", "")] = (attributes.get("Type", "").rpartition("/")[2], target)

    _walk(archive, "xl/_rels/workbook.xml.rels", faults, relation)
    return targets


def plain(text: str) -> str:
    """A text of the file with its escaped control characters as they were."""
    return _CONTROL.sub(lambda found: chr(int(found[1], 16)), text)


def format_of(code: str) -> Format:
    """What a number format of the file's own stands for."""
    core = _ASIDE.sub("", code.partition(";")[0]).lower()
    if "%" in core:
        return Format.PERCENTAGE
    if core == "general" or not set(core) & set("ymdhs"):
        return Format.NUMBER
    return Format.DATE if set(core) & set("yd") or not set(core) & set("hs[") else Format.TIME


def _walk(archive: ZipFile, name: str, faults: Faults, start: Callable[[str, dict[str, str]], None]) -> None:
    door = container.door(faults)
    parser = door.parser()
    parser.StartElementHandler = lambda element, attributes: start(element.rpartition(" ")[2], attributes)
    door.parse(parser, door.part(archive, name))


def _strings(archive: ZipFile, name: str, faults: Faults) -> list[str | None]:
    """The texts that cells point at, as they are shown, without the readings beside them (phonetic runs)."""
    strings: list[str | None] = []
    open_: list[str] = []
    pieces: list[str] = []

    def start(element: str, _: dict[str, str]) -> None:
        open_.append(element.rpartition(" ")[2])
        if len(strings) > MAX_STRINGS or len(open_) > MAX_DEPTH:
            faults.stop(container.TOO_LARGE)

    def end(_: str) -> None:
        if open_.pop() == "si":
            strings.append(table.tidy(plain("".join(pieces))))
            pieces.clear()

    def characters(text: str) -> None:
        if open_[-1] == "t" and "rPh" not in open_:
            pieces.append(text)

    door = container.door(faults)
    parser = door.parser()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, characters
    door.parse(parser, door.part(archive, name))
    return strings


def _formats(archive: ZipFile, name: str, faults: Faults) -> list[Format]:
    """What each cell style stands for, by its number."""
    own: dict[str, Format] = {}
    formats: list[Format] = []
    is_cells = False

    def start(element: str, attributes: dict[str, str]) -> None:
        nonlocal is_cells
        number = attributes.get("numFmtId", "0")
        if element == "numFmt":
            own[number] = format_of(attributes.get("formatCode", ""))
        elif element == "xf" and is_cells:
            built_in = _BUILT_IN.get(int(number), Format.NUMBER) if number.isdecimal() else Format.NUMBER
            formats.append(own.get(number, built_in))
        elif element.startswith("cell") and element.endswith("s"):
            is_cells = element == "cellXfs"

    _walk(archive, name, faults, start)
    return formats
