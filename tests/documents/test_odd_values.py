"""Whatever stands in the place of a value, a reader says what is wrong with it; it never breaks."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml

from dijkwacht.documents.barriers.reader import read_model
from dijkwacht.documents.damocles.library import example_policies
from dijkwacht.documents.damocles.reader import read_matrix
from dijkwacht.documents.damocles.writer import write_matrix
from dijkwacht.documents.norms.foreign.formats import read_any as read_norm
from dijkwacht.documents.norms.writer import write_norm
from dijkwacht.kit.errors import InvalidInput
from tests.documents.barriers.examples import MODEL
from tests.documents.workbook.making import NORM

ODD: tuple[Any, ...] = ({}, {"a": []}, [], [{}], [[]], None, True, 7, -0.5, "", "x")
OSCAL = {
    "catalog": {
        "uuid": "74c8ba1e-5cd4-4ad1-bbfd-d888e2f6c724",
        "metadata": {"title": "Proef", "version": "1", "oscal-version": "1.1.2"},
        "groups": [
            {
                "id": "g",
                "title": "Groep",
                "controls": [{"id": "c-1", "title": "Eis", "parts": [{"name": "statement", "prose": "Doe dit."}]}],
            }
        ],
    }
}


def odd(data: Any) -> Iterator[Any]:
    """The data with each value in turn, however deep, replaced by each of the odd ones; of a list the first two."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data[:2]):
        for instead in ODD:
            yield {**data, key: instead} if isinstance(data, dict) else [*data[:key], instead, *data[key + 1 :]]
        if isinstance(value, dict | list):
            for inner in odd(value):
                yield {**data, key: inner} if isinstance(data, dict) else [*data[:key], inner, *data[key + 1 :]]


@pytest.mark.parametrize(
    ("data", "read"),
    [
        pytest.param(yaml.safe_load(MODEL), read_model, id="barrier model"),
        pytest.param(yaml.safe_load(write_matrix(example_policies()[0])), read_matrix, id="Damocles policy"),
        pytest.param(yaml.safe_load(write_norm(NORM)), read_norm, id="norm"),
        pytest.param(OSCAL, read_norm, id="norm in OSCAL"),
    ],
)
def test_a_reader_refuses_what_it_cannot_use_and_never_breaks(data: Any, read: Callable[..., object]) -> None:
    read(json.dumps(data), file="eigen.json")
    refused = 0
    for one in odd(data):
        try:
            read(json.dumps(one), file="eigen.json")
        except InvalidInput as told:
            refused += bool(told.faults)
    assert refused > len(ODD)
