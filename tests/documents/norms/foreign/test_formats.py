"""What kind of norm a file holds is seen by what is in it, not by its name."""

import json

import pytest

from dijkwacht.documents.norms.foreign.formats import read_any
from dijkwacht.documents.norms.reader import read_norm
from dijkwacht.kit.errors import InvalidInput

OURS = """\
id: proef
version: "1"
title: Proefnorm
applies_to: [municipality]
themes: [{id: BES, title: Bestuur, criteria: [{id: BES-01, text: Iets.}]}]
"""


def test_our_own_format_is_read_as_ever_also_as_json() -> None:
    found = read_any(OURS, file="norm.yaml")
    assert (found.norm, found.origin) == (read_norm(OURS, file="norm.yaml"), ())
    assert read_any(found.norm.model_dump_json(exclude_defaults=True), file="NORM.JSON").norm == found.norm


def test_a_byte_order_mark_changes_nothing() -> None:
    assert read_any("\ufeff" + OURS, file="x.yaml") == read_any(OURS, file="x.yaml")
    text = json.dumps({"themes": 1})
    with pytest.raises(InvalidInput, match=r"themes: hier hoort een lijst"):
        read_any("\ufeff" + text, file="x.json")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<catalog xmlns='x'/>", "x: 1:1: dit is XML of HTML; gebruik de uitgave in JSON of YAML"),
        ("- a\n- b\n", "x: 1:1: hier horen sleutels met waarden"),
        ("naam: iets\n", "x: 1:1 id: dit veld ontbreekt"),
        ("component-definition: {}\n", "x: 1:1: dit is OSCAL van een andere soort"),
    ],
)
def test_what_is_no_norm_is_refused(text: str, told: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        read_any(text, file="x")
    assert told in str(caught.value)
