"""An interim state changes what was looked at, and nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.analysis.scoring.answers import Answer, Criterion, Evidence, Kind
from dijkwacht.analysis.scoring.comparisons.halfway import interim
from dijkwacht.analysis.scoring.score import score

THEN, NOW = date(2026, 1, 1), date(2026, 7, 1)
CRITERIA = [Criterion(f"BES-{number:02}", "BES", weight=number, must=number == 1) for number in range(1, 6)]
PROOF = (Evidence(Kind.SAMPLE, date(2026, 6, 1)),)
levels = st.integers(0, 3)
sides = st.none() | levels


def picture(given: list[tuple[int, int]]):
    answers = [
        Answer(criterion.id, "oov", paper=paper, practice=practice, evidence=(Evidence(Kind.SAMPLE, date(2025, 12, 1)),))
        for criterion, (paper, practice) in zip(CRITERIA, given, strict=True)
    ]
    return score(CRITERIA, answers, on=THEN)


pictures = st.lists(st.tuples(levels, levels), min_size=5, max_size=5)


@given(pictures)
def test_where_nothing_was_looked_at_everything_stays(given_levels) -> None:
    before = picture(given_levels)
    found = interim(before, CRITERIA, [], on=NOW)
    assert (found.whole, found.looked) == (before.whole, ())


@given(pictures, st.dictionaries(st.sampled_from([criterion.id for criterion in CRITERIA]), st.tuples(sides, sides)))
def test_it_is_the_picture_with_the_new_levels_put_in(given_levels, again) -> None:
    before = picture(given_levels)
    new = [Answer(code, "", paper=paper, practice=practice, evidence=PROOF) for code, (paper, practice) in again.items()]
    found = interim(before, CRITERIA, new, on=NOW)
    both = [
        tuple(old if fresh is None else fresh for old, fresh in zip(pair, again.get(criterion.id, (None, None)), strict=True))
        for criterion, pair in zip(CRITERIA, given_levels, strict=True)
    ]
    assert found.whole == picture(both).whole
    assert [one.before.id for one in found.looked] == [criterion.id for criterion in CRITERIA if criterion.id in again]


def test_practice_without_new_evidence_does_not_come_to_norm() -> None:
    before = picture([(2, 0)] * 5)
    [one] = interim(before, CRITERIA, [Answer("BES-01", "", practice=3)], on=NOW).looked
    assert (one.now.practice, one.now.no_evidence, one.has_come_to_norm) == (1, True, False)


@pytest.mark.parametrize("codes", [["BES-01", "BES-01"], ["VER-01"]])
def test_another_criterion_or_one_twice_is_refused(codes: list[str]) -> None:
    with pytest.raises(ValueError, match="another criterion"):
        interim(picture([(2, 0)] * 5), CRITERIA, [Answer(code, "") for code in codes], on=NOW)
