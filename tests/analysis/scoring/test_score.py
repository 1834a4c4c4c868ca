from fractions import Fraction

import pytest

from dijkwacht.analysis.scoring.answers import UNKNOWN, Criterion, Settled, Source
from dijkwacht.analysis.scoring.picture import Severity
from dijkwacht.analysis.scoring.score import score
from tests.analysis.scoring.told import ON, A, not_applicable, one, said, three


def test_the_whole_is_reckoned_over_criteria_and_never_a_mean_of_themes():
    criteria = [Criterion("A", "T1"), *(Criterion(f"B{n}", "T2") for n in range(3))]
    picture = score(criteria, [said()], on=ON)
    assert [theme.figures.practice for theme in picture.themes] == [1, 0]
    assert picture.whole.practice == Fraction(1, 4)


def test_themes_stand_in_the_order_of_the_norm_also_when_mixed():
    picture = score([Criterion("1", "Z"), Criterion("2", "A"), Criterion("3", "Z")], [], on=ON)
    assert [(theme.id, theme.figures.applicable) for theme in picture.themes] == [("Z", 2), ("A", 1)]


def test_a_theme_without_anything_applicable_has_no_figure_while_the_whole_does():
    picture = score([Criterion("A", "T1", must=True), Criterion("B", "T2")], [not_applicable(), said(criterion="B")], on=ON)
    first = picture.themes[0]
    assert (first.figures.paper, first.figures.gap, first.on_height, first.practice_range) == (None, None, None, None)
    assert (first.figures.at_norm, first.figures.applicable) == (0, 0)
    assert picture.whole.practice == 1


def test_an_empty_norm_gives_an_empty_picture():
    picture = score([], [], on=ON)
    assert (picture.whole.paper, picture.whole.applicable, picture.themes, picture.agreement) == (None, 0, (), None)


def test_agreement_takes_levels_as_they_were_given_before_evidence():
    criteria = [A, Criterion("B", "T")]
    answers = [said(name, 2, level, criterion=one_, evidence=()) for one_, level in (("A", 3), ("B", 2)) for name in "xy"]
    picture = score(criteria, answers, on=ON)
    assert [result.practice for result in picture.criteria] == [1, 1]
    assert picture.agreement == 1.0


def test_agreement_is_silent_below_two_criteria_with_two_levels():
    answers = [*three(0, 3, 3), said(criterion="B"), said("hr", 2, UNKNOWN, criterion="B")]
    assert score([A, Criterion("B", "T")], answers, on=ON).agreement is None


def test_agreement_leaves_out_what_is_not_applicable():
    criteria = [A, Criterion("B", "T")]
    answers = [*three(0, 3), *three(2, 2, criterion="B")]
    assert score(criteria, answers, on=ON).agreement is not None
    assert score(criteria, answers, on=ON, settled=[Settled("A", not_applicable=True)]).agreement is None


def test_weak_spots_stand_must_first_then_heaviest_then_by_id():
    criteria = [
        Criterion("E", "T", weight=3),
        Criterion("D", "T", must=True),
        Criterion("C", "T", weight=2),
        Criterion("B", "T", weight=2),
        Criterion("F", "T"),
        Criterion("G", "T"),
    ]
    levels = {"E": 0, "D": 1, "C": 1, "B": 1, "F": 1, "G": 2}
    picture = score(criteria, [said(criterion=id_, practice=level) for id_, level in levels.items()], on=ON)
    assert picture.weak_spots == ("D", "E", "B", "C", "F")
    weighed = {result.id: (result.heaviness, result.severity) for result in picture.criteria}
    assert weighed == {
        "E": (6, Severity.HIGH),
        "D": (2, Severity.HIGH),
        "C": (2, Severity.MIDDLE),
        "B": (2, Severity.MIDDLE),
        "F": (1, Severity.LOW),
        "G": (0, None),
    }


def test_practice_that_is_not_known_weighs_as_heavy_as_none():
    for answers in ([], [said(practice=UNKNOWN)], [said(practice=0)]):
        assert one(answers, criterion=Criterion("A", "T", weight=2, must=True)).heaviness == 8


@pytest.mark.parametrize(
    ("criteria", "answers", "settled"),
    [
        ([A, A], [], []),
        ([Criterion("A", "T", weight=0)], [], []),
        ([A], [said(criterion="Z")], []),
        ([A], [said(criterion="Z", source=Source.CHECK)], []),
        ([A], [], [Settled("Z", paper=1)]),
        ([A], [said(), said()], []),
        ([A], [], [Settled("A", paper=1), Settled("A", paper=1)]),
        ([A], [], [Settled("A", paper=1), Settled("A", not_applicable=True)]),
    ],
    ids=[
        "two criteria with one id",
        "a weight of nothing",
        "an answer to nothing",
        "a check of nothing",
        "a settlement of nothing",
        "two answers with one key",
        "a side settled twice",
        "not applicable at a level",
    ],
)
def test_input_that_contradicts_itself_is_refused(criteria, answers, settled):
    with pytest.raises(ValueError, match=r"two|weight|not in the set|twice|not applicable"):
        score(criteria, answers, on=ON, settled=settled)
