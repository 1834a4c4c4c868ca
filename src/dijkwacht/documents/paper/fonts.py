"""The report's own font: where it lies, and which letters it has."""

import struct
import unicodedata
from functools import cache
from pathlib import Path
from typing import Final

import typst

from dijkwacht.kit.errors import Misconfigured

FOLDER: Final = Path(__file__).parent.parent / "fonts"
UNKNOWN_SIGN: Final = "?"
# Neither has a shape of its own: the typesetter handles them.
_SHAPELESS: Final = frozenset({0x0A, 0xAD, 0x200B})
_SPELLED: Final = {"☒": "[x]", "🗹": "[x]", "🗷": "[x]"}
"""A crossed box, as a form field in Word shows it."""


@cache
def fonts(folder: Path = FOLDER) -> typst.Fonts:
    """The fonts of the report and no others, so that it looks alike on every machine."""
    _files(folder)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def drawable(text: str, folder: Path = FOLDER) -> str:
    """The text with every sign the font lacks replaced: PDF/A refuses a sign without a shape."""
    letters = _letters(folder)
    return text if letters.issuperset(map(ord, text)) else "".join(_drawable(sign, letters) for sign in text)


def lacking(text: str, folder: Path = FOLDER) -> tuple[str, ...]:
    """The signs of a text for which there stands a question mark, each once."""
    letters = _letters(folder)
    wrong = (sign for sign in dict.fromkeys(text) if ord(sign) not in letters)
    return tuple(sign for sign in wrong if _drawable(sign, letters) == UNKNOWN_SIGN)


def _drawable(sign: str, letters: frozenset[int]) -> str:
    if ord(sign) in letters:
        return sign
    if sign in _SPELLED:
        return _SPELLED[sign]
    simpler = "".join(part for part in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(part))
    if simpler and letters.issuperset(map(ord, simpler)):
        return simpler
    # Joiners, variation selectors and accents belong to a sign that is already written.
    return "" if unicodedata.category(sign) in {"Cf", "Mn", "Me"} else UNKNOWN_SIGN


def _files(folder: Path) -> tuple[Path, ...]:
    if found := tuple(sorted(folder.glob("*.ttf"))):
        return found
    raise Misconfigured("Het lettertype van het rapport ontbreekt. Maak het met: make assets")


@cache
def _letters(folder: Path) -> frozenset[int]:
    """The code points that every file in the folder can draw."""
    return frozenset.intersection(*(_cmap(path.read_bytes()) for path in _files(folder))) | _SHAPELESS


def _cmap(data: bytes) -> frozenset[int]:
    """The code points of a TrueType file: table `cmap`, format 4, as the OpenType specification lays it out."""
    tables = {data[at : at + 4]: struct.unpack_from(">I", data, at + 8)[0] for at in range(12, 12 + 16 * _u16(data, 4), 16)}
    cmap = tables[b"cmap"]
    subtables = [cmap + struct.unpack_from(">I", data, cmap + 8 + 8 * row)[0] for row in range(_u16(data, cmap + 2))]
    return frozenset().union(*(_format_4(data, at) for at in subtables if _u16(data, at) == 4))


def _format_4(data: bytes, at: int) -> frozenset[int]:
    """All code points of the segments; 0xFFFF closes the list and is no letter."""
    size = _u16(data, at + 6)
    ends = struct.unpack_from(f">{size // 2}H", data, at + 14)
    starts = struct.unpack_from(f">{size // 2}H", data, at + 16 + size)
    return frozenset(code for start, end in zip(starts, ends, strict=True) for code in range(start, end + 1) if code != 0xFFFF)


def _u16(data: bytes, at: int) -> int:
    value: int = struct.unpack_from(">H", data, at)[0]
    return value
