"""A norm set as formats.md chapter 2 writes it; checked by pydantic, frozen afterwards."""

from typing import Annotated, Final, Literal, Self

from pydantic import Field, StringConstraints

from dijkwacht.analysis.scoring.answers import SHELF_LIFE, Kind
from dijkwacht.analysis.scoring.answers import Criterion as ScoredCriterion
from dijkwacht.documents.records import KebabId, Record, Text, Title, Version

MOST_CRITERIA: Final = 5_000
ThemeId = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Za-z0-9._-]*$", max_length=40)]
CriterionId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]*$", max_length=40)]
OrganisationKind = Literal["municipality", "water_board", "province", "joint_body"]
Function = Literal[
    "secretaris", "griffier", "hr", "integriteit", "ciso", "fg", "vergunningen", "handhaving",
    "vastgoed", "inkoop", "burgerzaken", "zorg", "omgevingsdienst", "oov", "financien",
]  # fmt: skip
Process = Literal[
    "permits", "procurement", "subsidies", "finance", "travel-documents", "population-register",
    "data", "enforcement", "property", "care",
]  # fmt: skip


class Questions(Record):
    """The two questions of a criterion: is it laid down, does it happen."""

    paper: Text
    practice: Text


class WantedEvidence(Record):
    """A piece of evidence that would prove the criterion."""

    what: Text
    kind: Literal["besluit", "training", "rechtencontrole", "steekproef", "anders"]


class NormSource(Record):
    """A law or publication that the set leans on."""

    id: KebabId
    title: Text
    url: Text | None = None


class SourceReference(Record):
    """Where in a source a criterion is found; ``checked`` false shows *te verifiëren*."""

    ref: KebabId
    at: Text
    checked: bool = False


class Mapping(Record):
    """The same matter in another frame; ``checked`` false shows *te verifiëren*."""

    frame: KebabId
    at: Text
    checked: bool = False


class Advice(Record):
    """The recommendation that the norm proposes while the criterion is below norm."""

    text: Text
    effort: Literal["small", "medium", "large"]
    barriers: tuple[Text, ...] = ()


class Criterion(Record):
    """One checkable sentence, judged on paper and in practice.

    ``confidential``: nothing about this criterion ever stands in a public version, whatever was reviewed or released.
    """

    id: CriterionId
    text: Text
    ask: Questions | None = None
    guidance: Text | None = None
    evidence: tuple[WantedEvidence, ...] = ()
    vulnerability: Text | None = None
    processes: tuple[Process, ...] = ()
    asked: tuple[Function, ...] = ()
    sources: tuple[SourceReference, ...] = ()
    maps_to: tuple[Mapping, ...] = ()
    must: bool = False
    basic: bool = False
    integrity: bool = False
    weight: Annotated[int, Field(ge=1, le=10)] = 1
    confidential: bool = False
    advice: Advice | None = None


class Theme(Record):
    """A theme with its criteria in the order in which they are asked."""

    id: ThemeId
    title: Text
    criteria: Annotated[tuple[Criterion, ...], Field(min_length=1)]


class NormSet(Record):
    """A whole norm set."""

    id: KebabId
    version: Version
    title: Title
    applies_to: Annotated[tuple[OrganisationKind, ...], Field(min_length=1)]
    shelf_life: dict[Literal["besluit", "training", "rechtencontrole", "steekproef"], Annotated[int, Field(ge=1)]] = {}
    sources: tuple[NormSource, ...] = ()
    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """All criteria, theme by theme."""
        return tuple(criterion for theme in self.themes for criterion in theme.criteria)

    @property
    def shelf_months(self) -> dict[Kind, int]:
        """Months that evidence stays fresh: the set's own where given, else the defaults."""
        return {**SHELF_LIFE, **{Kind(kind): months for kind, months in self.shelf_life.items()}}

    def basic_only(self) -> Self:
        """The short set for a first picture: only criteria marked basic or must."""
        kept = [
            theme.model_copy(update={"criteria": tuple(c for c in theme.criteria if c.basic or c.must)}) for theme in self.themes
        ]
        return self.model_copy(update={"themes": tuple(theme for theme in kept if theme.criteria)})

    def scored_criteria(self) -> tuple[ScoredCriterion, ...]:
        """The criteria as the reckoning wants them."""
        return tuple(
            ScoredCriterion(id=c.id, theme=theme.id, weight=c.weight, must=c.must, asked=frozenset(c.asked))
            for theme in self.themes
            for c in theme.criteria
        )
