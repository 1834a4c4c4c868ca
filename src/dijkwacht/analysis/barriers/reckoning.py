"""What barriers do to a process: which routes stay open, what would close them, how likely an attempt is to succeed."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from dijkwacht.analysis.barriers.analysis import Analysis, Figure, SetsFound, analyse, deciding
from dijkwacht.analysis.barriers.budget import Budget, TooMuch
from dijkwacht.analysis.barriers.process import Edge, Process, let_through, not_placed, still_open


@dataclass(frozen=True, slots=True)
class Closing:
    """What would close every route, by one of the three figures: ``sets`` and ``uncloseable`` as of ``Reckoned``."""

    sets: SetsFound | None
    uncloseable: tuple[str, ...]
    exact: bool


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A process by one of the three figures of its barriers; a part that was not reached within the budget is None.

    ``routes`` are sets of open ways and conditions, ``closing`` sets of barriers that are to be placed besides those that
    stand. ``importance`` is by barrier that holds something: how much likelier success is when it lets through.
    ``uncloseable`` are the ways and conditions that keep a route open whatever is placed.
    """

    edge: Edge
    probability: float | None
    importance: Mapping[str, float] | None
    routes: SetsFound | None
    closing: SetsFound | None
    uncloseable: tuple[str, ...]
    exact: bool


def reckon(
    process: Process,
    standing: Collection[str] = (),
    *,
    edge: Edge = Edge.LIKELY,
    limit: int = 20,
    budget: Budget | None = None,
) -> Reckoned:
    """The figures of a process in which these barriers stand.

    Whether barriers hold is taken as independent of each other: nobody knows that, so it is said wherever a figure stands.
    Where a barrier has no cost the cheapest set is left out.

    >>> from fractions import Fraction
    >>> from dijkwacht.analysis.barriers.process import Barrier, Effect, Step, Way
    >>> half = Effect(*[Fraction(1, 2)] * 3)
    >>> steps = (Step("S1", (Way("S1/W1"), Way("S1/W2"))), Step("S2", (Way("S2/W3"),)))
    >>> barriers = (Barrier("B1", ("S1",), half), Barrier("B2", ("S2/W3",), half))
    >>> found = reckon(Process("p", steps, (), barriers, Fraction(1, 2)), ["B2"])
    >>> found.routes.count, found.probability
    (0, 0.5)
    >>> reckon(Process("p", steps, (), barriers, Fraction(1, 2))).closing.smallest
    (('B1',), ('B2',))
    """
    budget = budget or Budget()
    tree = still_open(process, standing, edge)
    open_ones = analyse(tree, _ones(process.opportunities()), limit=limit, budget=budget, figures={Figure.ROUTES})
    tree, fails = let_through(process, edge)
    chances = {barrier.id: fails[barrier.id] if barrier.id in standing else 1.0 for barrier in process.holding}
    through = analyse(tree, chances, budget=budget, figures={Figure.CHANCE})
    ends = closing(process, standing, edge=edge, limit=limit, budget=budget)
    return Reckoned(
        edge,
        through.probability,
        None if through.importance is None else {name: through.importance.get(name, 0.0) for name in chances},
        open_ones.routes,
        ends.sets,
        ends.uncloseable,
        all(part.exact for part in (open_ones, through, ends)),
    )


def closing(
    process: Process,
    standing: Collection[str] = (),
    *,
    edge: Edge = Edge.LIKELY,
    limit: int = 20,
    budget: Budget | None = None,
) -> Closing:
    """What would close every route, or what stays open whatever is placed; the rest of ``reckon`` takes no time.

    >>> from fractions import Fraction
    >>> from dijkwacht.analysis.barriers.process import Barrier, Effect, Step, Way
    >>> some = Effect(Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))
    >>> one = Process("p", (Step("S1", (Way("S1/W1"),)),), (), (Barrier("B1", ("S1",), some),), Fraction(1, 2))
    >>> closing(one).sets.smallest, closing(one, edge=Edge.LOW).uncloseable
    ((('B1',),), ('S1/W1',))
    """
    budget = budget or Budget()
    ends = _closing(process, standing, edge, limit, budget)
    if ends.closing and not ends.closing.count:
        try:
            return Closing(ends.closing, _uncloseable(process, edge, budget), ends.exact)
        except TooMuch:
            return Closing(ends.closing, (), exact=False)
    return Closing(ends.closing, (), ends.exact)


def _closing(process: Process, standing: Collection[str], edge: Edge, limit: int, budget: Budget) -> Analysis:
    tree = not_placed(process, standing, edge)
    costs = {barrier.id: barrier.cost for barrier in process.holding}
    known = {name: cost for name, cost in costs.items() if cost is not None}
    if len(known) == len(costs):
        return analyse(tree, _ones(costs), costs=known, limit=limit, budget=budget, figures={Figure.CLOSING})
    found = analyse(tree, _ones(costs), limit=limit, budget=budget, figures={Figure.CLOSING})
    return replace(found, closing=replace(found.closing, cheapest=None)) if found.closing else found


def _uncloseable(process: Process, edge: Edge, budget: Budget) -> tuple[str, ...]:
    """What stands in a route that is open although all that can be placed is placed."""
    everything = [barrier.id for barrier in process.barriers]
    reached = deciding(still_open(process, everything, edge), budget)
    return tuple(name for name in process.opportunities() if name in reached)


def _ones(names: Collection[str]) -> dict[str, float]:
    return dict.fromkeys(names, 1.0)
