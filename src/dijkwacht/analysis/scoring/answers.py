"""What goes into the reckoning: criteria, answers with their evidence, settled levels."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Literal

NORM: Final = 2
"""The level from which a side of a criterion stands at norm."""

Given = Literal[0, 1, 2, 3, "?"]
"""What a respondent can say of one side: a level, or ``?`` for *weet ik niet*."""


class Side(StrEnum):
    """The two questions of every criterion."""

    PAPER = "paper"
    PRACTICE = "practice"


class Kind(StrEnum):
    """Kinds of evidence, as the workbook and the norm write them."""

    DECISION = "besluit"
    TRAINING = "training"
    RIGHTS_CHECK = "rechtencontrole"
    SAMPLE = "steekproef"
    OTHER = "anders"


class Source(StrEnum):
    """Where an answer was given, as the workbook writes it."""

    QUESTIONNAIRE = "vragenlijst"
    INTERVIEW = "interview"
    SESSION = "groepssessie"
    DOCUMENT = "document"
    CHECK = "toets"


SHELF_LIFE: Final[Mapping[Kind, int]] = MappingProxyType(
    {Kind.DECISION: 48, Kind.TRAINING: 24, Kind.RIGHTS_CHECK: 12, Kind.SAMPLE: 12}
)
"""Months that a piece of evidence stays fresh where the norm set says nothing else."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """What the reckoning needs to know of a criterion.

    ``weight`` is a positive whole number; ``asked`` holds the functions that are asked it (empty: all).
    """

    id: str
    theme: str
    weight: int = 1
    must: bool = False
    asked: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence; ``when`` is None only where nobody gave a date."""

    kind: Kind
    when: date | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What one respondent said of one criterion in one source.

    ``paper`` and ``practice`` are None where that side was not answered. ``respondent`` is a function,
    a second person in it carries a number (``handhaving 2``).
    """

    criterion: str
    respondent: str
    paper: Given | None = None
    practice: Given | None = None
    not_applicable: bool = False
    evidence: tuple[Evidence, ...] = ()
    source: Source = Source.QUESTIONNAIRE


@dataclass(frozen=True, slots=True)
class Settled:
    """What the adviser settled (*gewogen*) for one criterion: a level per side, or not applicable."""

    criterion: str
    paper: Literal[0, 1, 2, 3] | None = None
    practice: Literal[0, 1, 2, 3] | None = None
    not_applicable: bool = False
