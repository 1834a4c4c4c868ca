"""Which texts of an adviser name somebody who answered: by function, for in a small town a function is a person."""

from collections.abc import Iterable
from datetime import date
from typing import Final
from uuid import UUID

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import norm_of, seats_of
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.norms.persons import named, sentences
from dijkwacht.kit.personal import Kind
from dijkwacht.web.parts.personal_texts import Waiting

FOR_THE_ADVISER: Final = frozenset(
    {
        "sources:record",
        "sources:answer",
        "sources:talk",
        "invitations:index",
        "invitations:announce",
        "work:upload",
    }
)
"""Addresses whose texts no organisation reads, or that ask for a function."""
OWN_NOTE: Final = "note"
"""The name of the field that only the adviser reads."""


def naming(texts: Iterable[tuple[str, str]], *, picture: UUID, user: User, on: date) -> tuple[Waiting, ...]:
    """Those of the texts in which somebody who knows the answers of this picture names a function that is asked.

    Only who knows the answers can give one away: the texts of others are not looked at.
    """
    read = [
        (name, text) for name, text in texts if name != OWN_NOTE and not name.endswith(f"-{OWN_NOTE}") and " " in text.strip()
    ]
    if not read:
        return ()
    seen = Picture.objects.visible_to(user, Right.SEE_ANSWERS, on=on).select_related("norm").defer("norm__content")
    here = seen.filter(pk=picture).first()
    return held_in(read, here) if here else ()


def held_in(texts: Iterable[tuple[str, str]], picture: Picture) -> tuple[Waiting, ...]:
    """Those of the texts that name a function of this picture's respondents as somebody."""
    norm = norm_of(picture)
    functions = (*seats_of(picture), *(name for criterion in norm.criteria for name in criterion.asked))
    found = [(name, text) for name, text in texts if named(text, functions)]
    if not found:
        return ()
    own = _sentences(norm)
    return tuple(Waiting(name, text, (Kind.FUNCTION,)) for name, text in found if named(text, functions, passes=own))


def _sentences(norm: NormSet) -> frozenset[str]:
    """What stands in the norm word for word, for that gives nobody away; reckoned only where something was found."""
    texts = ((one.text, one.guidance, one.vulnerability, one.advice.text if one.advice else None) for one in norm.criteria)
    return sentences(text for each in texts for text in each if text)
