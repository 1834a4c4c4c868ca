"""Looks for personal data in the free texts of a workbook, cell by cell; and for functions in what the organisation reads."""

from collections.abc import Iterable, Iterator
from typing import Final

from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.norms.persons import named
from dijkwacht.documents.workbook import wording
from dijkwacht.documents.workbook.headings import lines
from dijkwacht.documents.workbook.model import PersonalCell
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.table import Book
from dijkwacht.kit.personal import scan

_FREE_TEXTS: Final = (
    (wording.ANSWERS, wording.ANSWER_HEADINGS, ("nvt", "toelichting", "bewijs")),
    (wording.SETTLED, wording.SETTLED_HEADINGS, ("reden",)),
)


def personal_cells(book: Book, norm: NormSet, respondents: Iterable[str]) -> Iterator[PersonalCell]:
    """Every cell that looks as if it holds personal data, row by row; the book has no faults any more.

    In a reason for a weighing, which the organisation reads, the function of a respondent counts as such.
    """
    functions = (*respondents, *(name for criterion in norm.criteria for name in criterion.asked))
    for title, headings, free in _FREE_TEXTS:
        sheet = book.sheets.get(title)
        for line in lines(sheet, headings, Faults(""), aside=(wording.QUESTION,)) if sheet else ():
            for heading in free:
                cell = line[heading]
                told = named(cell.text, functions) if title == wording.SETTLED else ()
                if kinds := tuple(dict.fromkeys(hit.kind for hit in (*scan(cell.text), *told))):
                    yield PersonalCell(cell.place, kinds)
