"""What a case keeps to: numbers that name nobody, people named on it, thirty days for an adviser."""

from datetime import date, timedelta

import pytest

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.cases.rules.cases import (
    NAMEABLE,
    grant_until,
    left_words,
    plain_number,
    whose,
    why_not_day,
    why_not_grant,
    why_not_name,
    why_not_number,
    why_not_unname,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    "number",
    [
        "z-2026-00123",
        "2026-00123",
        "ZAAK-12345",
        "Z26-001234",
        "DAM-2026-7",
        "1234567",
        "BIBOB-2026-04",
        "2026.123",
        "OOV/2026/12",
        "Z/26/001234",
    ],
)
def test_a_number_of_a_case_system_is_taken(number: str) -> None:
    assert why_not_number(plain_number(number)) is None


@pytest.mark.parametrize(
    ("number", "word"),
    [
        ("", "Vul"),
        ("Z 2026 12", "alleen letters, cijfers, streepjes"),
        ("Z_2026_12", "alleen letters, cijfers, streepjes"),
        ("-2026-12", "alleen letters, cijfers, streepjes"),
        ("2026//12", "alleen letters, cijfers, streepjes"),
        ("Z-TEST-5", "minstens 3 cijfers"),
        ("1234/AB/12", "postcode"),
        ("DORPSSTRAAT/112", "naam of adres"),
        ("Z-2026-" + "1" * 30, "hooguit 30"),
        ("JAN-DE-VRIES", "naam of adres"),
        ("DORPSSTRAAT-112", "naam of adres"),
        ("KADE-12", "naam of adres"),
        ("1234-AB-12", "postcode"),
        ("1234AB", "postcode"),
        ("123456782", "burgerservicenummer"),
        ("0612345678", "telefoonnummer"),
        ("XX-999-X", "kenteken"),
    ],
)
def test_what_may_tell_something_about_somebody_is_refused_in_words(number: str, word: str) -> None:
    assert word in (why_not_number(plain_number(number)) or "")


@pytest.mark.parametrize("role", Role)
def test_only_some_roles_of_the_own_organisation_can_be_named(role: Role) -> None:
    assert (why_not_name({role}, is_named=False) is None) == (role in NAMEABLE)


def test_nobody_is_named_twice_and_the_last_one_stays() -> None:
    assert "staat al" in (why_not_name({Role.OFFICER}, is_named=True) or "")
    assert why_not_unname(named=2) is None
    assert "Zet eerst een collega" in (why_not_unname(named=1) or "")


def test_an_adviser_looks_along_for_thirty_days_the_first_included() -> None:
    assert (grant_until(TODAY) - TODAY).days == 29
    assert why_not_grant(is_adviser=True, has_grant=False) is None
    assert "lopende opdracht" in (why_not_grant(is_adviser=False, has_grant=False) or "")
    assert "kijkt al mee" in (why_not_grant(is_adviser=True, has_grant=True) or "")


def test_a_step_has_a_day_after_the_step_before_and_not_in_the_future() -> None:
    assert why_not_day(TODAY, on=TODAY, after=TODAY) is None
    assert "toekomst" in (why_not_day(TODAY + timedelta(1), on=TODAY) or "")
    assert "vorige stap" in (why_not_day(TODAY - timedelta(1), on=TODAY, after=TODAY) or "")


def test_a_year_long_past_is_a_slip_of_the_finger() -> None:
    assert "Klopt het jaar?" in (why_not_day(date(1926, 9, 1), on=TODAY) or "")
    assert why_not_day(date(2003, 6, 1), on=TODAY) is None


def test_the_end_of_a_closure_is_over_and_never_late() -> None:
    assert left_words(TODAY - timedelta(153), TODAY, whose("T17")) == "voorbij"
