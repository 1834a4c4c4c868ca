"""Whoever reads a record hears everything at once: what one field says, and what only the whole can see."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import pytest
from pydantic import Field

from dijkwacht.documents.records import KebabId, Record, Text, doubles, parts, read
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.positions import Document


class Colour(StrEnum):
    RED = "red"
    SEA_GREEN = "sea-green"


class Boat(Record):
    id: KebabId
    name: Text
    colour: Colour = Colour.RED


class Harbour(Record):
    boats: Annotated[tuple[Boat, ...], Field(min_length=1)]


def look(document: Document) -> Iterator[Fault]:
    yield from doubles(document, parts(document.data, "boats"))
    yield from doubles(document, parts(document.data, "boats"), "name")


def faults(text: str) -> list[str]:
    with pytest.raises(InvalidInput) as refused:
        read(text, "haven.yaml", Harbour, look)
    return [str(fault) for fault in refused.value.faults]


def test_what_is_right_is_read_with_a_list_for_a_tuple() -> None:
    assert read("boats: [{id: a, name: Ada}]", "haven.yaml", Harbour, look).boats == (Boat(id="a", name="Ada"),)


def test_faults_of_fields_and_of_the_whole_stand_in_the_order_of_the_file() -> None:
    assert faults("boats:\n  - {id: a, name: Ada}\n  - {id: a, name: 3}\n  - {id: B, name: Ada}\n") == [
        "haven.yaml: 3:10 boats[1].id: dit id staat er dubbel; het eerste staat op 2:10",
        "haven.yaml: 3:19 boats[1].name: hier hoort tekst; zet een getal of waar/onwaar tussen aanhalingstekens",
        "haven.yaml: 4:10 boats[2].id: gebruik alleen kleine letters en cijfers, met losse streepjes ertussen",
        "haven.yaml: 4:19 boats[2].name: dit staat er dubbel; het eerste staat op 2:19",
    ]


def test_a_word_that_is_not_on_the_list_is_told_which_are() -> None:
    assert faults("boats: [{id: a, name: Ada, colour: geheim}]") == ["haven.yaml: 1:36 boats[0].colour: kies uit: red, sea-green"]


def test_a_list_whose_parts_were_all_refused_is_not_called_empty_too() -> None:
    assert faults("boats: [3]") == ["haven.yaml: 1:9 boats[0]: hier horen sleutels met waarden"]
    assert faults("boats: []") == ["haven.yaml: 1:8 boats: deze lijst is leeg; er moet minstens één onderdeel in staan"]


@pytest.mark.parametrize("text", ["3", "[]", "boats: 3", "boats: {id: a}", "boats: [[]]"])
def test_raw_data_of_any_shape_has_its_parts(text: str) -> None:
    assert faults(text)
