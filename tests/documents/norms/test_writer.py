"""A norm set written as YAML: read back it is the same, and a person can review it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.documents.norms.library import norm, norm_ids
from dijkwacht.documents.norms.model import Criterion, Mapping, NormSet, Questions, Theme
from dijkwacht.documents.norms.reader import read_norm
from dijkwacht.documents.norms.writer import write_norm

printable = st.characters(codec="utf-8", categories=["L", "M", "N", "P", "S", "Z"])
odd = st.sampled_from(
    ["yes", "0o17", "1e3", "1.10", "~", "a: b", "# a", "- a", "a #b", "a\n b\n\nc", "a  b", "{a}", "a\u2028b", "a\xa0b"]
)
texts = (st.text(printable | st.sampled_from("\n\t '\"\\:#-\x85"), min_size=1, max_size=200) | odd).filter(str.strip)


def a_set(text: str, guidance: str | None = None) -> NormSet:
    criterion = Criterion(
        id="A-1",
        text=text,
        guidance=guidance,
        ask=Questions(paper=text, practice="Gebeurt het?"),
        maps_to=(Mapping(frame="x", at=text),),
        weight=3,
        must=True,
    )
    themes = (Theme(id="A", title=text, criteria=(criterion,)),)
    return NormSet(id="x", version="1", title=text, applies_to=("province",), shelf_life={"besluit": 12}, themes=themes)


@given(texts, st.none() | texts)
def test_what_is_written_reads_back_the_same(text: str, guidance: str | None) -> None:
    made = a_set(text, guidance)
    assert read_norm(write_norm(made, remarks=[text]), file="x") == made


@pytest.mark.parametrize("name", norm_ids())
def test_our_own_sets_read_back_the_same(name: str) -> None:
    assert read_norm(write_norm(norm(name)), file="x") == norm(name)


def test_it_is_laid_out_for_a_reader() -> None:
    long = "Een zin die niet op één regel past, want hij gaat door en door, tot voorbij wat een mens in één keer overziet."
    made = write_norm(a_set("Iets.", f"Kop\n\n{long}"), remarks=["Omgezet uit een bron."])
    assert (
        made
        == f"""\
# Omgezet uit een bron.
id: x
version: "1"
title: Iets.
applies_to: [province]
shelf_life: {{besluit: 12}}
themes:
  - id: A
    title: Iets.
    criteria:
      - id: A-1
        text: Iets.
        ask: {{paper: Iets., practice: "Gebeurt het?"}}
        guidance: |-
          Kop

          {long}
        maps_to: [{{frame: x, at: Iets.}}]
        must: true
        weight: 3
"""
    )
