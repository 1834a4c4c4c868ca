"""A model is written in four forms, and what can be read back is the same."""

import json

import pytest

from dijkwacht.analysis.barriers.budget import Budget
from dijkwacht.documents.barriers import figures
from dijkwacht.documents.barriers.formats import as_csv, as_json, as_xml, as_yaml, read_any
from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.opsa import FaultTree
from dijkwacht.kit.errors import InvalidInput
from tests.documents.barriers.examples import MODEL, TREE


def model(text: str = MODEL) -> BarrierModel:
    found = read_any(text.encode(), file="m.yaml")
    assert isinstance(found, BarrierModel)
    return found


@pytest.mark.parametrize("write", [as_yaml, as_json])
def test_what_is_written_is_read_back_the_same(write: object) -> None:
    assert callable(write)
    assert model(write(model())) == model()


def test_a_table_has_a_line_for_each_barrier_and_no_cell_that_reckons() -> None:
    told = as_csv(model(MODEL.replace("title: Meldpunt", 'title: "=1+1"')))
    first, second = told.splitlines()[1:]
    assert first == (
        'BAR-01;Verhuurders spreken;hindert;"Ruimte vinden: Woning huren; Stroomaansluiting";0,2;0,4;0,6;oordeel van de makers;'
        '"gemeente; verhuurder";opiumwet, artikel 13b;Damocles;"S1/W1; K1"'
    )
    assert second == "BAR-02;'=1+1;merkt op;Ruimte vinden;;;;;;geen wet: een afspraak, of vrijwillig;geen;S1"


def test_a_table_is_no_model_and_that_is_what_is_said() -> None:
    with pytest.raises(InvalidInput, match="een CSV zegt alleen iets van de barrières"):
        read_any(as_csv(model()).encode(), file="m.csv")


def test_a_model_as_a_fault_tree_has_the_same_routes() -> None:
    tree = read_any(as_xml(model()).encode(), file="m.xml")
    assert isinstance(tree, FaultTree)
    mine = figures.of_model(model(), [], limit=20, budget=Budget())
    theirs = figures.of_tree(tree, limit=20, budget=Budget())
    assert (
        mine["routes"] == theirs["routes"] == {"count": 2, "by_size": {"1": 1, "2": 1}, "smallest": [["S1/W1"], ["K1", "S1/W2"]]}
    )


def test_the_figures_of_a_model_are_those_of_the_format() -> None:
    found = figures.of_model(model(), ["BAR-01"], limit=20, budget=Budget())
    assert json.loads(json.dumps(found)) == {
        "model": "hennepteelt",
        "probability": pytest.approx(0.6),
        "routes": {"count": 2, "by_size": {"1": 1, "2": 1}, "smallest": [["S1/W1"], ["K1", "S1/W2"]]},
        "closing_sets": {"count": 0, "by_size": {}, "smallest": [], "cheapest": None, "uncloseable": ["S1/W1", "S1/W2", "K1"]},
        "importance": [{"id": "BAR-01", "birnbaum": 1.0}],
        "matters": [
            {
                "id": "BAR-01",
                "touches": 2,
                "routes": [0, 0, 2],
                "room": pytest.approx([0.2, 0.4, 0.6]),
                "birnbaum": [1.0, 1.0, 1.0],
            }
        ],
        "range": {
            "low": {"probability": pytest.approx(0.8), "routes": 2, "closing_sets": 0},
            "high": {"probability": pytest.approx(0.4), "routes": 0, "closing_sets": 1},
        },
        "exact": True,
    }


def test_a_tree_that_is_too_large_says_what_is_sure() -> None:
    tree = read_any(TREE.encode(), file="b.xml")
    assert isinstance(tree, FaultTree)
    found = figures.of_tree(tree, limit=20, budget=Budget(memory=1))
    assert (found["exact"], found["probability"], found["routes"]["count"]) == (False, None, None)
    assert found["bound"]["routes"] == {"at_least": 2, "all_up_to_size": 6}
    low, high = found["bound"]["probability"]
    assert low <= 0.375 <= high


def test_neither_a_model_nor_a_tree_is_told_as_such() -> None:
    with pytest.raises(InvalidInput):
        read_any(b"\xff\xfe\x00", file="x")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"id": "m",\n "steps": [1 2]}', "m.json: 2:14: dit is geen geldige JSON: hier ontbreekt een komma, of een haakje"),
        ('{"id": }', "m.json: 1:8: dit is geen geldige JSON: hier ontbreekt een waarde"),
        ("{id: m}", "m.json: 1:2: dit is geen geldige JSON: hier hoort een sleutel tussen dubbele aanhalingstekens"),
        ("[" * 100_000, "m.json: "),
    ],
)
def test_a_broken_json_is_told_as_that(text: str, told: str) -> None:
    with pytest.raises(InvalidInput) as wrong:
        read_any(text.encode(), file="m.json")
    assert str(wrong.value).startswith(told)
