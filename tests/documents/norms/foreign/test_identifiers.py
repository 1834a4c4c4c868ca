"""Ids from the names of others."""

from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from dijkwacht.documents.norms.foreign.identifiers import LONGEST_CRITERION, code, kebab, theme_code, unique
from dijkwacht.documents.norms.model import CriterionId, ThemeId
from dijkwacht.documents.records import KebabId


@given(st.lists(st.text(max_size=60) | st.sampled_from(["a", "A", "a-2", "a-3", "-", "x" * 50]), max_size=12))
def test_every_name_becomes_an_id_of_its_own_that_the_format_allows(names: list[str]) -> None:
    for form, make in ((CriterionId, code), (ThemeId, theme_code)):
        made = unique(make(name) for name in names)
        assert TypeAdapter(list[form]).validate_python(made) == made  # type: ignore[valid-type]
        assert len({name.lower() for name in made}) == len(names)
        assert all(len(name) <= LONGEST_CRITERION for name in made)


@given(st.text(max_size=100))
def test_a_norm_id_fits_or_is_empty(name: str) -> None:
    made = kebab(name)
    assert not made or TypeAdapter(KebabId).validate_python(made) == made
