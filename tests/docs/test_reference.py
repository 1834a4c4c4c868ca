"""The reference says what the code does, and names every package."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement

from tests.docs.pages import ROOT, table
from tools import locks, reference


@pytest.mark.parametrize("document", reference.PAGES)
def test_the_page_is_what_the_code_makes(document: str) -> None:
    committed = (reference.FOLDER / document).read_text(encoding="utf-8")
    assert committed == reference.PAGES[document](), "werk bij met: make docs"


def test_every_package_has_a_reason_and_a_licence() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*settings["project"]["dependencies"]]
    for lines in [*settings["project"]["optional-dependencies"].values(), *settings["dependency-groups"].values()]:
        asked += [line for line in lines if isinstance(line, str)]
    text = (reference.FOLDER / "dependencies.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z0-9-]+) \| (.+?) \| (.+?) \|$", text, re.MULTILINE)
    listed = [package for package, reason, licence in rows if package != "pakket" and reason and licence and set(reason) != {"-"}]
    assert sorted(listed) == sorted({Requirement(line).name for line in asked})


def test_the_locks_fit_what_the_project_asks() -> None:
    assert locks.faults() == []


def test_the_settings_have_one_row_each() -> None:
    assert [row[0].strip("`") for row in table(reference.FOLDER / "settings.md", "variabele")[1:]] == sorted(reference.SETTINGS)
