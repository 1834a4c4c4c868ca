"""What can be reckoned of a model in use beside what is open; kept per process for as long as the same things stand."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from dijkwacht.analysis.barriers.choice import ROUNDING, Choice, best_choice
from dijkwacht.analysis.barriers.outlook import READINGS, Counted, Matters, Outlook, Reading, matters, outlook, sights
from dijkwacht.analysis.barriers.process import Edge
from dijkwacht.analysis.barriers.reckoning import Closing, closing
from dijkwacht.analysis.barriers.resting.points import Point, points
from dijkwacht.analysis.barriers.resting.spare import Spare, spare
from dijkwacht.apps.barriers.models import InUse, parsed
from dijkwacht.apps.barriers.queries import counted_in, routes_of
from dijkwacht.documents.barriers.outline import as_process, watchers

LIKELY = (Edge.LIKELY, False)
"""The reading that is told first: by the likely effect, beside what surely stands."""


@dataclass(frozen=True, slots=True)
class Resting:
    """On what closed steps rest, and what could go by each effect."""

    points: tuple[Point, ...]
    spare: Mapping[Edge, Spare]


def resting_of(in_use: InUse) -> Resting:
    """The single points there, and the barriers that add nothing more."""
    return _resting(in_use.version.pk, in_use.version.digest, counted_in(in_use))


@lru_cache(maxsize=512)
def _resting(pk: int, digest: str, known: Counted) -> Resting:
    routes = routes_of(pk, digest)
    return Resting(points(routes, known), {edge: spare(routes, known, edge) for edge in Edge})


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each barrier there matters, by reading; and by barrier the steps that it alone shows or would show."""

    matters: Mapping[Reading, tuple[Matters, ...]]
    sights: Mapping[str, tuple[str, ...]]


def mattering(in_use: InUse) -> Weights:
    """How much each barrier there matters."""
    return _matters(in_use.version.pk, in_use.version.digest, counted_in(in_use))


@lru_cache(maxsize=512)
def _matters(pk: int, digest: str, known: Counted) -> Weights:
    model, routes = parsed(pk, digest), routes_of(pk, digest)
    found = {(edge, taken): matters(routes, known, edge, taken=taken) for edge, taken in READINGS}
    return Weights(found, sights(as_process(model), known, watchers=watchers(model)))


def closing_of(in_use: InUse) -> Mapping[Reading, Closing]:
    """What would close everything there, by reading."""
    return _closing(in_use.version.pk, in_use.version.digest, counted_in(in_use))


@lru_cache(maxsize=512)
def _closing(pk: int, digest: str, known: Counted) -> Mapping[Reading, Closing]:
    process = as_process(parsed(pk, digest))
    here = replace(process, barriers=tuple(one for one in process.barriers if one.id not in known.away))
    return {(edge, taken): closing(here, known.there(taken=taken), edge=edge) for edge, taken in READINGS}


def room_of(in_use: InUse) -> Mapping[Reading, float]:
    """What is left there of all routes, each for as much as its barriers let through (0 to 1), by reading."""
    known, routes = counted_in(in_use), routes_of(in_use.version.pk, in_use.version.digest)
    return {(edge, taken): routes.room(known.there(taken=taken), edge) for edge, taken in READINGS}


def outlook_without(in_use: InUse, barrier: str) -> Outlook:
    """What would be open there, and who would notice, without a barrier that stands now."""
    known, version = counted_in(in_use), in_use.version
    model = parsed(version.pk, version.digest)
    without = replace(known, standing=known.standing - {barrier})
    routes = routes_of(version.pk, version.digest)
    return outlook(as_process(model), without, watchers=watchers(model), routes=routes)


@dataclass(frozen=True, slots=True)
class Spent:
    """The best choice for a sum, what is left with it by reading, and the readings by which another choice is better.

    ``is_sure`` is whether that was shown by every reading: then, where there are no ``others``, no choice is better by any.
    """

    choice: Choice
    routes: Mapping[Reading, int]
    room: Mapping[Reading, float]
    others: Mapping[Reading, Choice]
    is_sure: bool


def choice_there(in_use: InUse, most: Decimal) -> Spent:
    """Which barriers leave the least room there for at most this cost, in EUR, of those with a cost."""
    return _choice(in_use.version.pk, in_use.version.digest, counted_in(in_use), most)


@lru_cache(maxsize=128)
def _choice(pk: int, digest: str, known: Counted, most: Decimal) -> Spent:
    process, routes = as_process(parsed(pk, digest)), routes_of(pk, digest)
    costs = {one.id: one.cost for one in process.holding if one.cost is not None}
    best = {
        (edge, taken): best_choice(routes, replace(known, standing=known.there(taken=taken)), costs, most, edge=edge)
        for edge, taken in READINGS
    }
    chosen = best[LIKELY]
    there = {(edge, taken): (known.there(taken=taken).union(chosen.barriers), edge) for edge, taken in READINGS}
    room = {reading: routes.room(*one) for reading, one in there.items()}
    return Spent(
        chosen,
        {reading: routes.count(*one) for reading, one in there.items()},
        room,
        {reading: one for reading, one in best.items() if one.room < room[reading] - ROUNDING},
        all(one.is_best for one in best.values()),
    )
