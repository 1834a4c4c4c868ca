"""Then and now: worked out by hand, read a second time, and what must hold whatever two pictures say."""

from fractions import Fraction

import pytest
from hypothesis import given

from dijkwacht.analysis.scoring.answers import UNKNOWN, Answer, Criterion, Evidence, Kind, Settled, Side
from dijkwacht.analysis.scoring.comparisons.then_and_now import Comparison, Move, SideChange, compare
from dijkwacht.analysis.scoring.picture import Picture
from dijkwacht.analysis.scoring.score import score
from tests.analysis.scoring.made import ON, cases

OPPOSITE = {Move.ROSE: Move.FELL, Move.FELL: Move.ROSE, Move.STAYED: Move.STAYED, Move.UNKNOWN: Move.UNKNOWN}


def picture(criteria: list[Criterion], **levels: tuple[object, object] | str) -> Picture:
    """One respondent with evidence of everything; ``nvt`` for what is not applicable."""
    proof = (Evidence(Kind.OTHER),)
    answers = [
        Answer(id_, "oov", not_applicable=True) if given == "nvt" else Answer(id_, "oov", *given, evidence=proof)  # type: ignore[arg-type]
        for id_, given in levels.items()
    ]
    return score(criteria, answers, on=ON)


def ids(changes) -> list[str]:
    return [change.id for change in changes]


@pytest.fixture
def by_hand() -> Comparison:
    """A rose to norm in practice, B fell below it, C stayed, D was unknown, E is not applicable now, F went, G came."""
    then = [*(Criterion(id_, "T", weight=2 if id_ == "B" else 1) for id_ in "ABC"), *(Criterion(id_, "U") for id_ in "DEF")]
    now = [Criterion("G", "U"), *(Criterion(id_, "T", weight=3 if id_ == "A" else 1) for id_ in "ABC"), Criterion("D", "T")]
    return compare(
        picture(then, A=(2, 1), B=(1, 3), C=(0, 0), D=(2, UNKNOWN), E=(2, 2), F=(3, 3)),
        picture([*now, Criterion("E", "U")], A=(2, 3), B=(3, 1), C=(0, 0), D=(1, 2), E="nvt", G=(0, 0)),
    )


def test_what_moved_is_as_worked_out_by_hand(by_hand):
    said = {move: (ids(by_hand.moved(Side.PAPER, move)), ids(by_hand.moved(Side.PRACTICE, move))) for move in Move}
    assert said == {
        Move.ROSE: (["B"], ["A"]),
        Move.FELL: (["D"], ["B"]),
        Move.STAYED: (["A", "C"], ["C"]),
        Move.UNKNOWN: ([], ["D"]),
    }
    assert (ids(by_hand.came_to_norm(Side.PRACTICE)), ids(by_hand.fell_below_norm(Side.PRACTICE))) == (["A", "D"], ["B"])
    assert (ids(by_hand.came_to_norm(Side.PAPER)), ids(by_hand.fell_below_norm(Side.PAPER))) == (["B"], ["D"])


def test_what_is_in_one_of_both_is_named_and_not_counted(by_hand):
    assert (by_hand.only_before, by_hand.only_after, by_hand.not_applicable) == (("F",), ("G",), ("E",))


def test_figures_are_as_worked_out_by_hand_with_the_theme_and_weight_of_now(by_hand):
    # Weights of now: A 3, B 1, C 1, D 1; then on paper A and D, in practice B.
    before, after = by_hand.before, by_hand.after
    assert (before.paper, before.practice, before.paper_only, before.gap) == tuple(Fraction(part, 6) for part in (4, 1, 4, 3))
    assert (after.paper, after.practice, after.paper_only, after.gap) == tuple(Fraction(part, 6) for part in (4, 4, 1, 0))
    assert [(theme.id, theme.before.applicable, theme.after.at_norm) for theme in by_hand.themes] == [("T", 4, 2), ("U", 0, 0)]
    assert by_hand.themes[1].before.practice is None


@pytest.mark.parametrize(
    ("before", "after", "move", "came", "went"),
    [
        (0, 1, Move.ROSE, False, False),
        (1, 2, Move.ROSE, True, False),
        (2, 3, Move.ROSE, False, False),
        (3, 2, Move.FELL, False, False),
        (2, 0, Move.FELL, False, True),
        (2, 2, Move.STAYED, False, False),
        (None, 2, Move.UNKNOWN, True, False),
        (None, 0, Move.UNKNOWN, False, False),
        (3, None, Move.UNKNOWN, False, True),
        (None, None, Move.UNKNOWN, False, False),
    ],
)
def test_unknown_is_never_zero(before, after, move, came, went):
    change = SideChange(before, after)
    assert (change.move, change.came_to_norm, change.fell_below_norm) == (move, came, went)


