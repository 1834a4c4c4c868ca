"""Single points and what could go: as trying everything says, and by hand."""

from fractions import Fraction

from hypothesis import given

from dijkwacht.analysis.barriers.outlook import Counted, Routes
from dijkwacht.analysis.barriers.process import Barrier, Edge, Effect, Need, Process, Step, Way
from dijkwacht.analysis.barriers.resting.points import When, alone, points
from dijkwacht.analysis.barriers.resting.spare import Spare, spare
from dijkwacht.analysis.barriers.tree import Kind
from tests.analysis.barriers.made import holds, opened, processes, subsets, succeeds
from tests.analysis.barriers.test_outlook import SAID, counted

HALF, LITTLE = (Effect(*[Fraction(1, number)] * 3) for number in (2, 9))
STRONG = Effect(Fraction(1, 4), Fraction(1, 2), Fraction(3, 4))


def shut(process: Process, step: str, standing: frozenset[str]) -> bool:
    only = tuple(one for one in process.steps if one.id == step)
    here = Process(process.id, only, process.conditions, process.barriers, process.closed_at)
    return not succeeds(here, opened(process, standing))


@given(processes(), SAID)
def test_a_single_point_is_certain_when_it_is_one_whatever_is_not_known(process: Process, said: list[str]) -> None:
    known = counted(process, said)
    found = {(one.step, one.barrier): one.at[Edge.LIKELY] for one in points(Routes(process), known)}
    for step in (one.id for one in process.needed):
        for name in (one.id for one in process.holding):
            readings = [
                name in there and shut(process, step, there) and not shut(process, step, there - {name})
                for there in (known.standing, known.standing | known.unknown)
            ]
            when = {(True, True): When.ALWAYS, (True, False): When.ABSENT, (False, True): When.STANDING}.get((*readings,))  # type: ignore[arg-type]
            assert found.get((step, name)) == when
            every = [known.standing | some for some in subsets(known.unknown)]
            if when is When.ALWAYS:
                assert all(shut(process, step, there) and not shut(process, step, there - {name}) for there in every)


@given(processes(), SAID)
def test_what_could_go_is_exactly_what_holds_no_group_of_which_one_stays(process: Process, said: list[str]) -> None:
    known = counted(process, said)
    found = spare(Routes(process), known, limit=1_000)
    sure = known.standing

    def may_go(these: frozenset[str]) -> bool:
        held = {one for one in process.opportunities() for other in process.holding if other.id in these and holds(other, one)}
        there = opened(process, sure - these)
        return not any(can_be_taken(way, there) and held & {way.id, *named(way.needs)} for way in ways)

    ways = [way for step in process.needed for way in step.ways]

    idle = frozenset(one.id for one in process.holding if one.id in sure and may_go(frozenset({one.id})))
    assert found.all == idle
    assert found.number == len(found.one_stays)
    for these in subsets(idle):
        assert may_go(these) == (not any({*group} <= these for group in found.one_stays))
    assert not {*found.free} & {name for group in found.one_stays for name in group}
    assert not {*found.maybe} & idle


def named(need: Need | str | None) -> set[str]:
    """The conditions that a need names."""
    if isinstance(need, str):
        return {need}
    return {name for one in need.of for name in named(one)} if need else set()


def can_be_taken(way: Way, there: frozenset[str]) -> bool:
    return succeeds(Process("w", (Step("S", (way,)),), tuple(named(way.needs)), (), Fraction(1, 2)), there)


def one_step(*barriers: Barrier, ways: int = 1) -> Routes:
    steps = (Step("S1", tuple(Way(f"S1/W{number}") for number in range(1, ways + 1))),)
    return Routes(Process("p", steps, (), barriers, Fraction(1, 2)))


def test_a_step_that_needs_two_barriers_names_both() -> None:
    """B1 shuts the one way and B2 the other: without either of them the step is open."""
    found = one_step(Barrier("B1", ("S1/W1",), HALF), Barrier("B2", ("S1/W2",), HALF), ways=2)
    assert alone(found, frozenset({"B1", "B2"})) == {"S1": ("B1", "B2")}


def test_what_is_not_known_makes_another_barrier_the_single_point() -> None:
    """B1 is enough; if B2 stands too, no single one is. B2 that is not known may be the one on which all rests."""
    both = one_step(Barrier("B1", ("S1",), HALF), Barrier("B2", ("S1",), HALF))

    def at(known: Counted) -> list[tuple[str, When]]:
        return [(one.barrier, one.at[Edge.LIKELY]) for one in points(both, known)]

    assert at(Counted(frozenset({"B1"}))) == [("B1", When.ALWAYS)]
    assert at(Counted(frozenset({"B1"}), frozenset({"B2"}))) == [("B1", When.ABSENT)]
    assert at(Counted(unknown=frozenset({"B2"}))) == [("B2", When.STANDING)]
    assert at(Counted(frozenset({"B1", "B2"}))) == []


def test_a_single_point_is_said_by_each_effect() -> None:
    (found,) = points(one_step(Barrier("B1", ("S1",), STRONG)), Counted(frozenset({"B1"})))
    assert found.at == {Edge.LOW: When.NEVER, Edge.LIKELY: When.ALWAYS, Edge.HIGH: When.ALWAYS}


def could_go(*barriers: Barrier, unknown: frozenset[str] = frozenset()) -> Spare:
    names = frozenset(one.id for one in barriers) - unknown
    return spare(one_step(*barriers), Counted(names, unknown))


def test_of_two_that_make_each_other_needless_one_stays() -> None:
    two = Barrier("B1", ("S1",), HALF), Barrier("B2", ("S1",), HALF)
    assert could_go(*two) == Spare((), (("B1", "B2"),), 1, ())
    assert could_go(*two, Barrier("B3", ("S1",), HALF)) == Spare((), (("B1", "B2", "B3"),), 1, ())
    assert could_go(*two, Barrier("B3", ("S1",), LITTLE)) == Spare(("B3",), (("B1", "B2"),), 1, ())
    # B1 is needless only if the other, of which nobody knows, stands.
    assert could_go(*two, unknown=frozenset({"B2"})) == Spare((), (), 0, ("B1",))
    assert could_go() == Spare((), (), 0, ())


def test_what_closes_a_way_and_what_closes_its_condition_make_each_other_needless() -> None:
    steps = (Step("S1", (Way("S1/W1", Need(Kind.OR, ("K1",))), Way("S1/W2"))),)
    two = Barrier("A", ("K1",), HALF), Barrier("B", ("S1/W1",), HALF)
    found = spare(Routes(Process("p", steps, ("K1",), two, Fraction(1, 2))), Counted(frozenset({"A", "B"})))
    assert found == Spare((), (("A", "B"),), 1, ())
    # Another way that can be taken asks for the condition too: then it is not needless to close that.
    more = (Step("S1", (*steps[0].ways, Way("S1/W3", Need(Kind.OR, ("K1", "K2"))))),)
    found = spare(Routes(Process("p", more, ("K1", "K2"), two, Fraction(1, 2))), Counted(frozenset({"A", "B"})))
    assert found.free == ("B",)
