"""Small files of each kind that other makers write, in tests/data/norms: read with the right count, and what is lost is said."""

import json
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from dijkwacht.documents.norms.foreign import ciso
from dijkwacht.documents.norms.foreign.formats import read_any
from dijkwacht.kit.errors import InvalidInput
from tests.data.norms.make import many

FOLDER = Path(__file__).parents[3] / "data" / "norms"
RIGHT: dict[str, dict[str, Any]] = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", RIGHT)
def test_each_kind_is_read_with_the_right_count_or_refused_with_its_reason(name: str) -> None:
    right, text = RIGHT[name], (FOLDER / name).read_text(encoding="utf-8")
    if "fault" in right:
        with pytest.raises(InvalidInput, match=right["fault"]):
            read_any(text, file=name)
        return
    found = read_any(text, file=name)
    criteria = found.norm.criteria
    assert len(criteria) == right["criteria"]
    assert [each.text for each in criteria][: len(right.get("texts", ()))] == right.get("texts", [])
    assert [each.weight for each in criteria][: len(right.get("weights", ()))] == right.get("weights", [])
    assert sum(each.ask is not None for each in criteria) == right.get("asks", 0)
    for each, start in zip(criteria, right.get("guidance", ()), strict=False):
        assert (each.guidance or "").startswith(start)
    assert found.untranslated == right.get("untranslated", 0)
    for part in right.get("lost", ()):
        assert any(part in line for line in found.lost), found.lost
    assert found.lost or right.get("lost") is None or right["lost"] == []


def test_the_bound_is_on_criteria_and_a_wider_one_on_all_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(read_any(many(1_000, 5_000), file="veel.yaml").norm.criteria) == 1_000
    monkeypatch.setattr(ciso, "MOST_NODES", 6_000)
    for criteria, others, reason in (
        (5_001, 0, "5.001 eisen; hoogstens 5.000"),
        (1, 6_000, "6.001 onderdelen; hoogstens 6.000"),
    ):
        with pytest.raises(InvalidInput, match=reason):
            read_any(many(criteria, others), file="veel.yaml")


def test_a_deep_library_of_many_nodes_costs_seconds_at_most() -> None:
    lines = ["urn: u", "locale: nl", "version: 1", "objects:", "  framework:", "    name: x", "    requirement_nodes:"]
    for number in range(9_000):
        above = f", parent_urn: 'u:{number - 1}'" if number % 40 else ""
        lines.append(
            f"    - {{urn: 'u:{number}', assessable: {str(not number % 9).lower()}, depth: {number % 40 + 1}, ref_id: r{above}}}"
        )
    began = process_time()
    assert len(read_any("\n".join(lines), file="diep.yaml").norm.criteria) == 1_000
    assert process_time() - began < 10
