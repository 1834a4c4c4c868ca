"""JSON with places: the same data as Python's own reader gives, and a place for what is wrong."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.documents.norms.foreign.json_text import load_json
from dijkwacht.kit.errors import InvalidInput

scalars = (
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.floats(allow_nan=False, allow_infinity=False) | st.text()
)
values = st.recursive(scalars, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=30)


@given(values, st.sampled_from([None, 0, 2, "\t"]), st.booleans())
def test_it_reads_what_json_writes(value: object, indent: int | str | None, ascii_only: bool) -> None:
    assert load_json(json.dumps(value, indent=indent, ensure_ascii=ascii_only), file="x").data == value


def test_every_value_and_key_has_its_place() -> None:
    document = load_json('{\n\t"a": [1,\n  {"b" :\n "c"}]}', file="x")
    assert document.place(["a"]) == "2:7"
    assert document.key_place(["a"]) == "2:2"
    assert document.place(["a", 1, "b"]) == "4:2"
    assert document.key_place(["a", 1, "b"]) == "3:4"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "1:1: het bestand is leeg"),
        ("{} x", "1:4: na het einde van het bestand staat nog iets"),
        ('{"a": 1,}', "1:9: hier hoort een sleutel tussen dubbele aanhalingstekens"),
        ('{"a" 1}', "1:6: de dubbele punt na een sleutel ontbreekt"),
        ('{"a": 1 "b": 2}', "1:9: hier hoort een komma of }"),
        ("[1 2]", "1:4: hier hoort een komma of ]"),
        ("[1,", "1:4: hier hoort een waarde"),
        ("[01]", "1:3: hier hoort een komma of ]"),
        ("[NaN]", "1:2: dit getal kan hier niet staan"),
        (f"[{'9' * 101}]", "1:2: dit getal kan hier niet staan"),
        ('["a\n"]', "1:4: dit teken hoort niet in een tekstbestand"),
        ('["a', "1:2: een aanhalingsteken is niet afgesloten"),
        ('["\\q"]', "1:3: een backslash staat voor een teken dat niet bestaat"),
        ('["\\u12"]', "1:4: een backslash staat voor een teken dat niet bestaat"),
        ('{"a": 1,\n "a": 2}', "2:2: deze sleutel staat er dubbel; de eerste staat op 1:2"),
        ("{\0", "1:2: dit teken hoort niet in een tekstbestand"),
        ("[" * 60, "1:51: meer dan 50 niveaus diep"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(text: str, told: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        load_json(text, file="x")
    assert [f"{fault.place}: {fault.reason}" for fault in caught.value.faults] == [told]


def test_size_and_number_are_bounded() -> None:
    with pytest.raises(InvalidInput, match="het bestand is 2,1 MB; hoogstens 2 MB mag"):
        load_json(" " * 2_000_001, file="x")
    with pytest.raises(InvalidInput, match=r"het bestand heeft meer dan 100\.000 onderdelen; meer mag niet"):
        load_json(f"[{'1,' * 100_000}1]", file="x")
