"""Read a text file that somebody names, or add a line to one, or say in Dutch why that cannot be done."""

import codecs
import math
import os
import re
from pathlib import Path

from dijkwacht.kit.dutch import decimal
from dijkwacht.kit.errors import Fault, InvalidInput

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")

_NO_TEXT = {
    b"PK\x03\x04": "is een ingepakt bestand, zoals van Excel of Word; hier hoort een bestand met tekst",
    b"\xd0\xcf\x11\xe0": "is een oud of beveiligd bestand van Excel of Word; hier hoort een bestand met tekst",
    b"%PDF": "is een pdf; hier hoort een bestand met tekst",
    b"\x89PNG": "is een afbeelding; hier hoort een bestand met tekst",
    b"\xff\xd8\xff": "is een afbeelding; hier hoort een bestand met tekst",
}
"""How files begin that people take for another, and what is said of those."""

MEGABYTE = 1_000_000
LARGEST = 2 * MEGABYTE


def size_words(size: int) -> str:
    """A size as people read it, rounded up so that what is over a bound also reads so.

    >>> size_words(20_000_000), size_words(20_000_001), size_words(200_001)
    ('20 MB', '20,1 MB', '201 kB')
    """
    if size < MEGABYTE:
        return f"{math.ceil(size / 1_000)} kB"
    tenths = math.ceil(size / 100_000)
    return f"{decimal(tenths / 10, places=1 if tenths % 10 else 0)} MB"


def over_size(found: int, most: int) -> str:
    """Say that a file is larger than it may be: with what was found and what is allowed."""
    return f"is {size_words(found)}; hoogstens {size_words(most)} mag"


def too_large(found: int, most: int) -> str:
    """Say of a file that is named already that it is over its bound."""
    return f"het bestand {over_size(found, most)}"


def read_text(path: Path, *, largest: int = LARGEST) -> str:
    """Give the text of a file of at most so many bytes; anything else is ``InvalidInput``."""
    return decode(read_bytes(path, largest=largest), file=str(path))


def read_bytes(path: Path, *, largest: int = LARGEST) -> bytes:
    """Give what is in a file of at most so many bytes; anything else is ``InvalidInput``."""
    file = str(path)
    if path.is_dir():
        raise _invalid(file, "dit is een map, geen bestand")
    if path.exists() and not path.is_file():
        # A pipe or device may never end.
        raise _invalid(file, "dit is geen gewoon bestand")
    try:
        with path.open("rb") as stream:
            data = stream.read(largest + 1)
    except FileNotFoundError:
        raise _invalid(file, "dit bestand bestaat niet") from None
    except (OSError, ValueError):
        raise _invalid(file, "dit bestand kan niet worden gelezen") from None
    if len(data) > largest:
        raise _invalid(file, too_large(max(path.stat().st_size, len(data)), largest))
    return data


def append_line(path: Path, line: str) -> None:
    """Put one line at the end of a file that only the owner reads, new or not; where that cannot be, ``InvalidInput``."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "w", encoding="utf-8") as stream:
            stream.write(f"{line}\n")
    except OSError:
        raise _invalid(str(path), "in dit bestand kan niet worden geschreven") from None


def decode(data: bytes, *, file: str) -> str:
    """Turn bytes into text: UTF-8, or UTF-16 that says so at its start; broken text is refused with line and column."""
    if reason := next((why for start, why in _NO_TEXT.items() if data.startswith(start)), None):
        raise _invalid(file, reason)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_utf16(data, file=file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # With a byte order mark the codec counts from after it.
        body = data.removeprefix(b"\xef\xbb\xbf")
        before = body[: error.start].decode("utf-8", errors="replace")
        raise _invalid(file, "dit is geen tekst in UTF-8", place=position(before)) from None


def _decode_utf16(data: bytes, *, file: str) -> str:
    """What PowerShell and old editors of Windows write."""
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-16", errors="replace")
        raise _invalid(file, "dit is geen tekst in UTF-16", place=position(before)) from None


def position(before: str) -> str:
    r"""Give ``line:column`` of the character that follows this text.

    >>> position("a: 1\nb: ")
    '2:4'
    """
    lines = before.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return f"{len(lines)}:{len(lines[-1]) + 1}"


def _invalid(file: str, reason: str, *, place: str = "") -> InvalidInput:
    return InvalidInput([Fault(file, place, reason)])


def has_unreadable(text: str) -> bool:
    """Whether a text holds control characters that no form or report can show."""
    return _UNREADABLE.search(text) is not None
