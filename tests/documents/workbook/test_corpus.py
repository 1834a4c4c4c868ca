"""Small workbooks by many programs: our reader gives what was put in, and a well-kept library says the same of the values."""

from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineError

from dijkwacht.documents.workbook.sheets.table import Span
from tests.documents.workbook import corpus

KINDS = corpus.kinds()
FILES = sorted(corpus.MADE.iterdir())


def _kind(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = KINDS[path.name.partition(".")[0]]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_workbook_says_what_was_put_in(path: Path) -> None:
    kind, book = _kind(path), corpus.ours(path.read_bytes(), path.name)
    assert list(book.sheets) == list(kind["sheets"])
    for title, sheet in book.sheets.items():
        assert corpus.cells(sheet) == corpus.right(kind, title, as_number=path.suffix == ".ods")


@pytest.mark.parametrize("path", [path for path in FILES if not path.name.endswith(".sheetjs.ods")], ids=lambda path: path.name)
def test_calamine_says_the_same(path: Path) -> None:
    kind, theirs = _kind(path), corpus.calamines(path)
    for title, cells in theirs.items():
        right = corpus.right(kind, title, as_number=True)
        assert {where: cell for where, cell in cells.items() if right.get(where) != corpus.BROKEN} == {
            where: cell for where, cell in right.items() if cell != corpus.BROKEN
        }


def test_calamine_still_reads_no_open_document_of_sheetjs() -> None:
    for path in corpus.MADE.glob("*.sheetjs.ods"):
        with pytest.raises(CalamineError, match="Expecting 'table-cell'"):
            corpus.calamines(path)


@pytest.mark.parametrize("path", [path for path in FILES if "spans" in _kind(path)], ids=lambda path: path.name)
def test_merged_areas_are_told(path: Path) -> None:
    book = corpus.ours(path.read_bytes(), path.name)
    assert {title: set(sheet.spans) for title, sheet in book.sheets.items()} == {
        title: {Span(*span) for span in spans} for title, spans in _kind(path)["spans"].items()
    }


@pytest.mark.parametrize("path", [path for path in FILES if "hidden" in _kind(path)], ids=lambda path: path.name)
def test_hidden_sheets_and_rows_are_told(path: Path) -> None:
    kind, book = _kind(path), corpus.ours(path.read_bytes(), path.name)
    assert [sheet.title for sheet in book.sheets.values() if sheet.is_hidden] == kind["hidden"] == corpus.calamines_hidden(path)
    hidden = {sheet.title: [row.number for row in sheet.rows if row.is_hidden] for sheet in book.sheets.values()}
    assert {title: rows for title, rows in hidden.items() if rows} == kind["hidden_rows"]


@pytest.mark.parametrize("path", [path for path in FILES if path.name.startswith("breed.")], ids=lambda path: path.name)
def test_columns_that_are_left_out_are_told(path: Path) -> None:
    assert corpus.ours(path.read_bytes(), path.name).sheets["Planning"].beyond == 61
