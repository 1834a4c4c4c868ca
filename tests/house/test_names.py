"""Names say what is inside, and every module says it in a sentence."""

import ast

from tests.house.tree import SOURCE, name, ours

EMPTY_WORDS = {"util", "utils", "helper", "helpers", "service", "services", "manager", "managers", "base", "common", "misc"}


ASKED_FOR = {SOURCE / "web/sqlite/base.py"}
"""Django looks for the module of that name in what ``ENGINE`` names."""


def test_no_module_or_folder_has_a_name_that_says_nothing() -> None:
    modules = {*ours("*.py")} - ASKED_FOR
    found = [name(path) for path in modules if EMPTY_WORDS & {*path.relative_to(SOURCE).parent.parts, path.stem}]
    assert found == []


def test_every_module_says_what_is_in_it() -> None:
    assert [name(path) for path in ours("*.py") if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))] == []


def test_an_app_has_no_pages() -> None:
    delivery = {"views", "urls", "templates", "static", "forms", "templatetags"}
    found = [path for path in ours("*", below=SOURCE / "apps") if delivery & {*path.relative_to(SOURCE).parent.parts, path.stem}]
    assert list(map(name, found)) == []
