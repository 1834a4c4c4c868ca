"""Codes, kinds and periods."""

from datetime import date

import pytest

from dijkwacht.apps.organisations.rules import Kind, earliest, has_picture_language, holds_on, is_invented, kind_of, why_not_on


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("GM0363", Kind.MUNICIPALITY),
        ("PV27", Kind.PROVINCE),
        ("WS0651", Kind.WATER_BOARD),
        ("RI0001", Kind.RIEC),
        ("GR9901", Kind.JOINT_BODY),
        ("PA9901", Kind.PARTNER),
    ],
)
def test_a_code_tells_its_kind(code: str, kind: Kind) -> None:
    assert kind_of(code) is kind


@pytest.mark.parametrize("code", ["", "0363", "gm0363", "GM363", "GM03630", "PV0027", "XX0001", "GM0363\n", "GM٠٣٦٣"])
def test_what_is_not_a_code_has_no_kind(code: str) -> None:
    assert kind_of(code) is None


def test_codes_of_the_invented_province_begin_with_99() -> None:
    assert [code for code in ("GM9901", "PV99", "WS9901", "GM0363", "PV27", "GM0399") if is_invented(code)] == [
        "GM9901",
        "PV99",
        "WS9901",
    ]


def test_water_is_no_image_to_a_water_board() -> None:
    assert [kind for kind in Kind if not has_picture_language(kind)] == [Kind.WATER_BOARD]


def test_a_period_holds_from_its_start_until_the_day_before_its_end() -> None:
    days = [date(2021, 12, 31), date(2022, 1, 1), date(2022, 3, 23), date(2022, 3, 24)]
    assert [holds_on(day, start=date(2022, 1, 1), end=date(2022, 3, 24)) for day in days] == [False, True, True, False]


def test_an_open_end_is_later_than_any_day() -> None:
    assert earliest(None, date(2027, 1, 1), date(2022, 1, 1), None) == date(2022, 1, 1)


def test_the_list_begins_in_2018() -> None:
    assert why_not_on(date(2017, 12, 31)) == "De lijst van organisaties begint op 1 januari 2018."
    assert why_not_on(date(2018, 1, 1)) is None
