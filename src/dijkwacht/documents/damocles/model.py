"""A policy matrix as its file writes it; checked by pydantic, frozen afterwards."""

from collections.abc import Mapping as Mapped
from functools import cached_property
from typing import Annotated, Final, Literal

from pydantic import Field, StringConstraints

from dijkwacht.documents.damocles.words import (
    MILD,
    SERIOUS,
    AfterWarning,
    Found,
    Gravity,
    Measure,
    Occurrence,
    Place,
    measure_words,
)
from dijkwacht.documents.records import KebabId, Record, Text, Title

Key = tuple[Place, Found, Occurrence, Gravity]
Line = tuple[Place, Found]
LONGEST: Final = 60
"""Months; a longer closure is one for an indefinite time."""
Years = Annotated[int, Field(ge=1, le=10)]
SeriousId = Literal["weapon", "cash", "professional", "danger", "quarter", "organised", "trade", "minors", "school", "amount"]
MildId = Literal["small", "no_blame", "care", "adapted", "time", "ended"]

KEYS: Final[tuple[Key, ...]] = tuple(
    (place, drugs, occurrence, gravity) for place in Place for drugs in Found for gravity in Gravity for occurrence in Occurrence
)
"""Every row that a matrix can have; those for a usual case it must have."""
LINES: Final[tuple[Line, ...]] = tuple((place, drugs) for place in Place for drugs in Found)
"""Everything of which a policy says why it does what it does."""
Words = Annotated[str, StringConstraints(min_length=1, max_length=1000, strip_whitespace=True)]


class MatrixSource(Record):
    """Where the policy was laid down; ``checked`` false shows *te verifiëren*."""

    title: Title
    url: Text | None = None
    checked: bool = False


class Row(Record):
    """What the policy asks in one kind of case."""

    place: Place
    drugs: Found
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


class Why(Record):
    """Why the policy does this in one kind of place with one kind of find."""

    place: Place
    drugs: Found
    why: Words


class Matrix(Record):
    """A whole policy: for every kind of case what is done and why, and the terms that the organisation set itself.

    ``review_months`` says when a closure without an end is looked at again; ``departs`` when the policy is not followed,
    ``lighter`` when less is enough, ``lifting`` when a closure ends sooner. ``after_warning`` says which of the two terms makes
    a find after a warning a second one; none where the policy does not say it.
    """

    id: KebabId
    title: Title
    source: MatrixSource
    recidive_years: Years
    warning_years: Years
    after_warning: AfterWarning | None = None
    decision_weeks: Annotated[int, Field(ge=1, le=52)] | None = None
    serious: tuple[SeriousId, ...] = ()
    mild: tuple[MildId, ...] = ()
    review_months: Annotated[int, Field(ge=1, le=LONGEST)] | None = None
    departs: Words | None = None
    lighter: Words | None = None
    lifting: Words | None = None
    reasons: tuple[Why, ...] = ()
    rows: Annotated[tuple[Row, ...], Field(min_length=1)]

    @cached_property
    def by_key(self) -> Mapped[Key, Row]:
        """The rows by the case in which they hold."""
        return {row.key: row for row in self.rows}

    def row(self, key: Key) -> Row:
        """The row for this case; the one for a usual case where this policy makes no difference."""
        return self.by_key.get(key) or self.by_key[(*key[:3], Gravity.USUAL)]

    def why(self, line: Line) -> str:
        """Why it does this; empty where it does not say."""
        return next((one.why for one in self.reasons if (one.place, one.drugs) == line), "")

    @property
    def warning_counts(self) -> int:
        """Years that a warning works on: so long a find after it is a second one."""
        return self.recidive_years if self.after_warning is AfterWarning.RECIDIVE else self.warning_years

    @property
    def leaves_open(self) -> bool:
        """Whether its two terms differ and it does not say which holds after a warning."""
        return self.after_warning is None and self.recidive_years != self.warning_years

    @property
    def serious_words(self) -> tuple[str, ...]:
        """What makes a case serious."""
        return tuple(SERIOUS[one] for one in self.serious)

    @property
    def mild_words(self) -> tuple[str, ...]:
        """What makes a case mild."""
        return tuple(MILD[one] for one in self.mild)
