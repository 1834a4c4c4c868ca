"""A cell that looks as if it holds personal data is named by its place, never by its text."""

from pathlib import Path

from dijkwacht.documents.workbook.model import PersonalCell
from dijkwacht.kit.personal import Kind
from tests.documents.workbook.making import GOOD_ROW, ods, read, sheets, xlsx

MAIL = "zie j.devries@duinrade.nl"


def test_every_free_text_is_read() -> None:
    rows = (
        ("BES-01", "griffier", "", 2, 2, "", MAIL, "lijst van 06-12345678", "anders", ""),
        ("BES-02", "griffier", "", "", "", "BSN 123456782"),
    )
    assert read(xlsx(*rows, settled=[("BES-01", "papier", 2, "NL91ABNA0417164300 gezien")])).personal == (
        PersonalCell("Antwoorden!G2", (Kind.EMAIL,)),
        PersonalCell("Antwoorden!H2", (Kind.PHONE,)),
        PersonalCell("Antwoorden!F3", (Kind.BSN,)),
        PersonalCell("Weging!D2", (Kind.IBAN,)),
    )


def test_a_kind_is_told_once_a_cell_in_the_order_of_the_text() -> None:
    text = "kenteken 12-BD-34, 06-12345678 of 06-23456789"
    file = read(xlsx(("BES-01", "griffier", "", 2, "", "", text)))
    assert file.personal == (PersonalCell("Antwoorden!G2", (Kind.PLATE, Kind.PHONE)),)


def test_a_number_cell_is_read_too() -> None:
    assert read(xlsx(("BES-01", "griffier", "", 2, "", "", 123456782))).personal == (PersonalCell("Antwoorden!G2", (Kind.BSN,)),)


def test_ordinary_answers_and_dates_are_left_alone() -> None:
    row = ("BES-01", "griffier", "", 2, 2, "", "Besluit 2018-11-23, zie BES-02.", "besluit", "besluit", "2018-11-23")
    assert read(xlsx(row, GOOD_ROW)).personal == ()


def test_a_function_is_looked_for_in_the_reason_that_the_organisation_reads_and_nowhere_else() -> None:
    told = "De griffier kende de lijst niet."
    row = ("BES-01", "griffier", "", 2, 2, "", told)
    assert read(xlsx(row, settled=[("BES-01", "papier", 2, told)])).personal == (PersonalCell("Weging!D2", (Kind.FUNCTION,)),)


def test_the_place_is_the_one_of_the_kind_of_file(tmp_path: Path) -> None:
    row = ("BES-01", "griffier", "", 2, "", "", MAIL)
    (tmp_path / "organisatie.csv").write_text("code;GM9901\nnaam;Duinrade\nnormenset;proef\nversie;1\npeildatum;2018-11-23\n")
    (tmp_path / "antwoorden.csv").write_text(
        "toelichting;criterium;respondent;bron;papier;praktijk;nvt;bewijs;bewijssoort;bewijsdatum\n"
        f"{MAIL};BES-01;griffier;;2;;;;;\n"
    )
    assert [cell.place for cell in read(ods(sheets(row)), file="vragen.ods").personal] == ["Antwoorden!G2"]
    assert [cell.place for cell in read(tmp_path, file="map").personal] == ["antwoorden.csv!A2"]
