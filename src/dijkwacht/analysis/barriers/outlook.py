"""What is open where some barriers stand and others are not known: as ranges, and what each barrier would add."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from typing import Final

from dijkwacht.analysis.barriers.analysis import Minimal, analyse
from dijkwacht.analysis.barriers.budget import Budget
from dijkwacht.analysis.barriers.process import Edge, Process, held, let_through, still_open

TENTH: Final = Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Counted:
    """The barriers of a process by how they are reckoned with; all others are absent."""

    standing: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    """Of which nobody knows whether they stand: reckoned twice, as standing and as absent."""
    away: frozenset[str] = frozenset()
    """Those that are not for this place: left out of everything, and never advised."""

    @property
    def sure(self) -> frozenset[str]:
        """What surely stands."""
        return self.standing - self.away

    @property
    def maybe(self) -> frozenset[str]:
        """What stands if all stands that is not known."""
        return (self.standing | self.unknown) - self.away

    def there(self, *, taken: bool) -> frozenset[str]:
        """What stands, with what is not known ``taken`` to stand or not."""
        return self.maybe if taken else self.sure


Reading = tuple[Edge, bool]
"""By which effect is reckoned, and whether what is not known is taken to stand."""
READINGS: Final[tuple[Reading, ...]] = tuple(product(Edge, (False, True)))


@dataclass(frozen=True, slots=True)
class Adds:
    """What one barrier would add to those that surely stand, at the likely effect.

    ``routes`` fewer are open, the room that is left is smaller by ``room`` of it (0 to 1), and these ``steps`` would be seen of
    which that is not sure now.
    """

    barrier: str
    routes: int
    room: float
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """A process in a place, as far as is sure and at the likely effect where nothing else is said.

    ``routes`` are numbers of open routes, by effect and by whether what is not known is taken to stand; ``nearby`` are those
    when a way counts as closed from a tenth lower on, and a tenth higher. ``all_routes`` is the number where nothing stands, and
    ``room`` what is left of them, each for as much as its barriers let through (0 to 1).
    """

    standing: frozenset[str]
    """What surely stands."""
    all_routes: int
    routes: Mapping[Reading, int]
    nearby: tuple[Mapping[Reading, int], Mapping[Reading, int]]
    room: float
    closed: frozenset[str]
    """Ways and conditions that count as closed."""
    blind: tuple[str, ...]
    """Steps of which it is not sure that anybody would notice them."""
    dim: tuple[str, ...]
    """Of these, the steps that somebody may notice all the same: by a barrier of which nobody knows whether it stands."""
    adds: tuple[Adds, ...]
    """What each barrier would add that does not surely stand, in the order of the model."""

    @property
    def open_range(self) -> tuple[int, int]:
        """The fewest and the most open routes that there can be: by all effects, and whatever is not known."""
        return min(self.routes.values()), max(self.routes.values())


def outlook(
    process: Process,
    counted: Counted,
    *,
    watchers: Mapping[str, Collection[str]],
    routes: "Routes | None" = None,
    budget: Budget | None = None,
) -> Outlook:
    """The outlook of a process.

    Args:
        process: with all its barriers.
        counted: which barriers stand, are not known or are not for this place.
        watchers: by step the barriers by which it would be noticed.
        routes: those of the process, where they were found before.
        budget: time and memory; without one it goes on to the end.

    Raises:
        TooMuch: the budget is not enough.

    >>> from dijkwacht.analysis.barriers.process import Barrier, Effect, Step, Way
    >>> half = Effect(*[Fraction(1, 2)] * 3)
    >>> steps = (Step("S1", (Way("S1/W1"), Way("S1/W2"))), Step("S2", (Way("S2/W3"),)))
    >>> barriers = (Barrier("B1", ("S1",), half), Barrier("B2", ("S2/W3",), half), Barrier("B3", ("S1",)))
    >>> known = Counted(unknown=frozenset({"B2"}))
    >>> found = outlook(Process("p", steps, (), barriers, Fraction(1, 2)), known, watchers={"S1": ["B3"]})
    >>> found.open_range, found.routes[Edge.LIKELY, False], found.blind
    ((0, 2), 2, ('S1', 'S2'))
    >>> [(one.barrier, one.routes, one.room, one.steps) for one in found.adds]
    [('B1', 2, 0.5, ()), ('B2', 2, 0.5, ()), ('B3', 0, 0.0, ('S1',))]
    """
    here = replace(process, barriers=tuple(one for one in process.barriers if one.id not in counted.away))
    routes = routes or Routes(process, budget)
    blind = _blind(here, counted.sure, watchers)
    return Outlook(
        standing=counted.sure,
        all_routes=routes.count(()),
        routes=_open(routes, counted),
        nearby=(_open(routes, counted, -TENTH), _open(routes, counted, TENTH)),
        room=routes.room(counted.sure),
        closed=routes.closed(counted.sure),
        blind=blind,
        dim=tuple(step for step in blind if step not in _blind(here, counted.maybe, watchers)),
        adds=adds(routes, counted, watchers=watchers),
    )


def _open(routes: "Routes", counted: Counted, moved: Fraction = Fraction(0)) -> dict[Reading, int]:
    return {(edge, taken): routes.count(counted.there(taken=taken), edge, moved=moved) for edge, taken in READINGS}


def adds(routes: "Routes", counted: Counted, *, watchers: Mapping[str, Collection[str]]) -> tuple[Adds, ...]:
    """What each barrier would add to those that surely stand, in the order of the model."""
    sure = counted.sure
    blind = _blind(routes.process, sure, watchers)
    number, room, shut = routes.count(sure), routes.room(sure), routes.closed(sure)
    found = []
    for barrier in routes.process.barriers:
        if barrier.id in sure | counted.away:
            continue
        seen = tuple(step for step in blind if barrier.id in watchers.get(step, ()))
        there = sure | {barrier.id}
        # Most close nothing by themselves: then the number is the same, and nothing has to be counted.
        fewer = number - routes.count(there) if barrier.effect and routes.closed(there) != shut else 0
        less = 1 - routes.room(there) / room if barrier.effect and room else 0.0
        found.append(Adds(barrier.id, fewer, less, seen))
    return tuple(found)


def sights(process: Process, counted: Counted, *, watchers: Mapping[str, Collection[str]]) -> dict[str, tuple[str, ...]]:
    """By barrier the steps that it alone would show: of one that surely stands those of which nobody else surely notices.

    >>> from dijkwacht.analysis.barriers.process import Barrier, Step
    >>> steps, barriers = (Step("S1", ()), Step("S2", ())), (Barrier("B1", ("S1",)), Barrier("B2", ("S2",)))
    >>> made = Process("p", steps, (), barriers, Fraction(1, 2))
    >>> sights(made, Counted(frozenset({"B1"})), watchers={"S1": ["B1"], "S2": ["B2"]})
    {'B1': ('S1',), 'B2': ('S2',)}
    """
    found: dict[str, tuple[str, ...]] = {}
    for barrier in (one.id for one in process.barriers if one.id not in counted.away):
        blind = _blind(process, counted.sure - {barrier}, watchers)
        found[barrier] = tuple(step for step in blind if barrier in watchers.get(step, ()))
    return found


@dataclass(frozen=True, slots=True)
class Matters:
    """How much one barrier that holds something matters beside the others that stand, by one of the three effects.

    ``routes`` more are open without it than with it, and the room without it is larger by ``room`` (0 to 1, of the room where
    nothing stands). ``decides`` is Birnbaum's: in what share of attempts it is this barrier alone that decides whether the
    process succeeds; None where it was not reached within the budget. ``touches`` is the number of all routes that it lies on,
    whatever its effect.
    """

    barrier: str
    edge: Edge
    touches: int
    routes: int
    room: float
    decides: float | None


def matters(
    routes: "Routes", counted: Counted, edge: Edge, budget: Budget | None = None, *, taken: bool = False
) -> tuple[Matters, ...]:
    """How much each barrier matters, one that stands as well as one that does not, in the order of the model.

    Beside what surely stands; with ``taken`` what is not known stands too.

    >>> from dijkwacht.analysis.barriers.process import Barrier, Effect, Step, Way
    >>> half = Effect(*[Fraction(1, 2)] * 3)
    >>> steps = (Step("S1", (Way("S1/W1"), Way("S1/W2"))), Step("S2", (Way("S2/W3"),)))
    >>> barriers = (Barrier("B1", ("S1/W1",), half), Barrier("B2", ("S2/W3",), half))
    >>> known = Routes(Process("p", steps, (), barriers, Fraction(1, 2)))
    >>> [(one.barrier, one.touches, one.routes, one.room, one.decides) for one in matters(known, Counted(), Edge.LIKELY)]
    [('B1', 1, 1, 0.25, 0.0), ('B2', 2, 2, 0.5, 1.0)]
    """
    sure = counted.there(taken=taken)
    # What is not for this place stays a barrier of the model, that lets everything through.
    tree, through = let_through(routes.process, edge)
    chances = {name: likely if name in sure else 1.0 for name, likely in through.items()}
    decides = analyse(tree, chances, limit=0, budget=budget).importance
    everything, now, found = routes.count(()), (routes.count(sure, edge), routes.room(sure, edge)), []
    for barrier in routes.process.holding:
        if barrier.id in counted.away:
            continue
        other = sure ^ {barrier.id}
        differs = abs(now[0] - routes.count(other, edge)), abs(now[1] - routes.room(other, edge))
        alone = None if decides is None else decides.get(barrier.id, 0.0)
        found.append(Matters(barrier.id, edge, everything - routes.past(barrier.id), *differs, alone))
    return tuple(found)


class Routes:
    """The routes of a process, found once, and counted for whatever stands in whatever place.

    Which ways and conditions are closed leaves of all minimal sets those in which none of them is.
    """

    def __init__(self, process: Process, budget: Budget | None = None) -> None:
        self.process = process
        self._holders = process.holders()
        self._known: dict[tuple[str, Edge, tuple[str, ...]], _Held] = {}
        self._all = Minimal(still_open(process, (), Edge.LIKELY), budget or Budget())
        self._room = self._all.weigh(dict.fromkeys(self._holders, 1.0))

    def count(self, standing: Collection[str], edge: Edge = Edge.LIKELY, *, moved: Fraction = Fraction(0)) -> int:
        """How many are open; a way counts as closed from ``closed_at`` on, ``moved`` by so much."""
        at = min(max(self.process.closed_at + moved, TENTH), Fraction(1))
        return self._all.weigh({name: int(one.surely < at) for name, one in self._all_held(standing, edge)})

    def room(self, standing: Collection[str], edge: Edge = Edge.LIKELY) -> float:
        """What is left of all routes, each for as much as what stands lets through: 0 to 1."""
        through = self._all.weigh({name: one.through for name, one in self._all_held(standing, edge)})
        return through / self._room if self._room else 0.0

    def closed(self, standing: Collection[str], edge: Edge = Edge.LIKELY) -> frozenset[str]:
        """The ways and conditions that count as closed."""
        return frozenset(name for name, one in self._all_held(standing, edge) if one.is_closed)

    def past(self, barrier: str) -> int:
        """How many of all routes go past a barrier: nothing of what it holds stands in them."""
        on = self.held_by(barrier)
        return self._all.weigh({name: int(name not in on) for name in self._holders})

    def held_by(self, barrier: str) -> frozenset[str]:
        """What a barrier holds."""
        return frozenset(name for name, holders in self._holders.items() if any(one.id == barrier for one in holders))

    def _all_held(self, standing: Collection[str], edge: Edge) -> Iterator[tuple[str, "_Held"]]:
        """How each is held; the same barriers hold the same again and again, so it is remembered."""
        for name, holders in self._holders.items():
            there = tuple(one.id for one in holders if one.id in standing)
            found = self._known.get((name, edge, there))
            if found is None:
                surely = held(holders, there, edge)
                found = _Held(surely, float(1 - surely), is_closed=surely >= self.process.closed_at)
                self._known[name, edge, there] = found
            yield name, found


@dataclass(frozen=True, slots=True)
class _Held:
    """How surely a way or condition is held, what is let through, and whether it counts as closed."""

    surely: Fraction
    through: float
    is_closed: bool


def _blind(process: Process, standing: frozenset[str], watchers: Mapping[str, Collection[str]]) -> tuple[str, ...]:
    return tuple(step.id for step in process.needed if standing.isdisjoint(watchers.get(step.id, ())))
