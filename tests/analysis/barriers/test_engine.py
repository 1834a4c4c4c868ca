"""The engine gives what trying everything gives, also where one event stands in many places."""

import itertools
from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.analysis.barriers.analysis import Analysis, Figure, analyse, importances
from dijkwacht.analysis.barriers.bounds import bound
from dijkwacht.analysis.barriers.budget import Budget, TooMuch
from dijkwacht.analysis.barriers.reduction import modules, reduced
from dijkwacht.analysis.barriers.tree import ALWAYS, NEVER, Gate, Kind, Tree
from tests.analysis.barriers.made import EVENTS, happens, likely, minimal, subsets, trees

CHANCES = {name: number / 10 for number, name in enumerate(EVENTS, start=1)}
TWICE = Tree(
    "top",
    {
        "top": Gate(Kind.AND, ("left", "right")),
        "left": Gate(Kind.OR, ("key", "window")),
        "right": Gate(Kind.OR, ("key", "ladder")),
    },
)
"""One key opens both doors."""


def whole(tree: Tree) -> Analysis:
    return analyse(tree, CHANCES, limit=1_000)


@given(trees())
def test_routes_and_closing_sets_are_those_of_trying_everything(tree: Tree) -> None:
    found, events = whole(tree), tree.events()
    assert found.routes is not None
    assert found.closing is not None
    enough = minimal(one for one in subsets(events) if happens(tree, one))
    ending = minimal(one for one in subsets(events) if not happens(tree, {*events} - one))
    assert [*found.routes.smallest] == enough
    assert [*found.closing.smallest] == ending
    for sets, told in ((enough, found.routes), (ending, found.closing)):
        assert told.count == len(sets)
        assert told.by_size == {size: sum(len(one) == size for one in sets) for size in {len(one) for one in sets}}


@given(trees(tuple(Kind)))
def test_the_chance_is_that_of_trying_everything_also_with_not(tree: Tree) -> None:
    found = whole(tree)
    assert found.probability == pytest.approx(likely(tree.events(), CHANCES, lambda events: happens(tree, events)))


@given(trees(tuple(Kind)))
def test_what_matters_is_how_much_likelier_the_top_is_with_it(tree: Tree) -> None:
    found = whole(tree)
    for name in tree.events():
        there, away = (
            likely(tree.events(), CHANCES | {name: chance}, lambda events: happens(tree, events)) for chance in (1.0, 0.0)
        )
        assert found.importance
        assert found.importance[name] == pytest.approx(there - away)


@given(trees())
def test_every_importance_is_that_of_the_tree_with_the_event_always_and_never(tree: Tree) -> None:
    found = whole(tree)
    top = likely(tree.events(), CHANCES, lambda events: happens(tree, events))
    for name, one in importances(found, CHANCES).items():
        always, never = (
            likely(tree.events(), CHANCES | {name: chance}, lambda events: happens(tree, events)) for chance in (1.0, 0.0)
        )
        assert one.birnbaum == pytest.approx(always - never)
        assert one.criticality == pytest.approx((top - never) / top)
        assert one.achievement == pytest.approx(always / top)
        if never > 1e-9:
            assert one.reduction == pytest.approx(top / never)


@given(trees())
def test_a_tree_is_its_own_dual(tree: Tree) -> None:
    def turned(gate: Gate) -> Gate:
        if gate.kind is Kind.ATLEAST:
            return Gate(Kind.ATLEAST, gate.of, len(gate.of) - gate.k + 1)
        return Gate(Kind.AND if gate.kind is Kind.OR else Kind.OR, gate.of)

    dual = whole(Tree(tree.top, {name: turned(gate) for name, gate in tree.gates.items()}))
    assert dual.routes is not None
    assert whole(tree).closing is not None
    assert dual.routes.by_size == whole(tree).closing.by_size  # type: ignore[union-attr]
    assert dual.routes.smallest == whole(tree).closing.smallest  # type: ignore[union-attr]


@given(trees(tuple(Kind)))
def test_a_reduced_tree_happens_when_the_whole_one_does(tree: Tree) -> None:
    small = reduced(tree)
    assert all(happens(small, events) == happens(tree, events) for events in subsets(tree.events()))


@given(trees())
def test_what_lies_under_a_module_stands_nowhere_else(tree: Tree) -> None:
    for module in modules(tree):
        inside = {module}
        for name in tree.above_first():
            if name in inside:
                inside |= {*tree.gates[name].of}
        outside = [one for name in tree.above_first() if name not in inside for one in tree.gates[name].of]
        assert not (inside - {module}) & {*outside}


@given(trees(), st.dictionaries(st.sampled_from(EVENTS), st.integers(0, 5), min_size=len(EVENTS)))
def test_the_cheapest_set_is_the_cheapest_of_all(tree: Tree, prices: dict[str, int]) -> None:
    costs = {name: Decimal(price) for name, price in prices.items()}
    found = analyse(tree, CHANCES, costs=costs, limit=1_000).closing
    assert found is not None
    assert found.cheapest is not None
    chosen, cost = found.cheapest
    assert cost == min(sum(costs[name] for name in one) for one in found.smallest)
    assert chosen in found.smallest
    assert cost == sum(costs[name] for name in chosen)


def test_one_key_for_two_doors_is_counted_once() -> None:
    found = analyse(TWICE, {"key": 0.5, "window": 0.5, "ladder": 0.5})
    assert found.probability == 0.625  # 0,5 + 0,5 × 0,25; wie de sleutel twee keer telt, komt op 0,5625
    assert found.routes is not None
    assert found.routes.smallest == (("key",), ("ladder", "window"))
    assert found.closing is not None
    assert found.closing.smallest == (("key", "ladder"), ("key", "window"))


