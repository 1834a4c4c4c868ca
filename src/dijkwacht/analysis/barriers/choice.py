"""Which barriers to place for what there is to spend: those that leave the least room."""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from dijkwacht.analysis.barriers.outlook import Counted, Routes
from dijkwacht.analysis.barriers.process import Edge

NOTHING: Final = Decimal(0)
ROUNDING: Final = 1e-12
LOOKED: Final = 5_000
"""So many choices are looked at before the best so far is given, with how much better another can be."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Barriers to place besides those that surely stand, in the order of the model.

    ``room`` and ``routes`` are what is left with them; no other choice of at most this cost leaves less room than ``least``.
    """

    barriers: tuple[str, ...]
    cost: Decimal
    room: float
    routes: int
    least: float

    @property
    def is_best(self) -> bool:
        """Whether it is proven that no other choice leaves less room."""
        return self.least >= self.room - ROUNDING


def best_choice(
    routes: Routes,
    counted: Counted,
    costs: Mapping[str, Decimal],
    most: Decimal,
    *,
    edge: Edge = Edge.LIKELY,
    looked: int = LOOKED,
) -> Choice:
    """The choice that leaves the least room by one of the three effects, for at most this cost.

    What a barrier adds grows smaller the more others stand. So what those that are still to be chosen add together is never more
    than the sum of what each would add now, as much of them as can be paid: that leaves out most choices unseen.

    Args:
        routes: those of the process.
        counted: what surely stands is there already; what is not for this place is never chosen.
        costs: of each barrier that can be chosen, not below 0; a barrier without is never chosen.
        most: what may be spent.
        edge: by which effect the room is reckoned.
        looked: how many choices are looked at at most.

    Source: the bound for submodular gains is that of Nemhauser, Wolsey and Fisher, 1978.

    >>> from fractions import Fraction
    >>> from dijkwacht.analysis.barriers.process import Barrier, Effect, Process, Step, Way
    >>> half = Effect(*[Fraction(1, 2)] * 3)
    >>> steps = (Step("S1", (Way("S1/W1"), Way("S1/W2"))),)
    >>> barriers = (Barrier("B1", ("S1/W1",), half), Barrier("B2", ("S1/W2",), half), Barrier("B3", ("S1",), half))
    >>> found = Routes(Process("p", steps, (), barriers, Fraction(1, 2)))
    >>> best_choice(found, Counted(), {"B1": Decimal(2), "B2": Decimal(2), "B3": Decimal(5)}, Decimal(4)).barriers
    ('B1', 'B2')
    >>> best_choice(found, Counted(), {"B1": Decimal(2), "B2": Decimal(2), "B3": Decimal(3)}, Decimal(4)).room
    0.5
    """
    sure = counted.sure
    can = [one.id for one in routes.process.holding if one.id not in sure | counted.away and costs.get(one.id, most + 1) <= most]
    free = frozenset(name for name in can if costs[name] == NOTHING)
    search = _Search(routes, costs, most, [name for name in can if name not in free], edge)
    chosen, least = search.best(sure | free, looked)
    chosen = search.without_needless(chosen, sure | free)
    named = tuple(name for name in can if name in chosen)
    spent = sum((costs[name] for name in named), NOTHING)
    return Choice(named, spent, routes.room(chosen, edge), routes.count(chosen, edge), least)


@dataclass(slots=True)
class _Search:
    """From the choice that may still gain most, with or without one barrier more."""

    routes: Routes
    costs: Mapping[str, Decimal]
    most: Decimal
    can: Sequence[str]
    edge: Edge

    def best(self, standing: frozenset[str], looked: int) -> tuple[frozenset[str], float]:
        """What stands with the best choice, and the room below which no choice comes."""
        best, room = standing, self._room(standing)
        number, waiting = 0, [(0.0, 0, standing, tuple(self.can), self.most)]
        while waiting and waiting[0][0] < room - ROUNDING:
            least, _, there, left, money = heapq.heappop(waiting)
            if number >= looked:
                return best, least
            here = self._room(there)
            gains = {name: here - self._room(there | {name}) for name in left if self.costs[name] <= money}
            ranked = sorted(
                (name for name in gains if gains[name] > ROUNDING), key=lambda name: (-self._worth(gains, name), name)
            )
            greedy = self._greedy(there, ranked, money)
            if (with_it := self._room(greedy)) < room - ROUNDING:
                best, room = greedy, with_it
            for place, name in enumerate(ranked):
                # With this one and none of those before it: each choice is looked at in one way only.
                rest, spent = tuple(ranked[place + 1 :]), money - self.costs[name]
                under = here - gains[name] - self._paid(gains, rest, spent)
                if under < room - ROUNDING:
                    number += 1
                    heapq.heappush(waiting, (under, number, there | {name}, rest, spent))
        return best, room

    def without_needless(self, chosen: frozenset[str], there: frozenset[str]) -> frozenset[str]:
        """Without what costs something and takes nothing away beside the others, the dearest first."""
        room = self._room(chosen)
        for name in sorted(chosen - there, key=lambda name: (-self.costs[name], name)):
            if self._room(chosen - {name}) <= room + ROUNDING:
                chosen -= {name}
        return chosen

    def _room(self, standing: frozenset[str]) -> float:
        return self.routes.room(standing, self.edge)

    def _worth(self, gains: Mapping[str, float], name: str) -> float:
        return gains[name] / float(self.costs[name])

    def _greedy(self, there: frozenset[str], ranked: Sequence[str], money: Decimal) -> frozenset[str]:
        for name in ranked:
            if self.costs[name] <= money:
                there, money = there | {name}, money - self.costs[name]
        return there

    def _paid(self, gains: Mapping[str, float], ranked: Sequence[str], money: Decimal) -> float:
        """What these can add together at the most: the worthiest first, of the last as much as there is money for."""
        total, left = 0.0, float(money)
        for name in ranked:
            cost = float(self.costs[name])
            if cost >= left:
                return total + gains[name] * left / cost
            total, left = total + gains[name], left - cost
        return total
