"""Columns with one of a few known values."""

from enum import StrEnum

from dijkwacht.apps.fields import Choice, known
from dijkwacht.kit.words import Worded


class Door(Worded):
    OPEN = "open", "staat open"
    SHUT = "shut", "is dicht"


class Form(StrEnum):
    PDF = "pdf"


def test_a_form_shows_the_words_and_a_migration_knows_only_the_value() -> None:
    field = Choice(Door, max_length=4, default=Door.SHUT)
    assert list(field.choices or ()) == [("open", "staat open"), ("shut", "is dicht")]
    assert field.deconstruct()[1:] == ("django.db.models.CharField", [], {"max_length": 4, "default": "shut"})
    assert type(field.default) is str


def test_what_has_no_word_shows_its_value() -> None:
    assert list(Choice(Form, max_length=3).choices or ()) == [("pdf", "pdf")]


def test_a_column_is_held_to_what_is_known() -> None:
    held = known("door", Door, name="door_known", may_be_empty=True)
    assert (held.name, held.condition.children) == ("door_known", [("door__in", ["", "open", "shut"])])
    assert {type(value) for value in held.condition.children[0][1]} == {str}
