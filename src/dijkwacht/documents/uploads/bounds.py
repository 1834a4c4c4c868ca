"""Which files come from outside, how much work one may ask, and how its reading can end."""

import math
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import Final

from dijkwacht.kit.dutch import count, decimal

MEGABYTE: Final = 1_000_000


class Kind(StrEnum):
    """What somebody hands in."""

    WORKBOOK = "workbook"
    ACTIONS = "actions"
    NORM = "norm"
    MATRIX = "matrix"
    TEMPLATE = "template"
    AREAS = "areas"
    LETTER = "letter"
    BARRIERS = "barriers"
    PLACED = "placed"


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


@dataclass(frozen=True, slots=True)
class Spent:
    """What one reading used until it ended: seconds on the clock and of the processor, bytes of memory and of answer."""

    clock: float = 0
    processor: float = 0
    memory: int = 0
    answer: int = 0


_AGAIN: Final = "Haal weg wat er niet bij hoort, of verdeel het over meer bestanden"


def words(end: End, bounds: Bounds, spent: Spent) -> str:
    """Why a file was not read to its end, with what was found and what is allowed.

    >>> words(End.TIME, Bounds(), Spent(clock=20.1, processor=1.2)).partition(".")[0]
    'is na 20 seconden nog niet gelezen (rekentijd: 1 seconde); er zijn er 20 voor (rekentijd: 10)'
    """
    match end:
        case End.TIME:
            clock, processor = (count(math.floor(used), "seconde", "seconden") for used in (spent.clock, spent.processor))
            allowed = f"er zijn er {bounds.clock} voor (rekentijd: {bounds.processor})"
            return f"is na {clock} nog niet gelezen (rekentijd: {processor}); {allowed}. {_AGAIN}"
        case End.MEMORY:
            used = f"gebruikte bij het lezen {_megabytes(spent.memory)} geheugen en wilde meer"
            return f"{used}; er is {_megabytes(bounds.memory)}. {_AGAIN}"
        case End.ANSWER:
            return f"bevat uitgepakt {_megabytes(spent.answer)}; hooguit {_megabytes(bounds.answer)} mag. {_AGAIN}"
    return "kan niet worden gelezen: het lezen brak af. Sla het opnieuw op en probeer het nog eens"


def _megabytes(size: int) -> str:
    """A size as people read it: whole megabytes, and with a decimal below ten."""
    number = size / MEGABYTE
    return f"{decimal(number) if number < 10 else math.floor(number)} MB"
