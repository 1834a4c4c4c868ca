"""What an organisation sees of how answers lie apart tells nothing of a criterion with fewer than three respondents."""

from collections import defaultdict
from datetime import date
from itertools import product

import pytest

from dijkwacht.analysis.scoring.answers import Answer, Criterion, Evidence, Kind, Settled, Source
from dijkwacht.analysis.scoring.picture import Picture
from dijkwacht.analysis.scoring.ranges import Spread, spreads
from dijkwacht.analysis.scoring.score import score

ON = date(2026, 6, 1)
PROOF = (Evidence(Kind.SAMPLE, date(2026, 3, 1)),)
PEOPLE = ("hr", "oov", "ciso")


def said(criterion: str, *levels: int | str | None) -> list[Answer]:
    return [
        Answer(criterion, who, paper=level, practice=level, evidence=PROOF)  # type: ignore[arg-type]
        for who, level in zip(PEOPLE, levels, strict=False)
    ]


def seen(criteria: list[Criterion], answers: list[Answer]) -> Picture:
    return score(criteria, answers, on=ON)


@pytest.mark.parametrize("levels", [(), (3,), (0, 3), (0, 3, None), (0, 3, "?")])
def test_fewer_than_three_levels_are_no_spread(levels: tuple[int | str | None, ...]) -> None:
    assert spreads(seen([Criterion("A", "T")], said("A", *levels))) == {}


def test_three_levels_are_a_spread_of_lowest_and_highest() -> None:
    assert spreads(seen([Criterion("A", "T")], said("A", 2, 0, 3))) == {"A": Spread((0, 3), (0, 3))}


def test_the_same_person_in_two_sources_counts_once() -> None:
    twice = [*said("A", 0, 3), Answer("A", "hr", paper=2, practice=2, source=Source.INTERVIEW)]
    assert spreads(seen([Criterion("A", "T")], twice)) == {}


def test_the_adviser_s_own_check_is_no_third_respondent() -> None:
    checked = [*said("A", 0, 3), Answer("A", "toets", paper=2, practice=2, source=Source.CHECK)]
    assert spreads(seen([Criterion("A", "T")], checked)) == {}


def test_a_criterion_that_does_not_apply_has_no_spread() -> None:
    settled = [Settled("A", not_applicable=True)]
    assert spreads(score([Criterion("A", "T")], said("A", 0, 1, 2), on=ON, settled=settled)) == {}


def test_a_theme_with_a_range_and_a_small_criterion_keeps_the_range_alone() -> None:
    criteria = [Criterion("A", "T"), Criterion("B", "T", asked=frozenset({"hr", "oov"}))]
    picture = seen(criteria, [*said("A", 0, 0, 0), *said("B", 2, 0)])
    assert picture.themes[0].practice_range is not None
    assert spreads(picture) == {"A": Spread(paper=(0, 0))}


def _published(picture: Picture) -> tuple[object, ...]:
    """What the report says of these answers."""
    return (*((one.paper, one.practice) for one in picture.criteria), picture.themes[0].practice_range)


@pytest.mark.parametrize("asked_of_b", [{"hr", "oov"}, {"hr"}, set()])
@pytest.mark.parametrize("gave_b", [2, 1])
def test_the_page_adds_nothing_to_what_the_report_says_of_a_small_criterion(asked_of_b: set[str], gave_b: int) -> None:
    """Every possible set of answers: whatever the page shows, all that the few could have said stays as open as without it."""
    criteria = [Criterion("A", "T"), Criterion("B", "T", asked=frozenset(asked_of_b))]
    without: defaultdict[object, set[tuple[int, ...]]] = defaultdict(set)
    with_page: defaultdict[object, set[tuple[int, ...]]] = defaultdict(set)
    worlds = []
    for levels in product((0, 1, 2, 3), repeat=3 + gave_b):
        picture = seen(criteria, [*said("A", *levels[:3]), *said("B", *levels[3:])])
        few = tuple(sorted(levels[3:]))
        report, page = _published(picture), tuple(sorted((id_, one.practice) for id_, one in spreads(picture).items()))
        # Paper stands apart: no figure of the report joins the paper of one criterion to that of another.
        assert "B" not in dict(page)
        without[report].add(few)
        with_page[report, page].add(few)
        worlds.append((report, page))
    assert all(with_page[world] == without[world[0]] for world in worlds)
