"""Enums with words."""

import pytest

from dijkwacht.kit.words import Worded


class Door(Worded):
    OPEN = "open", "staat open"
    SHUT = "shut", "is dicht"


def test_a_member_is_its_value_and_carries_its_word() -> None:
    assert (Door("open"), Door.OPEN.value, Door.OPEN.word) == (Door.OPEN, "open", "staat open")
    assert [f"{door}" for door in Door] == ["open", "shut"]


def test_a_member_without_a_word_is_refused_when_its_class_is_read() -> None:
    with pytest.raises((TypeError, RuntimeError)) as caught:
        Worded("Window", {"OPEN": "open"})  # type: ignore[arg-type]  # what a forgetful author would write
    assert "has no word" in f"{caught.value} {caught.value.__cause__}"


def test_an_unknown_value_is_no_member() -> None:
    with pytest.raises(ValueError, match="ajar"):
        Door("ajar")
