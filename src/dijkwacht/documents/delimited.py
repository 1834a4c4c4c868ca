"""The letters of a table in text and the sign between its cells, whatever program wrote it: the one door for CSV."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Final, NoReturn

from dijkwacht.kit.files import has_unreadable

ENCODING: Final = "is niet als UTF-8 opgeslagen; kies bij opslaan ‘CSV UTF-8’"
BROKEN_UTF_16: Final = "zegt aan het begin dat het UTF-16 is, maar dat klopt niet tot het eind; sla het opnieuw op"
BARE_UTF_16: Final = (
    "is opgeslagen in UTF-16, maar zegt dat niet aan het begin; kies bij opslaan ‘CSV UTF-8’, of in Excel ‘Unicode-tekst’"
)
WINDOWS: Final = "is gelezen als gewone CSV van Excel (Windows-tekens); kijk of letters als é en ë kloppen"
SEPARATORS: Final = (";", ",", "\t", "|")
_LOOKED_AT: Final = 50
_FIRST_LETTERS: Final = 100_000
_UNREADABLE: Final = "\0"

_TOLD = re.compile(r'"?sep=([;,\t|])"?[;,\t|]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
"""The line that Excel itself writes and reads, and never shows."""

_QUOTED = re.compile(r'(?:(?<=[;,\t|\r\n])|\A)"(?:[^"]|"")*+(?:"(?=[;,\t|\r\n]|\Z)|\Z)')
"""A cell between quotes, whatever sign stands between the cells: the lines and commas in it are no rows and no cells."""

_DUTCH: Final = frozenset("àáâäæçèéêëìíîïñòóôöøùúûüýÿÀÁÂÄÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜÝßåÅ‘’‚“”„–—…•€£§©®™°±²³µ·½¼¾×÷«»¿¡´¨\xa0\xad")
"""What a Dutch text of Windows holds beside plain letters; other signs mean that it was written in something else."""
_MISREAD = re.compile("[ÃÂâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[a-zA-Z](?:[‚„]|[“”•][a-zA-Z])")
"""What UTF-8, or the letters of DOS, look like when they are read as those of Windows."""


@dataclass(frozen=True, slots=True)
class Delimited:
    """A table as text: what stands in the file, without the line that only says how it is written."""

    text: str
    delimiter: str
    note: str = ""
    """What has to be said about how it was read."""


def delimited(data: bytes, stop: Callable[[str], NoReturn]) -> Delimited:
    """The table that lies in these bytes: UTF-8, what Excel in Dutch writes by default, or its *Unicode-tekst* (UTF-16)."""
    text, note = _text(data, stop)
    told = _TOLD.match(text)
    text = text[told.end() :] if told else text
    return Delimited(text, told[1] if told else _delimiter(text), note)


def _text(data: bytes, stop: Callable[[str], NoReturn]) -> tuple[str, str]:
    note = ""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = _utf_16(data, stop)
    elif _is_bare_utf_16(data):
        stop(BARE_UTF_16)
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text, note = _windows(data), WINDOWS
    if _UNREADABLE in text:
        stop(ENCODING)
    return text, note


def _utf_16(data: bytes, stop: Callable[[str], NoReturn]) -> str:
    """What Excel writes as *Unicode-tekst*, with a tab between the cells."""
    if data.startswith(codecs.BOM_UTF32_LE):
        return _UNREADABLE
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError:
        stop(BROKEN_UTF_16)


def _is_bare_utf_16(data: bytes) -> bool:
    """Whether nearly every second byte is a zero, and hardly any of the others: plain letters of two bytes each."""
    first = data[:_FIRST_LETTERS]
    even, odd = first[::2].count(0), first[1::2].count(0)
    most, least = max(even, odd), min(even, odd)
    return most * 4 > len(first) and least * 20 <= most


def _windows(data: bytes) -> str:
    """The text of what Excel in Dutch writes by default; a zero where it is not plainly that."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return _UNREADABLE
    strange = {sign for sign in set(text) if not sign.isascii()} - _DUTCH
    return _UNREADABLE if strange or _MISREAD.search(text) or has_unreadable(text) else text


def _delimiter(text: str) -> str:
    """The sign that divides most rows in equally many cells: a line above the headings and commas in sentences decide nothing."""
    bare = _QUOTED.sub("x", text[:_FIRST_LETTERS])
    return max(SEPARATORS, key=lambda sign: _regularity(bare, sign))


def _regularity(text: str, delimiter: str) -> tuple[int, int]:
    """How many rows have the same number of cells, more than one, and that number."""
    widths: Counter[int] = Counter()
    with suppress(csv.Error):
        widths.update(map(len, islice(_records(text, delimiter), _LOOKED_AT)))
    return max(((rows, width) for width, rows in widths.items() if width > 1), default=(0, 0))


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
