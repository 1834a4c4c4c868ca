"""What is open in a place: as trying everything, with what is not known taken both ways."""

from fractions import Fraction
from math import prod

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.analysis.barriers.outlook import Counted, Outlook, Routes, matters, outlook, sights
from dijkwacht.analysis.barriers.process import Edge, Process, held
from tests.analysis.barriers.made import holds, likely, minimal, opened, processes, subsets, succeeds
from tests.analysis.barriers.test_process import GROWING

SAID = st.lists(st.sampled_from(("standing", "unknown", "away", "absent")), min_size=7, max_size=7)


def counted(process: Process, said: list[str]) -> Counted:
    found = {how: frozenset(f"B{number}" for number, one in enumerate(said) if one == how) for how in set(said)}
    names = {barrier.id for barrier in process.barriers}
    return Counted(*(found.get(how, frozenset()) & names for how in ("standing", "unknown", "away")))


def watching(process: Process) -> dict[str, list[str]]:
    return {
        step.id: [one.id for one in process.barriers if one.effect is None and step.id in one.closes] for step in process.steps
    }


def routes(process: Process, standing: frozenset[str]) -> list[tuple[str, ...]]:
    still = opened(process, standing)
    return minimal(one for one in subsets(still) if succeeds(process, one))


@given(processes(), SAID)
def test_routes_and_what_each_barrier_adds_are_those_of_trying_everything(process: Process, said: list[str]) -> None:
    known = counted(process, said)
    found = outlook(process, known, watchers=watching(process))
    sure, maybe = known.standing, known.standing | known.unknown
    assert found.routes[Edge.LIKELY, False] == len(routes(process, sure))
    assert found.routes[Edge.LIKELY, True] == len(routes(process, maybe))
    assert found.all_routes == len(routes(process, frozenset()))
    assert [one.barrier for one in found.adds] == [one.id for one in process.barriers if one.id not in sure | known.away]
    for one in found.adds:
        assert one.routes == len(routes(process, sure)) - len(routes(process, sure | {one.barrier}))
        assert {*one.steps} == {step for step in found.blind if one.barrier in watching(process)[step]}


@given(processes(), SAID)
def test_room_is_what_all_routes_let_through_together(process: Process, said: list[str]) -> None:
    sure = counted(process, said).standing
    found = outlook(process, counted(process, said), watchers={})
    # All routes there could ever be, also where a barrier closes some: each counts for what is let through.
    everything = minimal(one for one in subsets(process.opportunities()) if succeeds(process, one))
    through = [prod(1 - held(process.holders()[name], sure, Edge.LIKELY) for name in route) for route in everything]
    assert found.room == pytest.approx(float(Fraction(sum(through), len(everything))) if everything else 0.0)
    for one in found.adds:
        assert -1e-9 <= one.room <= 1 + 1e-9


@given(processes(), SAID)
def test_how_much_each_barrier_matters_is_what_trying_with_and_without_it_says(process: Process, said: list[str]) -> None:
    known = counted(process, said)
    sure = known.standing
    everything = minimal(one for one in subsets(process.opportunities()) if succeeds(process, one))
    there = [barrier for barrier in process.holding if barrier.id in sure]
    chances = {barrier.id: float(barrier.effect.likely) for barrier in there if barrier.effect}

    def gets_through(working: frozenset[str]) -> bool:
        shut = {one for one in process.opportunities() for other in process.holding if other.id in working and holds(other, one)}
        return succeeds(process, {*process.opportunities()} - shut)

    def room(standing: frozenset[str]) -> float:
        through = [prod(1 - held(process.holders()[name], standing, Edge.LIKELY) for name in route) for route in everything]
        return float(Fraction(sum(through), len(everything))) if everything else 0.0

    found = matters(Routes(process), known, Edge.LIKELY)
    assert [one.barrier for one in found] == [one.id for one in process.holding if one.id not in known.away]
    for one in found:
        barrier = next(other for other in process.holding if other.id == one.barrier)
        without, standing = sure - {one.barrier}, sure | {one.barrier}
        assert one.touches == sum(any(holds(barrier, name) for name in route) for route in everything)
        assert one.routes == len(routes(process, without)) - len(routes(process, standing))
        assert one.room == pytest.approx(room(without) - room(standing))
        others = {name: chance for name, chance in chances.items() if name != one.barrier}
        never, always = (
            likely(others, others, lambda working, too=too: gets_through(working | too))  # type: ignore[misc]
            for too in (frozenset({one.barrier}), frozenset())
        )
        assert one.decides == pytest.approx(always - never)


