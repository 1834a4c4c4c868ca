"""The feasts of the library are those of article 3 of the Algemene termijnenwet."""

from datetime import date, timedelta

import pytest

from dijkwacht.analysis.terms.days import EQUATED, Calendar, feasts
from dijkwacht.documents.terms.library import calendar, free_days_table


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian rule, in the form of Meeus, Jones and Butcher: not by the library."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def by_the_act(year: int) -> dict[date, str]:
    """The feasts of Atw 3 lid 1 and 2, worked out from the words of the act; the King's birthday from 2014."""
    sunday = easter(year)
    king = date(year, 4, 27) if date(year, 4, 27).weekday() != 6 else date(year, 4, 26)
    return {
        date(year, 5, 5): "Bevrijdingsdag",
        king: "Koningsdag",
        sunday + timedelta(days=39): "Hemelvaartsdag",
        sunday + timedelta(days=50): "Tweede Pinksterdag",
        sunday + timedelta(days=1): "Tweede Paasdag",
        sunday - timedelta(days=2): "Goede Vrijdag",
        date(year, 1, 1): "Nieuwjaarsdag",
        date(year, 12, 25): "Eerste Kerstdag",
        date(year, 12, 26): "Tweede Kerstdag",
    }


@pytest.mark.parametrize("year", range(2020, 2041))
def test_the_feasts_are_those_of_the_act(year: int) -> None:
    assert feasts(year) == by_the_act(year)


@pytest.mark.parametrize("year", range(2014, 2100))
def test_so_they_are_as_far_as_we_reckon(year: int) -> None:
    assert feasts(year) == by_the_act(year)


@pytest.mark.parametrize(
    ("year", "day"), [(2024, date(2024, 4, 27)), (2025, date(2025, 4, 26)), (2030, date(2030, 4, 27)), (2031, date(2031, 4, 26))]
)
def test_kings_day_is_the_day_before_when_it_is_a_sunday(year: int, day: date) -> None:
    assert [found for found, name in feasts(year).items() if name == "Koningsdag"] == [day]


def test_before_2014_the_queens_birthday_was_celebrated() -> None:
    assert feasts(2013)[date(2013, 4, 30)] == "Koninginnedag"
    assert date(2013, 4, 27) not in feasts(2013)


def test_liberation_day_counts_every_year() -> None:
    assert all(date(year, 5, 5) in feasts(year) for year in range(1990, 2100))


def test_easter_and_whit_sunday_are_sundays() -> None:
    assert [Calendar().name(day) for day in (date(2027, 3, 28), date(2027, 5, 16))] == ["zondag", "zondag"]


def test_a_year_outside_the_table_is_refused() -> None:
    with pytest.raises(ValueError, match="1990"):
        feasts(1989)


def test_the_royal_decrees_stand_in_the_table_with_their_source() -> None:
    days = {date(2026, 1, 2), date(2026, 5, 15), date(2027, 5, 7), date(2028, 4, 28), date(2028, 5, 26)}
    days |= {date(2023, 4, 28), date(2023, 5, 19), date(2024, 5, 10), date(2024, 12, 27), date(2025, 5, 30)}
    assert calendar().equated == days
    assert {calendar().name(day) for day in days} == {EQUATED}
    assert not free_days_table().is_checked
    assert "Staatscourant" in free_days_table().source
