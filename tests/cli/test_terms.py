"""``dijkwacht terms``, as it is called from a shell."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dijkwacht.cli.main import main
from dijkwacht.cli.reckoning import terms as cli

RIGHT = "instrument: awb\nevents:\n  - {date: 2026-11-13, what: announced}\n"


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "zaak.yaml"
    path.write_text(RIGHT, encoding="utf-8")
    return path


def test_the_terms_come_in_words_on_stdout(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", str(right)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("maandag 28 december 2026  bezwaar maken of beroep instellen (T18)\n  Awb 6:7, 6:8\n")
    assert err == ""


def test_json_is_one_document_on_stdout(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", str(right), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(term["rule"], term["until"]) for term in found["terms"]] == [
        ("T18", "2026-12-28"), ("T19", "2027-01-04"), ("T20", "2027-02-08"),
    ]  # fmt: skip


def test_a_calendar_is_written_and_told_on_stderr(right: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "agenda.ics"
    assert main(["terms", str(right), "--ics", str(out), "--json"]) == 0
    assert out.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    printed = capsys.readouterr()
    assert json.loads(printed.out)["instrument"] == "awb"
    assert printed.err.endswith(f"Geschreven: {out}\n")


def names(path: Path) -> set[bytes]:
    return {line for line in path.read_bytes().split(b"\r\n") if line.startswith(b"UID:")}


def test_two_cases_of_one_day_share_no_entry_and_each_keeps_its_own(
    right: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "andere.yaml"
    other.write_text(RIGHT, encoding="utf-8")
    one, two, again = (tmp_path / f"{name}.ics" for name in ("a", "b", "c"))
    assert main(["terms", str(right), "--ics", str(one)]) == main(["terms", str(other), "--ics", str(two)]) == 0
    assert "herkent uw agenda deze dagen" in capsys.readouterr().err
    assert main(["terms", str(right), "--ics", str(again)]) == 0
    assert "herkent" not in capsys.readouterr().err
    assert names(one) == names(again)
    assert not names(one) & names(two)
    assert right.read_text(encoding="utf-8").startswith(RIGHT.rstrip())


def test_a_file_that_may_not_be_changed_is_left_alone_and_that_is_said(
    right: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    right.chmod(0o444)
    (tmp_path / "machine-id").write_text("5f2c" * 8, encoding="ascii")
    monkeypatch.setattr(cli, "_MACHINE", tmp_path / "machine-id")
    one, again = tmp_path / "a.ics", tmp_path / "b.ics"
    assert main(["terms", str(right), "--ics", str(one)]) == main(["terms", str(right), "--ics", str(again)]) == 0
    assert names(one) == names(again)
    assert right.read_text(encoding="utf-8") == RIGHT
    assert "Zet ‘calendar: a" in capsys.readouterr().err


def test_no_last_day_is_no_calendar_and_a_sentence(right: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right.write_text("instrument: bibob\ncivil: true\nevents:\n  - {date: 2027-01-04, what: received}\n", encoding="utf-8")
    assert main(["terms", str(right), "--ics", str(tmp_path / "leeg.ics")]) == 0
    assert not (tmp_path / "leeg.ics").exists()
    assert "Geen agenda geschreven" in capsys.readouterr().err


def test_every_fault_is_one_line_and_nothing_else_happens(
    right: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    right.write_text(RIGHT + "  - {date: 2026-04-31, what: announced}\n  - {date: 2026-01-01, what: x}\n", encoding="utf-8")
    out = tmp_path / "agenda.ics"
    assert main(["terms", str(right), "--ics", str(out), "--json"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert [line.split(": ")[1] for line in printed.err.splitlines()] == ["4:12 events[1].date", "5:30 events[2].what"]
    assert not out.exists()


@pytest.mark.parametrize(("name", "reason"), [("agenda.txt", "eindigt op .ics"), ("weg/agenda.ics", "bestaat niet")])
def test_a_place_where_no_calendar_can_come_is_wrong_input(
    right: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, reason: str
) -> None:
    assert main(["terms", str(right), "--ics", str(tmp_path / name)]) == 2
    assert reason in capsys.readouterr().err


def test_what_is_to_be_told_of_the_case_goes_to_stderr(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right.write_text("instrument: bibob\nevents: [{date: 2021-03-01, what: conclusion}]", encoding="utf-8")
    assert main(["terms", str(right), "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out)["terms"] == []
    assert "Tot 1 oktober 2022" in printed.err


def test_a_missing_file_is_wrong_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["terms", str(tmp_path / "weg.yaml")]) == 2
    assert "dit bestand bestaat niet" in capsys.readouterr().err


def test_it_works_without_django(right: Path) -> None:
    code = "import sys; sys.modules['django'] = None; from dijkwacht.cli.main import main; sys.exit(main(sys.argv[1:]))"
    found = subprocess.run([sys.executable, "-c", code, "terms", str(right), "--json"], capture_output=True, check=False)
    assert found.returncode == 0, found.stderr
