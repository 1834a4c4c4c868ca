"""All there is to know of a tree: how likely its top is, what is enough for it, what prevents it, what matters most."""

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeVar, cast

from dijkwacht.analysis.barriers.bounds import Bound, bound
from dijkwacht.analysis.barriers.budget import Budget, TooMuch
from dijkwacht.analysis.barriers.diagram import Diagram, chance, under
from dijkwacht.analysis.barriers.families import EMPTY, FREE, NO_END, NONE, Family, Sets, Things, below
from dijkwacht.analysis.barriers.ordering import orders
from dijkwacht.analysis.barriers.reduction import modules, reduced
from dijkwacht.analysis.barriers.tree import ALWAYS, NEVER, Tree

_TRIED: Final = (10_000, 40_000, 150_000, 500_000)
"""Nodes that each order may take before the next is tried; at the end the first goes on to what there is room for."""
_ONE: Final = Decimal(1)
_FRAMES: Final = 3
_NOTHING: Final = 1e-12
"""A chance that is what rounding leaves of none."""
_Number = TypeVar("_Number", int, float)


class Figure(StrEnum):
    """What can be asked of a tree."""

    CHANCE = "chance"
    ROUTES = "routes"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class SetsFound:
    """Minimal sets of events: their exact number, their number by size, the smallest by size and then by name, and the cheapest.

    ``cheapest`` is None where there is no set at all.
    """

    count: int
    by_size: Mapping[int, int]
    smallest: tuple[tuple[str, ...], ...]
    cheapest: tuple[tuple[str, ...], Decimal] | None


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known of a tree; what was not asked is None, and so is what was not reached: ``bound`` says then what is sure.

    ``routes`` are the minimal sets of events that are enough for the top, ``closing`` those that keep it from happening as
    long as none of them does. Both are None where more events can stop the top (``is_monotone`` false).
    ``importance`` is Birnbaum's: how much likelier the top is with the event than without.
    """

    is_monotone: bool
    probability: float | None = None
    importance: Mapping[str, float] | None = None
    routes: SetsFound | None = None
    closing: SetsFound | None = None
    bound: Bound | None = None

    @property
    def exact(self) -> bool:
        """Whether nothing was left out for want of time or memory."""
        return self.bound is None


def analyse(
    tree: Tree,
    chances: Mapping[str, float],
    *,
    costs: Mapping[str, Decimal] | None = None,
    limit: int = 20,
    budget: Budget | None = None,
    figures: Collection[Figure] = frozenset(Figure),
) -> Analysis:
    """All figures of a tree, exact as far as the budget goes.

    Args:
        tree: without a gate under itself.
        chances: how likely each event is, 0 to 1; they are taken as independent.
        costs: what it takes to keep an event from happening; one each where none are given.
        limit: how many sets are listed.
        budget: time and memory; without one it goes on to the end.
        figures: what is asked; the rest takes no time.

    Raises:
        ValueError: a gate lies under itself.
        KeyError: an event without a chance or a cost.

    >>> from dijkwacht.analysis.barriers.tree import Gate, Kind
    >>> tree = Tree("top", {"top": Gate(Kind.AND, ("door", "guard")), "guard": Gate(Kind.OR, ("asleep", "paid"))})
    >>> found = analyse(tree, {"door": 0.5, "asleep": 0.5, "paid": 0.5})
    >>> found.probability, found.routes.smallest, found.closing.smallest
    (0.375, (('asleep', 'door'), ('door', 'paid')), (('door',), ('asleep', 'paid')))
    """
    budget = budget or Budget()
    try:
        made = _Reckoning(tree, chances, costs, limit, budget)
    except (TooMuch, MemoryError):
        return Analysis(tree.is_monotone, bound=bound(tree, chances, budget.rest()) if tree.is_monotone else Bound())
    return made.analysis(figures)


@dataclass(frozen=True, slots=True)
class Importance:
    """How much one event matters for a tree.

    ``birnbaum`` is how much likelier the top is with the event than without; ``criticality`` the share of the chance of the
    top that goes when the event never happens any more; ``achievement`` by how many times likelier the top is when the event
    is sure; ``reduction`` by how many times less likely when it never happens. None where that would divide by nothing.
    """

    birnbaum: float
    criticality: float | None
    achievement: float | None
    reduction: float | None


def importances(found: Analysis, chances: Mapping[str, float]) -> dict[str, Importance]:
    """All importances of each event; empty where the chance of the top was not reached.

    As the events are independent, the chance of the top is a straight line in each of them, and all follows from Birnbaum's.

    >>> from dijkwacht.analysis.barriers.tree import Gate, Kind
    >>> tree, chances = Tree("top", {"top": Gate(Kind.OR, ("fire", "flood"))}), {"fire": 0.5, "flood": 0.0}
    >>> importances(analyse(tree, chances), chances)["fire"]
    Importance(birnbaum=1.0, criticality=1.0, achievement=2.0, reduction=None)
    """
    if found.importance is None or found.probability is None:
        return {}
    top, made = found.probability, {}
    for name, birnbaum in found.importance.items():
        never = max(top - chances[name] * birnbaum, 0.0)
        always = top + (1 - chances[name]) * birnbaum
        share = chances[name] * birnbaum / top if top else None
        made[name] = Importance(birnbaum, share, always / top if top else None, top / never if never > _NOTHING else None)
    return made


@dataclass(slots=True)
class _Part:
    """One module that was reckoned."""

    diagram: Diagram
    root: int
    chance: float
    differs: Sequence[float]


@dataclass(slots=True)
class _Reckoning:
    """One tree on its way through the engine."""

    whole: Tree
    chances: Mapping[str, float]
    costs: Mapping[str, Decimal] | None
    limit: int
    budget: Budget
    tree: Tree = field(init=False)
    modules: set[str] = field(init=False)
    parts: dict[str, _Part] = field(init=False, default_factory=dict)
    names: tuple[str, ...] = field(init=False)
    """By name; the first has the highest bit."""

    def __post_init__(self) -> None:
        self.names = tuple(sorted(self.whole.events()))
        self.tree = reduced(self.whole, self.budget)
        is_settled = self.tree.gates.get(self.tree.top) in (None, ALWAYS, NEVER)
        self.modules = set() if is_settled else modules(self.tree)

    def analysis(self, figures: Collection[Figure]) -> Analysis:
        """As far as the budget goes; what could be reached stays."""
        is_monotone = self.whole.is_monotone
        probability = routes = closing = importance = None
        try:
            _deep(len(self.names) + len(self.tree.gates))
            self.build()
            if Figure.CHANCE in figures:
                probability, importance = self._probability()
            if is_monotone and Figure.ROUTES in figures:
                routes = self._sets(ends=False)
            if is_monotone and Figure.CLOSING in figures:
                closing = self._sets(ends=True)
        except (TooMuch, MemoryError):
            found = bound(self.tree, self.chances, self.budget.rest()) if is_monotone else Bound()
            return Analysis(is_monotone, probability, importance, routes, closing, found)
        return Analysis(is_monotone, probability, importance, routes, closing)

    def build(self) -> None:
        """A diagram for each module, the deepest first."""
        for name in reversed(self.tree.above_first()):
            if name in self.modules:
                self.parts[name] = self._part(name)

    def _part(self, module: str) -> _Part:
        diagram, root = self._diagram(module)
        likely, differs = chance(diagram, root, [self._chance(name) for name in diagram.names])
        return _Part(diagram, root, likely, differs)

    def _diagram(self, module: str) -> tuple[Diagram, int]:
        known: list[list[str]] = []
        for nodes in _TRIED:
            # The first time each order is only thought of when the one before was not enough.
            for order in known or _kept(orders(self.tree, module, self.modules, self.budget), known):
                try:
                    return self._built(module, order, self.budget.part(nodes))
                except TooMuch:
                    self.budget.look()
                    if self.budget.nodes is not None and self.budget.nodes <= nodes:
                        raise
        return self._built(module, known[0], self.budget)

    def _built(self, module: str, order: Sequence[str], budget: Budget) -> tuple[Diagram, int]:
        diagram = Diagram(order, budget)
        made = {name: diagram.event(name) for name in order}
        apart = self.modules - {module}
        inner = Tree(module, {name: gate for name, gate in self.tree.gates.items() if name not in apart})
        for name in reversed(inner.above_first()):
            if name not in made:
                budget.look()
                made[name] = diagram.gate(self.tree.gates[name], [made[one] for one in self.tree.gates[name].of])
        return diagram, made[module]

    def _chance(self, name: str) -> float:
        return self.parts[name].chance if name in self.parts else self.chances[name]

    def _probability(self) -> tuple[float, dict[str, float]]:
        importance = dict.fromkeys(self.names, 0.0)
        top = self.tree.gates.get(self.tree.top)
        if top in (ALWAYS, NEVER):
            return float(top == ALWAYS), importance
        weights = {self.tree.top: 1.0}
        for name in self.tree.above_first():
            if part := self.parts.get(name):
                for one, differs in zip(part.diagram.names, part.differs, strict=True):
                    weights[one] = weights[name] * differs
        importance |= {name: weights[name] for name in self.names if name in weights}
        return self._chance(self.tree.top), importance

    def _sets(self, *, ends: bool) -> SetsFound:
        things: dict[str, Things] = {name: self._event(place) for place, name in enumerate(self.names)}
        for name, part in self.parts.items():
            self.budget.look()
            family = Family(self.budget)
            root = family.smallest(part.diagram, part.root, ends=ends)
            sets = Sets(family, root, [things[one] for one in part.diagram.names], self.budget)
            cost, cheapest = sets.cheapest()
            things[name] = Things(sets.sizes, cost, cheapest, sets)
        top = self.tree.gates.get(self.tree.top)
        if top in (ALWAYS, NEVER):
            # What always happens is enough by itself, and nothing keeps it from happening; and the other way round.
            return self._found(Things([1], FREE, 0) if (top == ALWAYS) is not ends else Things([], NO_END, 0))
        return self._found(things[self.tree.top])

    def _event(self, place: int) -> Things:
        cost = self.costs[self.names[place]] if self.costs else _ONE
        bit = 1 << (len(self.names) - 1 - place)
        return Things([0, 1], cost, bit, bit=bit)

    def _found(self, top: Things) -> SetsFound:
        by_size = {size: number for size, number in enumerate(top.sizes) if number}
        listed: list[int] = []
        for size in by_size:
            if len(listed) < self.limit:
                listed += _first(top, size, self.limit - len(listed))
        cheapest = None if top.cost == NO_END else (self._named(top.cheapest), top.cost)
        return SetsFound(sum(by_size.values()), by_size, tuple(self._named(one) for one in listed), cheapest)

    def _named(self, things: int) -> tuple[str, ...]:
        last = len(self.names) - 1
        return tuple(name for place, name in enumerate(self.names) if things >> (last - place) & 1)


def deciding(tree: Tree, budget: Budget) -> frozenset[str]:
    """The events of which it can depend whether the top happens; where more never stop it, those of its minimal sets.

    Source: they are what a reduced diagram asks about; Bryant 1986.

    Raises:
        TooMuch: the budget is not enough.

    >>> from dijkwacht.analysis.barriers.tree import Gate, Kind
    >>> sorted(deciding(Tree("top", {"top": Gate(Kind.ATLEAST, ("a", "a", "b"), 2)}), Budget()))
    ['a']
    """
    made = _Reckoning(tree, dict.fromkeys(tree.events(), 0.0), None, 0, budget)
    if made.tree.gates.get(made.tree.top) in (ALWAYS, NEVER):
        return frozenset()
    _deep(len(made.names) + len(made.tree.gates))
    made.build()
    found: set[str] = set()
    waiting = [made.tree.top]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            if part := made.parts.get(name):
                waiting += (part.diagram.names[part.diagram.place[node]] for node in under(part.diagram, part.root))
    return frozenset(found - made.parts.keys())


class Minimal:
    """The minimal sets of a tree in which more events never stop the top, kept so that they can be weighed again and again.

    Raises:
        TooMuch: the budget is not enough.

    >>> from dijkwacht.analysis.barriers.tree import Gate, Kind
    >>> tree = Tree("top", {"top": Gate(Kind.AND, ("door", "guard")), "guard": Gate(Kind.OR, ("asleep", "paid"))})
    >>> found = Minimal(tree, Budget())
    >>> found.weigh({"door": 1, "asleep": 1, "paid": 1}), found.weigh({"door": 1, "asleep": 0, "paid": 1})
    (2, 1)
    >>> found.weigh({"door": 0.5, "asleep": 0.5, "paid": 1.0})
    0.75
    """

    def __init__(self, tree: Tree, budget: Budget) -> None:
        made = _Reckoning(tree, dict.fromkeys(tree.events(), 0.0), None, 0, budget)
        _deep(len(made.names) + len(made.tree.gates))
        made.build()
        self._top, self._settled = made.tree.top, made.tree.gates.get(made.tree.top)
        # Of each module its nodes in order: the event, and where in that order the sets without it stand and those with it.
        self._modules: list[tuple[str, list[tuple[str, int, int]], int]] = []
        for name, part in made.parts.items():
            family = Family(budget)
            root = family.smallest(part.diagram, part.root, ends=False)
            nodes = [node for node in below(family, root) if node > EMPTY]
            at = {NONE: 0, EMPTY: 1} | {node: place for place, node in enumerate(nodes, 2)}
            names = part.diagram.names
            walk = [(names[family.place[node]], at[family.without[node]], at[family.having[node]]) for node in nodes]
            self._modules.append((name, walk, at[root]))

    def weigh(self, weights: Mapping[str, _Number]) -> _Number:
        """The sum over all sets of the product of their events' weights; with only 0 and 1 the number of sets without a 0."""
        if self._settled in (ALWAYS, NEVER):
            return cast("_Number", 1 if self._settled == ALWAYS else 0)  # type: ignore[redundant-cast]  # not where it is whole
        known = {**weights}
        for name, walk, root in self._modules:
            found = cast("list[_Number]", [0, 1])
            for one, without, having in walk:
                found.append(found[without] + known[one] * found[having])
            known[name] = found[root]
        return known[self._top]


def _first(top: Things, size: int, number: int) -> list[int]:
    return top.first.first(size, number) if top.first else [top.cheapest][:number]


def _kept(orders: Iterable[list[str]], known: list[list[str]]) -> Iterator[list[str]]:
    """Each order as it is thought of, kept in ``known``."""
    for one in orders:
        known.append(one)
        yield one


def _deep(longest: int) -> None:
    """Python's own bound on calls within calls is for programs that never end; these end at the last event."""
    needed = _FRAMES * longest + 1_000
    if needed > sys.getrecursionlimit():
        sys.setrecursionlimit(needed)
