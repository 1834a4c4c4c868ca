"""When a part of a tree happens, as a binary decision diagram: every event is asked about once, in one order."""

from collections.abc import Sequence

from dijkwacht.analysis.barriers.budget import Budget
from dijkwacht.analysis.barriers.tree import Gate, Kind

NO, YES = 0, 1
_LAST = 1 << 60
"""The place in the order of the two ends."""


class Diagram:
    """Nodes by number: which place in the order it asks about, and where to go when that does not and does happen.

    A node is smaller than every node that leads to it, 0 and 1 are the ends.

    Source: Bryant, Graph-based algorithms for Boolean function manipulation, IEEE Transactions on Computers 35, 1986.
    """

    def __init__(self, names: Sequence[str], budget: Budget) -> None:
        self.names = tuple(names)
        self.place = [_LAST, _LAST]
        self.low = [NO, YES]
        self.high = [NO, YES]
        self._budget = budget
        self._at = {name: place for place, name in enumerate(names)}
        self._known: dict[tuple[int, int, int], int] = {}
        self._both: dict[int, dict[tuple[int, int], int]] = {NO: {}, YES: {}}
        self._not: dict[int, int] = {NO: YES, YES: NO}

    def event(self, name: str) -> int:
        """The node that is yes when this event happens."""
        return self._node(self._at[name], NO, YES)

    def gate(self, gate: Gate, under: Sequence[int]) -> int:
        """The node that is yes when this gate happens, from those of what lies under it."""
        if gate.kind is Kind.NOT:
            return self._opposite(under[0])
        # The deepest first: what is made on the way stays small.
        under = sorted(under, key=self.place.__getitem__, reverse=True)
        if gate.kind is Kind.ATLEAST:
            return self._at_least(gate.k, under)
        absorbing = YES if gate.kind is Kind.OR else NO
        made = 1 - absorbing
        for one in under:
            made = self._joined(made, one, absorbing)
        return made

    def _at_least(self, k: int, under: Sequence[int]) -> int:
        reached = [YES, *[NO] * k]
        """Whether so many happen, of those looked at."""
        for one in under:
            for number in range(k, 0, -1):
                reached[number] = self._joined(reached[number], self._joined(reached[number - 1], one, NO), YES)
        return reached[k]

    def _node(self, place: int, low: int, high: int) -> int:
        if low == high:
            return low
        key = (place, low, high)
        node = self._known.get(key)
        if node is None:
            node = self._known[key] = len(self.place)
            self._budget.spend(node)
            self.place.append(place)
            self.low.append(low)
            self.high.append(high)
        return node

    def _joined(self, left: int, right: int, absorbing: int) -> int:
        """*Or* where yes absorbs, *and* where no does."""
        if left == right or right == 1 - absorbing:
            return left
        if left == 1 - absorbing:
            return right
        if absorbing in (left, right):
            return absorbing
        key = (left, right) if left < right else (right, left)
        known = self._both[absorbing]
        made = known.get(key)
        if made is None:
            self._budget.spend(len(self.place))
            first, second = self.place[left], self.place[right]
            place = min(first, second)
            low_left, high_left = (self.low[left], self.high[left]) if first == place else (left, left)
            low_right, high_right = (self.low[right], self.high[right]) if second == place else (right, right)
            low = self._joined(low_left, low_right, absorbing)
            made = known[key] = self._node(place, low, self._joined(high_left, high_right, absorbing))
        return made

    def _opposite(self, node: int) -> int:
        made = self._not.get(node)
        if made is None:
            made = self._not[node] = self._node(self.place[node], self._opposite(self.low[node]), self._opposite(self.high[node]))
        return made


def chance(diagram: Diagram, root: int, chances: Sequence[float]) -> tuple[float, list[float]]:
    """How likely yes is from this node, and for each place in the order how much likelier when that happens.

    Args:
        chances: of each place in the order, 0 to 1, each independent of the others.

    Source: Birnbaum, On the importance of different components in a multicomponent system, 1969, for the second.
    """
    nodes = under(diagram, root)
    place, low, high = diagram.place, diagram.low, diagram.high
    yes: dict[int, float] = {NO: 0.0, YES: 1.0}
    for node in nodes:
        happens = chances[place[node]]
        yes[node] = yes[low[node]] * (1 - happens) + yes[high[node]] * happens
    reached = dict.fromkeys(nodes, 0.0) | {NO: 0.0, YES: 0.0, root: 1.0}
    differs = [0.0] * len(chances)
    for node in reversed(nodes):
        happens, here = chances[place[node]], reached[node]
        reached[low[node]] += here * (1 - happens)
        reached[high[node]] += here * happens
        differs[place[node]] += here * (yes[high[node]] - yes[low[node]])
    return yes[root], differs


def under(diagram: Diagram, root: int) -> list[int]:
    """The nodes that can be reached from this one and itself, each after those it leads to; without the ends."""
    found = {root}
    path = [root]
    while path:
        node = path.pop()
        for one in (diagram.low[node], diagram.high[node]):
            if one not in found:
                found.add(one)
                path.append(one)
    return sorted(found - {NO, YES})
