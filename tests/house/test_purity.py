"""The pure commands import nothing of the product behind the pages."""

import ast
from collections.abc import Iterator

from tests.house.tree import SOURCE, name, ours

# The commands that need Django live in a few modules.
WITH_DJANGO = {"server.py", "backups.py", "keys.py", "demo.py"}
WEB = ("django", "dijkwacht.apps", "dijkwacht.web", "dijkwacht.api", "dijkwacht.jobs")


def imports(source: str) -> Iterator[str]:
    """Everything that is imported in a file, also inside functions."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_only_the_server_commands_import_django_or_the_product() -> None:
    found = {
        name(path): [
            module
            for module in imports(path.read_text(encoding="utf-8"))
            if f"{module}.".startswith(tuple(f"{room}." for room in WEB))
        ]
        for path in ours("*.py", below=SOURCE / "cli")
        if path.name not in WITH_DJANGO
    }
    assert {path: modules for path, modules in found.items() if modules} == {}


def test_an_import_inside_a_function_is_seen() -> None:
    assert list(imports("def a():\n    from django.conf import settings\n    import os")) == ["django.conf.settings", "os"]
