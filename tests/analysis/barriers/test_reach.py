"""What no barrier can close: told apart from what nothing holds at all."""

from fractions import Fraction

from dijkwacht.analysis.barriers.process import Barrier, Edge, Effect, Need, Process, Step, Way, staying_open, unheld
from dijkwacht.analysis.barriers.reckoning import reckon
from dijkwacht.analysis.barriers.tree import Kind

HALF, MOST = (Effect(*[Fraction(part, 10)] * 3) for part in (5, 9))
STEPS = (
    Step("S1", (Way("S1/W1"), Way("S1/W2"), Way("S1/W3", Need(Kind.OR, ("K1", "K2"))))),
    Step(
        "S2",
        (Way("S2/W4", Need(Kind.ATLEAST, ("K1", "K2", "K3"), 2)), Way("S2/W5", Need(Kind.AND, ("K1", Need(Kind.OR, ("K2",)))))),
    ),
    Step("S3", (Way("S3/W6"),), optional=True),
)
BARRIERS = (Barrier("B1", ("S1/W2",), HALF), Barrier("B2", ("K1",), MOST), Barrier("B3", ("S1/W1",)))
PROCESS = Process("p", STEPS, ("K1", "K2", "K3"), BARRIERS, Fraction(6, 10))


def test_a_way_stays_open_by_itself_or_by_what_it_can_do_without() -> None:
    # W3 has K2 besides K1, and W4 takes K2 and K3; W5 cannot do without K1.
    assert staying_open(PROCESS) == ("S1/W1", "S1/W2", "S1/W3", "S2/W4")


def test_what_only_notices_holds_nothing() -> None:
    assert unheld(PROCESS) == ("S1/W1",)


def test_the_reckoning_says_the_same() -> None:
    whole = {*reckon(PROCESS, edge=Edge.HIGH).uncloseable}
    assert {*staying_open(PROCESS)} <= whole
