"""A file from outside has one way in: the pages and deeds open none themselves."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.tree import SOURCE, name, ours

# What takes bytes or text of others apart; only who reads in the other process, or a person on their own machine, calls these.
READERS = {
    "read_workbook", "read_actions", "read_any", "read_norm", "read_matrix", "read_areas", "accepted", "open_book",
    "separated_sheet", "unpacked", "read_back", "decode", "load", "load_json",
}  # fmt: skip
ROOMS = ("web", "apps", "api", "jobs")
LIBRARIES = {"zipfile", "tarfile", "lxml", "openpyxl", "docx", "odfdo", "xml", "csv", "yaml", "email", "email.parser"}
DOOR = "dijkwacht.documents.uploads"
OWN = {"src/dijkwacht/apps/organisations/tables.py"}
"""What these read is in the package itself."""


def opened_in(source: str) -> Iterator[str]:
    """What a module takes files apart with, itself."""
    if not any(word in source for word in READERS | LIBRARIES):
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("dijkwacht."):
            from_paper = node.module.startswith(("dijkwacht.documents", "dijkwacht.kit"))
            yield from (alias.name for alias in node.names if from_paper and alias.name in READERS)
        elif isinstance(node, ast.Import | ast.ImportFrom):
            modules = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
            yield from (one for one in modules if one in LIBRARIES or one.partition(".")[0] in LIBRARIES - {"email"})


def takes_a_file(source: str) -> bool:
    """Whether a module reads a file out of a request."""
    return "FILES" in source and any(
        isinstance(node, ast.Attribute) and node.attr == "FILES" for node in ast.walk(ast.parse(source))
    )


def modules() -> dict[str, str]:
    return {name(path): path.read_text(encoding="utf-8") for room in ROOMS for path in ours("*.py", below=SOURCE / room)}


def test_no_page_or_deed_opens_a_file_itself() -> None:
    found = {where: [*opened_in(source)] for where, source in modules().items()}
    assert {where: what for where, what in found.items() if what and where not in OWN} == {}


def test_every_page_that_takes_a_file_goes_through_the_one_door() -> None:
    takes = {where for where, source in modules().items() if takes_a_file(source)}
    # The door that holds a double click only counts the bytes; who reads beside a page puts in what was read.
    takes -= {"src/dijkwacht/web/once.py", "src/dijkwacht/web/parts/errands/reading.py"}
    assert len(takes) == 9
    assert {where for where in takes if f"from {DOOR} import opening" not in modules()[where]} == set()


@pytest.mark.parametrize(
    "source",
    [
        "from dijkwacht.documents.workbook.reader import read_workbook as reader",
        "def view():\n    from dijkwacht.documents.norms.foreign.formats import read_any",
        "import zipfile",
        "from lxml import etree",
    ],
)
def test_a_page_that_opens_one_is_seen(source: str) -> None:
    assert [*opened_in(source)]


def test_a_new_page_with_a_file_is_seen() -> None:
    assert takes_a_file("form = Form(request.POST, request.FILES)")
    assert not takes_a_file("form = Form(request.POST)")
