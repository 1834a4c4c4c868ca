"""What goes into the reckoning: criteria, answers with their evidence, settled levels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

NORM: Final = 2
"""The level from which a side of a criterion stands at norm."""

UNKNOWN: Final = -1
"""What stands for *weet ik niet* wherever it is kept or reckoned with; only a form and a workbook write ``?``."""


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

    ``paper`` and ``practice`` are 0 to 3 or ``UNKNOWN``, and None where that side was not answered. ``respondent`` is a function,
    a second person in it carries a number (``handhaving 2``).
    """

    criterion: str
    respondent: str
    paper: int | None = None
    practice: int | None = None
    not_applicable: bool = False
    evidence: tuple[Evidence, ...] = ()
    source: Source = Source.QUESTIONNAIRE


@dataclass(frozen=True, slots=True)
class Settled:
    """What the adviser settled (*gewogen*) for one criterion: a level per side, not applicable, or not known.

    ``not_known`` says that there is nothing on which a level can rest: whatever was answered, no side has one.
    """

    criterion: str
    paper: int | None = None
    practice: int | None = None
    not_applicable: bool = False
    not_known: bool = False


def levels_in(given: Iterable[int | None]) -> list[int]:
    """The levels among what was given, without what nobody knew or answered.

    >>> levels_in([3, UNKNOWN, None, 0])
    [3, 0]
    """
    return [one for one in given if one is not None and one != UNKNOWN]
