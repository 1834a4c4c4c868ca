"""The best barriers for a sum: as trying every choice, and never said to be the best when it was not shown."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.analysis.barriers.choice import Choice, best_choice
from dijkwacht.analysis.barriers.outlook import Counted, Routes
from dijkwacht.analysis.barriers.process import Barrier, Edge, Effect, Need, Process, Step, Way
from dijkwacht.analysis.barriers.tree import Kind
from dijkwacht.documents.barriers.library import model
from dijkwacht.documents.barriers.outline import as_process
from tests.analysis.barriers.made import processes, subsets
from tests.analysis.barriers.test_outlook import SAID, counted

PRICES = st.lists(st.sampled_from((0, 1, 2, 3, 5, None)), min_size=7, max_size=7)


def priced(process: Process, prices: list[int | None]) -> dict[str, Decimal]:
    found = zip(process.barriers, prices, strict=False)
    return {barrier.id: Decimal(price) for barrier, price in found if price is not None}


@given(processes(), SAID, PRICES, st.integers(0, 9), st.sampled_from(Edge))
def test_no_other_choice_for_the_sum_leaves_less_room(
    process: Process, said: list[str], prices: list[int | None], most: int, edge: Edge
) -> None:
    known, costs, routes = counted(process, said), priced(process, prices), Routes(process)
    found = best_choice(routes, known, costs, Decimal(most), edge=edge)
    can = [one.id for one in process.holding if one.id in costs and one.id not in known.standing | known.away]
    others = [one for one in subsets(can) if sum(costs[name] for name in one) <= most]
    assert {*found.barriers} in [{*one} for one in others]
    assert found.cost == sum(costs[name] for name in found.barriers) <= most
    assert found.room == pytest.approx(min(routes.room(known.standing | {*one}, edge) for one in others))
    assert found.routes == routes.count(known.standing | {*found.barriers}, edge)
    assert found.is_best


def chosen(looked: int) -> Choice:
    process = as_process(model("zorgfraude"))
    costs = {one.id: one.cost for one in process.holding if one.cost is not None}
    return best_choice(Routes(process), Counted(), costs, sum(costs.values(), Decimal(0)) / 2, looked=looked)


def test_who_stops_early_gives_a_choice_and_says_how_much_better_another_may_be() -> None:
    early, whole = chosen(1), chosen(100_000)
    assert (early.is_best, whole.is_best) == (False, True)
    assert early.least < whole.room <= early.room


def test_nothing_is_paid_for_that_takes_nothing_away() -> None:
    steps, sure = (Step("S1", (Way("S1/W1", Need(Kind.OR, ("K1",))), Way("S1/W2"))),), Effect(*[Fraction(1)] * 3)
    two = Barrier("A", ("K1",), sure), Barrier("B", ("S1",), sure)
    routes, costs = Routes(Process("p", steps, ("K1",), two, Fraction(1, 2))), {"A": Decimal(9), "B": Decimal(1)}
    assert best_choice(routes, Counted(), costs, Decimal(20)).barriers == ("B",)