def test_where_nothing_is_in_both_there_is_nothing_to_compare():
    found = compare(picture([Criterion("A", "T")], A=(2, 2)), picture([Criterion("B", "T")], B=(2, 2)))
    assert (found.criteria, found.themes, found.before.practice, found.only_before, found.only_after) == (
        (),
        (),
        None,
        ("A",),
        ("B",),
    )


def test_what_was_settled_counts_as_in_the_picture():
    criteria = [Criterion("A", "T")]
    settled = score(criteria, [], on=ON, settled=[Settled("A", paper=3, practice=2)])
    assert compare(picture(criteria, A=(1, 1)), settled).criteria[0].practice == SideChange(1, 2)


@given(cases())
def test_a_picture_beside_itself_has_not_changed(case):
    made = case.picture()
    found = compare(made, made)
    assert found.before == found.after == made.whole
    assert {change.on(side).move for change in found.criteria for side in Side} <= {Move.STAYED, Move.UNKNOWN}
    assert all(not found.came_to_norm(side) and not found.fell_below_norm(side) for side in Side)
    assert [theme.after for theme in found.themes] == [theme.figures for theme in made.themes]
    assert found.only_before == found.only_after == ()


@given(cases(), cases())
def test_the_other_way_round_everything_is_opposite(one, other):
    there, back = compare(one.picture(), other.picture()), compare(other.picture(), one.picture())
    for side in Side:
        for move in Move:
            assert set(ids(there.moved(side, move))) == set(ids(back.moved(side, OPPOSITE[move])))
        assert set(ids(there.came_to_norm(side))) == set(ids(back.fell_below_norm(side)))
    assert (there.only_before, there.only_after) == (back.only_after, back.only_before)
    assert set(there.not_applicable) == set(back.not_applicable)
    assert (there.before.at_norm, there.after.at_norm) == (back.after.at_norm, back.before.at_norm)


@given(cases(), cases())
def test_the_counts_add_up(one, other):
    before, after = one.picture(), other.picture()
    found = compare(before, after)
    parts = [ids(found.criteria), found.only_before, found.only_after, found.not_applicable]
    assert sorted(id_ for part in parts for id_ in part) == sorted({one.id for one in (*before.criteria, *after.criteria)})
    for side in Side:
        assert sum(len(found.moved(side, move)) for move in Move) == len(found.criteria)
    assert found.before.applicable == found.after.applicable == len(found.criteria)
    gained = len(found.came_to_norm(Side.PRACTICE)) - len(found.fell_below_norm(Side.PRACTICE))
    assert found.after.at_norm - found.before.at_norm == gained
    on_paper = len(found.came_to_norm(Side.PAPER)) - len(found.fell_below_norm(Side.PAPER))
    assert found.after.at_norm_paper - found.before.at_norm_paper == on_paper
    for when in ("before", "after"):
        assert sum(getattr(theme, when).at_norm for theme in found.themes) == getattr(found, when).at_norm


def share(part: int, whole: int) -> Fraction | None:
    return Fraction(part, whole) if whole else None


@given(cases(), cases())
def test_a_second_reading_finds_the_same(one, other):
    before, after = one.picture(), other.picture()
    found = compare(before, after)
    pairs = [(was, now) for now in after.criteria for was in before.criteria if was.id == now.id]
    pairs = [(was, now) for was, now in pairs if was.applicable and now.applicable]
    assert ids(found.criteria) == [now.id for _, now in pairs]
    for place, figures in enumerate((found.before, found.after)):
        total = sum(pair[1].weight for pair in pairs)
        high = {
            side: sum(pair[1].weight for pair in pairs if (getattr(pair[place], side) or 0) >= 2)
            for side in ("paper", "practice")
        }
        only = sum(pair[1].weight for pair in pairs if (pair[place].paper or 0) >= 2 and (pair[place].practice or 0) < 2)
        assert (figures.paper, figures.practice) == (share(high["paper"], total), share(high["practice"], total))
        assert (figures.paper_only, figures.gap) == (share(only, total), share(high["paper"] - high["practice"], total))
    for side in ("paper", "practice"):
        known = [(getattr(was, side), getattr(now, side), now.id) for was, now in pairs]
        known = [each for each in known if each[0] is not None and each[1] is not None]
        assert ids(found.moved(Side(side), Move.ROSE)) == [id_ for then, today, id_ in known if today > then]
        assert ids(found.moved(Side(side), Move.FELL)) == [id_ for then, today, id_ in known if today < then]
