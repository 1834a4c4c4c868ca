"""A criminal process as steps, ways and conditions, with the barriers that may hold them, and the trees that follow from it."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import prod

from dijkwacht.analysis.barriers.tree import ALWAYS, NEVER, Gate, Kind, Tree

TOP = "="
"""The process succeeds. Names of gates that no file gives begin with this sign."""


class Edge(StrEnum):
    """By which of the three figures of each barrier is reckoned."""

    LOW = "low"
    LIKELY = "likely"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Effect:
    """The chance that a barrier that stands holds against one attempt: exact, 0 to 1, and never falling."""

    low: Fraction
    likely: Fraction
    high: Fraction

    def at(self, edge: Edge) -> Fraction:
        """The figure that is reckoned with."""
        return {Edge.LOW: self.low, Edge.LIKELY: self.likely, Edge.HIGH: self.high}[edge]


@dataclass(frozen=True, slots=True)
class Need:
    """What a way asks of the conditions: any, all or at least ``k`` of these, each a condition or a need of its own."""

    kind: Kind
    of: "tuple[str | Need, ...]"
    k: int = 0


@dataclass(frozen=True, slots=True)
class Way:
    """One way to take a step; its id is unique in the whole process."""

    id: str
    needs: Need | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step that the process needs, and the ways of which one is enough; an optional one is left out of all reckoning."""

    id: str
    ways: tuple[Way, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Barrier:
    """One deed, and what it holds: ids of ways, steps (each of its ways) and conditions.

    Without an ``effect`` it notices or repairs, and holds nothing.
    """

    id: str
    closes: tuple[str, ...]
    effect: Effect | None = None
    cost: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Process:
    """A whole process. A way or condition counts as closed from ``closed_at`` on."""

    id: str
    steps: tuple[Step, ...]
    conditions: tuple[str, ...]
    barriers: tuple[Barrier, ...]
    closed_at: Fraction

    @property
    def needed(self) -> tuple[Step, ...]:
        """The steps that the reckoning is about."""
        return tuple(step for step in self.steps if not step.optional)

    @property
    def holding(self) -> tuple[Barrier, ...]:
        """The barriers that hold something."""
        return tuple(barrier for barrier in self.barriers if barrier.effect)

    def opportunities(self) -> tuple[str, ...]:
        """The ways of the needed steps, and the conditions."""
        return (*(way.id for step in self.needed for way in step.ways), *self.conditions)

    def holders(self) -> dict[str, tuple[Barrier, ...]]:
        """By way of a needed step and condition the barriers that hold it: by itself, or as a way of a step."""
        by_place: dict[str, list[Barrier]] = {}
        for barrier in self.holding:
            for one in dict.fromkeys(barrier.closes):
                by_place.setdefault(one, []).append(barrier)
        step_of = {way.id: step.id for step in self.steps for way in step.ways}
        rank = {barrier.id: at for at, barrier in enumerate(self.holding)}
        found = {}
        for name in self.opportunities():
            both = {one.id: one for place in (name, step_of.get(name, "")) for one in by_place.get(place, ())}
            found[name] = tuple(sorted(both.values(), key=lambda one: rank[one.id]))
        return found


def held(holders: Sequence[Barrier], standing: Collection[str], edge: Edge) -> Fraction:
    """How surely those of them that stand hold together: 1 - the product of what each lets through, as if independent."""
    there = (barrier for barrier in holders if barrier.id in standing)
    return 1 - prod((1 - _at(barrier, edge) for barrier in there), start=Fraction(1))


def closed(process: Process, standing: Collection[str], edge: Edge) -> frozenset[str]:
    """The ways and conditions that count as closed."""
    holders = process.holders().items()
    return frozenset(name for name, those in holders if held(those, standing, edge) >= process.closed_at)


def staying_open(process: Process) -> tuple[str, ...]:
    """The ways that stay open although all that can be placed is placed, by the high figure of each barrier.

    >>> from fractions import Fraction
    >>> most = Effect(*[Fraction(3, 5)] * 3)
    >>> steps = (Step("S1", (Way("S1/W1"), Way("S1/W2", Need(Kind.AND, ("K1",))))),)
    >>> staying_open(Process("p", steps, ("K1",), (Barrier("B1", ("K1",), most),), Fraction(3, 5)))
    ('S1/W1',)
    """
    return open_ways(process, closed(process, [barrier.id for barrier in process.barriers], Edge.HIGH))


def open_ways(process: Process, shut: Collection[str]) -> tuple[str, ...]:
    """The ways of needed steps that can be taken: not shut, and what they ask of the conditions is not either."""
    ways = (way for step in process.needed for way in step.ways)
    return tuple(way.id for way in ways if way.id not in shut and (way.needs is None or _met(way.needs, shut)))


def unheld(process: Process) -> tuple[str, ...]:
    """The ways that no barrier holds: not by themselves, and not by a condition that they ask for."""
    held = {name for name, those in process.holders().items() if those}
    ways = (way for step in process.needed for way in step.ways)
    return tuple(way.id for way in ways if not held & {way.id, *_asked(way)})


def _met(need: "str | Need", shut: Collection[str]) -> bool:
    if isinstance(need, str):
        return need not in shut
    number = sum(_met(one, shut) for one in need.of)
    return number >= {Kind.AND: len(need.of), Kind.OR: 1}.get(need.kind, need.k)


def _asked(way: Way) -> set[str]:
    found: set[str] = set()
    todo = list(way.needs.of) if way.needs else []
    while todo:
        one = todo.pop()
        if isinstance(one, str):
            found.add(one)
        else:
            todo += one.of
    return found


def still_open(process: Process, standing: Collection[str], edge: Edge) -> Tree:
    """When the process succeeds, by the ways and conditions that are open: its minimal sets are the open routes."""
    gates = _structure(process)
    gates |= dict.fromkeys(closed(process, standing, edge), NEVER)
    return Tree(TOP, gates)


def let_through(process: Process, edge: Edge) -> tuple[Tree, dict[str, float]]:
    """When the process succeeds, by the barriers that let it through, with the chance that each does when it stands."""
    gates = _structure(process)
    for one, holders in process.holders().items():
        gates[one] = Gate(Kind.AND, tuple(barrier.id for barrier in holders))
    return Tree(TOP, gates), {barrier.id: float(1 - _at(barrier, edge)) for barrier in process.holding}


def not_placed(process: Process, standing: Collection[str], edge: Edge) -> Tree:
    """When a route stays open, by the barriers that are not placed: what ends it are the closing sets."""
    gates = _structure(process)
    for one, holders in process.holders().items():
        there = prod((1 - _at(barrier, edge) for barrier in holders if barrier.id in standing), start=Fraction(1))
        others = [barrier for barrier in holders if barrier.id not in standing]
        gates |= dict(_threshold(one, others, there, 1 - process.closed_at, edge))
    return Tree(TOP, gates)


def useless(process: Process, shut: Collection[str]) -> frozenset[str]:
    """The ways that cannot be taken where all this is closed, and the conditions that only such ways ask for."""
    ways = {*open_ways(process, shut)}
    asked = {one for step in process.needed for way in step.ways if way.id in ways for one in _asked(way)}
    return frozenset(one for one in process.opportunities() if one not in ways | asked)


def taken_away(process: Process, standing: Collection[str], spare: Collection[str], edge: Edge) -> Tree:
    """When a way opens that cannot be taken, by the spare barriers that are taken away: its minimal sets cannot go together."""
    gates = _structure(process)
    shut = closed(process, standing, edge)
    for one, holders in process.holders().items():
        there = [barrier for barrier in holders if barrier.id in standing]
        stays = prod((1 - _at(barrier, edge) for barrier in there if barrier.id not in spare), start=Fraction(1))
        others = [barrier for barrier in there if barrier.id in spare]
        gates |= dict(_threshold(one, others, stays, 1 - process.closed_at, edge)) if one in shut else {one: ALWAYS}
    can = {*open_ways(process, shut)}
    opening = tuple(f"{TOP}{way.id}" for step in process.needed for way in step.ways if way.id not in can)
    return Tree(TOP, {**gates, TOP: Gate(Kind.OR, opening)})


def _threshold(one: str, others: Sequence[Barrier], there: Fraction, most: Fraction, edge: Edge) -> Iterator[tuple[str, Gate]]:
    """The gates that say when something stays open: as long as those that are placed let more through than may be."""
    names: dict[tuple[int, Fraction], str] = {(0, there): one}
    todo = [(0, there)]
    while todo:
        number, through = todo.pop()
        name = names[number, through]
        if through <= most:
            yield name, NEVER
            continue
        if prod((1 - _at(barrier, edge) for barrier in others[number:]), start=through) > most:
            yield name, ALWAYS
            continue
        placed, absent = (number + 1, through * (1 - _at(others[number], edge))), (number + 1, through)
        for next_one in (placed, absent):
            if next_one not in names:
                names[next_one] = f"{TOP}{TOP}{one}{TOP}{len(names)}"
                todo.append(next_one)
        without = f"{name}{TOP}"
        yield without, Gate(Kind.AND, (others[number].id, names[absent]))
        yield name, Gate(Kind.OR, (names[placed], without))


def _structure(process: Process) -> dict[str, Gate]:
    """Each needed step by one of its ways, each way with what it needs."""
    gates: dict[str, Gate] = {}
    for step in process.needed:
        for way in step.ways:
            needs = () if way.needs is None else (_needs(way.needs, f"{TOP}{way.id}", gates),)
            gates[f"{TOP}{way.id}"] = Gate(Kind.AND, (way.id, *needs))
        gates[f"{TOP}{step.id}"] = Gate(Kind.OR, tuple(f"{TOP}{way.id}" for way in step.ways))
    gates[TOP] = Gate(Kind.AND, tuple(f"{TOP}{step.id}" for step in process.needed))
    return gates


def _needs(need: Need, above: str, gates: dict[str, Gate]) -> str:
    name = f"{above}{TOP}{len(gates)}"
    of = tuple(one if isinstance(one, str) else _needs(one, name, gates) for one in need.of)
    gates[name] = Gate(need.kind, of, need.k)
    return name


def _at(barrier: Barrier, edge: Edge) -> Fraction:
    return barrier.effect.at(edge) if barrier.effect else Fraction(0)
