"""The norm sets that come along."""

import pytest

from dijkwacht.documents.norms.library import find_norm, norm, norm_ids
from dijkwacht.kit.errors import InvalidInput


def test_every_norm_set_can_be_read_and_carries_the_id_of_its_file() -> None:
    assert "gemeente" in norm_ids()
    assert [norm(name).id for name in norm_ids()] == list(norm_ids())


def test_our_own_sets_have_a_must_in_every_theme_and_call_every_must_basic() -> None:
    for name in norm_ids():
        assert [theme.id for theme in norm(name).themes if not any(c.must for c in theme.criteria)] == []
        assert [c.id for c in norm(name).criteria if c.must and not c.basic] == []


def test_a_norm_set_is_read_once() -> None:
    assert norm("gemeente") is norm("gemeente")


@pytest.mark.parametrize("name", ["bestaat-niet", "", "../norms/gemeente", "gemeente.yaml"])
def test_an_unknown_norm_set_is_refused_with_those_that_exist(name: str) -> None:
    assert find_norm(name) is None
    with pytest.raises(InvalidInput, match=r"kies uit: .*gemeente"):
        norm(name)
