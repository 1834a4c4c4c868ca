"""What barriers do to a process: as trying every set of barriers, and by hand."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.analysis.barriers.process import Barrier, Edge, Effect, Need, Process, Step, Way, held
from dijkwacht.analysis.barriers.reckoning import reckon
from dijkwacht.analysis.barriers.tree import Kind
from tests.analysis.barriers.made import holds, likely, minimal, opened, processes, subsets, succeeds


@given(processes(), st.sets(st.integers(0, 6)))
def test_routes_closing_sets_and_chance_are_those_of_trying_everything(process: Process, numbers: set[int]) -> None:
    standing = [barrier.id for barrier in process.barriers if int(barrier.id[1:]) in numbers]
    found = reckon(process, standing, limit=10_000)
    assert found.routes is not None
    assert found.closing is not None
    still = opened(process, standing)
    assert [*found.routes.smallest] == minimal(one for one in subsets(still) if succeeds(process, one))
    others = [barrier.id for barrier in process.holding if barrier.id not in standing]
    ending = minimal(one for one in subsets(others) if not succeeds(process, opened(process, {*standing, *one})))
    assert [*found.closing.smallest] == ending
    assert bool(found.uncloseable) == (not ending)
    ever = opened(process, {barrier.id for barrier in process.barriers})
    routes_left = minimal(one for one in subsets(ever) if succeeds(process, one))
    # Not a way of which the condition is closed: that way is closed too.
    assert {*found.uncloseable} == ({one for route in routes_left for one in route} if not ending else set())
    there = [barrier for barrier in process.holding if barrier.id in standing]
    chances = {barrier.id: float(barrier.effect.likely) for barrier in there if barrier.effect}

    def gets_through(working: frozenset[str]) -> bool:
        shut = {one for one in process.opportunities() for barrier in there if barrier.id in working and holds(barrier, one)}
        return succeeds(process, {*process.opportunities()} - shut)

    assert found.probability == pytest.approx(likely(chances, chances, gets_through))


def effect(low: str, likely: str, high: str) -> Effect:
    return Effect(*map(Fraction, (low, likely, high)))


GROWING = Process(
    "hennep",
    (
        Step("S1", (Way("S1/W1"), Way("S1/W2"))),
        Step("S2", (Way("S2/W3", Need(Kind.OR, ("K1",))), Way("S2/W4"))),
        Step("S3", (Way("S3/W5"),), optional=True),
    ),
    ("K1",),
    (
        Barrier("B1", ("S1",), effect("0.4", "0.6", "0.8")),
        Barrier("B2", ("K1",), effect("0.5", "0.7", "0.9")),
        Barrier("B3", ("S2/W4",), effect("0.3", "0.5", "0.6")),
        Barrier("B4", ("S2",)),
        Barrier("B5", ("S3/W5",), effect("1", "1", "1")),
    ),
    Fraction("0.6"),
)
"""Two steps of two ways each; the page on routes and closing sets reckons it by hand."""


def test_by_hand_with_nothing_standing() -> None:
    found = reckon(GROWING)
    assert found.routes is not None
    assert found.routes.smallest == (("S1/W1", "S2/W4"), ("S1/W2", "S2/W4"), ("K1", "S1/W1", "S2/W3"), ("K1", "S1/W2", "S2/W3"))
    assert found.closing is not None
    assert found.closing.smallest == (("B1",),)
    assert found.probability == 1.0


def test_by_hand_with_a_barrier_standing() -> None:
    found = reckon(GROWING, ["B2"])
    assert found.routes is not None
    assert found.routes.smallest == (("S1/W1", "S2/W4"), ("S1/W2", "S2/W4"))
    assert found.probability == 1.0
    both = reckon(GROWING, ["B2", "B3"])
    assert both.probability == pytest.approx(1 - 0.7 * 0.5)


def test_by_hand_what_low_and_high_make_of_it() -> None:
    low, high = (reckon(GROWING, edge=edge).closing for edge in (Edge.LOW, Edge.HIGH))
    assert low is not None
    assert low.count == 0
    assert high is not None
    assert high.smallest == (("B1",), ("B2", "B3"))


def test_where_nothing_closes_everything_what_stays_open_is_named() -> None:
    assert reckon(GROWING, edge=Edge.LOW).uncloseable == ("S1/W1", "S1/W2", "S2/W3", "S2/W4", "K1")


def test_an_optional_step_is_left_out() -> None:
    found = reckon(GROWING, ["B5"])
    assert found.routes is not None
    assert found.routes.count == 4
    assert found.importance is not None
    assert found.importance["B5"] == 0.0


def test_a_barrier_that_only_notices_holds_nothing() -> None:
    assert held(GROWING.holders()["S2/W4"], ["B4"], Edge.HIGH) == 0
    assert reckon(GROWING, ["B4"]) == reckon(GROWING)


def test_barriers_hold_together_as_one_less_than_the_product() -> None:
    process = Process(
        "p", GROWING.steps, ("K1",), (*GROWING.barriers, Barrier("B6", ("S2/W4",), effect("0", "0.2", "1"))), Fraction(1)
    )
    assert held(process.holders()["S2/W4"], ["B3", "B6"], Edge.LIKELY) == Fraction("0.6")


def test_a_tenth_is_a_tenth() -> None:
    """Just closed: 1 - 0,4 × 0,4 × 0,4 is 0,936 and not a float beside it."""
    three = tuple(Barrier(f"B{number}", ("S1/W1",), effect("0.6", "0.6", "0.6")) for number in range(3))
    process = Process("p", (Step("S1", (Way("S1/W1"),)),), (), three, Fraction("0.936"))
    found = reckon(process)
    assert found.closing is not None
    assert found.closing.smallest == (("B0", "B1", "B2"),)


def test_without_a_cost_for_each_barrier_there_is_no_cheapest_set() -> None:
    found = reckon(GROWING)
    assert found.closing is not None
    assert found.closing.cheapest is None


def test_what_is_named_twice_and_enough_by_itself_keeps_nothing_else_open() -> None:
    steps = (Step("S0", (Way("S0/W0", Need(Kind.ATLEAST, ("K0", "K0", "K1"), 2)),)),)
    found = reckon(Process("made", steps, ("K0", "K1"), (), Fraction(1, 10)))
    assert found.uncloseable == ("S0/W0", "K0")
