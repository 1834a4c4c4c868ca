"""How another page opens the form of a letter with what it knows already: as hidden fields of a form of its own."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from enum import StrEnum

from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.documents.letters.given import Given

FILL = "fill"
"""The deed of a form that only opens the letter; nothing is judged yet."""


def initial_of(given: Given) -> dict[str, str]:
    """What stands in the form at first, by the name of each field; only what is known."""
    found = {one.name: _typed(getattr(given, one.name)) for one in fields(given) if one.name != "reasons"}
    found |= dict(_reasons(given))
    return {name: text for name, text in found.items() if text}


def hidden_fields(given: Given) -> list[tuple[str, str]]:
    """Name and value of every hidden field for a form that posts to a letter and opens it filled in."""
    return [("do", FILL), *initial_of(given).items()]


def _reasons(given: Given) -> Iterator[tuple[str, str]]:
    for question, reason in given.reasons.items():
        # A question without words is open by itself; nobody has to take that back while answering it.
        if reason.answered is not Answered.OPEN or reason.text:
            yield f"{question}-answered", reason.answered.value
        yield f"{question}-text", reason.text


def _typed(value: object) -> str:
    """A value as a form sends it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, bool):
        return "on" if value else ""
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
