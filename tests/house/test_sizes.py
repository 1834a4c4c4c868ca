"""Small rooms: files, folders, templates and components stay small enough to read."""

import re
import tomllib
from collections import Counter

from tests.house.tree import ROOT, SOURCE, TEMPLATES, lines, name, ours


def test_no_python_file_has_more_than_400_lines() -> None:
    assert {name(path): lines(path) for path in ours("*.py") if lines(path) > 400} == {}


def test_no_folder_has_more_than_12_modules() -> None:
    modules = Counter(path.parent for path in ours("*.py") if path.name != "__init__.py")
    assert {name(folder): found for folder, found in modules.items() if found > 12} == {}


def test_kit_has_at_most_10_modules() -> None:
    assert len([path for path in ours("*.py", below=SOURCE / "kit") if path.name != "__init__.py"]) <= 10


def test_no_module_lies_deeper_than_three_folders() -> None:
    assert [name(path) for path in ours("*.py") if len(path.relative_to(SOURCE).parts) > 4] == []


def test_no_template_has_more_than_120_lines() -> None:
    assert {name(path): lines(path) for path in ours("*", below=TEMPLATES) if lines(path) > 120} == {}


def test_no_line_of_a_template_has_more_than_150_signs() -> None:
    texts = {name(path): path.read_text(encoding="utf-8").splitlines() for path in ours("*", below=TEMPLATES)}
    assert [f"{file}:{n}" for file, text in texts.items() for n, line in enumerate(text, 1) if len(line) > 150] == []


def test_no_component_has_more_than_40_lines() -> None:
    assert {name(path): lines(path) for path in ours("*.html", below=TEMPLATES / "cotton") if lines(path) > 40} == {}


def test_no_script_for_the_browser_has_more_than_100_lines() -> None:
    assert {name(path): lines(path) for path in ours("*.js") if lines(path) > 100} == {}


def test_ruff_guards_arguments_statements_and_complexity() -> None:
    lint = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["ruff"]["lint"]
    assert {"C90", "PL", "D1"} <= set(lint["select"])
    assert lint["mccabe"]["max-complexity"] <= 8
    assert lint["pylint"]["max-args"] <= 6
    assert lint["pylint"]["max-statements"] <= 30


def test_nobody_asks_ruff_to_look_away_from_a_size() -> None:
    looks_away = re.compile(r"noqa:.*\b(C901|PLR0911|PLR0912|PLR0913|PLR0915)\b")
    assert [name(path) for path in ours("*.py") if looks_away.search(path.read_text(encoding="utf-8"))] == []
