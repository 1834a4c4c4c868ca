"""Dates and numbers in Dutch."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from dijkwacht.kit.dutch import count, decimal, long_date, percent


def test_a_date_is_written_in_words_without_a_leading_zero() -> None:
    assert long_date(date(2026, 3, 1)) == "1 maart 2026"
    assert {long_date(date(2026, month, 1)).split()[1] for month in range(1, 13)} >= {"januari", "december"}


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (Fraction(0), "0%"),
        (Fraction(1), "100%"),
        (Fraction(2, 9), "22%"),
        (Fraction(1, 200), "1%"),
        (Fraction(49, 10_000), "0%"),
        (Fraction(225, 1000), "23%"),
        (Fraction(-1, 4), "−25%"),
        (Fraction(-1, 200), "0%"),
        (Fraction(-3, 200), "−1%"),
    ],
)
def test_a_percentage_is_whole_and_rounded_half_up(share: Fraction, written: str) -> None:
    assert percent(share) == written


@pytest.mark.parametrize(
    ("number", "places", "written"),
    [
        (0.8, 1, "0,8"),
        (0.15, 1, "0,2"),
        (Decimal("2.675"), 2, "2,68"),
        (Fraction(1, 3), 3, "0,333"),
        (7, 1, "7,0"),
        (1e-7, 1, "0,0"),
        (1234567.5, 1, "1.234.567,5"),
        (-1.25, 1, "−1,2"),
        (999.96, 1, "1.000,0"),
    ],
)
def test_a_number_has_a_decimal_comma(number: float, places: int, written: str) -> None:
    assert decimal(number, places) == written


def test_a_noun_is_singular_for_one_only() -> None:
    assert [count(n, "norm", "normen") for n in (0, 1, 2, 1000)] == ["0 normen", "1 norm", "2 normen", "1.000 normen"]
