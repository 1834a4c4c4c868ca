"""What people met with other programs, in our own form: the workbook says what it said before such a program touched it."""

import io
import zipfile
from datetime import date

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from dijkwacht.documents import packed
from dijkwacht.documents.workbook.sheets import table, xlsx_parts
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.opening import open_book
from dijkwacht.documents.workbook.sheets.xlsx_parts import plain
from dijkwacht.documents.workbook.template import write_template
from dijkwacht.kit.errors import InvalidInput
from tests.documents.workbook.making import (
    GOOD_ROW,
    HEAD,
    NORM,
    book,
    faults,
    labelled,
    ods,
    part_of,
    read,
    saved,
    sheets,
    with_parts,
    xlsx,
)

X15 = (
    b'<extLst><ext uri="{140A7094}" xmlns:x15="http://schemas.microsoft.com/office/spreadsheetml/2010/11/main">'
    b'<x15:workbookPr chartTrackingRefBase="1"/></ext></extLst></workbook>'
)


def test_days_counted_from_1904_stay_those_days_after_a_recent_excel_saved_them() -> None:
    made = book(
        sheets((*GOOD_ROW, "", "", "steekproef", "steekproef", date(2018, 10, 1)), head=labelled(peildatum=date(2018, 11, 23)))
    )
    made.epoch = CALENDAR_MAC_1904
    data = saved(made)
    data = with_parts(data, {"xl/workbook.xml": part_of(data, "xl/workbook.xml").replace(b"</workbook>", X15)})
    found = read(data)
    assert (found.head.on, found.rows[0].evidence[0].when) == (date(2018, 11, 23), date(2018, 10, 1))


def test_a_workbook_by_sheetjs_holds_no_macros() -> None:
    data = xlsx(GOOD_ROW)
    types = part_of(data, "[Content_Types].xml").replace(
        b"<Override",
        b'<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/><Override',
        1,
    )
    assert read(with_parts(data, {"[Content_Types].xml": types})) == read(data)


def test_a_zip_with_backslashes_is_the_workbook_that_it_is() -> None:
    data, made = xlsx(GOOD_ROW), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(made, "w") as archive:
        for name in given.namelist():
            entry = zipfile.ZipInfo("x")
            entry.filename = name.replace("/", "\\")
            archive.writestr(entry, given.read(name))
    assert read(made.getvalue()) == read(data)


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("BES\u201301", "‘BES[half kastlijntje]01’"),
        ("BES\u201101", "‘BES[hard koppelteken]01’"),
        ("BES-01\u200b", "‘BES-01[spatie zonder breedte]’"),
        ("bes\u221201", "‘bes[minteken]01’"),
        ("BES\xa0-01", "‘BES[harde spatie]-01’"),
    ],
)
def test_a_code_with_a_sign_that_looks_like_another_is_told_by_the_name_of_the_sign(code: str, named: str) -> None:
    hint = "; bedoelt u BES-01?" if "\xa0" not in code else ""
    expected = f"het criterium {named} staat niet in deze normenset{hint}"
    assert faults(xlsx((code, *GOOD_ROW[1:]))) == [("Antwoorden!A2", expected)]


def test_codes_in_the_head_with_such_signs_are_told_too() -> None:
    head = labelled(code="GM\u200b9901", normenset="proef\ufeff")
    found = dict(faults(xlsx(GOOD_ROW, head=head)))
    assert found["Organisatie!B1"] == "schrijf de code met hoofdletters en zonder spaties of vreemde tekens: GM9901"
    assert found["Organisatie!B3"] == "de normenset ‘proef[bytevolgordeteken]’ is hier niet bekend; bedoelt u proef?"


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("a_x000D_b", "a\rb"),
        ("_x005F_x000D_", "_x000D_"),
        ("_x005F_x005F_", "_x005F_"),
        ("_xD83D__xDE00_", "😀"),
        ("_xD83D_", "\ufffd"),
        ("_x00E9__xzzzz__x41_", "é_xzzzz__x41_"),
    ],
)
def test_escaped_signs_are_what_was_typed(written: str, typed: str) -> None:
    assert plain(written) == typed


def _listed(data: bytes, file: str) -> table.Book:
    return open_book(data, wanted=None, faults=Faults(file), is_list=True)


def test_a_long_sheet_is_read_no_further_than_any_list_goes() -> None:
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>2</v></c></row>' % (number, number) for number in range(1, 30_000))
    data = saved(book({"Lang": ((1,),), "Acties": (("Actie",), ("Een",))}))
    sheet = part_of(data, "xl/worksheets/sheet1.xml")
    found = _listed(
        with_parts(data, {"xl/worksheets/sheet1.xml": sheet[: sheet.index(b"<row")] + rows + b"</sheetData></worksheet>"}),
        "a.xlsx",
    )
    assert [len(sheet.rows) for sheet in found.sheets.values()] == [table.LIST_ROWS, 2]


def test_a_row_past_the_last_ends_a_list() -> None:
    made = book({"Acties": (("Actie",), ("Een",))})
    made["Acties"]["A30000"] = "ver weg"
    assert len(_listed(saved(made), "a.xlsx").sheets["Acties"].rows) == 2


def test_rows_repeated_in_an_open_document_are_no_more_than_any_list_has() -> None:
    cell = '<table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
    found = _listed(ods({}, raw={"Een": row, "Twee": row}), "a.ods")
    assert [len(sheet.rows) for sheet in found.sheets.values()] == [table.LIST_ROWS, table.LIST_ROWS]


@pytest.mark.parametrize(
    ("strings", "words"),
    [
        ("<si/>" * 11, "heeft meer dan 10 verschillende teksten"),
        ("<si><t>aaaaaaaaaa</t></si>" * 9, "heeft meer dan 50 tekens aan teksten"),
        ("<si>" + "<r/>" * 1_001 + "</si>", "heeft in xl/sharedStrings.xml meer dan"),
        ("<r>" * 21 + "</r>" * 21, "heeft meer dan 20 lagen in elkaar"),
    ],
)
def test_texts_that_cells_share_have_a_bound(strings: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_parts, "MAX_STRINGS", 10)
    monkeypatch.setattr(xlsx_parts, "MAX_LETTERS", 50)
    monkeypatch.setattr(packed, "MAX_ELEMENTS", 1_000)
    made = f'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{strings}</sst>'.encode()
    with pytest.raises(InvalidInput, match=words):
        read(with_parts(write_template(NORM, head=HEAD), {"xl/sharedStrings.xml": made}))


def test_one_text_in_many_cells_is_counted_as_often_as_it_stands_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MAX_LETTERS", 100_000)
    data = write_template(NORM, head=HEAD)
    cells = b"".join(b'<row r="%d"><c r="A%d" t="s"><v>0</v></c></row>' % (number, number) for number in range(1, 1_000))
    start = part_of(data, "xl/worksheets/sheet1.xml").partition(b"<sheetData>")[0]
    shared = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>%s </t></si></sst>'
    parts = {
        "xl/worksheets/sheet1.xml": start + b"<sheetData>" + cells + b"</sheetData></worksheet>",
        "xl/sharedStrings.xml": shared % (b"a" * 30_000),
    }
    with pytest.raises(InvalidInput, match=r"heeft 120\.\d{3} tekens in alle cellen samen of meer"):
        _listed(with_parts(data, parts), "a.xlsx")
