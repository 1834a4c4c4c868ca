"""Files go out by one door, and the audit is written by deeds alone."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from dijkwacht.documents.files import Form
from tests.house.tree import SOURCE, name, ours

DOOR = SOURCE / "web/files.py"
TYPES = SOURCE / "documents/files.py"
MEDIA_TYPES = {form.media_type.partition(";")[0] for form in Form}


@cache
def texts(source: str) -> list[str]:
    """Every text in a file that is no docstring."""
    nodes = list(ast.walk(ast.parse(source)))
    alone = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    said = [node for node in nodes if isinstance(node, ast.Constant) and id(node) not in alone]
    return [node.value for node in said if isinstance(node.value, str)]


def names_a_file(source: str) -> bool:
    return any("content-disposition" in text.lower() for text in texts(source))


def writes_events(source: str) -> bool:
    """Whether a file calls the one function that adds to the chain, under whatever name it was imported."""
    if "dijkwacht.apps.audit" not in source:  # most files: not worth taking apart
        return False
    tree = ast.parse(source)
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    modules = {alias.asname or alias.name for node in imports if node.module == "dijkwacht.apps.audit" for alias in node.names}
    functions = {
        alias.asname or alias.name
        for node in imports
        if node.module == "dijkwacht.apps.audit.actions"
        for alias in node.names
        if alias.name == "record"
    }
    called = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return any(
        (isinstance(one, ast.Name) and one.id in functions)
        or (
            isinstance(one, ast.Attribute)
            and one.attr == "record"
            and isinstance(one.value, ast.Name)
            and one.value.id in modules
        )
        for one in called
    )


def where(found: list[Path]) -> list[str]:
    return [name(path) for path in found]


def test_only_one_module_names_a_file_to_a_browser() -> None:
    assert [path for path in ours("*.py") if names_a_file(path.read_text(encoding="utf-8"))] == [DOOR]


def test_the_type_of_a_file_that_goes_out_stands_in_one_table() -> None:
    found = [
        path
        for path in ours("*.py")
        if any(text.partition(";")[0] in MEDIA_TYPES for text in texts(path.read_text(encoding="utf-8")))
    ]
    assert where(found) == where([TYPES])


def test_only_deeds_write_in_the_audit() -> None:
    found = [path for path in ours("*.py") if writes_events(path.read_text(encoding="utf-8"))]
    assert len(found) > 10
    assert [name(path) for path in found if not re.search(r"/apps/\w+/actions(/\w+)?\.py$", name(path))] == []


@pytest.mark.parametrize(
    "source",
    [
        "from dijkwacht.apps.audit import actions as audit\naudit.record(by=1)",
        "from dijkwacht.apps.audit.actions import record as note\nnote(by=1)",
    ],
)
def test_an_event_by_another_name_is_seen(source: str) -> None:
    assert writes_events(source)
    assert not writes_events("from dijkwacht.apps.sources import actions as sources\nsources.record(by=1)")


def test_a_header_in_any_case_is_seen_and_a_docstring_is_not() -> None:
    assert names_a_file('answer.headers["content-disposition"] = 1')
    assert not names_a_file('"""Content-Disposition stands elsewhere."""')
