"""Barriers that add nothing more: which of them can all go at once, and of which one has to stay."""

from dataclasses import dataclass, replace

from dijkwacht.analysis.barriers.analysis import Figure, analyse, deciding
from dijkwacht.analysis.barriers.budget import Budget
from dijkwacht.analysis.barriers.outlook import Counted, Routes
from dijkwacht.analysis.barriers.process import Edge, taken_away, useless


@dataclass(frozen=True, slots=True)
class Spare:
    """Barriers that stand where no way that they hold can be taken without them either, in the order of the model.

    A way cannot be taken that is closed itself, or that asks for a condition that is.

    ``free`` can all go at once, whatever else goes. Of each of ``one_stays`` any may go and not all: one of them is enough.
    These are the smallest of ``number`` such groups; together with ``free`` they say exactly what may go. ``maybe`` are spare
    only where what is not known stands.
    """

    free: tuple[str, ...]
    one_stays: tuple[tuple[str, ...], ...]
    number: int
    maybe: tuple[str, ...]

    @property
    def all(self) -> frozenset[str]:
        """Those that one by one could go, whatever is not known."""
        return frozenset((*self.free, *(name for group in self.one_stays for name in group)))


def spare(routes: Routes, counted: Counted, edge: Edge = Edge.LIKELY, *, limit: int = 20, budget: Budget | None = None) -> Spare:
    """What could go of that which surely stands.

    Raises:
        TooMuch: the budget is not enough.

    >>> from fractions import Fraction
    >>> from dijkwacht.analysis.barriers.process import Barrier, Effect, Process, Step, Way
    >>> half, little = (Effect(*[Fraction(1, n)] * 3) for n in (2, 9))
    >>> barriers = (Barrier("B1", ("S1",), half), Barrier("B2", ("S1",), half), Barrier("B3", ("S1",), little))
    >>> known = Routes(Process("p", (Step("S1", (Way("S1/W1"),)),), (), barriers, Fraction(1, 2)))
    >>> found = spare(known, Counted(frozenset({"B1", "B2", "B3"})))
    >>> found.free, found.one_stays
    (('B3',), (('B1', 'B2'),))
    """
    sure, budget = counted.sure, budget or Budget()
    here = replace(routes.process, barriers=tuple(one for one in routes.process.barriers if one.id not in counted.away))
    idle = _idle(routes, sure, edge)
    tree = taken_away(here, sure, idle, edge)
    needed = deciding(tree, budget)
    found = analyse(tree, dict.fromkeys(tree.events(), 1.0), limit=limit, budget=budget, figures={Figure.ROUTES}).routes
    rank = {one.id: at for at, one in enumerate(here.barriers)}
    return Spare(
        free=tuple(name for name in idle if name not in needed),
        one_stays=tuple(tuple(sorted(group, key=rank.__getitem__)) for group in (found.smallest if found else ())),
        number=found.count if found else 0,
        maybe=tuple(name for name in _idle(routes, counted.maybe, edge) if name in sure and name not in idle),
    )


def _idle(routes: Routes, standing: frozenset[str], edge: Edge) -> tuple[str, ...]:
    """Barriers that hold something, and nothing that anybody could use without them."""
    there = (one.id for one in routes.process.holding if one.id in standing)
    return tuple(
        name for name in there if routes.held_by(name) <= useless(routes.process, routes.closed(standing - {name}, edge))
    )
