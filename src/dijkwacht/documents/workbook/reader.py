"""Reads an answers workbook whole: all its faults at once, or an AnswersFile without any."""

from collections.abc import Callable
from pathlib import Path
from typing import Final

from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.workbook import wording
from dijkwacht.documents.workbook.answers import read_answers
from dijkwacht.documents.workbook.cells import near, short
from dijkwacht.documents.workbook.model import AnswersFile
from dijkwacht.documents.workbook.organisation import Head, read_head
from dijkwacht.documents.workbook.personal import personal_cells
from dijkwacht.documents.workbook.settlement import read_settled
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.opening import open_book
from dijkwacht.documents.workbook.sheets.table import Book, Sheet
from dijkwacht.kit.errors import InvalidInput

_WANTED: Final = (wording.ORGANISATION, wording.ANSWERS, wording.SETTLED)
_REQUIRED: Final = _WANTED[:2]


def read_workbook(data: bytes | Path, *, file: str, norms: Callable[[str], NormSet | None]) -> AnswersFile:
    """Read a workbook from an upload, a file or a folder; raises InvalidInput with every fault."""
    faults = Faults(file)
    book = open_book(data, wanted=_WANTED, faults=faults)
    _check_sheets(book, faults, is_folder=isinstance(data, Path) and data.is_dir())
    empty = Head(None, None, None, basic=False)
    organisation, answers = (book.sheets.get(name) for name in _REQUIRED)
    head = read_head(organisation, norms=norms, faults=faults) if organisation else empty
    norm = head.norm.basic_only() if head.norm and head.basic else head.norm
    criteria = _scope(head.norm, norm) if head.norm and norm else None
    rows = tuple(read_answers(answers, criteria=criteria, on=head.on, faults=faults)) if answers else ()
    settled_sheet = book.sheets.get(wording.SETTLED, Sheet(wording.SETTLED))
    settled = tuple(read_settled(settled_sheet, criteria=criteria, faults=faults)) if settled_sheet.rows else ()
    faults.raise_any()
    if head.whole is None or norm is None:  # pragma: no cover - every None above has told its fault
        raise InvalidInput([])
    personal = tuple(personal_cells(book, norm, {row.respondent for row in rows}))
    notes = tuple((sheet.title, note) for sheet in book.sheets.values() for note in sheet.notes)
    return AnswersFile(head.whole, norm, rows, settled, personal, notes)


def _scope(whole: NormSet, asked: NormSet) -> dict[str, bool]:
    """Every criterion of the norm, and whether it is asked."""
    kept = {criterion.id for criterion in asked.criteria}
    return {criterion.id: criterion.id in kept for criterion in whole.criteria}


def _check_sheets(book: Book, faults: Faults, *, is_folder: bool) -> None:
    """Tell which sheets are missing, with the name that was probably meant."""
    strange = [name for name in book.names if name not in book.sheets]
    for wanted in _REQUIRED:
        if wanted not in book.sheets:
            name = f"{wanted.lower()}.csv" if is_folder else wanted
            meant = next((other for other in strange if near(other, [name])), None)
            found = f"; gevonden {short(meant)}" if meant else ""
            faults.add("", f"{'het bestand' if is_folder else 'het blad'} {name} ontbreekt{found}")
