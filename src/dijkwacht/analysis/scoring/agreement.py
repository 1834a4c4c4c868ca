"""Agreement between respondents: Krippendorff's alpha for levels in order, exact."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations
from math import lcm
from typing import Final

FEWEST_UNITS: Final = 2
"""Below this number of units with two or more values alpha says nothing."""


def ordinal_alpha(units: Iterable[Sequence[int]]) -> Fraction | None:
    """Krippendorff's alpha with the ordinal metric.

    Alpha = 1 − (observed disagreement ÷ disagreement expected by chance): 1 is full agreement, 0 what chance would
    give, below 0 is worse than chance. A unit with fewer than two values says nothing about agreement and is left out.

    Args:
        units: per unit (criterion) the values given (levels), in any order; missing values are simply absent.

    Returns:
        The exact alpha, at most 1; None under two units with two or more values, or where all those values are equal.

    Source: K. Krippendorff, *Computing Krippendorff's Alpha-Reliability* (2011); *Content Analysis* (2019), chapter 12.

    >>> ordinal_alpha([[0, 0], [3, 3]]), ordinal_alpha([[0, 3], [3, 0]]), ordinal_alpha([[2, 2], [2, 2]])
    (Fraction(1, 1), Fraction(-1, 2), None)
    """
    pairable = [Counter(unit) for unit in map(list, units) if len(unit) >= 2]
    totals = sum(pairable, Counter[int]())
    if len(pairable) < FEWEST_UNITS or len(totals) < 2:
        return None
    distance = _ordinal_distances(totals)
    # Each unit of m values weighs its pairs by 1/(m − 1); over one common denominator everything stays whole.
    common = lcm(*(unit.total() - 1 for unit in pairable))
    observed = sum(
        common // (unit.total() - 1) * unit[low] * unit[high] * distance[low, high]
        for unit in pairable
        for low, high in combinations(sorted(unit), 2)
    )
    expected = sum(totals[low] * totals[high] * apart for (low, high), apart in distance.items())
    return 1 - Fraction((totals.total() - 1) * observed, common * expected)


def _ordinal_distances(totals: Counter[int]) -> dict[tuple[int, int], int]:
    """Four times the squared ordinal distance between every two values: the cases from one to the other."""
    values = sorted(totals)
    return {
        (low, high): (2 * sum(totals[v] for v in values if low <= v <= high) - totals[low] - totals[high]) ** 2
        for low, high in combinations(values, 2)
    }
