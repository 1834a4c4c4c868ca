"""Files as other programs and careless hands make them: read with the right value, or refused in words that fit."""

import json
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineError

from dijkwacht.kit.errors import InvalidInput
from tests.documents.workbook import corpus

RIGHT: dict[str, dict[str, Any]] = json.loads((corpus.ODD / "right.json").read_text(encoding="utf-8"))
READ = [file for file, said in RIGHT.items() if "sheets" in said]


def _path(file: str) -> Path:
    return corpus.ODD / file


def _right(file: str) -> dict[str, corpus.Cells]:
    sheets = RIGHT[file]["sheets"]
    return {
        title: {(r, c): value for r, row in enumerate(rows, 1) for c, value in enumerate(row, 1)}
        for title, rows in sheets.items()
    }


@pytest.mark.parametrize("file", READ)
def test_an_odd_file_says_what_is_in_it(file: str) -> None:
    book = corpus.ours(_path(file).read_bytes(), file)
    assert {title: corpus.cells(sheet) for title, sheet in book.sheets.items()} == _right(file)


@pytest.mark.parametrize("file", [file for file, said in RIGHT.items() if "refused" in said])
def test_what_is_not_read_is_refused_in_words_that_fit(file: str) -> None:
    with pytest.raises(InvalidInput, match=RIGHT[file]["refused"].replace("(", r"\(").replace(")", r"\)")):
        corpus.ours(_path(file).read_bytes(), file)


def _theirs(file: str) -> object:
    try:
        return corpus.calamines(_path(file))
    except CalamineError as wrong:
        return str(wrong)


@pytest.mark.parametrize("file", [file for file in READ if not file.endswith((".csv", ".txt"))])
def test_calamine_says_the_same_but_where_it_is_known_to_differ(file: str) -> None:
    assert (_theirs(file) == _right(file)) is ("theirs" not in RIGHT[file])


def test_every_file_has_its_right_value() -> None:
    assert {path.name for path in corpus.ODD.iterdir()} - {"right.json"} == set(RIGHT)
