"""The folder with csv files: what Excel in any language writes."""

from pathlib import Path

import pytest

from dijkwacht.analysis.scoring.answers import UNKNOWN
from dijkwacht.documents.workbook.model import AnswerRow, SettledRow, Side
from dijkwacht.documents.workbook.sheets import folder, table
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


def test_another_encoding_is_told(tmp_path: Path) -> None:
    assert faults(_folder(tmp_path, (HEADINGS + "BES-01;griffier;;2;;;caf\u00e9").encode("cp1252")), file="map") == [
        ("antwoorden.csv", folder.ENCODING)
    ]


def test_utf_16_is_told(tmp_path: Path) -> None:
    assert faults(_folder(tmp_path, HEADINGS.encode("utf-16")), file="map") == [("antwoorden.csv", folder.ENCODING)]


def test_a_level_with_the_decimal_sign_of_another_language_is_read(tmp_path: Path) -> None:
    [row] = read(_folder(tmp_path, HEADINGS + "BES-01;griffier;;2,0;;;\n"), file="map").rows
    assert row.paper == 2


def test_too_many_rows_get_one_answer(tmp_path: Path) -> None:
    rows = "BES-01;griffier;;2;;;\n" * 200_000
    assert faults(_folder(tmp_path, HEADINGS + rows), file="map") == [("antwoorden.csv", table.TOO_MANY_ROWS)]


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
