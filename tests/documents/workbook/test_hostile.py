"""Files that are broken, disguised or meant to harm: one clear answer, and no more work than it takes to see it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from dijkwacht.documents.action_lists.reader import read_actions
from dijkwacht.documents.workbook.sheets import container, table
from dijkwacht.documents.workbook.template import write_template
from dijkwacht.kit.errors import InvalidInput
from tests.documents.workbook.making import (
    GOOD_ROW,
    HEAD,
    NORM,
    book,
    faults,
    ods,
    part_of,
    read,
    saved,
    sheets,
    with_parts,
    xlsx,
    zipped,
)

ANSWERS_PART = "xl/worksheets/sheet2.xml"
BOMB = b"0" * 9_000_000
ENTITY = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname"><!ENTITY a "aaaaaaaa">]>'


def _reason(data: bytes, file: str = "vragen.xlsx") -> str:
    """The one reason why a file is refused as a whole."""
    [(_, reason)] = faults(data, file=file)
    return reason


@pytest.mark.parametrize(
    ("data", "file", "words"),
    [
        (b"", "vragen.xlsx", "is leeg"),
        (b" \n", "vragen.xlsx", "is leeg"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "vragen.xlsx", "of is een oud .xls-bestand"),
        (b"\xef\xbb\xbf \n<html><table></table></html>", "vragen.xlsx", "is een webpagina"),
        (b"%PDF-1.7", "vragen.xlsx", "is een pdf"),
        (b"criterium;respondent\n", "antwoorden.csv", "is platte tekst, zoals een CSV"),
        (b"PK\x03\x04" + b"x" * 100, "vragen.xlsx", "beschadigd"),
        (zipped({"word/document.xml": b"<x/>", "[Content_Types].xml": b"<x/>"}), "vragen.xlsx", "is een Word-document"),
        (zipped({"foto.jpg": b"x"}), "vragen.xlsx", "geen werkboek"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}), "a.ods", "geen werkboek"),
        (zipped({"mimetype": b"x", "encrypted-package": b"x"}), "a.ods", "beveiligd met een wachtwoord"),
        (xlsx(GOOD_ROW), "vragen.ods", "de naam eindigt niet op .xlsx"),
        (xlsx(GOOD_ROW), "vragen", "de naam eindigt niet op .xlsx"),
        (ods(sheets(GOOD_ROW)), "vragen.xlsx", "de naam eindigt niet op .ods"),
        (xlsx(GOOD_ROW), "vragen.xlsm", "bevat macro’s"),
        (with_parts(xlsx(GOOD_ROW), {"xl/vbaProject.bin": b"x"}), "vragen.xlsx", "bevat macro’s"),
        (with_parts(ods(sheets(GOOD_ROW)), {"Basic/Standard/Module1.xml": b"<x/>"}), "vragen.ods", "bevat macro’s"),
        (with_parts(ods(sheets(GOOD_ROW)), {"META-INF/manifest.xml": b"<encryption-data/>"}), "vragen.ods", "wachtwoord"),
        (with_parts(xlsx(GOOD_ROW), {"xl/workbook.xml": b"<workbook"}), "vragen.xlsx", "beschadigd"),
        (with_parts(xlsx(GOOD_ROW), {"xl/worksheets/sheet2.xml": b"\xff\xfe\x00"}), "vragen.xlsx", "beschadigd"),
    ],
)
def test_a_file_that_is_no_plain_workbook_is_refused(data: bytes, file: str, words: str) -> None:
    assert words in _reason(data, file)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/styles.xml", "[Content_Types].xml"])
def test_a_zip_bomb_that_is_read_is_not_unpacked_and_says_which_bound_it_breaks(part: str) -> None:
    reason = _reason(with_parts(xlsx(GOOD_ROW), {part: BOMB}))
    assert f"{part} wordt bij het uitpakken 1" in reason
    assert "keer zo groot; hoogstens 300 keer" in reason


@pytest.mark.parametrize(
    "part", ["xl/calcChain.xml", "xl/media/image1.emf", "xl/pivotCache/pivotCacheRecords1.xml", "xl/theme/a.xml"]
)
def test_a_large_part_that_nobody_reads_refuses_no_workbook_and_is_never_unpacked(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data, opened = with_parts(xlsx(GOOD_ROW), {part: BOMB}), []
    unpack = zipfile.ZipFile.open
    monkeypatch.setattr(
        zipfile.ZipFile, "open", lambda self, name, *rest: (opened.append(str(name)), unpack(self, name, *rest))[1]
    )
    assert faults(data) == []
    assert opened
    assert not [name for name in opened if part in name]


@pytest.mark.parametrize(("data", "file"), [(xlsx(GOOD_ROW), "a.xlsx"), (ods(sheets(GOOD_ROW)), "a.ods")])
def test_parts_named_from_the_top_of_the_file_are_read(data: bytes, file: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {f"./{name}": archive.read(name) for name in archive.namelist()}
    assert faults(zipped(parts), file=file) == []


def test_many_parts_that_are_too_large_together_are_not_unpacked() -> None:
    parts = {f"xl/media/{number}.png": bytes(4_900_000) for number in range(13)}
    assert _reason(with_parts(xlsx(GOOD_ROW), parts)).startswith("wordt bij het uitpakken 63,8 MB; hoogstens 60 MB mag. Haal weg")


def test_thousands_of_parts_are_refused() -> None:
    assert _reason(with_parts(xlsx(GOOD_ROW), {f"xl/media/{n}": b"" for n in range(1_001)})).startswith(
        "bestaat uit 1.011 onderdelen; hoogstens 1.000 mag."
    )


def test_a_file_above_the_limit_is_refused() -> None:
    said = "is 20,1 MB; hoogstens 20 MB mag. Haal weg wat er niet bij hoort"
    assert _reason(b"PK\x03\x04" + bytes(container.MAX_BYTES)) == said


def test_a_file_above_the_limit_on_a_disk_says_its_own_size(tmp_path: Path) -> None:
    for name in ("vragen.xlsx", "organisatie.csv"):
        with (tmp_path / name).open("wb") as stream:
            stream.truncate(31_540_000)
    for given in (tmp_path / "vragen.xlsx", tmp_path):
        with pytest.raises(InvalidInput) as caught:
            read(given, file=given.name)
        assert caught.value.faults[0].reason == "is 31,6 MB; hoogstens 20 MB mag. Haal weg wat er niet bij hoort"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet3.xml"])
def test_entities_are_refused_before_they_are_read(part: str) -> None:
    data = write_template(NORM, head=HEAD)
    content = part_of(data, part)
    start = content.index(b"?>") + 2 if content.startswith(b"<?xml") else 0
    assert _reason(with_parts(data, {part: content[:start] + ENTITY + content[start:]})) == container.FOREIGN_XML


def test_entities_in_another_alphabet_are_refused_too() -> None:
    data = ods(sheets(GOOD_ROW))
    content = (ENTITY + part_of(data, "content.xml")).decode().encode("utf-16")
    assert _reason(with_parts(data, {"content.xml": content}), "vragen.ods") == container.FOREIGN_XML


def test_two_hundred_thousand_rows_get_one_answer() -> None:
    rows = b"".join(b'<row r="%d"><c r="D%d"><v>2</v></c></row>' % (number, number) for number in range(3, 200_000))
    data = xlsx(GOOD_ROW)
    sheet = part_of(data, ANSWERS_PART).replace(b"</sheetData>", rows + b"</sheetData>")
    assert faults(with_parts(data, {ANSWERS_PART: sheet})) == [("Antwoorden", table.too_many_rows(20_002))]


def test_rows_that_repeat_without_end_get_one_answer() -> None:
    cell = '<table:table-cell office:value-type="float" office:value="2"/>'
    raw = f'<table:table-row table:number-rows-repeated="1048576">{cell}</table:table-row>'
    data = ods({"Organisatie": ()}, raw={"Antwoorden": raw})
    assert faults(data, file="vragen.ods") == [("Antwoorden", table.too_many_rows(1_048_576))]


@pytest.mark.parametrize("sheet", ["Antwoorden", "Kladblok"])
def test_elements_without_end_get_one_answer(sheet: str) -> None:
    data = ods({"Organisatie": ()}, raw={sheet: "<a/>" * (table.MAX_ELEMENTS + 1)})
    assert _reason(data, "vragen.ods") == "heeft 1.000.001 onderdelen of meer; hoogstens 1.000.000"


def test_a_cell_far_away_gets_one_answer() -> None:
    def far(made: Workbook) -> None:
        made["Antwoorden"]["XFD2"] = "x"

    assert _changed(far) == [("Antwoorden", table.too_many_columns(16_384))]


def _changed(change: Callable[[Workbook], None]) -> list[tuple[str, str]]:
    made = book(sheets(GOOD_ROW))
    change(made)
    return faults(saved(made))


def test_formulas_are_named_by_cell() -> None:
    def formula(made: Workbook) -> None:
        made["Antwoorden"]["G2"] = "=1+1"

    assert _changed(formula) == [("Antwoorden!G2", table.FORMULA)]


def test_formulas_on_other_sheets_do_no_harm() -> None:
    def note(made: Workbook) -> None:
        made.create_sheet("Kladblok")["A1"] = "=1+1"

    assert _changed(note) == []


def test_merged_cells_are_named() -> None:
    assert _changed(lambda made: made["Antwoorden"].merge_cells("G2:H3")) == [("Antwoorden!G2", table.MERGED)]


def test_percentages_are_named() -> None:
    def percentage(made: Workbook) -> None:
        made["Antwoorden"]["D2"].number_format = "0%"

    assert _changed(percentage) == [("Antwoorden!D2", table.PERCENTAGE)]


def test_times_are_named() -> None:
    def time(made: Workbook) -> None:
        made["Antwoorden"]["D2"].number_format = "h:mm"

    assert _changed(time) == [("Antwoorden!D2", table.TIME)]


def test_error_values_are_named() -> None:
    def error(made: Workbook) -> None:
        made["Antwoorden"]["G2"] = "#N/A"

    assert _changed(error) == [("Antwoorden!G2", table.ERROR)]


@pytest.mark.parametrize(
    ("attributes", "reason"),
    [
        ('office:value-type="percentage" office:value="0.02"', table.PERCENTAGE),
        ('office:value-type="boolean" office:boolean-value="true"', table.BOOLEAN),
        ('office:value-type="time" office:time-value="PT1H"', table.TIME),
        ('table:formula="of:=1+1" office:value-type="float" office:value="2"', table.FORMULA),
        ('table:number-columns-spanned="2" office:value-type="float" office:value="2"', table.MERGED),
        ('office:value-type="date" office:date-value="2018-02-30"', table.ERROR),
        ('office:value-type="float" office:value="1e999"', table.ERROR),
    ],
)
def test_open_documents_name_the_same_cells(attributes: str, reason: str) -> None:
    raw = f"<table:table-row><table:table-cell/><table:table-cell {attributes}/></table:table-row>"
    data = ods(sheets(GOOD_ROW), raw={"Weging": raw})
    assert ("Weging!B1", reason) in faults(data, file="vragen.ods")


def test_broken_references_in_a_workbook_do_no_harm() -> None:
    cells = (
        b'<c r="A3" t="s"><v>999999</v></c><c r="B3" t="s"><v>-1</v></c><c r="C3" s="99999"><v>2</v></c>'
        b'<c r="D3"><v>x</v></c><c r="E3"><v>nan</v></c><c r="?"><v></v></c>'
    )
    data = xlsx(GOOD_ROW)
    sheet = part_of(data, ANSWERS_PART).replace(b"</sheetData>", b'<row r="3">' + cells + b"</row></sheetData>")
    found = dict(faults(with_parts(data, {ANSWERS_PART: sheet})))
    assert [found.pop(f"Antwoorden!{column}3") for column in "ABDE"] == [table.ERROR] * 4
    assert list(found) == ["Antwoorden!C3"]


def test_control_characters_are_named() -> None:
    data = xlsx(("BES-01", "griffier", "", 2, 2, "", "een_x0007_bel"))
    assert faults(data) == [("Antwoorden!G2", "de tekst bevat onleesbare tekens; typ hem opnieuw")]


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    made = book(sheets(("BES-01", "griffier", "", 2, 2, "", "x")))
    made["Antwoorden"]["G2"].value = "=2+2"
    made["Antwoorden"]["G2"].data_type = "s"
    assert read(saved(made)).rows[0].explanation == "=2+2"


def test_a_truncated_file_is_damaged() -> None:
    data = xlsx(GOOD_ROW)
    assert "beschadigd" in _reason(data[: len(data) // 2])


def test_a_part_with_a_wrong_checksum_is_damaged() -> None:
    data = bytearray(xlsx(GOOD_ROW))
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        start = archive.getinfo("xl/worksheets/sheet2.xml").header_offset
    data[start + 80] ^= 0xFF
    assert "beschadigd" in _reason(bytes(data))


@pytest.mark.parametrize(
    ("text", "rows", "words"),
    [
        ("a", 4_000, "heeft 1.999 of meer regels onder de koppen; hoogstens 500."),
        ("a" * 4_000, 25, "tekens in alle cellen samen of meer; hoogstens 4.000.000"),
    ],
)
def test_what_repeats_is_counted_over_all_sheets_before_it_is_made(text: str, rows: int, words: str) -> None:
    cell = f'<table:table-cell table:number-columns-repeated="50"><text:p>{text}</text:p></table:table-cell>'
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    with pytest.raises(InvalidInput) as wrong:
        read_actions(ods({}, raw={"Een": row, "Twee": row}), file="acties.ods")
    assert words in wrong.value.faults[0].reason


def test_a_list_may_hold_only_so_many_letters() -> None:
    with pytest.raises(InvalidInput, match=r"heeft 40\d\.\d{3} tekens; hoogstens 400\.000"):
        read_actions(b"Actie;Toelichting\n" + (b"a;" + b"b" * 4_000 + b"\n") * 101, file="acties.csv")


def test_sheets_without_end_are_refused_by_their_number() -> None:
    with pytest.raises(InvalidInput, match="heeft 101 bladen of meer; hoogstens 100"):
        read_actions(ods({}, raw={f"Blad {number}": "" for number in range(101)}), file="acties.ods")
