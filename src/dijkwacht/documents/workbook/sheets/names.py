"""Names of elements in an .xlsx: only those of the format itself count, never those of an extension that look alike."""

from collections.abc import Mapping
from typing import Final

_MAIN: Final = ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
_RELATED: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_ELEMENTS: Final = (
    *("workbookPr", "sheets", "sheet", "si", "t", "rPh", "r", "numFmt", "cellXfs", "cellStyleXfs", "xf"),
    *("row", "c", "f", "v", "is", "mergeCell", "extLst"),
)
_CORE: Final[Mapping[str, str]] = {f"{space} {name}": name for space in _MAIN for name in _ELEMENTS}
TRUE: Final = ("1", "true")


def core(element: str) -> str:
    """The name of an element of the format, in both forms of the standard; empty for any other, also one with the same name."""
    return _CORE.get(element, "")


def relation(attributes: Mapping[str, str]) -> str:
    """The number of the relation that an element points at."""
    return next((attributes[f"{space} id"] for space in _RELATED if f"{space} id" in attributes), "")
