import json
import warnings
from fractions import Fraction
from itertools import chain
from pathlib import Path

import krippendorff
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dijkwacht.analysis.scoring.agreement import ordinal_alpha

ORACLE = Path(__file__).parents[2] / "data" / "oracles" / "agreement.json"
PUBLISHED = json.loads(ORACLE.read_text(encoding="utf-8"))["krippendorff"]

units_of_levels = st.lists(st.lists(st.integers(0, 3), max_size=5), max_size=8)


def without_gaps(observers):
    return [[value for value in unit if value is not None] for unit in zip(*observers, strict=True)]


@pytest.mark.parametrize("case", PUBLISHED, ids=lambda case: case["id"])
def test_the_published_example_comes_out(case):
    alpha = ordinal_alpha(without_gaps(case["data"]))
    assert float(alpha) == pytest.approx(case["exact"]["ordinal"], abs=1e-15)
    assert f"{float(alpha):.3f}" == "0.815"


@given(units_of_levels)
def test_another_program_finds_the_same_alpha(units):
    pairable = [unit for unit in units if len(unit) >= 2]
    assume(len(pairable) >= 2 and len(set(chain(*pairable))) >= 2)
    table = [[unit[row] if row < len(unit) else float("nan") for unit in units] for row in range(5)]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # it divides by zero for units that it then leaves out
        theirs = krippendorff.alpha(reliability_data=table, level_of_measurement="ordinal")
    assert float(ordinal_alpha(units)) == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize(
    "units",
    [[], [[2, 3]], [[2, 3], [1], []], [[2, 2], [2, 2]], [[2, 2], [2, 2], [0]]],
    ids=["nothing", "one unit", "one unit with two values", "no variation", "variation only in a single value"],
)
def test_alpha_says_nothing_without_two_units_and_variation(units):
    assert ordinal_alpha(units) is None


def test_alpha_by_hand():
    # Values 0,0 | 0,2: n0 = 3, n2 = 1; one distance, so alpha = 1 − 3 × 1 / (3 × 1).
    assert ordinal_alpha([[0, 0], [0, 2]]) == 0
    # 1,1,2 | 3,2,2 | 3,3,2: worked in docs/explanation/cijfers.md.
    assert ordinal_alpha([[2, 1, 1], [3, 2, 2], [3, 3, 2]]) == Fraction(409, 945)


@given(units_of_levels)
def test_turning_the_scale_round_changes_nothing(units):
    assert ordinal_alpha([[3 - value for value in unit] for unit in units]) == ordinal_alpha(units)


@given(units_of_levels)
def test_only_the_order_of_levels_matters_and_not_their_distance(units):
    stretched = {0: -5, 1: 0, 2: 1, 3: 100}
    assert ordinal_alpha([[stretched[value] for value in unit] for unit in units]) == ordinal_alpha(units)


@given(units_of_levels, st.randoms(use_true_random=False))
def test_the_order_of_units_and_values_changes_nothing(units, chance):
    mixed = [chance.sample(unit, len(unit)) for unit in chance.sample(units, len(units))]
    assert ordinal_alpha(mixed) == ordinal_alpha(units)


@given(units_of_levels)
def test_alpha_is_one_exactly_where_no_unit_holds_two_levels(units):
    alpha = ordinal_alpha(units)
    assume(alpha is not None)
    assert (alpha == 1) == all(len(set(unit)) == 1 for unit in units if len(unit) >= 2)
    assert alpha <= 1
