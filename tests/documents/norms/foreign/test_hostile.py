"""Norm files that would keep a reader busy for long, or for ever: refused in words, with a place.

How long a refusal takes is not asserted here; each comes from a bound on depth, number or size.
"""

import json
from typing import Any

import pytest
import yaml

from dijkwacht.documents.norms.foreign.formats import read_any
from dijkwacht.kit.errors import InvalidInput
from dijkwacht.kit.files import decode

URN = "urn:voorbeeld:risk:req_node:proef"
MANY = 20_000


def library(nodes: list[dict[str, Any]]) -> str:
    framework = {"urn": "urn:voorbeeld:risk:framework:proef", "ref_id": "proef", "name": "Proef", "requirement_nodes": nodes}
    return json.dumps({"locale": "nl", "version": 1, "name": "Proef", "objects": {"framework": framework}})


def node(number: int, parent: int | None = None) -> dict[str, Any]:
    above = {} if parent is None else {"parent_urn": f"{URN}:{parent}"}
    return {"urn": f"{URN}:{number}", "assessable": True, "depth": 1, "name": f"Eis {number}", **above}


def catalog(groups: list[dict[str, Any]]) -> str:
    metadata = {"title": "Proef", "version": "1", "oscal-version": "1.1.2"}
    return json.dumps({"catalog": {"metadata": metadata, "groups": groups}})


def ours(number: int) -> str:
    criteria = [{"id": f"A-{one}", "text": "Iets."} for one in range(number)]
    norm = {"id": "proef", "version": "1", "title": "Proef", "applies_to": ["province"]}
    return json.dumps({**norm, "themes": [{"id": "A", "title": "A", "criteria": criteria}]})


def refused(text: str, file: str = "norm.json", **bounds: int) -> str:
    with pytest.raises(InvalidInput) as caught:
        read_any(text, file=file, **bounds)
    return str(caught.value)


def test_a_ring_of_five_thousand_nodes_is_refused() -> None:
    told = refused(library([node(number, (number + 1) % 5_000) for number in range(5_000)]))
    assert "meer dan 50 niveaus diep" in told


def test_a_node_that_is_its_own_parent_is_refused() -> None:
    assert "in een kring" in refused(library([node(1, 1)]))


def test_twenty_thousand_criteria_are_too_many_in_every_format() -> None:
    assert "te veel voor een norm" in refused(library([node(number) for number in range(MANY)]))
    controls = [{"id": f"c-{number}", "title": f"Eis {number}"} for number in range(MANY)]
    assert "te veel voor een norm" in refused(catalog([{"id": "g", "title": "G", "controls": controls}]))
    assert "norm.json: 1:89 themes: 20.000 eisen; hoogstens 5.000." in refused(ours(MANY))


def test_who_asks_for_a_smaller_file_gets_fewer_parts() -> None:
    assert "meer dan 100.000 onderdelen" in refused("- \n" * 200_000, "norm.yaml", largest=2_000_000)
    assert "is 2,1 MB; hoogstens 2 MB mag" in refused(" " * 2_000_001, "norm.yaml", largest=2_000_000)


def test_groups_nested_without_end_are_refused() -> None:
    group: dict[str, Any] = {"id": "g", "title": "G"}
    for _ in range(400):
        group = {"id": "g", "title": "G", "groups": [group]}
    assert "meer dan 50 niveaus diep" in refused(catalog([group]))


@pytest.mark.parametrize("depth", [60, 100_000])
def test_brackets_without_end_are_refused(depth: int) -> None:
    for file in ("norm.json", "norm.yaml"):
        assert "niveaus diep" in refused('{"themes": ' + "[" * depth + "]" * depth + "}", file)


def test_a_text_that_names_itself_is_refused() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nthemes: [*b, *b]\n"
    assert "ankers met & kunnen hier niet" in refused(bomb, "norm.yaml")
    assert "ankers" in refused("themes: &t [*t]\n", "norm.yaml")


@pytest.mark.parametrize(
    ("key", "value", "told"),
    [
        ("id", "n" * 61, "langer dan 60 tekens"),
        ("version", "9" * 21, "langer dan 20 tekens"),
        ("title", "T" * 201, "langer dan 200 tekens"),
    ],
)
def test_what_the_database_cannot_keep_is_refused_with_its_place(key: str, value: str, told: str) -> None:
    text = yaml.dump({**json.loads(ours(1)), key: value})
    assert told in refused(text, "norm.yaml")


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_one_norm_in_several_encodings_is_the_same_norm(codec: str) -> None:
    text = ours(1).replace("Iets.", "Één eis – §1")
    assert read_any(decode(text.encode(codec), file="n.json"), file="n.json") == read_any(text, file="n.json")
