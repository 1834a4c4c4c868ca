"""Made trees and processes for hypothesis, and the same questions answered by trying everything."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations
from math import prod

from hypothesis import strategies as st

from dijkwacht.analysis.barriers.process import Barrier, Effect, Need, Process, Step, Way
from dijkwacht.analysis.barriers.tree import Gate, Kind, Tree

EVENTS = tuple("abcdefgh")
TENTHS = st.integers(1, 9).map(lambda tenths: Fraction(tenths, 10))
Found = list[tuple[str, ...]]


@st.composite
def trees(draw: st.DrawFn, kinds: tuple[Kind, ...] = (Kind.OR, Kind.AND, Kind.ATLEAST)) -> Tree:
    """A tree of up to seven gates over eight events; events and gates stand in more than one place."""
    gates: dict[str, Gate] = {}
    for number in range(draw(st.integers(1, 7))):
        kind = draw(st.sampled_from(kinds))
        most = 1 if kind is Kind.NOT else 4
        of = draw(st.lists(st.sampled_from([*EVENTS, *gates]), min_size=1, max_size=most))
        gates[f"g{number}"] = Gate(kind, tuple(of), draw(st.integers(1, len(of))) if kind is Kind.ATLEAST else 0)
    return Tree(f"g{len(gates) - 1}", gates)


@st.composite
def processes(draw: st.DrawFn) -> Process:
    """A process of up to three steps with conditions that ways share, and up to seven barriers."""
    conditions = tuple(f"K{number}" for number in range(draw(st.integers(0, 3))))
    steps = []
    for step in range(draw(st.integers(1, 3))):
        ways = [
            Way(f"S{step}/W{way}", draw(_needs(conditions)) if conditions else None) for way in range(draw(st.integers(1, 3)))
        ]
        steps.append(Step(f"S{step}", tuple(ways), optional=bool(step) and draw(st.sampled_from((False, False, True)))))
    targets = [*(step.id for step in steps), *(way.id for step in steps for way in step.ways), *conditions]
    effects = TENTHS.map(lambda chance: Effect(chance, chance, chance))
    barriers = tuple(
        Barrier(
            f"B{number}",
            tuple(draw(st.lists(st.sampled_from(targets), min_size=1, max_size=3, unique=True))),
            draw(st.one_of(effects, effects, effects, st.none())),
        )
        for number in range(draw(st.integers(0, 7)))
    )
    return Process("made", tuple(steps), conditions, barriers, draw(TENTHS))


def _needs(conditions: tuple[str, ...]) -> st.SearchStrategy[Need | None]:
    names = st.lists(st.sampled_from(conditions), min_size=1, max_size=3)
    flat = names.flatmap(lambda of: st.sampled_from([_need(kind, of) for kind in (Kind.OR, Kind.AND, Kind.ATLEAST)]))
    return st.one_of(st.none(), flat, flat.map(lambda inner: Need(Kind.AND, (inner, conditions[0]))))


def _need(kind: Kind, of: list[str]) -> Need:
    return Need(kind, tuple(of), (len(of) + 1) // 2 if kind is Kind.ATLEAST else 0)


# --- by trying everything ---


def subsets(names: Collection[str]) -> Iterator[frozenset[str]]:
    for size in range(len(names) + 1):
        yield from map(frozenset, combinations(sorted(names), size))


def minimal(sets: Iterable[frozenset[str]]) -> Found:
    """The sets that hold no other, as the engine lists them: by size, then by name."""
    found: list[frozenset[str]] = []
    for one in sets:
        if not any(other <= one for other in found):
            found.append(one)
    return sorted((tuple(sorted(one)) for one in found), key=lambda one: (len(one), one))


def happens(tree: Tree, events: Collection[str]) -> bool:
    known: dict[str, bool] = {}
    for name in reversed(tree.above_first()):
        gate = tree.gates[name]
        under = [known.get(one, one in events) for one in gate.of]
        known[name] = _gate(gate.kind, under, gate.k)
    return known.get(tree.top, tree.top in events)


def _gate(kind: Kind, under: list[bool], k: int) -> bool:
    return {Kind.OR: any(under), Kind.AND: all(under), Kind.ATLEAST: sum(under) >= k, Kind.NOT: not any(under)}[kind]


def likely(names: Collection[str], chances: Mapping[str, float], is_so: Callable[[frozenset[str]], bool]) -> float:
    """The chance that it is so, over everything that can happen."""
    return sum(
        prod(chances[name] if name in events else 1 - chances[name] for name in names)
        for events in subsets(names)
        if is_so(events)
    )


def succeeds(process: Process, opened: Collection[str]) -> bool:
    return all(any(_taken(way, opened) for way in step.ways) for step in process.steps if not step.optional)


def _taken(way: Way, opened: Collection[str]) -> bool:
    return way.id in opened and (way.needs is None or _met(way.needs, opened))


def _met(need: Need, opened: Collection[str]) -> bool:
    return _gate(need.kind, [one in opened if isinstance(one, str) else _met(one, opened) for one in need.of], need.k)


def holds(barrier: Barrier, opportunity: str) -> bool:
    return bool(barrier.effect) and (opportunity in barrier.closes or opportunity.partition("/")[0] in barrier.closes)


def opened(process: Process, standing: Collection[str]) -> frozenset[str]:
    """What stays open, by the sum as formats.md gives it."""
    found = set()
    for one in process.opportunities():
        through = Fraction(1)
        for barrier in process.barriers:
            if barrier.effect and barrier.id in standing and holds(barrier, one):
                through *= 1 - barrier.effect.likely
        if 1 - through < process.closed_at:
            found.add(one)
    return frozenset(found)
