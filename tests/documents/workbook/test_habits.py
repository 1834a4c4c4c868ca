"""What people and their spreadsheets make of a cell, and what is read in it without a word."""

from datetime import date, datetime
from typing import Any

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dijkwacht.documents.workbook.model import AnswerRow
from dijkwacht.documents.workbook.wording import ANSWER_HEADINGS, FUNCTIONS
from tests.documents.workbook.making import NORM, Rows, book, faults, labelled, ods, read, saved, sheets, xlsx

DAY = date(2018, 3, 1)


def _answer(**cells: Any) -> Rows:
    """One row of answers with these cells."""
    row = {"criterium": "BES-01", "respondent": "griffier", "papier": 2, **cells}
    return (tuple(row.get(heading, "") for heading in ANSWER_HEADINGS),)


def _one(**cells: Any) -> AnswerRow:
    return read(xlsx(*_answer(**cells))).rows[0]


@pytest.mark.parametrize(
    "written",
    [
        "2018-03-01",
        "1-3-2018",
        "01-03-2018",
        "1/3/2018",
        "01.03.2018",
        "1 3 2018",
        "1 - 3 - 2018",
        "1 maart 2018",
        "1 Maart  2018",
        "1 mrt 2018",
        "1 mrt. 2018",
        "1-mrt-2018",
        43160,
        DAY,
        datetime(2018, 3, 1, 9, 30),  # noqa: DTZ001 - as a spreadsheet keeps it
    ],
)
def test_a_date_is_read_as_the_dutch_and_their_spreadsheets_write_it(written: object) -> None:
    [piece] = _one(bewijs="Besluit", bewijssoort="besluit", bewijsdatum=written).evidence
    assert piece.when == DAY


def test_several_dates_in_a_cell_may_each_be_written_their_own_way() -> None:
    pieces = _one(bewijs="a;b", bewijssoort="besluit;Training", bewijsdatum="1-3-2018; 1 maart 2018").evidence
    assert [piece.when for piece in pieces] == [DAY, DAY]


def test_the_reference_date_as_well() -> None:
    content = sheets(*_answer())
    content["Organisatie"] = labelled(peildatum="23 november 2018")
    assert read(ods(content), file="vragen.ods").head.on == date(2018, 11, 23)


def test_a_number_counted_from_1904_is_not_taken_for_a_day_counted_from_1900() -> None:
    made = book(sheets(*_answer(bewijs="a", bewijssoort="besluit", bewijsdatum=41698)))
    made.epoch = CALENDAR_MAC_1904
    [(place, reason)] = faults(saved(made))
    assert (place, "is geen datum" in reason) == ("Antwoorden!J2", True)


@pytest.mark.parametrize(
    ("written", "function"),
    [
        ("Griffier", "griffier"),
        ("  CISO ", "ciso"),
        ("Handhaving  2", "handhaving 2"),
        ("handhaving2", "handhaving 2"),
        ("Toezicht en handhaving", "handhaving"),
        ("Functionaris gegevensbescherming", "fg"),
        ("Financiën", "financien"),
        ("openbare orde en veiligheid 12", "oov 12"),
    ],
)
def test_a_function_is_read_in_any_case_with_any_spaces_and_as_pages_write_it(written: str, function: str) -> None:
    assert _one(respondent=written).respondent == function


def test_every_function_reads_back_as_itself() -> None:
    assert [_one(respondent=f"{name.upper()} 2").respondent for name in FUNCTIONS] == [f"{name} 2" for name in FUNCTIONS]


def test_codes_and_choices_are_read_in_any_case_and_a_level_with_its_decimal() -> None:
    row = _one(criterium="bes-01", bron="Interview", papier="2,0", praktijk="3.0")
    assert (row.criterion, row.source, row.paper, row.practice) == (NORM.criteria[0].id, "interview", 2, 3)


def test_what_remains_wrong_is_told_together_by_cell_beside_what_was_understood() -> None:
    wrong = _answer(respondent="Grifier", bewijs="a", bewijssoort="brief", bewijsdatum="1-3-18")
    right = _answer(criterium="bes-02", respondent="GRIFFIER", bewijs="a", bewijssoort="Besluit", bewijsdatum="1-3-2018")
    assert [place for place, _ in faults(xlsx(*wrong, *right))] == ["Antwoorden!B2", "Antwoorden!I2", "Antwoorden!J2"]
