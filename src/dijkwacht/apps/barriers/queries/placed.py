"""The barriers of a place as their workbook holds them."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.barriers.models import InUse, barrier_model
from dijkwacht.apps.barriers.queries import said_of
from dijkwacht.apps.barriers.rules import Placed, Standing, allowed, is_ours
from dijkwacht.documents.barriers.model import Barrier
from dijkwacht.documents.barriers.outline import parts
from dijkwacht.documents.barriers.placed.model import Offered, Said
from dijkwacht.documents.barriers.words import KINDS

STANDINGS: Final[Mapping[str, Standing]] = MappingProxyType({one.word: one for one in Standing})
"""What is said, by its word."""


def offered_in(in_use: InUse) -> tuple[Offered, ...]:
    """Every barrier of the model, by step, with what is said of it now."""
    return tuple(_offered(in_use))


def _offered(in_use: InUse) -> Iterator[Offered]:
    kind, said, nothing = in_use.organisation.kind, said_of(in_use), Placed(Standing.UNKNOWN)
    for title, barriers in parts(barrier_model(in_use.version)):
        yield from (_one(title, barrier, kind, said.get(barrier.id, nothing)) for barrier in barriers)


def _one(step: str, barrier: Barrier, kind: str, placed: Placed) -> Offered:
    return Offered(
        barrier.id,
        step,
        barrier.title,
        KINDS[barrier.kind],
        tuple(one.word for one in allowed(barrier, kind)),
        barrier.placed_by,
        is_ours(barrier, kind),
        Said(placed.standing.word, placed.by, placed.since, placed.waits),
    )


def placed_as(said: Said) -> Placed:
    """What was said in words, as the rules know it."""
    return Placed(STANDINGS[said.standing], said.by, said.since)
