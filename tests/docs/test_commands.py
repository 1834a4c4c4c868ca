"""What a reader is told to type works."""

import json
import re
import shlex
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
from django.core.management import get_commands

from dijkwacht.cli.main import main
from tests.docs.pages import FIRST_MODEL, PAGES, README, ROOT, TUTORIAL, blocks, commands, name, prose, table

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):.*?## ", MAKEFILE, re.MULTILINE))


@dataclass(frozen=True)
class Typed:
    """What a reader sees after typing a command."""

    status: int
    output: str
    messages: str


@pytest.fixture
def type_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[[str], Typed]:
    """Type ``dijkwacht`` commands in an empty folder, as a reader would."""
    monkeypatch.chdir(tmp_path)

    def typed(command: str) -> Typed:
        program, *arguments = shlex.split(command)
        assert program == "dijkwacht"
        status = main(arguments)
        return Typed(status, *capsys.readouterr())

    return typed


def fill_in(workbook: Path, page: Path) -> None:
    """Type into a workbook what the tutorial says."""
    book = openpyxl.load_workbook(workbook)
    head, answers = book["Organisatie"], book["Antwoorden"]
    places = {row[0].value: row[1] for row in head.iter_rows() if row[0].value}
    for label, value in table(page, "Organisatie")[1:]:
        places[label].value = value
    columns = {cell.value: cell.column for cell in answers[1]}
    headings, *rows = table(page, "criterium")
    asked, who = columns["criterium"] - 1, columns["respondent"] - 1
    lines = {(row[asked].value, row[who].value): row[0].row for row in answers.iter_rows(min_row=2)}
    for row in rows:
        said = dict(zip(headings, row, strict=True))
        for heading, value in said.items():
            if value:
                cell = answers.cell(lines[said["criterium"], said["respondent"]], columns[heading])
                cell.value = int(value) if value.isdigit() else value
    book.save(workbook)


@pytest.mark.parametrize("document", PAGES, ids=name)
def test_every_make_command_on_a_page_exists(document: Path) -> None:
    typed = [*commands(document), *re.findall(r"`(make[^`]*)`", prose(document))]
    named = {line.split()[1] for line in typed if line.startswith("make ") and not line.split()[1].startswith("-")}
    assert {target for target in named if "=" not in target} - TARGETS == set()


def test_make_alone_lists_every_command() -> None:
    listed = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^  make (\w+)", listed, re.MULTILINE)) == TARGETS
    assert set(re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)[1].split()) == TARGETS


def test_what_pages_let_you_manage_exists() -> None:
    texts = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert set(re.findall(r"dijkwacht manage (\w+)", texts)) - {*get_commands(), "help"} == set()


def test_the_commands_that_pages_name_exist() -> None:
    reference = (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    known = re.findall(r"^## `(dijkwacht [^`]+)`", reference, re.MULTILINE)
    for page in PAGES:
        for typed in [*commands(page), *re.findall(r"`(dijkwacht [^`]+)`", prose(page))]:
            if typed.startswith("dijkwacht "):
                assert typed.startswith(tuple(known)), f"{name(page)}: {typed}"


@pytest.mark.parametrize("document", [README, TUTORIAL], ids=name)
def test_a_reader_gets_a_picture_by_typing_what_the_page_says(
    document: Path, tmp_path: Path, type_in: Callable[[str], Typed]
) -> None:
    typed = [line for line in commands(document) if line.startswith("dijkwacht picture ")]
    assert len(typed) >= 2
    for command in typed:
        done = type_in(command)
        assert done.status == 0, done.messages
        if " template " in command:
            fill_in(tmp_path / "vragen.xlsx", TUTORIAL)
    made = {path.name: path.read_bytes()[:4] for path in tmp_path.glob("beeld.*")}
    assert made == {"beeld.pdf": b"%PDF", "beeld.docx": b"PK\x03\x04", "beeld.odt": b"PK\x03\x04"}


def test_an_unfilled_workbook_is_answered_with_every_fault_by_cell(tmp_path: Path, type_in: Callable[[str], Typed]) -> None:
    assert type_in("dijkwacht picture template --norms gemeente -o vragen.xlsx").status == 0
    done = type_in("dijkwacht picture make vragen.xlsx -o beeld.pdf")
    assert done.status == 2
    assert [line.split(": ")[1] for line in done.messages.splitlines()] == ["Organisatie!B1", "Organisatie!B2", "Organisatie!B5"]
    assert not (tmp_path / "beeld.pdf").exists()


def test_what_the_tutorial_says_of_its_picture_is_true(tmp_path: Path, type_in: Callable[[str], Typed]) -> None:
    template, *_ = [line for line in commands(TUTORIAL) if " template " in line]
    type_in(template)
    fill_in(tmp_path / "vragen.xlsx", TUTORIAL)
    figures = json.loads(type_in("dijkwacht picture make vragen.xlsx --json").output)
    assert "HRM-02" in figures["no_evidence"]
    assert "HRM-02" in figures["weak_spots"]
    assert "VER-01" not in figures["weak_spots"]


def test_the_tutorial_of_a_barrier_model_says_what_its_commands_say(tmp_path: Path, type_in: Callable[[str], Typed]) -> None:
    process, barriers = blocks(FIRST_MODEL, "yaml")
    file = tmp_path / "vuurwerk.yaml"
    file.write_text(process, encoding="utf-8")
    first, standing, spent, *drawn = commands(FIRST_MODEL)
    assert "Open routes: 4" in type_in(first).output
    file.write_text(process + barriers, encoding="utf-8")
    said = type_in(standing).output
    assert "Open routes: 2\n  S1/W2 + S2/W3\n  S1/W2 + S2/W4" in said
    assert "Blijft open, wat er ook bij komt: S1/W2, S2/W3" in said
    said = type_in(spent).output
    assert "Voor dit bedrag: BAR-01 (kosten: € 6.000, over 4 jaar)" in said
    assert "overblijft: 70%" in said
    assert "de beste die gevonden is" not in said
    assert [type_in(line).status for line in drawn] == [0, 0]
    assert {path.suffix for path in tmp_path.iterdir()} == {".yaml", ".pdf", ".svg"}
