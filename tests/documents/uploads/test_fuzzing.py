"""Files changed as damage and ill will do: a reader reads or refuses, and never breaks; ``fuzzing.py`` searches longer."""

from random import Random

import pytest

from dijkwacht.documents.uploads.bounds import Kind
from tests.documents.uploads import fuzzing
from tests.examples import made

TIMES = {
    "workbook": 6,
    "actions": 2,
    "norm": 25,
    "matrix": 2,
    "template": 4,
    "areas": 40,
    "letter": 1,
    "barriers": 25,
    "placed": 6,
}
"""How many files of each kind a reader gets for one example of a property: about five seconds of work each in CI."""


@pytest.mark.parametrize("kind", Kind)
def test_no_reader_breaks_on_a_changed_file(kind: Kind) -> None:
    found = fuzzing.search(kind, Random(kind.value), files=made() * TIMES[kind])
    assert [(file, why, data) for file, data, why in found if file] == []


@pytest.mark.parametrize("kind", Kind)
def test_what_a_search_once_found_breaks_no_reader_any_more(kind: Kind) -> None:
    for path in (fuzzing.CRASHES / kind).glob("*.*"):
        assert fuzzing.broken(kind, path.name, path.read_bytes()) == "", path.name
