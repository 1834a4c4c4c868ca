"""``dijkwacht picture``, as an adviser with only Excel calls it."""

import json
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from dijkwacht.analysis.scoring.answers import UNKNOWN, Kind
from dijkwacht.cli.main import main
from dijkwacht.documents.norms.library import norm
from dijkwacht.documents.workbook.model import AnswerRow, EvidenceRow, WorkbookHead
from dijkwacht.documents.workbook.template import write_template

KEYS = [
    "organisation", "norms", "basic", "date", "paper", "practice", "paper_only", "practice_only", "gap", "counts", "agreement",
    "themes", "weak_spots", "unknown", "unanswered", "no_evidence", "stale",
]  # fmt: skip
THEME_KEYS = ["id", "paper", "practice", "paper_only", "practice_only", "gap", "counts", "on_height", "practice_range"]
OWN_NORM = """\
id: proef
version: "1"
title: Proefnorm
applies_to: [municipality]
themes: [{id: BES, title: Bestuur, criteria: [{id: BES-01, text: Iets., must: true, basic: true}, {id: BES-02, text: Meer.}]}]
"""

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """Everything laid down, the first criterion shown in practice, one unknown, the last without an answer."""
    gemeente = norm("gemeente")
    proof = EvidenceRow("controle", Kind.SAMPLE, date(2018, 10, 1))
    first, second, *others, _ = (criterion.id for criterion in gemeente.criteria)
    rows = [
        AnswerRow(first, "secretaris", paper=2, practice=2, evidence=(proof,)),
        AnswerRow(second, "secretaris", paper=2, practice=UNKNOWN),
        *(AnswerRow(id_, "secretaris", paper=2, practice=2) for id_ in others),
    ]
    head = WorkbookHead("GM9901", "Duinrade", "gemeente", gemeente.version, date(2018, 11, 23), example=True)
    path = tmp_path / "vragen.xlsx"
    path.write_bytes(write_template(gemeente, head=head, rows=rows))
    return path


