"""Looks for personal data in the free texts of a workbook, cell by cell."""

from collections.abc import Iterator
from typing import Final

from dijkwacht.documents.workbook import wording
from dijkwacht.documents.workbook.headings import lines
from dijkwacht.documents.workbook.rows import PersonalCell
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.table import Book
from dijkwacht.kit.personal import scan

_FREE_TEXTS: Final = (
    (wording.ANSWERS, wording.ANSWER_HEADINGS, ("nvt", "toelichting", "bewijs")),
    (wording.SETTLED, wording.SETTLED_HEADINGS, ("reden",)),
)


def personal_cells(book: Book) -> Iterator[PersonalCell]:
    """Every cell that looks as if it holds personal data, row by row; the book has no faults any more."""
    for title, headings, free in _FREE_TEXTS:
        sheet = book.sheets.get(title)
        for line in lines(sheet, headings, Faults("")) if sheet else ():
            for heading in free:
                cell = line[heading]
                if kinds := tuple(dict.fromkeys(hit.kind for hit in scan(cell.text))):
                    yield PersonalCell(cell.place, kinds)
