"""A policy matrix as its file writes it; checked by pydantic, frozen afterwards."""

from collections.abc import Mapping as Mapped
from functools import cached_property
from typing import Annotated, Final, Literal

from pydantic import Field

from dijkwacht.documents.damocles.words import MILD, SERIOUS, Drugs, Gravity, Measure, Occurrence, Place, measure_words
from dijkwacht.documents.records import KebabId, Record, Text, Title

Key = tuple[Place, Drugs, Occurrence, Gravity]
LONGEST: Final = 60
"""Months; a longer closure is one for an indefinite time."""
Years = Annotated[int, Field(ge=1, le=10)]
SeriousId = Literal["weapon", "cash", "professional", "danger", "quarter", "organised", "trade", "minors", "school", "amount"]
MildId = Literal["small", "no_blame", "care", "adapted", "time", "ended"]

KEYS: Final[tuple[Key, ...]] = tuple(
    (place, drugs, occurrence, gravity) for place in Place for drugs in Drugs for gravity in Gravity for occurrence in Occurrence
)
"""Every row that a matrix can have; those for a usual case it must have."""


class MatrixSource(Record):
    """Where the policy was laid down; ``checked`` false shows *te verifiëren*."""

    title: Title
    url: Text | None = None
    checked: bool = False


class Row(Record):
    """What the policy asks in one kind of case."""

    place: Place
    drugs: Drugs
    occurrence: Occurrence
    gravity: Gravity = Gravity.USUAL
    measure: Measure
    months: Annotated[int, Field(ge=1, le=LONGEST)] | None = None

    @property
    def key(self) -> Key:
        """In which case it holds."""
        return self.place, self.drugs, self.occurrence, self.gravity

    @property
    def words(self) -> str:
        """The measure in words."""
        return measure_words(self.measure, self.months)

    @property
    def weight(self) -> int:
        """How heavy the measure is, in months of closure; only its order has a meaning."""
        return {Measure.WARNING: -1, Measure.PENALTY_ORDER: 0, Measure.CLOSURE: self.months or 0}.get(self.measure, LONGEST + 1)


class Matrix(Record):
    """A whole policy: for every kind of case what is done, and the terms that the organisation set itself."""

    id: KebabId
    title: Title
    source: MatrixSource
    recidive_years: Years
    warning_years: Years
    decision_weeks: Annotated[int, Field(ge=1, le=52)] | None = None
    serious: tuple[SeriousId, ...] = ()
    mild: tuple[MildId, ...] = ()
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]

    @cached_property
    def by_key(self) -> Mapped[Key, Row]:
        """The rows by the case in which they hold."""
        return {row.key: row for row in self.rows}

    def row(self, key: Key) -> Row:
        """The row for this case; the one for a usual case where this policy makes no difference."""
        return self.by_key.get(key) or self.by_key[(*key[:3], Gravity.USUAL)]

    @property
    def serious_words(self) -> tuple[str, ...]:
        """What makes a case serious."""
        return tuple(SERIOUS[one] for one in self.serious)

    @property
    def mild_words(self) -> tuple[str, ...]:
        """What makes a case mild."""
        return tuple(MILD[one] for one in self.mild)