def test_a_template_is_written(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "vragen.xlsx"
    assert main(["picture", "template", "--norms", "gemeente", "-o", str(path)]) == 0
    assert path.read_bytes() == write_template(norm("gemeente"))
    assert capsys.readouterr() == ("", f"Geschreven: {path}\n")


def test_a_short_template_of_an_own_norm_is_written(tmp_path: Path) -> None:
    (tmp_path / "norm.yaml").write_text(OWN_NORM, encoding="utf-8")
    path = tmp_path / "vragen.xlsx"
    assert main(["picture", "template", "--norms", str(tmp_path / "norm.yaml"), "--basic", "-o", str(path)]) == 0
    assert path.read_bytes().startswith(b"PK")


def test_an_unknown_norm_is_wrong_input(tmp_path: Path, capsys: Captured) -> None:
    assert main(["picture", "template", "--norms", "maan", "-o", str(tmp_path / "vragen.xlsx")]) == 2
    assert "gemeente" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_filled_workbook_is_not_overwritten_by_an_empty_one(answers: Path, capsys: Captured) -> None:
    before = answers.read_bytes()
    assert main(["picture", "template", "--norms", "gemeente", "-o", str(answers)]) == 2
    assert "bestaat al" in capsys.readouterr().err
    assert answers.read_bytes() == before


def test_the_same_template_may_be_written_twice(tmp_path: Path) -> None:
    call = ["picture", "template", "--norms", "gemeente", "-o", str(tmp_path / "vragen.xlsx")]
    assert [main(call), main(call)] == [0, 0]


def test_json_has_the_promised_keys_and_unrounded_figures(answers: Path, capsys: Captured) -> None:
    assert main(["picture", "make", str(answers), "--json"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    made = json.loads(out)
    assert list(made) == KEYS
    assert [list(theme) for theme in made["themes"]] == [THEME_KEYS] * len(norm("gemeente").themes)
    criteria = norm("gemeente").criteria
    weight = sum(criterion.weight for criterion in criteria)
    assert (made["organisation"], made["norms"], made["basic"], made["date"]) == ("GM9901", "gemeente", False, "2018-11-23")
    assert made["counts"] == {"at_norm": 1, "applicable": len(criteria)}
    assert made["paper"] == float(Fraction(weight - criteria[-1].weight, weight))
    assert made["practice"] == float(Fraction(criteria[0].weight, weight))
    assert made["unknown"] == [criteria[1].id]
    assert made["unanswered"] == [criteria[-1].id]
    assert made["no_evidence"] == [criterion.id for criterion in criteria[2:-1]]


def test_without_an_output_it_says_what_the_picture_is(answers: Path, capsys: Captured) -> None:
    assert main(["picture", "make", str(answers)]) == 0
    out, _ = capsys.readouterr()
    criteria = norm("gemeente").criteria
    assert out.startswith("Duinrade (GM9901): ")
    assert "peildatum 23 november 2018" in out
    assert "voorbeeldgegevens" in out
    assert "% staat alleen op papier" in out
    assert f"in de praktijk {round(100 / sum(one.weight for one in criteria))}%" in out
    assert "Weet ik niet: 1; niet beantwoord: 1" in out


def test_under_ten_criteria_it_counts(tmp_path: Path, capsys: Captured) -> None:
    gemeente = norm("gemeente")
    head = WorkbookHead("GM9901", "Duinrade", "gemeente", gemeente.version, date(2018, 11, 23))
    rows = [AnswerRow(criterion.id, "oov", not_applicable="geldt hier niet") for criterion in gemeente.criteria[1:]]
    (tmp_path / "a.xlsx").write_bytes(
        write_template(gemeente, head=head, rows=[*rows, AnswerRow(gemeente.criteria[0].id, "oov", paper=3)])
    )
    assert main(["picture", "make", str(tmp_path / "a.xlsx")]) == 0
    out = capsys.readouterr().out
    assert "Van de praktijk is nog niets bekend." in out
    assert "Op papier is 1 van 1 op orde." in out


def test_the_reports_are_written_and_named(answers: Path, capsys: Captured) -> None:
    paths = {suffix: answers.with_name(f"beeld.{suffix}") for suffix in ("pdf", "docx", "odt")}
    call = ["picture", "make", str(answers), "-o", str(paths["pdf"]), "--docx", str(paths["docx"]), "--odt", str(paths["odt"])]
    assert main([*call, "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["organisation"] == "GM9901"
    assert err.splitlines() == [f"Geschreven: {path}" for path in paths.values()]
    assert [path.read_bytes()[:4] for path in paths.values()] == [b"%PDF", b"PK\x03\x04", b"PK\x03\x04"]
    assert sorted(answers.parent.iterdir()) == sorted([answers, *paths.values()])


def test_every_fault_is_a_line_and_stdout_stays_empty(answers: Path, capsys: Captured) -> None:
    gemeente = norm("gemeente")
    rows = [AnswerRow("XX-01", "burgemeester", paper=2), AnswerRow("XX-02", "oov", paper=2)]
    head = WorkbookHead("WS0155", "Duinrade", "gemeente", gemeente.version, date(2018, 11, 23))
    answers.write_bytes(write_template(gemeente, head=head, rows=rows))
    beeld = answers.with_name("beeld.pdf")
    assert main(["picture", "make", str(answers), "-o", str(beeld), "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert [line.split(": ")[:2] for line in err.splitlines()] == [
        [str(answers), place] for place in ("Organisatie!B1", "Antwoorden!A2", "Antwoorden!C2", "Antwoorden!A3")
    ]
    assert not beeld.exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["-o", "beeld.docx"], "bij -o hoort een naam die eindigt op .pdf"),
        (["--docx", "beeld.pdf"], "bij --docx hoort een naam die eindigt op .docx"),
        (["--odt", "beeld"], "bij --odt hoort een naam die eindigt op .odt"),
        (["-o", "weg/beeld.pdf"], "de map waar dit bestand moet komen bestaat niet"),
    ],
)
def test_a_place_that_does_not_fit_is_refused_first(answers: Path, capsys: Captured, arguments: list[str], words: str) -> None:
    option, name = arguments
    assert main(["picture", "make", str(answers), option, str(answers.parent / name)]) == 2
    assert words in capsys.readouterr().err
    assert list(answers.parent.iterdir()) == [answers]


def test_the_answers_are_never_overwritten(answers: Path, capsys: Captured) -> None:
    disguised = answers.with_name("vragen.pdf")
    disguised.hardlink_to(answers)
    before = answers.read_bytes()
    assert main(["picture", "make", str(answers), "-o", str(disguised)]) == 2
    assert "dit zijn de antwoorden zelf" in capsys.readouterr().err
    assert disguised.read_bytes() == before


def test_a_missing_file_is_wrong_input(tmp_path: Path, capsys: Captured) -> None:
    assert main(["picture", "make", str(tmp_path / "weg.xlsx")]) == 2
    assert capsys.readouterr().err == f"{tmp_path / 'weg.xlsx'}: bestaat niet, of is geen bestand of map\n"


def test_signs_that_the_pdf_lacks_are_said(tmp_path: Path, capsys: Captured) -> None:
    gemeente, path = norm("gemeente"), tmp_path / "vragen.xlsx"
    rows = [AnswerRow(c.id, "oov", paper=2, practice=2) for c in gemeente.criteria]
    for name, is_told in (("Łódź ≥ 5", False), ("Duinrade 🙂", True)):
        head = WorkbookHead("GM9901", name, "gemeente", gemeente.version, date(2018, 11, 23), example=True)
        path.write_bytes(write_template(gemeente, head=head, rows=rows))
        assert (
            main(["picture", "make", str(path), "-o", str(tmp_path / "beeld.pdf"), "--docx", str(tmp_path / "beeld.docx")]) == 0
        )
        assert ("daar staat een vraagteken: 🙂 (de voorkant)" in capsys.readouterr().err) == is_told


def _with_texts(answers: Path, texts: list[str]) -> None:
    """The workbook with these explanations, one to a criterion."""
    gemeente = norm("gemeente")
    head = WorkbookHead("GM9901", "Duinrade", "gemeente", gemeente.version, date(2018, 11, 23), example=True)
    rows = [AnswerRow(c.id, "oov", paper=2, explanation=text) for c, text in zip(gemeente.criteria, texts, strict=False)]
    answers.write_bytes(write_template(gemeente, head=head, rows=rows))


def test_what_looks_like_personal_data_is_a_warning_by_cell(answers: Path, capsys: Captured) -> None:
    _with_texts(answers, ["in orde", "zie j.devries@duinrade.nl, 06-12345678"])
    beeld = answers.with_name("beeld.pdf")
    assert main(["picture", "make", str(answers), "-o", str(beeld), "--json"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["organisation"] == "GM9901"
    assert err.splitlines() == [
        f"{answers}: Antwoorden!H3: lijkt een e-mailadres en een telefoonnummer te bevatten",
        "In een weerbaarheidsbeeld horen geen persoonsgegevens. Controleer deze cellen en haal weg wat er niet in hoort.",
        f"Geschreven: {beeld}",
    ]
    assert beeld.exists()


def test_many_warnings_are_counted(answers: Path, capsys: Captured) -> None:
    gemeente = norm("gemeente")
    more = len(gemeente.criteria) - 50
    assert more > 1
    _with_texts(answers, ["BSN 123456782"] * len(gemeente.criteria))
    assert main(["picture", "make", str(answers)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("Duinrade (GM9901): ")
    assert [line.split(": ")[1] for line in err.splitlines()[:50]] == [f"Antwoorden!H{row}" for row in range(2, 52)]
    assert err.splitlines()[50] == f"{answers}: en nog {more} cellen"


def test_a_picture_is_made_on_a_norm_of_ones_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own = tmp_path / "eigen.yaml"
    own.write_text(
        "id: eigen\nversion: '1'\ntitle: Een eigen norm\napplies_to: [municipality]\nthemes:\n"
        "  - {id: A, title: Enig thema, criteria: [{id: A-1, text: Er is een sleutelplan.}]}\n",
        encoding="utf-8",
    )
    folder = tmp_path / "antwoorden"
    folder.mkdir()
    head = "code,GM9901\nnaam,Duinrade\nnormenset,eigen\nversie,1\npeildatum,2026-06-01\n"
    (folder / "organisatie.csv").write_text(head, encoding="utf-8")
    rows = "criterium,respondent,bron,papier,praktijk,nvt,toelichting,bewijs,bewijssoort,bewijsdatum\nA-1,oov,,2,1,,,,,\n"
    (folder / "antwoorden.csv").write_text(rows, encoding="utf-8")
    assert main(["picture", "make", str(folder), "--json"]) == 2
    assert "eigen" in capsys.readouterr().err
    assert main(["picture", "make", str(folder), "--norms", str(own), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["counts"] == {"at_norm": 0, "applicable": 1}
