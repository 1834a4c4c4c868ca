"""Use in numbers: exact for whoever is named, and for others nothing from which a small count can be worked back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.apps.cases.rules.use import SMALLEST, Handled, Words, Year, durations, exact, masked, of_year, parted, safe_for_all

WORDS = Words(outcomes=("verleend", "geweigerd", "loopt nog"), why_not=("geen signaal", "geen menskracht"))


def a_test(outcome: str = "verleend", *, year: int = 2026, within: bool = True, asked: bool = False, days: int = 50) -> Handled:
    return Handled(year, within, is_tested=True, is_asked=asked, outcome=outcome, days=days)


def no_test(why: str = "geen signaal", *, year: int = 2026, within: bool = True) -> Handled:
    return Handled(year, within, is_tested=False, why_not=why, days=3)


def test_who_is_named_sees_the_numbers_as_they_are() -> None:
    (year,) = exact([a_test(), a_test("geweigerd", asked=True, days=70), no_test(within=False)], WORDS)
    assert (year.cases, year.within, year.within_tested, year.tested, year.untested, year.asked) == (3, 2, 2, 2, 1, 1)
    assert year.outcomes == {"verleend": 1, "geweigerd": 1, "loopt nog": 0}
    assert year.why_not == {"geen signaal": 1, "geen menskracht": 0}
    assert year.durations is not None
    assert year.durations.median == 50


def test_the_newest_year_comes_first() -> None:
    assert [one.year for one in exact([a_test(year=2024), a_test(year=2026), a_test(year=2025)], WORDS)] == [2026, 2025, 2024]


@pytest.mark.parametrize("within_only", [True, False])
def test_under_five_cases_nothing_is_shown(within_only: bool) -> None:
    (year,) = masked([a_test()] * 4, WORDS, within_only=within_only)
    assert (year.cases, year.within, year.tested, year.durations) == (None, None, None, None)
    assert set(year.outcomes.values()) == {None}


def test_a_large_year_shows_what_it_can() -> None:
    rows = [a_test()] * 30 + [a_test("geweigerd", asked=True)] * 8 + [a_test("loopt nog")] * 5 + [no_test()] * 6
    (year,) = masked(rows, WORDS, within_only=True)
    assert (year.within, year.within_tested, year.untested, year.asked) == (49, 43, 6, 8)
    assert year.outcomes == {"verleend": 30, "geweigerd": 8, "loopt nog": 5}
    assert year.durations is not None
    assert year.durations.number is None


def test_what_lies_outside_the_policy_is_in_no_number_when_it_is_left_out() -> None:
    rows = [a_test()] * 30 + [no_test()] * 6
    more = masked([*rows, a_test(within=False), no_test(within=False)], WORDS, within_only=True)
    assert more == masked(rows, WORDS, within_only=True)
    assert more[0].cases is None


def test_what_lies_within_is_not_shown_beside_a_total_that_gives_the_rest_away() -> None:
    rows = [a_test()] * 30 + [no_test(within=False)]
    assert (masked(rows, WORDS)[0].cases, masked(rows, WORDS)[0].within) == (31, None)


def test_a_small_outcome_takes_another_with_it() -> None:
    rows = [a_test()] * 30 + [a_test("geweigerd")] * 8 + [a_test("loopt nog")] + [no_test()] * 6
    (year,) = masked(rows, WORDS)
    assert year.tested == 39
    assert year.outcomes == {"verleend": 30, "geweigerd": None, "loopt nog": None}


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ({"a": 30, "b": 15}, {"a", "b"}),
        ({"a": 30, "b": 15, "c": 5, "d": 0}, {"a", "b"}),
        ({"a": 30, "b": 4, "c": 3}, {"a"}),
        ({"a": 30, "b": 0, "c": 0}, set()),
        ({"a": 9, "b": 1}, set()),
        ({"a": 9}, {"a"}),
    ],
)
def test_hidden_parts_keep_each_other_hidden(parts: dict[str, int], shown: set[str]) -> None:
    assert {name for name, number in parted(parts).items() if number is not None} == shown


def test_quartiles_are_those_of_the_inclusive_method() -> None:
    # NIST handbook, section 7.2.6.2, the data with the method of linear interpolation between order statistics.
    found = durations([1, 2, 3, 4])
    assert found is not None
    assert (found.lower, found.median, found.upper) == (1.75, 2.5, 3.25)


CROSSING = st.tuples(st.booleans(), st.booleans(), st.booleans(), st.integers(0, 2))


def handled(crossing: tuple[bool, bool, bool, int]) -> Handled:
    within, is_tested, is_asked, word = crossing
    if is_tested:
        return a_test(WORDS.outcomes[word], within=within, asked=is_asked)
    return no_test(WORDS.why_not[word % 2], within=within)


def sums(year: Year) -> list[tuple[int | None, list[int | None]]]:
    """Every sum that a reader can make, with what is not on the page as unknown."""
    return [
        (year.cases, [year.tested, year.untested]),
        (year.cases, [year.within, None]),
        (year.tested, list(year.outcomes.values())),
        (year.untested, list(year.why_not.values())),
        (year.tested, [year.asked, None]),
        (year.within, [year.within_tested, year.untested if year.cases is None else None]),
    ]


@given(st.lists(CROSSING, min_size=1, max_size=60))
def test_nothing_under_five_is_shown_or_can_be_worked_back(crossings: list[tuple[bool, bool, bool, int]]) -> None:
    rows = [handled(one) for one in crossings]
    (shown,), (real,) = masked(rows, WORDS), exact(rows, WORDS)
    visible = [number for total, parts in sums(shown) for number in (total, *parts) if number is not None]
    assert all(number >= SMALLEST for number in visible)
    # The attacker knows every total that is shown and subtracts the parts that are shown.
    for (total, parts), (_, truth) in zip(sums(shown), sums(real), strict=True):
        unknown = parts.count(None)
        if total is None or not unknown:
            continue
        rest = total - sum(number for number in parts if number is not None)
        small = any(number is not None and number < SMALLEST for number, seen in zip(truth, parts, strict=True) if seen is None)
        assert not small or (unknown > 1 and rest >= SMALLEST)


SOME = st.lists(
    st.builds(
        lambda tested, word, asked: a_test(WORDS.outcomes[word], asked=asked) if tested else no_test(WORDS.why_not[word % 2]),
        st.booleans(),
        st.integers(0, 2),
        st.booleans(),
    ),
    max_size=40,
)


@given(SOME, st.data())
def test_whoever_takes_off_their_own_cases_finds_no_small_count(rows: list[Handled], data: st.DataObject) -> None:
    knows = [data.draw(st.sets(st.integers(0, len(rows) - 1)) if rows else st.just(set())) for _ in range(3)]
    left = [[row for place, row in enumerate(rows) if place not in some] for some in knows]
    shown = safe_for_all(of_year(2026, rows, WORDS), [of_year(2026, some, WORDS) for some in left if some])
    for some in left:
        mine = exact(some, WORDS)[0] if some else None
        for word, number in shown.outcomes.items():
            assert number is None or mine is None or mine.outcomes[word] >= SMALLEST
        for name in ("cases", "within", "tested", "untested", "asked"):
            assert getattr(shown, name) is None or mine is None or getattr(mine, name) >= SMALLEST
