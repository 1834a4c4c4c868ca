"""A list of ours that goes out comes back as it was, in each form, whatever its texts begin with or hold."""

import csv
import io
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from dijkwacht.documents.action_lists.headings import guess, table_by
from dijkwacht.documents.action_lists.mapping import MAX_PLACE, Action, actions_in
from dijkwacht.documents.action_lists.reader import read_actions
from dijkwacht.documents.action_lists.wording import HEADINGS
from dijkwacht.documents.action_lists.writer import write_list
from dijkwacht.documents.norms.words import EFFORT_WORDS, FUNCTION_WORDS
from dijkwacht.documents.separated import separated
from tests.documents.workbook.making import ods
from tests.examples import costly

Rows = list[list[str]]
SIGNS = ("'- ", "'=", "''@", "=1+1", "+31", "- ", "@x", "\t=", "'", "''", "' -", "_x000D_", '"', "sep=;", "’-", "–", "'t ")
WORDS = ("Vier ogen", "een, twee", "; ", "|", "🔑", "é", "\n", "1", "2027-03-01", "\\", "  ", "<b>", "&amp;")
PARTS = st.sampled_from((*SIGNS, *WORDS))
TEXTS = st.lists(PARTS, min_size=1, max_size=8).map("".join).map(str.strip)
TITLES = TEXTS.map(lambda text: " ".join(text.split())).filter(bool)


def _csv(head: list[str], rows: Rows) -> bytes:
    return "".join(separated(head, rows)).encode()


def _csv_saved_as_workbook(head: list[str], rows: Rows) -> bytes:
    """Our CSV after a spreadsheet program opened it and saved it in its own form: the signs in it are plain text there."""
    stream = io.BytesIO()
    book = Workbook(stream)
    sheet = book.add_worksheet()
    lines = csv.reader(io.StringIO(_csv(head, rows).decode("utf-8-sig"), newline=""), delimiter=";")
    for number, row in enumerate(lines):
        for column, text in enumerate(row):
            sheet.write_string(number, column, text)
    book.close()
    return stream.getvalue()


FORMS: dict[str, tuple[str, Callable[[list[str], Rows], bytes]]] = {
    "csv": ("lijst.csv", _csv),
    "xlsx": ("lijst.xlsx", write_list),
    "csv saved as xlsx": ("lijst.xlsx", _csv_saved_as_workbook),
}
MEASURES = st.builds(
    lambda title, text, owner, due, effort, place: Action(0, title, "" if text == title else text, owner, due, effort, place),
    TITLES,
    TEXTS,
    st.sampled_from(["", *FUNCTION_WORDS]),
    st.none() | st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from([*EFFORT_WORDS]),
    TITLES.map(lambda text: text[:MAX_PLACE].strip()) | st.just(""),
)


def written(made: list[Action]) -> Rows:
    """As the table of measures puts them in a file."""
    values = [
        {
            "title": one.title,
            "text": one.text,
            "state": "",
            "owner": FUNCTION_WORDS.get(one.owner, ""),
            "due_on": one.due_on.isoformat() if one.due_on else "",
            "effort": EFFORT_WORDS[one.effort],
            "cycle": one.cycle_place,
            "organisation": "Duinrade",
        }
        for one in made
    ]
    return [[row.get(name, "") for name in HEADINGS] for row in values]


def came_back(data: bytes, file: str) -> list[tuple[object, ...]]:
    book = read_actions(data, file=file)
    table = table_by(book.sheet, book.sheet.head)
    return [fields(action) for action in actions_in(table, guess(table.headings))]


def fields(one: Action) -> tuple[object, ...]:
    return (one.title, one.text, one.owner, one.due_on, one.effort, one.cycle_place)


@pytest.mark.parametrize("form", FORMS)
@costly()
@given(st.lists(MEASURES, min_size=1, max_size=4))
@example([Action(0, "'- Vier ogen", "'=1+1")])
@example([Action(0, "Vier ogen", "\n".join(["een, twee"] * 60))])
@example([Action(0, "Vier ogen", "\n".join(["een | twee"] * 60)), Action(0, "Sloten", "a\tb\n" * 9 + "c")])
def test_what_goes_out_comes_back_the_same(form: str, made: list[Action]) -> None:
    file, write = FORMS[form]
    assert came_back(write([*HEADINGS.values()], written(made)), file) == [fields(one) for one in made]


@pytest.mark.parametrize("form", FORMS)
@costly()
@given(st.lists(MEASURES, min_size=1, max_size=4))
def test_a_second_round_changes_nothing_either(form: str, made: list[Action]) -> None:
    file, write = FORMS[form]
    once = read_actions(write([*HEADINGS.values()], written(made)), file=file).sheet.lines
    again = [[line.texts.get(column, "") for column in range(1, len(HEADINGS) + 1)] for line in once[1:]]
    assert read_actions(write([*HEADINGS.values()], again), file=file).sheet.lines == once


@pytest.mark.parametrize("title", ["- Deur dicht", "=1+1", "'- met een eigen teken", "''@x", "'t Hof", "'"])
def test_an_open_document_keeps_a_sign_that_our_own_file_put_there(title: str) -> None:
    data = ods({"Acties": [("Actie", "Wie"), (f"'{title}" if title[:2] in ("- ", "=1", "'-", "''") else title, "hr")]})
    assert came_back(data, "a.ods")[0][0] == title
