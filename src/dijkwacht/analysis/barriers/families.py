"""All smallest sets of events that are enough, in one diagram: counted without being listed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from dijkwacht.analysis.barriers.budget import Budget
from dijkwacht.analysis.barriers.diagram import Diagram, under

NONE, EMPTY = 0, 1
"""No set at all, and only the set with nothing in it."""
FREE: Final = Decimal(0)
NO_END: Final = Decimal("Infinity")
_LAST: Final = 1 << 60
_A_NODE: Final = 16
"""So many numbers take as much memory as a node."""

Sizes = list[int]
"""How many sets there are of 0, 1, 2, … things."""


class Family:
    """Sets by node: those without the event at this place in the order, and those with it.

    Source: Minato, Zero-suppressed BDDs for set manipulation, 1993; for the smallest sets Rauzy, New algorithms for fault trees
    analysis, 1993.
    """

    def __init__(self, budget: Budget) -> None:
        self.place = [_LAST, _LAST]
        self.without = [NONE, EMPTY]
        self.having = [NONE, EMPTY]
        self._budget = budget
        self._known: dict[tuple[int, int, int], int] = {}
        self._left: dict[tuple[int, int], int] = {}

    def smallest(self, diagram: Diagram, root: int, *, ends: bool) -> int:
        """The smallest sets of events that make it happen; with ``ends`` those of which none may happen to prevent it.

        Only for what more events never stop.
        """
        low, high = (diagram.high, diagram.low) if ends else (diagram.low, diagram.high)
        made = {0: EMPTY, 1: NONE} if ends else {0: NONE, 1: EMPTY}
        for node in under(diagram, root):
            lesser = made[low[node]]
            made[node] = self._node(diagram.place[node], lesser, self._not_over(made[high[node]], lesser))
        return made[root]

    def _node(self, place: int, without: int, having: int) -> int:
        if having == NONE:
            return without
        key = (place, without, having)
        node = self._known.get(key)
        if node is None:
            node = self._known[key] = len(self.place)
            self._budget.spend(node)
            self.place.append(place)
            self.without.append(without)
            self.having.append(having)
        return node

    def _not_over(self, sets: int, others: int) -> int:
        """The sets that hold none of the others as a whole."""
        if NONE in (others, sets):
            return sets
        if others in (EMPTY, sets):
            return NONE
        if sets == EMPTY:
            return EMPTY
        key = (sets, others)
        made = self._left.get(key)
        if made is None:
            self._budget.spend(len(self.place))
            mine, theirs = self.place[sets], self.place[others]
            if mine < theirs:
                made = self._node(mine, self._not_over(self.without[sets], others), self._not_over(self.having[sets], others))
            elif mine > theirs:
                made = self._not_over(sets, self.without[others])
            else:
                rest = self._not_over(self.having[sets], self.having[others])
                without = self._not_over(self.without[sets], self.without[others])
                made = self._node(mine, without, self._not_over(rest, self.without[others]))
            self._left[key] = made
        return made


@dataclass(frozen=True, slots=True)
class Things:
    """What stands at one place in the order: an event, or a module with sets of its own.

    ``sizes`` are how many sets it has of each size, ``cost`` and ``cheapest`` its cheapest set; sets are whole numbers with a
    bit for each event, the event that comes first by name has the highest.
    """

    sizes: Sizes
    cost: Decimal
    cheapest: int
    first: "Sets | None" = None
    bit: int = 0


class Sets:
    """The sets of one module, those of the modules in it filled in."""

    def __init__(self, family: Family, root: int, things: Sequence[Things], budget: Budget) -> None:
        self._family, self._root, self._things, self._budget = family, root, things, budget
        self._nodes = [node for node in below(family, root) if node > EMPTY]
        self._sizes = self._counted()
        self._first: dict[tuple[int, int, int], list[int]] = {}

    @property
    def sizes(self) -> Sizes:
        """How many there are of each size."""
        return self._sizes[self._root]

    def _counted(self) -> dict[int, Sizes]:
        family = self._family
        found: dict[int, Sizes] = {NONE: [], EMPTY: [1]}
        kept = 0
        for node in self._nodes:
            having = found[family.having[node]]
            sizes = self._things[family.place[node]].sizes
            found[node] = _sum(found[family.without[node]], _product(sizes, having))
            kept += len(found[node])
            self._budget.spend(kept // _A_NODE, len(sizes) * len(having) // _A_NODE + 1)
        return found

    def cheapest(self) -> tuple[Decimal, int]:
        """The set of the least cost, of these the smallest, of these the first by name; without end where there is none."""
        best = {NONE: (NO_END, 0), EMPTY: (FREE, 0)}
        for node in self._nodes:
            thing = self._things[self._family.place[node]]
            cost, chosen = best[self._family.having[node]]
            best[node] = min(best[self._family.without[node]], (cost + thing.cost, chosen | thing.cheapest), key=_dearness)
        return best[self._root]

    def first(self, size: int, number: int) -> list[int]:
        """Of the sets of this size the first so many by name."""
        return self._of(self._root, size, number)

    def _of(self, node: int, size: int, number: int) -> list[int]:
        sizes = self._sizes[node]
        if size >= len(sizes) or not sizes[size]:
            return []
        if node == EMPTY:
            return [0]
        key = (node, size, number)
        made = self._first.get(key)
        if made is None:
            self._budget.spend(0)
            found = self._of(self._family.without[node], size, number) + self._with(node, size, number)
            # Sets of one size: the first by name is the one with the highest bit that the other lacks.
            made = self._first[key] = sorted(found, reverse=True)[:number]
        return made

    def _with(self, node: int, size: int, number: int) -> list[int]:
        thing, rest = self._things[self._family.place[node]], self._family.having[node]
        if thing.first is None:
            return [one | thing.bit for one in self._of(rest, size - 1, number)]
        found: list[int] = []
        for inner in range(min(size + 1, len(thing.sizes))):
            if thing.sizes[inner]:
                others = self._of(rest, size - inner, number)
                found += [one | other for one in thing.first.first(inner, number) for other in others] if others else []
        return found


def _dearness(one: tuple[Decimal, int]) -> tuple[Decimal, int, int]:
    cost, things = one
    return cost, things.bit_count(), -things


def below(family: Family, root: int) -> list[int]:
    """The node and all under it, each after those that it leads to."""
    found, path = {root}, [root]
    while path:
        node = path.pop()
        for one in (family.without[node], family.having[node]):
            if one not in found:
                found.add(one)
                path.append(one)
    return sorted(found)


def _sum(left: Sizes, right: Sizes) -> Sizes:
    longer, shorter = (left, right) if len(left) >= len(right) else (right, left)
    return [*(one + other for one, other in zip(longer, shorter, strict=False)), *longer[len(shorter) :]]


def _product(left: Sizes, right: Sizes) -> Sizes:
    if left == [0, 1]:
        return [0, *right] if right else []
    made = [0] * (len(left) + len(right) - 1 if left and right else 0)
    for size, number in enumerate(left):
        if number:
            for other, times in enumerate(right):
                made[size + other] += number * times
    return made
