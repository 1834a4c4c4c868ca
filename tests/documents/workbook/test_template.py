"""The empty workbook: what an adviser with only Excel finds in it."""

import io

from openpyxl import load_workbook

from dijkwacht.documents.workbook.model import AnswerRow
from dijkwacht.documents.workbook.template import write_template
from tests.documents.workbook.making import GOOD_ROW, HEAD, NORM, faults, part_of, read, saved, xlsx


def _values(data: bytes, title: str) -> list[tuple[object, ...]]:
    return list(load_workbook(io.BytesIO(data))[title].iter_rows(values_only=True))


def test_it_asks_each_function_its_criteria() -> None:
    rows = _values(write_template(NORM), "Antwoorden")
    assert [(row[0], row[2]) for row in rows] == [
        ("criterium", "respondent"),
        ("BES-01", "secretaris"),
        ("BES-01", "griffier"),
        ("BES-02", "griffier"),
        ("INK-01", None),
    ]


def test_what_is_asked_stands_beside_its_code_and_is_not_read_back() -> None:
    data = write_template(NORM, head=HEAD, rows=[AnswerRow("BES-02", "griffier", paper=2)])
    assert _values(data, "Antwoorden")[1][:2] == ("BES-02", "De gemeente bespreekt dit.")
    book = load_workbook(io.BytesIO(data))
    book["Antwoorden"]["B2"] = "Iets anders, van 06-12345678."
    changed = read(saved(book))
    assert (changed.rows, changed.personal) == ((AnswerRow("BES-02", "griffier", paper=2),), ())


def test_a_file_from_before_that_column_reads_as_it_did() -> None:
    assert read(xlsx(GOOD_ROW)).rows == (AnswerRow("BES-01", "secretaris", paper=2, practice=1),)


def test_the_short_one_holds_only_basic_criteria() -> None:
    data = write_template(NORM, basic=True)
    assert [row[0] for row in _values(data, "Antwoorden")] == ["criterium", "BES-01", "BES-01"]
    assert ("omvang", "basis") in [row[:2] for row in _values(data, "Organisatie")]


def test_the_same_norm_gives_the_same_bytes() -> None:
    assert write_template(NORM) == write_template(NORM)


def test_questions_are_locked_without_a_password() -> None:
    questions = load_workbook(io.BytesIO(write_template(NORM)))["Vragen"]
    assert questions.protection.sheet
    assert not questions.protection.password
    assert [cell.value for cell in questions[2]][1:5] == [
        "BES-01",
        "=De gemeente legt dit vast.",
        "Is het vastgelegd?",
        "Gebeurt het?",
    ]


def test_drop_downs_offer_what_may_be_filled_in() -> None:
    answers = load_workbook(io.BytesIO(write_template(NORM)))["Antwoorden"]
    offered = {str(rule.sqref)[0]: (rule.formula1, rule.showErrorMessage) for rule in answers.data_validations.dataValidation}
    assert offered["A"] == ("Vragen!$B$2:$B$4", True)
    assert offered["E"] == offered["F"] == ('"0,1,2,3,?"', True)
    assert not offered["C"][1]  # a function may carry a number
    assert not offered["J"][1]  # a cell may hold several kinds
    assert offered["D"][0].startswith('"vragenlijst,')


def test_it_promises_that_help_is_no_supervision() -> None:
    text = " ".join(str(cell) for row in _values(write_template(NORM), "Uitleg") for cell in row)
    assert "Hulp is geen toezicht" in text
    assert "nooit de naam van een persoon" in text


def test_untouched_it_lacks_only_the_head() -> None:
    places = [place for place, _ in faults(write_template(NORM))]
    assert places == ["Organisatie!B1", "Organisatie!B2", "Organisatie!B5"]


def test_texts_of_people_never_become_formulas() -> None:
    row = AnswerRow("BES-01", "secretaris", paper=2, explanation='=HYPERLINK("x")', not_applicable="")
    data = write_template(NORM, head=HEAD, rows=[row])
    assert b"<f>" not in part_of(data, "xl/worksheets/sheet3.xml")
    assert read(data).rows == (row,)
