"""The first plan: nothing is dropped, minimumeisen come first, the load is spread, and each has its reason."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.apps.measures.rules.drafts import quarter_of
from dijkwacht.apps.plan.rules.plan import (
    BOUND,
    FIRST,
    PER_THEME,
    POINTS,
    Advice,
    first_plan,
    following,
    in_order,
    last_day,
    load_of,
    quarters_from,
    warnings,
)

QUARTERS = quarters_from(date(2026, 11, 24), 4)
ADVICES = st.lists(
    st.builds(
        Advice,
        criterion=st.integers(0, 2599).map(lambda number: f"{chr(65 + number // 100) * 3}-{number % 100:02}"),
        theme=st.sampled_from(["BES", "VER", "INF", "VAS"]),
        must=st.booleans(),
        heaviness=st.integers(1, 12),
        effort=st.sampled_from(sorted(POINTS)),
        owner=st.sampled_from(["", "hr", "ciso", "oov"]),
    ),
    unique_by=lambda advice: advice.criterion,
    max_size=60,
)
WORK = st.lists(
    st.tuples(st.sampled_from(["", "hr", "oov"]), st.sampled_from(QUARTERS), st.sampled_from(sorted(POINTS))), max_size=50
)


def advice(criterion: str = "BES-02", theme: str = "BES", **changes: object) -> Advice:
    given_ = {"must": False, "heaviness": 2, "effort": "medium", "owner": "", **changes}
    return Advice(criterion, theme, **given_)  # type: ignore[arg-type]


@given(ADVICES)
def test_a_plan_never_drops_a_recommendation_and_never_doubles_one(advices: list[Advice]) -> None:
    plan = first_plan(advices, quarters=QUARTERS)
    found = [one.advice for one in plan.chosen] + list(plan.later)
    assert sorted(found, key=repr) == sorted(advices, key=repr)
    assert len(plan.chosen) == min(FIRST, len(advices))


@given(ADVICES)
def test_both_halves_stand_in_order_and_no_minimumeis_waits_while_something_else_is_in(advices: list[Advice]) -> None:
    plan = first_plan(advices, quarters=QUARTERS)
    chosen = tuple(one.advice for one in plan.chosen)
    assert chosen == in_order(chosen)
    assert plan.later == in_order(plan.later)
    if any(one.must for one in plan.later):
        assert all(one.must for one in chosen)


@given(ADVICES)
def test_no_theme_takes_more_than_its_part_while_another_has_something(advices: list[Advice]) -> None:
    plan = first_plan(advices, quarters=QUARTERS)
    for theme in {one.advice.theme for one in plan.chosen}:
        own = [one.advice for one in plan.chosen if one.advice.theme == theme]
        if len(own) > PER_THEME and not all(one.must for one in own):
            placed = {other: sum(one.advice.theme == other for one in plan.chosen) for other in {o.theme for o in plan.later}}
            assert all(number >= PER_THEME for other, number in placed.items() if other != theme)


@given(ADVICES, WORK)
def test_an_owner_gets_more_than_the_bound_only_where_the_plan_says_so(
    advices: list[Advice], work: list[tuple[str, date, str]]
) -> None:
    busy = load_of(work)
    plan = first_plan(advices, quarters=QUARTERS, busy=busy)
    load = load_of([*work, *((one.advice.owner, one.quarter, one.advice.effort) for one in plan.chosen)])
    for one in plan.chosen:
        if one.advice.owner and load[one.advice.owner, one.quarter] > BOUND:
            others = [other for other in plan.chosen if (other.advice.owner, other.quarter) == (one.advice.owner, one.quarter)]
            assert any("vol" in other.why for other in others)


@given(WORK)
def test_the_load_adds_up_to_all_points(work: list[tuple[str, date, str]]) -> None:
    assert sum(load_of(work).values()) == sum(POINTS[effort] for _, _, effort in work)


@given(ADVICES)
def test_the_same_recommendations_give_the_same_plan_in_whatever_order_they_come(advices: list[Advice]) -> None:
    assert first_plan(advices, quarters=QUARTERS) == first_plan(reversed(advices), quarters=QUARTERS)


def test_each_says_why_it_is_in() -> None:
    plan = first_plan(
        [advice("BES-01", must=True), advice("VER-02", "VER", heaviness=4, effort="small"), advice("VER-03", "VER")],
        quarters=QUARTERS,
    )
    assert [one.why for one in plan.chosen] == [
        "Minimumeis: zolang dit onder de norm is, is het hele thema niet op hoogte.",
        "Weegt als kwetsbaarheid hoog, en weinig werk. Zo komt ook dit thema aan bod.",
        "Weegt als kwetsbaarheid midden.",
    ]


def test_who_is_full_gets_it_in_a_later_quarter_and_that_is_said() -> None:
    plan = first_plan([advice(owner="hr", effort="large")], quarters=QUARTERS, busy={("hr", QUARTERS[0]): 5})
    [one] = plan.chosen
    assert one.quarter == QUARTERS[1]
    assert one.why.endswith("Niet eerder: HR zit dan vol.")
    full = first_plan([advice(owner="hr")], quarters=QUARTERS, busy=dict.fromkeys((("hr", first) for first in QUARTERS), 6))
    assert full.chosen[0].why.endswith("Let op: HR zit in ieder kwartaal vol.")


def test_a_warning_names_function_quarter_points_and_bound() -> None:
    load = {("vergunningen", QUARTERS[0]): 7, ("", QUARTERS[0]): 40, ("hr", QUARTERS[0]): 6}
    assert warnings(load, bound=6) == ("Vergunningen heeft in het 1e kwartaal 2027 te veel werk: 7. De grens staat op 6.",)


@pytest.mark.parametrize(
    ("day", "first"),
    [
        (date(2026, 10, 1), date(2026, 10, 1)),
        (date(2026, 11, 15), date(2026, 10, 1)),
        (date(2026, 11, 16), date(2027, 1, 1)),
        (date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_a_quarter_that_is_more_than_half_over_is_no_coming_quarter(day: date, first: date) -> None:
    assert quarters_from(day, 6)[0] == first


@given(st.dates(date(2020, 1, 1), date(2060, 1, 1)))
def test_quarters_follow_each_other_without_a_gap(day: date) -> None:
    first = quarter_of(day)
    assert quarter_of(following(first)) == following(first)
    assert (following(first) - last_day(first)).days == 1
    assert first <= day <= last_day(first)
