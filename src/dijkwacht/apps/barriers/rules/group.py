"""A group that shares which barriers stand: when it is counted, and what is counted."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from dijkwacht.analysis.barriers.outlook import Adds, Counted

GROUP: Final = 3
"""So many take part, oneself among them, before anything of the others is counted."""


def why_not_share(*, of_area: bool) -> str | None:
    """Why what stands of a model in use cannot be laid beside that of others; None when it can."""
    return "Delen kan alleen voor de hele organisatie, niet voor een gebied." if of_area else None


def why_not_together(size: int) -> str | None:
    """Why nothing is counted over a group of so many; None when it is."""
    if size >= GROUP:
        return None
    return f"Er wordt pas geteld als minstens {GROUP} organisaties meedoen, u meegerekend: nu zijn het er {size}."


@dataclass(frozen=True, slots=True)
class Taking:
    """What is reckoned with of one that takes part.

    ``open_now`` are the ways that are open with what surely stands, ``open_still`` those also if all that is not known stands;
    ``routes`` are the fewest and the most routes that can be open.
    """

    name: str
    counted: Counted
    open_now: frozenset[str]
    open_still: frozenset[str]
    adds: tuple[Adds, ...]
    routes: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class OpenIn:
    """A step or way by who takes part: where it surely is open, where that is not known, and where not; each by name."""

    open: tuple[str, ...]
    maybe: tuple[str, ...]
    shut: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Together:
    """A group counted: by barrier in how many it stands, is not known, or is not for that place; by step where it is open.

    Of ``adds`` the routes are those of all together, the room is the mean, and the steps are those that somebody of the group
    would see anew; ``helped`` is how many it would help. ``routes`` are the fewest and the most that can be open in all together.
    """

    size: int
    standing: Mapping[str, int]
    unknown: Mapping[str, int]
    away: Mapping[str, int]
    ways: Mapping[str, OpenIn]
    steps: Mapping[str, OpenIn]
    adds: tuple[Adds, ...]
    helped: Mapping[str, int]
    routes: tuple[int, int]


def together(steps: Mapping[str, Collection[str]], group: Sequence[Taking]) -> Together:
    """Count a group; ``steps`` are the ways of each step that has to be taken.

    >>> half = Taking("A", Counted(frozenset({"B1"})), frozenset(), frozenset(), ())
    >>> open_ = Taking("B", Counted(unknown=frozenset({"B1"})), frozenset({"W1"}), frozenset(), (Adds("B1", 2, 0.5, ()),))
    >>> found = together({"S1": ["W1"]}, [half, open_])
    >>> found.standing["B1"], found.unknown["B1"], found.steps["S1"]
    (1, 1, OpenIn(open=(), maybe=('B',), shut=('A',)))
    >>> found.adds, found.helped["B1"]
    ((Adds(barrier='B1', routes=2, room=0.25, steps=()),), 1)
    """
    said = [(name, one) for taking in group for name, one in _adding(taking)]
    return Together(
        size=len(group),
        standing=Counter(name for one in group for name in one.counted.standing),
        unknown=Counter(name for one in group for name in one.counted.unknown),
        away=Counter(name for one in group for name in one.counted.away),
        ways={way: _open_in({way}, group) for ways in steps.values() for way in ways},
        steps={step: _open_in({*ways}, group) for step, ways in steps.items()},
        adds=tuple(_summed(name, [one for other, one in said if other == name], len(group)) for name in dict(said)),
        helped=Counter(name for name, _ in said),
        routes=(sum(one.routes[0] for one in group), sum(one.routes[1] for one in group)),
    )


def _adding(taking: Taking) -> Iterator[tuple[str, Adds]]:
    """What would do something there."""
    yield from ((one.barrier, one) for one in taking.adds if one.room > 0 or one.steps)


def _open_in(ways: set[str], group: Sequence[Taking]) -> OpenIn:
    still = tuple(one.name for one in group if not ways.isdisjoint(one.open_still))
    now = tuple(one.name for one in group if not ways.isdisjoint(one.open_now))
    return OpenIn(
        still, tuple(name for name in now if name not in still), tuple(one.name for one in group if one.name not in now)
    )


def _summed(barrier: str, found: Sequence[Adds], size: int) -> Adds:
    steps = dict.fromkeys(step for one in found for step in one.steps)
    return Adds(barrier, sum(one.routes for one in found), sum(one.room for one in found) / size, tuple(steps))
