"""The states of a version of a norm set."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dijkwacht.kit.words import Worded


class State(Worded):
    """Where a version stands."""

    DRAFT = "draft", "ontwerp"
    PUBLISHED = "published", "gepubliceerd"
    RETIRED = "retired", "niet meer in gebruik"


STEPS: Final[Mapping[tuple[State, State], str]] = MappingProxyType(
    {(State.DRAFT, State.PUBLISHED): "Publiceren", (State.PUBLISHED, State.RETIRED): "Uit gebruik nemen"}
)
"""Every allowed step with the verb on its button."""

_NOT_FROM: Final[Mapping[State, str]] = MappingProxyType(
    {
        State.DRAFT: "Deze versie is nog een ontwerp.",
        State.PUBLISHED: "Deze versie is gepubliceerd en verandert niet meer.",
        State.RETIRED: "Deze versie is niet meer in gebruik.",
    }
)


def why_not(state: State, to: State) -> str | None:
    """Why a version cannot go to a state now, or None when it can."""
    return None if (state, to) in STEPS else _NOT_FROM[state]


def why_not_draft(standing: State | None) -> str | None:
    """Why a text cannot be kept as draft under a version that stands already."""
    if standing in {None, State.DRAFT}:
        return None
    return f"{_NOT_FROM[State(standing)]} Geef de norm een nieuw versienummer en kies het bestand opnieuw."


def why_not_use(state: State, *, is_basic: bool = False, basic_criteria: int = 1) -> str | None:
    """Why no new picture can be made on a version."""
    if state is State.DRAFT:
        return "Deze norm is nog een ontwerp: de beheerder moet haar eerst publiceren."
    if state is State.RETIRED:
        return "Deze versie van de norm is niet meer in gebruik: kies een nieuwere."
    if is_basic and not basic_criteria:
        return "Deze norm heeft geen korte set: maak een volledig beeld."
    return None
