"""Nobody adopts a picture past the deed that keeps its papers."""

import re
from pathlib import Path

import dijkwacht

PAST = re.compile(
    r"\badoption(?:\.actions)?\.(?:adopt|confirm)\(|from dijkwacht\.apps\.adoption\.actions import .*\b(?:adopt|confirm)\b"
)
ROOT = Path(dijkwacht.__file__).parent


def test_a_picture_is_adopted_by_the_deed_that_keeps_its_papers():
    found = {path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*.py") if PAST.search(path.read_text(encoding="utf-8"))}
    assert found == {"apps/reporting/actions/closing.py"}
