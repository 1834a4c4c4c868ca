"""What stands beside the product, measuring and making, follows it: each name that it imports is there."""

import ast
from importlib import import_module
from pathlib import Path

import pytest

from tests.house.tree import ROOT

FILES = sorted([*(ROOT / "benchmarks").glob("*.py"), *(ROOT / "tools").glob("*.py")])


def missing(path: Path) -> list[str]:
    """The names of the product that this file imports, also within functions, and that are not there."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dijkwacht"):
            for name in node.names:
                try:
                    there = hasattr(import_module(node.module or ""), name.name) or import_module(f"{node.module}.{name.name}")
                except ModuleNotFoundError:
                    there = False
                found += [] if there else [f"{node.module}.{name.name}"]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_each_name_of_the_product_that_is_imported_is_there(path: Path) -> None:
    assert missing(path) == []


def test_a_name_that_is_gone_is_seen(tmp_path: Path) -> None:
    file = tmp_path / "old.py"
    file.write_text("def f():\n    from dijkwacht.kit.errors import Refused, Verdwenen\n")
    assert missing(file) == ["dijkwacht.kit.errors.Verdwenen"]
