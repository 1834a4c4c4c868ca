"""Where policies differ, row by row, from where one stands oneself."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dijkwacht.documents.damocles.model import KEYS, Key, Matrix, Row
from dijkwacht.documents.damocles.words import Gravity


class Direction(StrEnum):
    """How another policy stands to one's own in a row; a fact, no judgement."""

    SAME = "gelijk"
    HEAVIER = "zwaarder dan bij u"
    LIGHTER = "lichter dan bij u"


@dataclass(frozen=True, slots=True)
class Line:
    """One kind of case in which at least one policy differs from one's own."""

    key: Key
    ours: Row
    theirs: tuple[tuple[Row, Direction], ...]


def differences(ours: Matrix, others: Sequence[Matrix]) -> tuple[Line, ...]:
    """Row by row where others do something else; rows for grave or mild cases only where somebody has such a row."""
    lines = []
    for key in KEYS:
        if key[3] is not Gravity.USUAL and not any(key in one.by_key for one in (ours, *others)):
            continue
        own = ours.row(key)
        beside = tuple((row := one.row(key), _direction(own, row)) for one in others)
        if any(direction is not Direction.SAME for _, direction in beside):
            lines.append(Line(key, own, beside))
    return tuple(lines)


def _direction(own: Row, other: Row) -> Direction:
    if own.weight == other.weight:
        return Direction.SAME
    return Direction.HEAVIER if other.weight > own.weight else Direction.LIGHTER
