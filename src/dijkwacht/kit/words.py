"""Enums whose members carry the word that a page shows for them."""

from enum import StrEnum
from typing import Self


class Worded(StrEnum):
    """A value and its word in one line: ``OPEN = "open", "nog open"``."""

    _value_: str
    word: str

    def __new__(cls, value: str, word: str = "") -> Self:
        """Make a member; one without a word is refused as soon as its class is read."""
        if not word:
            message = f"{cls.__name__}: {value!r} has no word"
            raise TypeError(message)
        member = str.__new__(cls, value)
        member._value_ = value
        member.word = word
        return member
