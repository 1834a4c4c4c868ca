"""What a list of somebody's own making holds beside its values: both readers give it alike."""

import re

import pytest

from dijkwacht.documents.workbook.sheets import table
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.opening import open_book
from dijkwacht.documents.workbook.sheets.table import Book, Row, Sheet, Span
from dijkwacht.kit.errors import InvalidInput
from tests.documents.workbook.making import book as book_of
from tests.documents.workbook.making import ods, part_of, saved, with_parts

SPANNED = Span(first_row=2, last_row=3, first_column=2, last_column=2)


def _xlsx() -> bytes:
    rows = (("Actie", "Wie"), ("Een", "griffier"), ("Twee", None), ("Drie", "secretaris"))
    made = book_of({"Keuzelijsten": (("laag",),), "Acties": rows})
    made["Keuzelijsten"].sheet_state = "hidden"
    sheet = made["Acties"]
    sheet.merge_cells("B2:B3")
    sheet.row_dimensions[4].hidden = True
    sheet["BA1"] = "week 40"
    sheet["C4"] = "=1+1"
    part = "xl/worksheets/sheet2.xml"
    data = saved(made)
    return with_parts(data, {part: re.sub(rb"(<f>1\+1</f>)(<v ?/>|<v></v>)", rb"\1<v>2</v>", part_of(data, part))})


def _ods() -> bytes:
    def text(words: str, more: str = "") -> str:
        return f'<table:table-cell office:value-type="string" {more}><text:p>{words}</text:p></table:table-cell>'

    two = '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
    rows = (
        text("Actie") + text("Wie") + '<table:table-cell table:number-columns-repeated="50"/>' + text("week 40"),
        text("Een") + text("griffier", 'table:number-rows-spanned="2"'),
        text("Twee") + "<table:covered-table-cell><text:p>oud</text:p></table:covered-table-cell>",
    )
    raw = "".join(f"<table:table-row>{row}</table:table-row>" for row in rows)
    raw += f'<table:table-row table:visibility="collapse">{text("Drie")}{text("secretaris")}{two}</table:table-row>'
    hidden = '<style:style style:name="ta1"><style:table-properties table:display="false"/></style:style>'
    data = ods({"Keuzelijsten": (("laag",),)}, raw={"Acties": raw})
    space = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    styles = f'<office:automatic-styles xmlns:style="{space}">{hidden}</office:automatic-styles><office:body>'
    content = part_of(data, "content.xml").decode().replace("<office:body>", styles)
    content = content.replace('table:name="Keuzelijsten"', 'table:name="Keuzelijsten" table:style-name="ta1"')
    return with_parts(data, {"content.xml": content.encode()})


def _book(data: bytes, file: str, *, is_list: bool = True) -> Book:
    faults = Faults(file)
    made = open_book(data, wanted=None, faults=faults, is_list=is_list)
    faults.raise_any()
    return made


@pytest.fixture(params=[".xlsx", ".ods"])
def book(request: pytest.FixtureRequest) -> Book:
    return _book(_xlsx() if request.param == ".xlsx" else _ods(), f"acties{request.param}")


@pytest.fixture
def actions(book: Book) -> Sheet:
    return book.sheets["Acties"]


def _texts(row: Row) -> list[str]:
    return [cell.text for cell in row.cells.values()]


def test_sheets_keep_the_order_of_the_file_and_tell_which_are_hidden(book: Book) -> None:
    assert [(sheet.title, sheet.is_hidden) for sheet in book.sheets.values()] == [("Keuzelijsten", True), ("Acties", False)]


def test_a_merged_cell_holds_its_value_once_with_its_span(actions: Sheet) -> None:
    assert actions.spans == (SPANNED,)
    assert [_texts(row) for row in actions.rows[1:3]] == [["Een", "griffier"], ["Twee"]]


def test_hidden_rows_are_told(actions: Sheet) -> None:
    assert [row.is_hidden for row in actions.rows] == [False, False, False, True]


def test_columns_past_the_last_are_left_out_and_told(actions: Sheet) -> None:
    assert (actions.beyond, max(actions.rows[0].cells)) == (53, 2)


def test_a_formula_gives_the_result_that_was_kept(actions: Sheet) -> None:
    assert actions.rows[3].cells[3].value == 2


@pytest.mark.parametrize(("data", "file"), [(_xlsx(), "acties.xlsx"), (_ods(), "acties.ods")])
def test_in_our_own_form_all_of_that_stays_a_fault(data: bytes, file: str) -> None:
    with pytest.raises(InvalidInput, match=r"heeft iets in kolom BA \(de 53e\)"):
        _book(data, file, is_list=False)


def test_a_value_under_a_merged_cell_is_not_there() -> None:
    data = saved(book_of({"Acties": (("Actie", "Wie"), ("Een", "griffier"))}))
    part = "xl/worksheets/sheet1.xml"
    merged = part_of(data, part).replace(b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>')
    found = _book(with_parts(data, {part: merged}), "acties.xlsx").sheets["Acties"]
    assert [(row.number, _texts(row)) for row in found.rows] == [(1, ["Actie"])]


def test_a_formula_without_a_result_is_told_in_a_list_too() -> None:
    with pytest.raises(InvalidInput, match=table.FORMULA):
        _book(saved(book_of({"Acties": (("=1+1",),)})), "acties.xlsx")
