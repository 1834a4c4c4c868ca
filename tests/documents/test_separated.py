"""A table for a spreadsheet: read back as it was, and nothing in it that reckons."""

import csv
import io

import pytest

from dijkwacht.documents.separated import harmless, separated


def test_what_is_written_is_read_back() -> None:
    rows = [["Bergen (NH.)", 'met "tekens"; en regels\nonder elkaar'], ["", "’s-Graveland"]]
    text = "".join(separated(["naam", "tekst"], rows))
    assert text.startswith("\ufeffnaam;tekst\r\n")
    assert list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))[1:] == rows


@pytest.mark.parametrize("cell", ["=1+1", "+31", "-2", "@som", "\t=1", "\r=1", "  =1+1", "\n@x", "'-2", "''=1"])
def test_no_cell_begins_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["Duinrade", "2026-06-01", "–", "", "1=1", "'t Hof", "'"])
def test_an_ordinary_cell_stays_as_it_is(cell: str) -> None:
    assert harmless(cell) == cell
