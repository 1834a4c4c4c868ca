"""In which order the events of a module are asked about: it decides whether a diagram has a thousand nodes or a million."""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final

from dijkwacht.analysis.barriers.budget import Budget
from dijkwacht.analysis.barriers.tree import Tree

Inner = Mapping[str, tuple[str, ...]]
"""What lies under each gate of a module, the gates above first."""
_ROUNDS: Final = 40
_MOST: Final = 3_000_000
"""Events under all gates together that are remembered, and steps that one order may take; more is not worth its while."""


def orders(tree: Tree, module: str, others: Collection[str], budget: Budget | None = None) -> Iterator[list[str]]:
    """Orders worth trying, for no one order is best for all. ``others`` are modules: within this one they are as events.

    All keep together in the order what stands together in the tree; they differ in what goes first at a gate.
    In a very large module there are fewer: those that would take as long as the reckoning itself are left out.

    Raises:
        TooMuch: the budget is not enough.
    """
    budget = budget or Budget()
    within = {name: gate for name, gate in tree.gates.items() if name == module or name not in others}
    inner = {name: within[name].of for name in Tree(module, within).above_first()}
    support, depth = _support(inner, budget), _depth(inner)
    shares, weights = _parents(inner), _weights(inner)
    if support and _steps(inner, support) <= _MOST:
        yield _nearest_first(inner, support, depth, budget)
    yield _depth_first(inner, lambda one: -weights[one])
    if support:
        yield _depth_first(inner, lambda one: (one in inner, -shares[one], len(support.get(one, "1"))))
    balanced = _depth_first(inner, lambda one: (depth.get(one, 0), -shares[one]))
    yield balanced
    yield _drawn_together(inner, balanced, budget)
    if support:
        yield _depth_first(inner, lambda one: len(support.get(one, "1")))


def _steps(inner: Inner, support: Mapping[str, frozenset[str]]) -> int:
    """How long it takes to look each time where most is known."""
    return sum(len(under) * sum(len(support[one]) for one in under if one in inner) for under in inner.values())


def _depth_first(inner: Inner, key: Callable[[str], Any]) -> list[str]:
    found: dict[str, None] = {}
    entered: set[str] = set()
    path = [next(iter(inner))]
    while path:
        name = path.pop()
        if name not in inner:
            found.setdefault(name)
        elif name not in entered:
            entered.add(name)
            path += sorted(inner[name], key=key)[::-1]
    return [*found]


def _nearest_first(inner: Inner, support: Mapping[str, frozenset[str]], depth: Mapping[str, int], budget: Budget) -> list[str]:
    """Depth first, each time to where most is known already."""
    found: dict[str, None] = {}
    entered: set[str] = set()

    def unknown(one: str) -> tuple[float, int]:
        events = support.get(one, frozenset([one]))
        return -len(events & found.keys()) / len(events), depth.get(one, 0)

    path: list[list[str]] = [[next(iter(inner))]]
    while path:
        if not path[-1]:
            path.pop()
            continue
        budget.spend(0, len(path[-1]))
        if not any(one in inner for one in path[-1]):
            found.update(dict.fromkeys(path.pop()))
            continue
        name = min(path[-1], key=unknown)
        path[-1].remove(name)
        if name not in inner:
            found.setdefault(name)
        elif name not in entered:
            entered.add(name)
            path.append([*inner[name]])
    return [*found]


def _drawn_together(inner: Inner, order: list[str], budget: Budget) -> list[str]:
    """Each event moved to the middle of the gates above it, and each gate to the middle of what lies under it, until all stay.

    Source: Aloul, Markov and Sakallah, FORCE: a fast and easy-to-implement variable-ordering heuristic, 2003.
    """
    place: dict[str, float] = {name: float(at) for at, name in enumerate(order)}
    above: dict[str, list[str]] = {}
    for gate, under in inner.items():
        for one in under:
            above.setdefault(one, []).append(gate)
    for _ in range(_ROUNDS):
        budget.look()
        middle: dict[str, float] = {}
        for gate in reversed([*inner]):
            middle[gate] = sum(place[one] if one in place else middle[one] for one in inner[gate]) / len(inner[gate])
        drawn = {name: sum(middle[gate] for gate in above[name]) / len(above[name]) for name in place}
        ranked = {name: float(at) for at, name in enumerate(sorted(place, key=lambda name: (drawn[name], place[name])))}
        if ranked == place:
            break
        place = ranked
    return sorted(place, key=place.__getitem__)


def _support(inner: Inner, budget: Budget) -> dict[str, frozenset[str]]:
    """The events under each gate; empty where that is more than can be remembered."""
    found: dict[str, frozenset[str]] = {}
    number = 0
    for name in reversed([*inner]):
        found[name] = frozenset[str]().union(*(found.get(one, (one,)) for one in inner[name]))
        number += len(found[name])
        if number > _MOST:
            return {}
        budget.spend(0, len(found[name]))
    return found


def _depth(inner: Inner) -> dict[str, int]:
    """How many gates lie under each gate at most, itself counted."""
    found: dict[str, int] = {}
    for name in reversed([*inner]):
        found[name] = 1 + max(found.get(one, 0) for one in inner[name])
    return found


def _parents(inner: Inner) -> dict[str, int]:
    """Under how many gates each thing stands."""
    found: dict[str, int] = {}
    for under in inner.values():
        for one in under:
            found[one] = found.get(one, 0) + 1
    return found


def _weights(inner: Inner) -> dict[str, float]:
    """What each thing gets of a weight that lies at the top and is shared out evenly at each gate."""
    found = {next(iter(inner)): 1.0}
    for name, under in inner.items():
        for one in under:
            found[one] = found.get(one, 0.0) + found[name] / len(under)
    return found
