"""Single points: steps that one barrier keeps closed, by how well barriers hold and whatever is not known."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from dijkwacht.analysis.barriers.outlook import Counted, Routes
from dijkwacht.analysis.barriers.process import Edge, open_ways


class When(StrEnum):
    """With what is not known as absent and as standing: in which of the two something is so."""

    ALWAYS = "always"
    ABSENT = "absent"
    STANDING = "standing"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Point:
    """A step that is closed and goes open without this one barrier, by each of the three effects.

    What is ``ALWAYS`` so is certain, whichever of what is not known stands.
    """

    step: str
    barrier: str
    at: Mapping[Edge, When]


def points(routes: Routes, counted: Counted) -> tuple[Point, ...]:
    """All single points that there are by any effect and either reading of what is not known; steps and barriers in order.

    >>> from fractions import Fraction
    >>> from dijkwacht.analysis.barriers.process import Barrier, Effect, Process, Step, Way
    >>> half = Effect(*[Fraction(1, 2)] * 3)
    >>> steps, barriers = (Step("S1", (Way("S1/W1"),)),), (Barrier("B1", ("S1",), half), Barrier("B2", ("S1",), half))
    >>> known = Routes(Process("p", steps, (), barriers, Fraction(1, 2)))
    >>> [(one.barrier, str(one.at[Edge.LOW])) for one in points(known, Counted(frozenset({"B1"}), frozenset({"B2"})))]
    [('B1', 'absent')]
    """
    absent, standing = ({edge: alone(routes, there, edge) for edge in Edge} for there in (counted.sure, counted.maybe))
    return tuple(_points(routes, absent, standing))


_ByEdge = Mapping[Edge, Mapping[str, Collection[str]]]


def _points(routes: Routes, absent: _ByEdge, standing: _ByEdge) -> Iterator[Point]:
    for step in routes.process.needed:
        for barrier in routes.process.holding:
            at = {
                edge: _when(barrier.id in absent[edge].get(step.id, ()), barrier.id in standing[edge].get(step.id, ()))
                for edge in Edge
            }
            if {*at.values()} != {When.NEVER}:
                yield Point(step.id, barrier.id, at)


def _when(absent: bool, standing: bool) -> When:  # noqa: FBT001 - the two readings
    if absent:
        return When.ALWAYS if standing else When.ABSENT
    return When.STANDING if standing else When.NEVER


def alone(routes: Routes, standing: frozenset[str], edge: Edge = Edge.LIKELY) -> dict[str, tuple[str, ...]]:
    """By step that nobody gets past each barrier without which, alone, somebody does; a step that rests on none is not in it."""
    shut = _shut_steps(routes, standing, edge)
    found: dict[str, tuple[str, ...]] = {}
    for barrier in routes.process.holding if shut else ():
        if barrier.id in standing:
            for step in shut - _shut_steps(routes, standing - {barrier.id}, edge):
                found[step] = (*found.get(step, ()), barrier.id)
    return found


def _shut_steps(routes: Routes, standing: frozenset[str], edge: Edge) -> frozenset[str]:
    """The steps that nobody gets past: none of their ways can be taken."""
    ways = {*open_ways(routes.process, routes.closed(standing, edge))}
    return frozenset(step.id for step in routes.process.needed if ways.isdisjoint(way.id for way in step.ways))