@pytest.mark.parametrize(("gate", "probability", "routes", "closing"), [(ALWAYS, 1.0, ((),), ()), (NEVER, 0.0, (), ((),))])
def test_what_always_or_never_happens(gate: Gate, probability: float, routes: object, closing: object) -> None:
    found = analyse(Tree("top", {"top": gate}), {})
    assert found.probability == probability
    assert found.routes is not None
    assert found.closing is not None
    assert (found.routes.smallest, found.closing.smallest) == (routes, closing)


def test_a_tree_may_be_one_event() -> None:
    found = analyse(Tree("only", {}), {"only": 0.25})
    assert found.probability == 0.25
    assert found.importance == {"only": 1.0}
    assert found.routes is not None
    assert found.routes.smallest == (("only",),)


def test_with_not_there_are_no_smallest_sets() -> None:
    found = analyse(Tree("top", {"top": Gate(Kind.NOT, ("a",))}), CHANCES)
    assert found.probability == 0.9
    assert (found.is_monotone, found.routes, found.closing, found.exact) == (False, None, None, True)


def test_a_gate_under_itself_is_told_by_name() -> None:
    tree = Tree("top", {"top": Gate(Kind.AND, ("in",)), "in": Gate(Kind.OR, ("a", "top"))})
    with pytest.raises(ValueError, match="top"):
        analyse(tree, CHANCES)


def wide(number: int) -> Tree:
    """Two of each of so many threes: 3 ** number smallest sets, never listed."""
    gates = {f"g{one}": Gate(Kind.ATLEAST, tuple(f"e{one}-{part}" for part in range(3)), 2) for one in range(number)}
    return Tree("top", gates | {"top": Gate(Kind.AND, tuple(gates))})


def test_counts_are_exact_however_many_there_are() -> None:
    tree = wide(400)
    found = analyse(tree, dict.fromkeys(tree.events(), 0.5), limit=3)
    assert found.routes is not None
    assert found.routes.count == 3**400
    assert found.routes.by_size == {800: 3**400}
    assert len(found.routes.smallest) == 3


def knotted(number: int) -> Tree:
    """A tree in which everything hangs together: of each pair of a ring one is needed, and of all at least a third."""
    events = [f"e{one:02}" for one in range(number)]
    pairs = {f"g{one}": Gate(Kind.OR, (events[one], events[(one * 7 + 3) % number])) for one in range(number)}
    return Tree("top", pairs | {"top": Gate(Kind.ATLEAST, tuple(pairs), number * 2 // 3)})


def test_too_little_memory_gives_a_bound_and_never_a_wrong_figure() -> None:
    tree = knotted(20)
    chances = dict.fromkeys(tree.events(), 0.4)
    right = analyse(tree, chances, limit=100_000)
    short = analyse(tree, chances, budget=Budget(memory=100_000))
    assert right.exact
    assert not short.exact
    assert (short.probability, short.routes, short.closing) == (None, None, None)
    assert short.bound is not None
    assert right.probability is not None
    assert right.routes is not None
    assert short.bound.low <= right.probability <= short.bound.high
    assert {*short.bound.routes} == {one for one in right.routes.smallest if len(one) <= short.bound.routes_up_to}


def test_too_little_time_stops_it() -> None:
    ticks, tree = iter(range(1_000_000)), knotted(40)
    short = analyse(tree, dict.fromkeys(tree.events(), 0.4), budget=Budget(1, clock=lambda: next(ticks)))
    assert not short.exact


@given(trees())
def test_what_is_sure_holds_for_the_whole(tree: Tree) -> None:
    right, sure = whole(tree), bound(tree, CHANCES)
    assert right.probability is not None
    assert sure.low - 1e-12 <= right.probability <= sure.high + 1e-12
    for told, sets, size in ((right.routes, sure.routes, sure.routes_up_to), (right.closing, sure.closing, sure.closing_up_to)):
        assert told is not None
        assert {*sets} == {one for one in told.smallest if len(one) <= size}


def chain(length: int, *kinds: Kind) -> Tree:
    """Each gate over the next and an event of its own."""
    gates = {f"g{at}": Gate(kinds[at % len(kinds)], (f"g{at + 1}", f"e{at}")) for at in range(length)}
    return Tree("g0", gates)


def test_a_long_chain_takes_no_more_time_than_its_length() -> None:
    tree, began = chain(8_000, Kind.OR), process_time()
    found = analyse(tree, dict.fromkeys(tree.events(), 0.001), limit=1, figures={Figure.ROUTES})
    assert found.routes
    assert (found.routes.count, found.exact, process_time() - began < 8) == (8_001, True, True)


@pytest.mark.parametrize("looks", [1, 2, 4, 8, 16, 64])
def test_wherever_the_time_ends_what_is_given_is_sure(looks: int) -> None:
    tree = chain(600, Kind.OR, Kind.AND)
    ticks = itertools.chain([0.0] * looks, itertools.repeat(0.9, 600), itertools.repeat(9.0))
    found = analyse(tree, dict.fromkeys(tree.events(), 0.3), budget=Budget(1, clock=lambda: next(ticks)))
    assert not found.exact
    assert found.bound
    assert 0 <= found.bound.low <= found.bound.high <= 1


def test_making_a_tree_smaller_looks_at_the_time_too() -> None:
    ticks = iter([0.0, 9.0])
    with pytest.raises(TooMuch):
        reduced(chain(3, Kind.OR, Kind.AND), Budget(1, clock=lambda: next(ticks)))
