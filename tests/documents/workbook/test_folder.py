"""The folder with csv files: what Excel in any language writes."""

from pathlib import Path

import pytest

from dijkwacht.analysis.scoring.answers import UNKNOWN
from dijkwacht.documents import delimited
from dijkwacht.documents.workbook.model import AnswerRow, SettledRow, Side
from dijkwacht.documents.workbook.sheets import separated, table
from dijkwacht.documents.workbook.sheets.faults import Faults
from tests.documents.workbook.making import faults, read

ORGANISATION = "code;GM9901\nnaam;Duinrade\nnormenset;proef\nversie;1\npeildatum;2018-11-23\n"
HEADINGS = "criterium;respondent;bron;papier;praktijk;nvt;toelichting;bewijs;bewijssoort;bewijsdatum\n"


def _folder(path: Path, answers: bytes | str, organisation: str = ORGANISATION, **more: str) -> Path:
    (path / "organisatie.csv").write_text(organisation, encoding="utf-8")
    (path / "antwoorden.csv").write_bytes(answers if isinstance(answers, bytes) else answers.encode())
    for name, text in more.items():
        (path / f"{name}.csv").write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("sign", [",", ";"])
def test_both_separators_are_read_with_and_without_a_mark(tmp_path: Path, sign: str, mark: str) -> None:
    text = mark + (HEADINGS + "BES-01;griffier;;2;?;;é\r\n").replace(";", sign)
    rows = read(_folder(tmp_path, text), file="map").rows
    assert rows == (AnswerRow("BES-01", "griffier", paper=2, practice=UNKNOWN, explanation="é"),)


def test_settled_levels_may_be_there(tmp_path: Path) -> None:
    made = _folder(tmp_path, HEADINGS, weging="criterium;kant;niveau;reden\nBES-01;papier;2;gezien\n")
    assert read(made, file="map").settled == (SettledRow("BES-01", Side.PAPER, 2, not_applicable=False, reason="gezien"),)


def test_what_excel_in_dutch_writes_is_read_with_a_word(tmp_path: Path) -> None:
    made = read(_folder(tmp_path, (HEADINGS + "BES-01;griffier;;2;;;café – ‘één’ €").encode("cp1252")), file="map")
    assert made.rows[0].explanation == "café – ‘één’ €"
    assert made.notes == (("antwoorden.csv", delimited.WINDOWS),)


@pytest.mark.parametrize(
    "text",
    [
        "café".encode("cp850"),
        "café".encode("mac-roman"),
        "Łódź".encode("cp1250"),
        "één".encode() + b" \xe9",
        "\x81".encode("latin-1"),
        "\x07é".encode("cp1252"),
    ],
)
def test_letters_that_are_not_plainly_those_of_windows_are_told(tmp_path: Path, text: bytes) -> None:
    data = HEADINGS.encode() + b"BES-01;griffier;;2;;;" + text
    assert faults(_folder(tmp_path, data), file="map") == [("antwoorden.csv", delimited.ENCODING)]


@pytest.mark.parametrize("line", ["sep=;\n", "SEP=;\r\n", '"sep=;"\n', "\ufeffsep=;\r", "sep=;;;;\n"])
def test_the_line_that_excel_writes_for_itself_is_no_row(tmp_path: Path, line: str) -> None:
    made = read(_folder(tmp_path, line + HEADINGS + "BES-01;griffier;;2;;;a, b, c", line + ORGANISATION), file="map")
    assert made.rows == (AnswerRow("BES-01", "griffier", paper=2, explanation="a, b, c"),)


def test_a_fault_below_that_line_has_the_row_that_excel_shows(tmp_path: Path) -> None:
    [(place, _)] = faults(_folder(tmp_path, "sep=,\n" + (HEADINGS + "BES-01;griffier;;9\n").replace(";", ",")), file="map")
    assert place == "antwoorden.csv!D2"


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("Actielijst ondermijning\n\nNr,Actie,Wie\n1,Een,griffier\n", ["Nr", "Actie", "Wie"]),
        ("Actielijst, versie 3\n\nNr;Actie;Wie\n1;Een, twee;griffier\n", ["Nr", "Actie", "Wie"]),
        ("Nr;Maat\n1;2,5,5,5\n2;3,5,5,5\n3;4,5,5,5\n", ["Nr", "Maat"]),
        ("Nr\tActie\n1\tEen; twee\n", ["Nr", "Actie"]),
        ("Actie\nEen\n", ["Actie"]),
        ('Actie|Wie\n"Een;twee"|griffier\n', ["Actie", "Wie"]),
    ],
)
def test_the_sign_between_cells_is_that_of_the_headings(text: str, cells: list[str]) -> None:
    sheet = separated.separated_sheet("Bestand", text.encode(), Faults("a.csv"))
    heading = next((row for row in sheet.rows if len(row.cells) > 1), sheet.rows[0])
    assert [cell.text for cell in heading.cells.values()] == cells


def test_utf_16_with_tabs_as_excel_writes_it_is_read(tmp_path: Path) -> None:
    text = (HEADINGS + 'BES-01;griffier;;2;;;"één\nregel €"').replace(";", "\t")
    [row] = read(_folder(tmp_path, text.encode("utf-16")), file="map").rows
    assert (row.paper, row.explanation) == (2, "één\nregel €")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (HEADINGS.encode("utf-16-le"), delimited.BARE_UTF_16),
        (HEADINGS.encode("utf-16-be"), delimited.BARE_UTF_16),
        (HEADINGS.encode("utf-16")[:-1], delimited.BROKEN_UTF_16),
        (HEADINGS.encode("utf-32"), delimited.ENCODING),
        (HEADINGS.encode() + b"\0", delimited.ENCODING),
    ],
)
def test_letters_that_cannot_be_known_are_said_in_words(tmp_path: Path, data: bytes, reason: str) -> None:
    assert faults(_folder(tmp_path, data), file="map") == [("antwoorden.csv", reason)]


def test_a_level_with_the_decimal_sign_of_another_language_is_read(tmp_path: Path) -> None:
    [row] = read(_folder(tmp_path, HEADINGS + "BES-01;griffier;;2,0;;;\n"), file="map").rows
    assert row.paper == 2


def test_too_many_rows_get_one_answer(tmp_path: Path) -> None:
    rows = "BES-01;griffier;;2;;;\n" * 200_000
    assert faults(_folder(tmp_path, HEADINGS + rows), file="map") == [("antwoorden.csv", table.too_many_rows(20_002))]


def test_broken_quotes_are_told(tmp_path: Path) -> None:
    [(place, reason)] = faults(_folder(tmp_path, HEADINGS + 'BES-01;"griffier"x;;2;;;\n'), file="map")
    assert place == "antwoorden.csv"
    assert "aanhalingstekens" in reason


def test_a_missing_file_is_told_with_what_is_there(tmp_path: Path) -> None:
    _folder(tmp_path, HEADINGS)
    (tmp_path / "antwoorden.csv").rename(tmp_path / "antworden.csv")
    assert faults(tmp_path, file="map") == [("", "het bestand antwoorden.csv ontbreekt; gevonden ‘antworden.csv’")]


def test_a_value_beyond_the_second_column_of_the_head_is_told(tmp_path: Path) -> None:
    head = ORGANISATION.replace("GM9901", "GR0001") + "geldt_ook_voor;GM9901;GM9902\n"
    [(place, reason)] = faults(_folder(tmp_path, HEADINGS, head), file="map")
    assert place == "organisatie.csv!C6"
    assert "aanhalingstekens" in reason
