"""Tests lean on nothing that a fresh machine lacks, and choose no number of made cases of their own."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.tree import ROOT, name, ours

HERE = Path(__file__).name


def found(pattern: str, *but: str) -> list[str]:
    """The tests in which this stands."""
    wanted = re.compile(pattern)
    paths = [path for path in ours("*.py", below=ROOT / "tests") if path.name not in {HERE, *but}]
    return [name(path) for path in paths if wanted.search(path.read_text(encoding="utf-8"))]


def test_a_program_of_others_does_not_start() -> None:
    with pytest.raises(AssertionError, match="neither the locks nor Python"):
        subprocess.run(["git", "--version"], check=False)
    with pytest.raises(AssertionError, match="neither the locks nor Python"):
        subprocess.Popen("pdftotext - -", shell=True)
    with pytest.raises(AssertionError, match="neither the locks nor Python"):
        os.system("node --version")
    with pytest.raises(AssertionError, match="neither the locks nor Python"):
        os.execv("/usr/bin/soffice", ["soffice"])


def test_this_python_starts() -> None:
    assert subprocess.run([sys.executable, "-c", ""], check=True).returncode == 0


def test_no_test_looks_whether_a_program_is_there() -> None:
    assert found(r"\bshutil\.which\b|\bimport which\b") == []


def test_no_test_sets_its_own_number_of_made_cases() -> None:
    assert found(r"max_examples|register_profile|load_profile", "examples.py") == []
