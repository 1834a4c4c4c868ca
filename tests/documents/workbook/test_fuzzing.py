"""Files changed as damage and ill will do: a reader reads or refuses, and never breaks; ``fuzzing.py`` searches longer."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.documents.workbook import fuzzing

SEEDS = fuzzing.seeds()
EACH = 4


@given(st.integers(0, 2**32 - 1))
def test_no_reader_breaks_on_a_changed_file(seed: int) -> None:
    chance = Random(seed)
    for _ in range(EACH):
        file, data = chance.choice(SEEDS)
        assert fuzzing.broken(file, fuzzing.changed(file, data, chance)) == ""


def test_what_a_search_once_found_breaks_no_reader_any_more() -> None:
    for path in fuzzing.CRASHES.glob("*.*"):
        assert fuzzing.broken(path.name, path.read_bytes()) == "", path.name
