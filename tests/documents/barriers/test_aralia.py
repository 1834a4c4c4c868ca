"""The eight published trees: what other engines found, this one finds."""

import json
from pathlib import Path

import pytest

from dijkwacht.analysis.barriers.analysis import analyse
from dijkwacht.documents.barriers.opsa import FaultTree, read_tree, write_tree

FOLDER = Path(__file__).parents[2] / "data" / "oracles" / "aralia"
EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))


def tree(name: str) -> FaultTree:
    return read_tree((FOLDER / f"{name}.xml").read_bytes(), file=f"{name}.xml")


@pytest.mark.parametrize("name", EXPECTED)
def test_the_published_answer_comes_out(name: str) -> None:
    found, right = tree(name), EXPECTED[name]
    made = analyse(found.tree, found.chances)
    assert made.exact
    assert made.probability == pytest.approx(right["p_exact"], rel=1e-9)
    assert made.routes is not None
    assert made.routes.count == right["mcs"]
    assert {str(size): number for size, number in made.routes.by_size.items()} == right["mcs_by_order"]
    assert (len(found.chances), len(made.routes.smallest)) == (right["basic_events"], 20)


@pytest.mark.parametrize("name", ["chinese", "das9209"])
def test_a_written_tree_gives_the_same_answer(name: str) -> None:
    found = tree(name)
    again = read_tree(write_tree(found).encode(), file="again.xml")
    first, second = (analyse(one.tree, one.chances) for one in (found, again))
    assert (first.probability, first.routes, first.closing) == (second.probability, second.routes, second.closing)
