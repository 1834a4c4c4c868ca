"""Premises and a dwelling in one place that were decided apart: each with a measure, a length and days of its own.

What came before that decision is of both. The functions of ``facts`` and ``terms`` are asked of the moves of one part.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.damocles.rules.facts import Apart, Move, state_after
from dijkwacht.apps.damocles.rules.states import ENDED, DamoclesState
from dijkwacht.documents.damocles.words import Measure, Place

LEAD: Final = Place.PREMISES
"""The part whose measure stands in the place of that of the case."""
WORDS: Final[Mapping[Place | None, str]] = MappingProxyType({Place.PREMISES: "lokaal", Place.DWELLING: "woning"})
"""What each part is called on a page."""


def parts_of(moves: Sequence[Move]) -> tuple[Place | None, ...]:
    """The parts that go their own way; only None where the place is one.

    >>> from datetime import date
    >>> parts_of([Move("received", date(2026, 3, 2))])
    (None,)
    """
    return (Place.PREMISES, Place.DWELLING) if any(move.part for move in moves) else (None,)


def of_part(moves: Sequence[Move], part: Place | None) -> tuple[Move, ...]:
    """What was noted of a part, with what is of both; without a part of the one that leads."""
    return tuple(move for move in moves if move.part in {None, part or LEAD})


def stand(moves: Sequence[Move]) -> Move:
    """Where a case stands: with the part that is furthest behind, or came there last; when both have ended with the last end."""
    last = [state_after(of_part(moves, part)) for part in parts_of(moves)]
    behind = [move for move in last if DamoclesState(move.what) not in ENDED]
    if behind:
        return min(behind, key=lambda move: ([*DamoclesState].index(DamoclesState(move.what)), -move.on.toordinal()))
    # Of a dwelling for which nothing was done the case as a whole was not dropped.
    return max((move for move in last if len(last) == 1 or move.what != DamoclesState.DROPPED), key=lambda move: move.on)


def step_of(apart: Apart, to: DamoclesState) -> DamoclesState:
    """Which step the dwelling takes with the decision on the premises."""
    steps = {
        Measure.WARNING: DamoclesState.WARNED,
        Measure.PENALTY_ORDER: DamoclesState.PENALTY,
        None: DamoclesState.DROPPED,
    }
    return steps.get(apart.measure, to)


def decision_with(moves: Sequence[Move], one: Move) -> tuple[Move, ...]:
    """What was noted together with a move: of a decision on two parts both, else that move alone."""
    first = [next(move for move in moves if move.part is part) for part in parts_of(moves) if part]
    return tuple(first) if one in first else (one,)


def named(words: str, part: Place | None) -> str:
    """Something of a part, with which one behind it.

    >>> named("gesloten", Place.DWELLING), named("gesloten", None)
    ('gesloten (woning)', 'gesloten')
    """
    return f"{words} ({WORDS[part]})" if part else words
