from fractions import Fraction

from dijkwacht.analysis.scoring.answers import UNKNOWN, Criterion, Settled
from tests.analysis.scoring.told import A, not_applicable, ranged, said, three


def test_the_range_needs_three_respondents():
    assert ranged([A], three(0, 3)) is None
    assert ranged([A], three(0, 3, 1)) == (0, 1)


def test_two_persons_in_one_function_are_two_respondents():
    assert ranged([A], three(0, 3, 3, names=("hr", "hr 2", "oov"))) == (0, 1)


def test_the_range_counts_those_who_gave_a_level_for_four_in_five():
    criteria = [Criterion(str(n), "T") for n in range(5)]
    full = [answer for one_ in criteria for answer in three(2, 2, 2, criterion=one_.id)]
    assert ranged(criteria, full[:-1]) == (1, 1)
    fewer = [answer for answer in full if (answer.respondent, answer.criterion) not in {("ciso", "3"), ("ciso", "4")}]
    assert ranged(criteria, fewer) is None  # the third has three of five
    assert ranged(criteria, [*fewer, said("ciso", 2, UNKNOWN, criterion="3"), said("ciso", 2, None, criterion="4")]) is None
    assert ranged(criteria, [*fewer, not_applicable("ciso", "3")]) == (1, 1)


def test_a_respondent_is_held_only_to_what_the_function_was_asked():
    criteria = [Criterion("A", "T"), Criterion("B", "T", asked=frozenset({"hr"})), Criterion("C", "T", asked=frozenset({"hr"}))]
    answers = three(3, 3, 0, names=("oov", "oov 2", "ciso"))
    assert ranged(criteria, answers) == (0, 1)
    assert ranged([Criterion("A", "T", asked=frozenset({"hr"}))], three(3, 3, 0)) is None  # two of three were not asked


def test_own_figures_weigh_and_count_i_do_not_know_below_norm_and_leave_out_what_is_not_theirs():
    criteria = [Criterion("A", "T", weight=3), *(Criterion(name, "T") for name in "BCDE")]
    answers = [
        *(said(name, criterion=one_.id) for one_ in criteria for name in ("hr", "oov")),
        said("ciso", 2, 3),
        said("ciso", 2, UNKNOWN, criterion="B"),
        not_applicable("ciso", "C"),
        said("ciso", 2, 1, criterion="D"),
        said("ciso", 2, 0, criterion="E"),
    ]
    assert ranged(criteria, answers) == (Fraction(3, 6), 1)


def test_own_figures_rest_on_levels_after_evidence_and_not_on_what_was_settled():
    answers = [said(name, 2, 3, evidence=()) for name in ("hr", "oov", "ciso")]
    assert ranged([A], answers, settled=[Settled("A", practice=3)]) == (0, 0)


def test_what_is_not_applicable_to_the_organisation_is_in_no_own_figure():
    criteria = [A, Criterion("B", "T")]
    answers = [*three(0, 0, 0), *three(2, 2, 2, criterion="B")]
    assert ranged(criteria, answers, settled=[Settled("A", not_applicable=True)]) == (1, 1)
    assert ranged([A], three(0, 3, 1), settled=[Settled("A", not_applicable=True)]) is None


def test_someone_who_calls_everything_not_applicable_has_no_figure():
    answers = [*three(2, 2), not_applicable("ciso")]
    assert ranged([A], answers) is None
