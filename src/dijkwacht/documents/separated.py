"""A table as text for a spreadsheet: separated by semicolons, and no cell that a spreadsheet would reckon with."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

MARK: Final = "\ufeff"
"""The first sign of the file, by which a spreadsheet knows that the text is UTF-8."""
_BEGINS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def harmless(text: str) -> str:
    """The text as a cell that stays text, whatever it begins with.

    A text that begins with such a mark of its own gets one more, so that taking one off gives back what it was.

    >>> harmless("=1+1"), harmless("Duinrade"), harmless("'- een")
    ("'=1+1", 'Duinrade', "''- een")
    """
    bare = text.lstrip("'")
    return f"'{text}" if bare.lstrip().startswith(_BEGINS_A_FORMULA) or bare.startswith(_BEGINS_A_FORMULA) else text


def unmarked(text: str) -> str:
    """The text without what ``harmless`` put before it, also once a spreadsheet program made a workbook of that file.

    >>> unmarked("'=1+1"), unmarked("Duinrade"), unmarked("''- een"), unmarked("'t Hof")
    ('=1+1', 'Duinrade', "'- een", "'t Hof")
    """
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text


def lasting(text: str) -> str:
    """The text for a cell that reckons with nothing anyway: marked only where ``unmarked`` would take something off.

    >>> lasting("=1+1"), lasting("'- een")
    ('=1+1', "''- een")
    """
    return text if unmarked(text) == text else harmless(text)


def separated(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of the file, one by one, so that a long table is never in memory as a whole."""
    yield MARK + _line(head)
    for row in rows:
        yield _line([harmless(cell) for cell in row])


def _line(cells: Sequence[str]) -> str:
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerow(cells)
    return written.getvalue()
