"""A .csv with empty lines without end: quick, and nothing below them is lost unsaid."""

import pytest

from dijkwacht.documents.workbook.sheets import separated, table
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.kit.errors import InvalidInput


def test_empty_lines_without_end_are_not_gone_through_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    rows: list[int] = []
    look = separated._check_size
    monkeypatch.setattr(separated, "_check_size", lambda *given, **named: (rows.append(given[1]), look(*given, **named)))
    sheet = separated.separated_sheet("Bestand", b"Actie;Wie\nSlot;HR\n" + b"\n" * 200_000, Faults("a.csv"))
    assert [row.number for row in sheet.rows] == [1, 2]
    assert len(rows) <= table.LAST_ROW + 1


def test_a_row_far_below_empty_lines_is_named_and_not_lost() -> None:
    data = b"Actie;Wie\nSlot;HR\n" + b"\r\n" * 30_000 + b"Sleutel;HR\n"
    with pytest.raises(InvalidInput, match=r"rij 30\.003"):
        separated.separated_sheet("Bestand", data, Faults("a.csv"))
