"""The states of a version of a norm set."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class State(StrEnum):
    """Where a version stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    RETIRED = "retired"

    @property
    def word(self) -> str:
        """The word on the page."""
        return STATE_WORDS[self]


STATE_WORDS: Final = MappingProxyType(
    {State.DRAFT: "ontwerp", State.PUBLISHED: "gepubliceerd", State.RETIRED: "niet meer in gebruik"}
)

STEPS: Final[Mapping[tuple[State, State], str]] = MappingProxyType(
    {(State.DRAFT, State.PUBLISHED): "Publiceren", (State.PUBLISHED, State.RETIRED): "Uit gebruik nemen"}
)
"""Every allowed step with the verb on its button."""
