"""Who speaks in a source: the functions that can be chosen, and where a check stands."""

import re
from collections.abc import Sequence
from typing import Final

from django.http import Http404

from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import asked_of, norm_of
from dijkwacht.documents.norms.model import Criterion, NormSet
from dijkwacht.documents.norms.words import FUNCTION_WORDS, by_function, function_words

_FUNCTION: Final = re.compile(rf"(?:{'|'.join(FUNCTION_WORDS)})(?: [2-9]| [1-9][0-9])?")


def known_function(name: str) -> str:
    """The function as it is kept: one of the norm's, a second person with a number.

    Raises:
        Http404: it is no such function.
    """
    if not _FUNCTION.fullmatch(name):
        raise Http404
    return name


def talk_of(name: str) -> str:
    """The function of the talk that somebody came from; empty where it is none."""
    return name if _FUNCTION.fullmatch(name) else ""


def criterion_in(norm: NormSet, code: str) -> Criterion:
    """The criterion with this code.

    Raises:
        Http404: the picture does not ask it.
    """
    for criterion in norm.criteria:
        if criterion.id == code:
            return criterion
    raise Http404


def new_functions(seats: Sequence[str]) -> list[str]:
    """Whom one may hear beside those asked: every other function, and of those asked a next person."""
    return [_next(name, seats) for name in FUNCTION_WORDS]


def _next(name: str, seats: Sequence[str]) -> str:
    if name not in seats:
        return name
    return next(numbered for number in range(2, 100) if (numbered := f"{name} {number}") not in seats)


def function_choices(seats: Sequence[str]) -> list[tuple[str, str | list[tuple[str, str]]]]:
    """Those asked first, then anybody else."""
    groups = (("Al gevraagd", by_function(seats)), ("Nog niet gevraagd", new_functions(seats)))
    named: list[tuple[str, str | list[tuple[str, str]]]] = [
        (label, [(name, function_words(name)) for name in names]) for label, names in groups if names
    ]
    return [("", "Kies een functie"), *named]


def check_place(picture: Picture, criterion: Criterion, seats: Sequence[str]) -> str:
    """Where a check stands when the adviser names no function: with the first who is asked this criterion, else the first.

    A row of the workbook has a function, a check too; so the same check comes back in the same place.
    """
    norm = norm_of(picture)
    asked = (name for name in seats if criterion in asked_of(norm, name))
    return next(asked, seats[0] if seats else "")
