import pytest

from dijkwacht.analysis.scoring.answers import UNKNOWN, Answer, Settled, Source
from dijkwacht.analysis.scoring.score import score
from tests.analysis.scoring.told import ON, PROOF, A, not_applicable, one, said


def test_of_one_respondent_the_session_counts_before_interview_questionnaire_and_document():
    order = [Source.SESSION, Source.INTERVIEW, Source.QUESTIONNAIRE, Source.DOCUMENT]
    answers = [said(paper=level, source=source) for level, source in enumerate(order)]
    for level in range(4):
        assert one(answers[level:]).given_paper == (level,)


def test_of_two_respondents_both_count_whatever_the_source():
    assert one([said("oov", 3), said("hr", 1, source=Source.SESSION)]).given_paper == (1, 3)


def test_i_do_not_know_in_an_interview_takes_the_place_of_a_level_on_the_questionnaire():
    result = one([said(), said(paper=UNKNOWN, practice=UNKNOWN, source=Source.INTERVIEW)])
    assert (result.paper, result.practice, result.unknown) == (None, None, True)


def test_an_answer_that_says_nothing_takes_no_place():
    empty = Answer("A", "oov", source=Source.SESSION, evidence=PROOF)
    assert one([said(), empty]).practice == 2
    assert one([empty]).unanswered


def test_checks_are_shown_beside_as_given_and_never_counted():
    checks = [said(f"adviseur {n}", n, 3, source=Source.CHECK, evidence=()) for n in (1, 2)]
    result = one([said(paper=0, practice=0), *checks])
    assert (result.paper, result.practice, result.check_paper, result.check_practice) == (0, 0, 1, 3)
    assert not result.no_evidence
    alone = one(checks)
    assert (alone.unanswered, alone.check_practice) == (True, 3)


def test_an_unsettled_criterion_takes_the_lower_median_per_side():
    answers = [said(name, paper, practice) for name, paper, practice in (("a", 3, 0), ("b", 1, 3), ("c", 2, 3), ("d", 3, 2))]
    result = one(answers)
    assert (result.given_paper, result.paper) == ((1, 2, 3, 3), 2)
    assert (result.given_practice, result.practice) == ((0, 2, 3, 3), 2)
    assert result.is_apart


def test_what_is_settled_replaces_one_side_and_keeps_the_spread():
    result = one([said("oov", 1, 3, evidence=()), said("hr", 3, 2)], settled=[Settled("A", practice=3)])
    assert (result.paper, result.practice) == (1, 3)
    assert (result.settled_paper, result.settled_practice) == (False, True)
    assert result.given_practice == (1, 2)
    assert result.no_evidence  # the answers behind it still lack it


def test_both_sides_may_be_settled_in_two_records():
    result = one([said()], settled=[Settled("A", practice=0), Settled("A", paper=0)])
    assert (result.paper, result.practice) == (0, 0)


def test_settled_as_not_applicable_holds_for_both_sides_and_leaves_no_trace_in_the_lists():
    picture = score(
        [A], [said(practice=3, evidence=()), said("hr", UNKNOWN, UNKNOWN)], on=ON, settled=[Settled("A", not_applicable=True)]
    )
    result = picture.criteria[0]
    assert (result.applicable, result.paper, result.practice, result.settled_not_applicable) == (False, None, None, True)
    assert picture.whole.practice is None
    assert picture.weak_spots == picture.no_evidence == picture.unknown == picture.unanswered == ()


def test_a_level_settled_where_all_say_not_applicable_makes_it_count():
    half = one([not_applicable()], settled=[Settled("A", paper=2)])
    assert (half.applicable, half.paper, half.practice, half.unanswered, half.unknown) == (True, 2, None, True, False)
    doubt = one([not_applicable(), said("hr", UNKNOWN, UNKNOWN)], settled=[Settled("A", paper=2)])
    assert (doubt.practice, doubt.unanswered, doubt.unknown) == (None, False, True)


def test_a_settlement_lifts_only_its_own_side_from_the_lists():
    both = one([said(paper=UNKNOWN, practice=UNKNOWN)], settled=[Settled("A", paper=2, practice=2)])
    assert (both.unknown, both.unanswered) == (False, False)
    assert one([said(paper=UNKNOWN, practice=UNKNOWN)], settled=[Settled("A", paper=2)]).unknown


def test_not_applicable_is_left_out_where_someone_gives_a_level():
    result = one([not_applicable("hr"), not_applicable("ciso"), said("oov", None, 1)])
    assert (result.applicable, result.given_practice, result.unanswered) == (True, (1,), True)


def test_one_side_is_enough_for_unknown_and_unanswered_and_both_can_be():
    assert one([said(paper=2, practice=UNKNOWN)]).unknown
    assert one([said(paper=2, practice=None)]).unanswered
    both = one([said(paper=UNKNOWN, practice=None)])
    assert (both.unknown, both.unanswered) == (True, True)
    assert one([]).unanswered


def test_settled_as_not_known_no_side_has_a_level_whatever_was_said():
    result = one([said(paper=3, practice=3), said("hr", 3, 3), not_applicable("ciso")], settled=[Settled("A", not_known=True)])
    assert (result.applicable, result.paper, result.practice, result.unknown, result.unanswered) == (
        True,
        None,
        None,
        True,
        False,
    )
    assert result.said_paper == (3, 3)
    aside = one([not_applicable()], settled=[Settled("A", not_known=True)])
    assert (aside.applicable, aside.unknown) == (True, True)


def test_a_level_beside_not_known_is_refused():
    with pytest.raises(ValueError, match="two ways"):
        one([said()], settled=[Settled("A", paper=2), Settled("A", not_known=True)])