@given(processes(), SAID)
def test_what_a_barrier_alone_shows_is_what_taking_it_away_or_adding_it_says(process: Process, said: list[str]) -> None:
    known, seeing = counted(process, said), watching(process)
    found = sights(process, known, watchers=seeing)
    assert found.keys() == {one.id for one in process.barriers} - known.away
    for name, steps in found.items():
        without, standing = known.standing - {name}, known.standing | {name}
        blind = [{step.id for step in process.needed if there.isdisjoint(seeing[step.id])} for there in (without, standing)]
        assert {*steps} == blind[0] - blind[1]


@given(processes(), SAID)
def test_more_that_stands_never_opens_a_route(process: Process, said: list[str]) -> None:
    found = outlook(process, counted(process, said), watchers={})
    for edge in Edge:
        assert found.routes[edge, True] <= found.routes[edge, False]
    fewest, most = found.open_range
    assert fewest <= found.routes[Edge.LIKELY, False] <= most <= found.all_routes
    for reading, number in found.routes.items():
        assert found.nearby[0][reading] <= number <= found.nearby[1][reading]


def grown(**said: set[str]) -> Outlook:
    known = Counted(**{how: frozenset(names) for how, names in said.items()})
    return outlook(GROWING, known, watchers={"S2": ["B4"]})


def test_by_hand() -> None:
    """Four routes: each of two ways twice. B1 closes both ways of S1 at 0.6; B2 the condition of W3 at 0.7; B3 holds W4 half."""
    nothing = grown()
    assert (nothing.all_routes, nothing.routes[Edge.LIKELY, False], nothing.room) == (4, 4, 1.0)
    assert [(one.barrier, one.routes, round(one.room, 3), one.steps) for one in nothing.adds] == [
        ("B1", 4, 0.6, ()),
        ("B2", 2, 0.35, ()),
        ("B3", 0, 0.25, ()),
        ("B4", 0, 0.0, ("S2",)),
        ("B5", 0, 0.0, ()),
    ]
    assert nothing.blind == ("S1", "S2")
    assert grown(standing={"B2"}).room == pytest.approx(0.65)
    first = grown(standing={"B1", "B4"})
    assert (first.routes[Edge.LIKELY, False], first.blind) == (0, ("S1",))
    assert first.routes[Edge.LOW, False] == 4


def test_what_matters_by_hand() -> None:
    """B2 and B3 stand: an attempt gets through unless both hold, 0.65; without B2 it always does, and with B1 it is held too."""
    found = matters(Routes(GROWING), Counted(frozenset({"B2", "B3"})), Edge.LIKELY)
    assert [(one.barrier, one.touches, one.routes, round(one.room, 3), round(one.decides or 0, 3)) for one in found] == [
        ("B1", 4, 2, 0.24, 0.65),
        ("B2", 2, 2, 0.35, 0.5),
        ("B3", 2, 0, 0.25, 0.7),
        ("B5", 0, 0, 0.0, 0.0),
    ]
    assert [one.barrier for one in matters(Routes(GROWING), Counted(away=frozenset({"B1"})), Edge.HIGH)] == ["B2", "B3", "B5"]
    # What is not known, taken to stand, is reckoned as what stands.
    known = Counted(frozenset({"B2"}), frozenset({"B3"}))
    assert matters(Routes(GROWING), known, Edge.LIKELY, taken=True) == found


def test_what_is_not_known_gives_a_range_and_what_is_not_for_here_is_nowhere() -> None:
    assert grown(unknown={"B1"}).open_range == (0, 4)
    assert grown(standing={"B1"}, away={"B1"}).open_range == (4, 4)
    # B4 would notice S2: of who does not know whether it stands, it is not said that nobody notices.
    assert (grown(unknown={"B4"}).blind, grown(unknown={"B4"}).dim, grown().dim) == (("S1", "S2"), ("S2",), ())
    assert "B1" not in {one.barrier for one in grown(away={"B1"}).adds}
