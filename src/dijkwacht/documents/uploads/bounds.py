"""Which files come from outside, how much work one may ask, and how its reading can end."""

from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

MEGABYTE: Final = 1_000_000


class Kind(StrEnum):
    """What somebody hands in."""

    WORKBOOK = "workbook"
    ACTIONS = "actions"
    NORM = "norm"
    MATRIX = "matrix"
    TEMPLATE = "template"
    AREAS = "areas"


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one reading may use: seconds of processor time, seconds on the clock, bytes of memory and of answer."""

    processor: int = 10
    clock: int = 20
    memory: int = 400 * MEGABYTE
    answer: int = 30 * MEGABYTE


class End(Enum):
    """How a reading ended; all but the first two are told in words."""

    MADE = b"+"
    FAULTS = b"-"
    TIME = b"t"
    MEMORY = b"m"
    ANSWER = b"a"
    BROKEN = b"x"


_AGAIN: Final = "Haal weg wat er niet bij hoort, of verdeel het over meer bestanden"


def words(end: End, bounds: Bounds) -> str:
    """Why a file was not read to its end, with what it asked and what is allowed."""
    match end:
        case End.TIME:
            return f"vraagt bij het lezen meer dan de {bounds.processor} seconden die ervoor zijn. {_AGAIN}"
        case End.MEMORY:
            return f"vraagt bij het lezen meer dan de {bounds.memory // MEGABYTE} MB geheugen die ervoor zijn. {_AGAIN}"
        case End.ANSWER:
            return f"bevat uitgepakt meer dan de {bounds.answer // MEGABYTE} MB die mogen. {_AGAIN}"
    return "kan niet worden gelezen: het lezen brak af. Sla het opnieuw op en probeer het nog eens"
