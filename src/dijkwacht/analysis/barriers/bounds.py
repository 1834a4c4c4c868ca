"""What is sure of a tree that is too large to be reckoned: its smallest sets up to a size, and between what its chance lies."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import prod
from typing import Final

from dijkwacht.analysis.barriers.budget import Budget, TooMuch
from dijkwacht.analysis.barriers.tree import Gate, Kind, Tree

_MOST: Final = 200
"""Sets that are kept at one gate."""
_LARGEST: Final = 6

_Set = frozenset[str]


@dataclass(frozen=True, slots=True)
class Bound:
    """What stands, whatever was left out.

    Every minimal set of at most ``routes_up_to`` (``closing_up_to``) events is in ``routes`` (``closing``); there may be larger
    ones. The chance of the top lies from ``low`` to ``high``.
    """

    low: float = 0.0
    high: float = 1.0
    routes: tuple[tuple[str, ...], ...] = ()
    routes_up_to: int = 0
    closing: tuple[tuple[str, ...], ...] = ()
    closing_up_to: int = 0


def bound(tree: Tree, chances: Mapping[str, float], budget: Budget | None = None) -> Bound:
    """A sure answer in little time, for a tree in which more events never stop the top; where that is too long, nothing is sure.

    The chance is at least that of sets which share nothing, and at most what other sets that share nothing leave.
    """
    budget, found = budget or Budget(), Bound()
    try:
        low, routes, size = _from_below(tree, chances, budget)
        found = Bound(low=low, routes=_listed(routes), routes_up_to=size)
        low, closing, size = _from_below(_dual(tree), {name: 1 - chance for name, chance in chances.items()}, budget)
        return replace(found, high=1 - low, closing=_listed(closing), closing_up_to=size)
    except (TooMuch, MemoryError):
        return found


def _from_below(tree: Tree, chances: Mapping[str, float], budget: Budget) -> tuple[float, list[_Set], int]:
    """How likely the top is at least, its minimal sets and up to which size those are."""
    sets, size = _up_to(tree, budget)
    return 1 - prod(1 - _all(one, chances) for one in _apart(sets or [_one(tree, chances, budget)], chances)), sets, size


class _TooMany(Exception):
    """A gate has more sets than are kept."""


def _up_to(tree: Tree, budget: Budget) -> tuple[list[_Set], int]:
    """The minimal sets of at most so many events, with that number; the number is as high as there is room for."""
    for size in range(_LARGEST, 0, -1):
        try:
            return _sets(tree, size, budget), size
        except _TooMany:
            continue
    return [], 0


def _sets(tree: Tree, size: int, budget: Budget) -> list[_Set]:
    made: dict[str, list[_Set]] = {}
    for name in reversed(tree.above_first()):
        gate = tree.gates[name]
        budget.look()
        made[name] = _of_gate(gate, [made[one] if one in made else [_Set([one])] for one in gate.of], size)
    return made.get(tree.top, [_Set([tree.top])])


def _of_gate(gate: Gate, under: list[list[_Set]], size: int) -> list[_Set]:
    """At least *k* of what lies under it: of one for *or*, of all for *and*."""
    k = {Kind.OR: 1, Kind.AND: len(under)}.get(gate.kind, gate.k)
    reached: list[list[_Set]] = [[_Set()], *([] for _ in range(k))]
    for sets in under:
        for number in range(k, 0, -1):
            joined = (left | right for left in reached[number - 1] for right in sets if len(left | right) <= size)
            reached[number] = _minimal((*reached[number], *joined))
    return reached[k]


def _minimal(sets: Iterable[_Set]) -> list[_Set]:
    found: list[_Set] = []
    for one in sorted(set(sets), key=lambda one: (len(one), sorted(one))):
        if not any(other <= one for other in found):
            found.append(one)
            if len(found) > _MOST:
                raise _TooMany
    return found


def _dual(tree: Tree) -> Tree:
    """The tree whose sets keep the top of this one from happening."""
    gates = {}
    for name, gate in tree.gates.items():
        match gate.kind:
            case Kind.ATLEAST:
                gates[name] = Gate(Kind.ATLEAST, gate.of, len(gate.of) - gate.k + 1)
            case _:
                gates[name] = Gate(Kind.AND if gate.kind is Kind.OR else Kind.OR, gate.of)
    return Tree(tree.top, gates)


def _one(tree: Tree, chances: Mapping[str, float], budget: Budget) -> _Set:
    """Some set that is enough, the likeliest under each gate."""
    made: dict[str, _Set] = {}
    for name in reversed(tree.above_first()):
        gate = tree.gates[name]
        budget.look()
        under = sorted((made.get(one, _Set([one])) for one in gate.of), key=lambda one: -_all(one, chances))
        k = {Kind.OR: 1, Kind.AND: len(under)}.get(gate.kind, gate.k)
        made[name] = _Set().union(*under[:k])
    return made.get(tree.top, _Set([tree.top]))


def _all(events: _Set, chances: Mapping[str, float]) -> float:
    return prod(chances[one] for one in events)


def _apart(sets: Iterable[_Set], chances: Mapping[str, float]) -> Iterator[_Set]:
    """Sets of which no two share an event, the likeliest first."""
    taken: set[str] = set()
    for one in sorted(sets, key=lambda one: (-_all(one, chances), sorted(one))):
        if not one & taken:
            taken |= one
            yield one


def _listed(sets: Iterable[_Set]) -> tuple[tuple[str, ...], ...]:
    return tuple(sorted((tuple(sorted(one)) for one in sets), key=lambda one: (len(one), one)))
