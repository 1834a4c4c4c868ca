from datetime import date

import pytest

from dijkwacht.analysis.scoring.answers import Evidence, Kind
from dijkwacht.analysis.scoring.score import score
from tests.analysis.scoring.told import A, one, said


@pytest.mark.parametrize("kind", [Kind.DECISION, Kind.TRAINING, Kind.RIGHTS_CHECK, Kind.SAMPLE])
def test_a_piece_without_its_date_is_no_evidence(kind):
    result = one([said(practice=3, evidence=(Evidence(kind),))])
    assert (result.paper, result.practice, result.no_evidence, result.stale) == (2, 1, True, False)


def test_other_evidence_needs_no_date_and_never_ages():
    for when in (None, date(1990, 1, 1)):
        result = one([said(practice=3, evidence=(Evidence(Kind.OTHER, when),))])
        assert (result.practice, result.no_evidence, result.stale) == (3, False, False)


def test_one_fresh_piece_is_enough():
    old, new = Evidence(Kind.SAMPLE, date(2019, 1, 1)), Evidence(Kind.RIGHTS_CHECK, date(2026, 1, 1))
    assert one([said(practice=3, evidence=(old, new))]).practice == 3
    assert one([said(practice=3, evidence=(old, old))]).practice == 2


def test_a_decision_never_keeps_practice_fresh_nor_a_sample_paper():
    decision, sample = Evidence(Kind.DECISION, date(2010, 1, 1)), Evidence(Kind.SAMPLE, date(2026, 1, 1))
    result = one([said(paper=3, practice=3, evidence=(decision, sample))])
    assert (result.paper, result.practice, result.stale) == (2, 3, True)


def test_evidence_never_helps_the_answer_of_someone_else():
    result = one([said("oov", practice=3, evidence=()), said("hr", practice=3)])
    assert (result.given_practice, result.practice, result.no_evidence) == ((1, 3), 1, True)


def test_low_levels_neither_age_nor_ask_for_evidence():
    old = (Evidence(Kind.SAMPLE, date(2000, 1, 1)), Evidence(Kind.DECISION, date(2000, 1, 1)))
    for level in (0, 1):
        for evidence in (old, ()):
            result = one([said(paper=level, practice=level, evidence=evidence)])
            assert (result.paper, result.practice) == (level, level)
            assert (result.stale, result.no_evidence) == (False, False)


@pytest.mark.parametrize(
    ("when", "months", "on", "practice"),
    [
        (date(2023, 8, 31), 6, date(2024, 2, 29), 3),
        (date(2023, 8, 31), 6, date(2024, 3, 1), 2),
        (date(2024, 2, 29), 12, date(2025, 2, 28), 3),
        (date(2024, 2, 29), 12, date(2025, 3, 1), 2),
        (date(2025, 12, 31), 1, date(2026, 1, 31), 3),
        (date(2025, 12, 30), 1, date(2026, 1, 31), 2),
        (date(2026, 6, 1), 200_000, date(2026, 6, 1), 3),
    ],
)
def test_months_end_on_the_last_day_that_exists(when, months, on, practice):
    answer = said(practice=3, evidence=(Evidence(Kind.SAMPLE, when),))
    assert score([A], [answer], on=on, shelf_life={Kind.SAMPLE: months}).criteria[0].practice == practice


def test_a_kind_left_out_of_the_shelf_lives_keeps_its_own():
    old = said(practice=3, evidence=(Evidence(Kind.SAMPLE, date(2025, 5, 31)),))
    assert one([old], shelf_life={Kind.TRAINING: 6}).practice == 2
