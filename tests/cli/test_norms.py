"""``dijkwacht norms check``, as it is called from a shell."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dijkwacht.cli.main import main

RIGHT = """\
id: proef
version: "1"
title: Proefnorm
applies_to: [municipality]
themes: [{id: BES, title: Bestuur, criteria: [{id: BES-01, text: Iets.}]}]
"""


@pytest.fixture
def right(tmp_path: Path) -> Path:
    path = tmp_path / "norm.yaml"
    path.write_text(RIGHT, encoding="utf-8")
    return path


def test_a_right_file_is_praised_on_stderr(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["norms", "check", str(right)]) == 0
    assert capsys.readouterr() == ("", f"{right} klopt: Proefnorm (1 thema, 1 criterium).\n")


def test_json_is_one_document_on_stdout(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["norms", "check", str(right), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"id": "proef", "title": "Proefnorm", "themes": 1, "criteria": 1}


def test_every_fault_is_one_line_and_stdout_stays_empty(right: Path, capsys: pytest.CaptureFixture[str]) -> None:
    right.write_text(RIGHT.replace("id: proef", "id: PROEF").replace("municipality", "maan"), encoding="utf-8")
    assert main(["norms", "check", str(right), "--json"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{right}: 1:5 id: gebruik alleen")
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "dit bestand bestaat niet"),
        (b"PK\x03\x04\xff\xfe", "1:5: dit is geen tekst in UTF-8"),
        (b"id: \x00", "1:5: dit teken hoort niet"),
        (b"", "1:1: het bestand is leeg"),
    ],
)
def test_a_file_that_cannot_be_read_is_wrong_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, reason: str
) -> None:
    path = tmp_path / "norm.yaml"
    if content is not None:
        path.write_bytes(content)
    assert main(["norms", "check", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{path}: {reason}")
    assert len(err.splitlines()) == 1


def test_a_folder_is_wrong_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["norms", "check", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"{tmp_path}: dit is een map, geen bestand\n"


def test_the_pure_commands_import_no_django_and_help_imports_no_command(right: Path) -> None:
    program = (
        "import sys; from dijkwacht.cli.main import main; main(['--help'])\n"
        "assert not {'dijkwacht.cli.norms', 'dijkwacht.cli.picture', 'yaml', 'pydantic'} & set(sys.modules), 'help is slow'\n"
        f"assert main(['norms', 'check', {str(right)!r}]) == 0\n"
        "assert not {'django', 'typst', 'docx', 'dijkwacht.cli.picture'} & set(sys.modules), 'not pure'\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
