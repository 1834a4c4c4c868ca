"""What a decision on a picture can be, who takes it, and the grounds on which a passage is kept from view."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class DecisionKind(StrEnum):
    """What was decided."""

    ADOPTED = "adopted"
    NOTED = "noted"

    @property
    def word(self) -> str:
        """The word on the page."""
        return {DecisionKind.ADOPTED: "vastgesteld", DecisionKind.NOTED: "ter kennis genomen"}[self]


class Body(StrEnum):
    """Who decided."""

    COLLEGE = "college"
    MAYOR = "mayor"
    EXECUTIVE_COMMITTEE = "executive_committee"
    DEPUTIES = "deputies"

    @property
    def word(self) -> str:
        """The word on the page."""
        return BODY_WORDS[self]


BODY_WORDS: Final = MappingProxyType(
    {
        Body.COLLEGE: "college van burgemeester en wethouders",
        Body.MAYOR: "burgemeester",
        Body.EXECUTIVE_COMMITTEE: "dagelijks bestuur",
        Body.DEPUTIES: "gedeputeerde staten",
    }
)


class Part(StrEnum):
    """A passage of the picture that can be marked."""

    SUMMARY = "summary"
    DECISION = "decision"
    FINDING = "finding"
    RECOMMENDATION = "recommendation"

    @property
    def word(self) -> str:
        """The word on the page."""
        return PART_WORDS[self]


PART_WORDS: Final = MappingProxyType(
    {
        Part.SUMMARY: "samenvatting",
        Part.DECISION: "gevraagd besluit",
        Part.FINDING: "bevinding",
        Part.RECOMMENDATION: "aanbeveling",
    }
)
