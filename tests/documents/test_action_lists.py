"""Small action lists of each kind that people hand in, in tests/data/lists: read right, and what is different is told."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dijkwacht.documents.action_lists.headings import guess, table_by
from dijkwacht.documents.action_lists.mapping import (
    Action,
    Wishes,
    actions_in,
    banners_in,
    faults_in,
    hidden_in,
    noted_in,
)
from dijkwacht.documents.action_lists.reader import read_actions
from dijkwacht.documents.separated import separated
from tests.documents.workbook.making import ods

FOLDER = Path(__file__).parents[1] / "data" / "lists"
RIGHT: dict[str, dict[str, Any]] = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))


def seen(name: str) -> tuple[str, int, dict[str, int], list[Action]]:
    book = read_actions((FOLDER / name).read_bytes(), file=name)
    table = table_by(book.sheet, book.sheet.head)
    mapped = guess(table.headings)
    return book.sheet.title, book.sheet.head, mapped, actions_in(table, mapped) if "title" in mapped else []


def of(kind: str) -> list[str]:
    return [name for name, right in RIGHT.items() if kind in right]


@pytest.mark.parametrize("name", RIGHT)
def test_sheet_row_and_columns_are_the_right_ones(name: str) -> None:
    sheet, head, mapped, _ = seen(name)
    right = RIGHT[name]
    assert sheet == right.get("sheet", sheet)
    assert head == right.get("head", 1)
    assert mapped == right.get("columns", mapped)


@pytest.mark.parametrize("name", of("rows"))
def test_the_rows_say_what_a_person_reads(name: str) -> None:
    found = seen(name)[3]
    assert [[a.number, a.title, a.owner, a.due_on and a.due_on.isoformat()] for a in found] == RIGHT[name]["rows"]
    assert not faults_in(found)


@pytest.mark.parametrize("name", of("days"))
def test_a_day_is_read_as_it_is_written_and_words_are_kept(name: str) -> None:
    found = seen(name)[3]
    assert [a.due_on and a.due_on.isoformat() for a in found] == RIGHT[name]["days"]
    assert not faults_in(found)
    for number, text in RIGHT[name].get("texts", {}).items():
        assert next(a.text for a in found if a.number == int(number)) == text


@pytest.mark.parametrize("name", of("faults"))
def test_what_cannot_be_read_stands_at_its_place_and_in_no_other_row(name: str) -> None:
    assert [fault.place for fault in faults_in(seen(name)[3])] == RIGHT[name]["faults"]


@pytest.mark.parametrize("name", of("noted"))
def test_what_changes_is_noted_with_its_rows(name: str) -> None:
    found = seen(name)[3]
    notes = noted_in(found)
    for part in RIGHT[name]["noted"]:
        assert any(part in note for note, _ in notes)
    if "cut" in RIGHT[name]:
        assert len(found[0].title) <= RIGHT[name]["cut"]
        assert found[0].title.endswith("…")
        assert found[0].text.startswith(found[0].title.rstrip(" …"))


@pytest.mark.parametrize("name", [name for kind in ("hidden", "banners", "beyond", "said") for name in of(kind)])
def test_what_is_left_out_is_told(name: str) -> None:
    book = read_actions((FOLDER / name).read_bytes(), file=name)
    table, right = table_by(book.sheet, book.sheet.head), RIGHT[name]
    assert hidden_in(table) == right.get("hidden", [])
    assert banners_in(table) == right.get("banners", [])
    assert book.sheet.beyond == right.get("beyond", 0)
    assert right.get("said", "") in " ".join(book.said)


def test_hidden_rows_come_along_where_that_is_asked() -> None:
    book = read_actions((FOLDER / "gefilterd.xlsx").read_bytes(), file="gefilterd.xlsx")
    table = table_by(book.sheet, 1)
    found = actions_in(table, guess(table.headings), Wishes(with_hidden=True))
    assert [action.number for action in found] == [2, 3, 4]


def test_another_sheet_or_row_can_be_taken_from_the_same_reading() -> None:
    book = read_actions((FOLDER / "twee-lijsten.xlsx").read_bytes(), file="twee-lijsten.xlsx")
    other = table_by(book.sheets[1], book.sheets[1].head)
    assert [action.title for action in actions_in(other, guess(other.headings))] == ["Sleutelplan vastleggen"]
    assert table_by(book.sheet, 99).headings == {}


def test_a_row_that_was_mended_or_left_out_is_so_whatever_the_file_says() -> None:
    book = read_actions((FOLDER / "dagen-fout.csv").read_bytes(), file="dagen-fout.csv")
    table = table_by(book.sheet, 1)
    wishes = Wishes({2: {"due_on": "28 februari 2027", "owner": "hr"}, 3: {"title": "Anders"}}, {3, 4})
    found = actions_in(table, {"title": 1, "due_on": 2}, wishes)
    assert not faults_in(found)
    assert (found[0].due_on, found[0].owner) == (date(2027, 2, 28), "hr")
    assert [action.is_left_out for action in found] == [False, True, True]


def test_sheets_that_are_too_much_together_are_read_one_by_one_up_to_the_list() -> None:
    huge = '<table:table-row table:number-rows-repeated="1900">' + cell("x", 50) * 4 + "</table:table-row>"
    plain = "".join(
        f"<table:table-row>{cell(one)}{cell(two)}</table:table-row>" for one, two in (("Actie", "Wie"), ("Sloten", "hr"))
    )
    raw = {"Een": huge, "Acties": plain, "Twee": huge, "Drie": huge, "Vier": huge}
    book = read_actions(ods({}, raw=raw), file="acties.ods")
    assert book.sheet.title == "Acties"
    assert book.said == ("Niet gelezen, want samen zijn de bladen te groot: Twee, Drie, Vier",)


def cell(text: str, times: int = 1) -> str:
    return f'<table:table-cell table:number-columns-repeated="{times}"><text:p>{text}</text:p></table:table-cell>'


@pytest.mark.parametrize("title", ["- Deur dicht", "=1+1", "'- met een eigen teken", "''@x", "'t Hof"])
def test_our_own_csv_says_what_it_was_made_of(title: str) -> None:
    data = "".join(separated(["Actie", "Wie"], [[title, "hr"]])).encode()
    assert read_actions(data, file="a.csv").sheet.lines[1].texts[1] == title
