"""How another page opens the form of a letter with what it knows already: as hidden fields of a form of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from django.urls import reverse

from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.documents.letters.given import Given
from dijkwacht.documents.letters.library import letters

FILL = "fill"
"""The deed of a form that only opens the letter; nothing is judged yet."""

HOLDS = "holds"
"""What a case holds that the letter has one choice for: sent along so that the page of the letter says it."""
COMBINED = "combined"
"""A dwelling and premises in one place."""


@dataclass(frozen=True, slots=True)
class Offered:
    """A letter that can be opened filled in, as hidden fields of a form."""

    title: str
    url: str
    fields: Sequence[tuple[str, str]]


def offer(name: str, given: Given, holds: Sequence[str] = ()) -> Offered:
    """A letter as a page offers it; ``holds`` is what the page of the letter has to say of the case."""
    sent = [*hidden_fields(given), *([(HOLDS, " ".join(holds))] if holds else [])]
    return Offered(letters()[name].template.title, reverse("letters:letter", args=[name]), sent)


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
