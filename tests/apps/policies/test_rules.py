"""Versions of a policy: where each stands on a day, and why it cannot be changed, adopted or shared."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dijkwacht.apps.policies.rules import (
    POLICY_STEPS,
    Dated,
    PolicyState,
    states_on,
    why_not_adopt,
    why_not_change,
    why_not_compare,
    why_not_share,
)

FIRST, SECOND = date(2020, 1, 1), date(2025, 7, 1)
VERSIONS = [Dated(1, FIRST), Dated(2, SECOND), Dated(3, None)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2019, 12, 31), ["coming", "coming", "draft"]),
        (FIRST, ["in_force", "coming", "draft"]),
        (date(2025, 6, 30), ["in_force", "coming", "draft"]),
        (SECOND, ["replaced", "in_force", "draft"]),
    ],
)
def test_a_version_holds_from_its_day_until_a_later_one_does(day: date, expected: list[str]) -> None:
    assert list(states_on(VERSIONS, day).values()) == expected


@given(
    st.lists(st.dates(date(2000, 1, 1), date(2040, 1, 1)), unique=True, max_size=6), st.dates(date(2000, 1, 1), date(2040, 1, 1))
)
def test_at_most_one_version_holds_and_time_takes_only_steps_of_the_table(days: list[date], day: date) -> None:
    versions = [Dated(number, one) for number, one in enumerate(days)]
    now, next_day = states_on(versions, day), states_on(versions, day + timedelta(1))
    assert list(now.values()).count(PolicyState.IN_FORCE) <= 1
    assert all(now[number] == state or (now[number], state) in POLICY_STEPS for number, state in next_day.items())


def test_adopted_is_for_good_and_each_version_begins_after_the_one_before() -> None:
    assert why_not_change(None) is None
    assert "nieuwe versie" in (why_not_change(FIRST) or "")
    assert why_not_adopt(SECOND, latest=FIRST) is None
    assert "latere dag" in (why_not_adopt(FIRST, latest=FIRST) or "")
    assert "Kies" in (why_not_adopt(None, latest=None) or "")


def test_whoever_compares_shares_and_whoever_shares_has_a_policy() -> None:
    assert why_not_share(has_policy=True) is None
    assert why_not_share(has_policy=False)
    assert why_not_compare(is_sharing=True) is None
    assert why_not_compare(is_sharing=False)
