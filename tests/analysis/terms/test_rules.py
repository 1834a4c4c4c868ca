"""The table of rules against the table of the research, and what a single rule says of itself."""

from datetime import date

import pytest

from dijkwacht.analysis.terms.counting import Length, Unit
from dijkwacht.analysis.terms.reckoning import reckon, terms_of
from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.analysis.terms.words import citation, explanation
from dijkwacht.documents.terms.library import amounts_on, calendar
from tests.analysis.terms.told import case, only

ARTICLES = """T01 Awb 4:13, 4:14 lid 3
T02 Awb 4:5 lid 1
T03 Awb 4:15 lid 1 a
T04 Awb 4:5 lid 4
T05 Bibob 15
T06 Bibob 31
T07 Bibob 7a lid 7, 8
T08 Bibob 29
T09 Bibob 28 lid 2 m
T10 Awb 4:7, 4:8
T11 Awb 3:16
T12 Awb 3:18 lid 1, 2
T13 Awb 3:18 lid 3
T14 Awb 5:24 lid 2
T15 Wkpb 15 lid 2 a
T16 Wkpb 15 lid 3
T17 Opiumwet 13b, besluit
T18 Awb 6:7, 6:8
T19 Awb 6:9 lid 2
T20 Awb 7:10
T21 Awb 7:24
T22 Awb 4:17
T23 Awb 4:18
T24 Awb 5:33
T25 Awb 5:35, 5:37a
T26 Awb 5:25 lid 6
T27 Awb 5:27 lid 3, 4
T28 Awb 5:51
T29 Wbk 2 lid 2 h
T30 Wbk 2 lid 2 i
T31 Omgevingswet 16.64"""
ATW = {"T01", "T04", "T05", "T11", "T13", "T15", "T16", "T18", "T19", "T20", "T23", "T24", "T29", "T30", "T31"}
READINGS = {"T02", "T03", "T06", "T08", "T10", "T14", "T22", "T29", "T30"}


def term(line: str, rule: str):
    return only(terms_of(case(line), calendar()), rule)


def test_every_rule_has_the_article_of_the_research() -> None:
    assert "\n".join(f"{rule.id} {rule.article}" for rule in sorted(RULES.values(), key=lambda rule: rule.id)) == ARTICLES


def test_the_algemene_termijnenwet_reaches_the_rules_that_the_research_names() -> None:
    assert {rule.id for rule in RULES.values() if not rule.beyond} == ATW


def test_it_reaches_no_rule_that_is_longer_than_the_act_allows() -> None:
    lengths = {rule.id: rule.length for rule in RULES.values() if rule.length and rule.id != "T22"}
    assert [name for name, length in lengths.items() if length.is_within_the_act != (name in ATW)] == []


def test_what_a_jurist_must_confirm_is_marked_at_the_rule() -> None:
    assert {rule.id for rule in RULES.values() if rule.reading} == READINGS


@pytest.mark.parametrize(
    ("number", "unit", "is_within"),
    [
        (90, Unit.DAYS, True), (91, Unit.DAYS, False), (12, Unit.WEEKS, True), (13, Unit.WEEKS, False),
        (3, Unit.MONTHS, True), (4, Unit.MONTHS, False), (1, Unit.YEARS, False), (1, Unit.HOURS, False),
    ],
)  # fmt: skip
def test_ninety_days_twelve_weeks_and_three_months_are_within_the_act(number: int, unit: Unit, is_within: bool) -> None:
    assert Length(number, unit).is_within_the_act == is_within


@pytest.mark.parametrize(
    ("line", "rule", "shifts"),
    [
        ("awb: 2026-11-13 announced", "T18", ("Eerste Kerstdag", "Tweede Kerstdag", "zondag")),
        (
            "awb: 2027-03-24 announced", "T18",
            ("Bevrijdingsdag", "Hemelvaartsdag", "gelijkgestelde dag", "zaterdag", "zondag"),
        ),
        ("awb: 2027-01-29 received", "T01", ("Goede Vrijdag", "zaterdag", "zondag", "Tweede Paasdag")),
        ("awb: 2025-03-01 received", "T01", ("Koningsdag", "zondag")),
        ("damocles: 2026-12-24 announced", "T15", ("artikel 2 Atw",)),
        ("damocles: 2027-05-04 announced", "T15", ("artikel 2 Atw",) * 3),
        ("awb: 2027-04-05 announced", "T18", ("Tweede Pinksterdag",)),
        ("awb: 2026-11-20 announced", "T18", ("Nieuwjaarsdag", "zaterdag", "zondag")),
        ("awb: 2026-06-25 term-ended; 2026-12-11 default-notice", "T22", ("Eerste Kerstdag", "Tweede Kerstdag", "zondag")),
        ("awb uniform: 2026-06-25 received", "T12", ()),
    ],
)  # fmt: skip
def test_every_free_day_passed_has_its_name(line: str, rule: str, shifts: tuple[str, ...]) -> None:
    assert term(line, rule).shifts == shifts


@pytest.mark.parametrize(
    ("line", "rule", "warning"),
    [
        ("damocles: 2026-08-01 announced until=2026-08-15", "T14", "Deze dag is vrij (zaterdag) en verschuift niet."),
        ("awb: 2027-02-01 repair-asked until=2027-02-13", "T02", "Deze dag is vrij (zaterdag) en verschuift niet."),
        ("bibob: 2027-02-01 views-asked until=2027-02-14", "T10", "Deze dag is vrij (zondag) en verschuift niet."),
        ("awb: 2026-10-15 received; 2026-12-01 decision-deferred until=2026-12-25", "T01", "Deze dag is vrij (Eerste Kerstdag)"),
        ("damocles: 2026-11-30 closed months=3", "T17", "Deze dag is vrij (zondag) en verschuift niet."),
        ("bibob: 2027-02-01 advice-asked", "T06", "uiterlijk; wordt eerder als het advies eerder komt"),
        ("bibob: 2027-01-04 received; 2027-02-01 advice-asked", "T01", "uiterlijk; wordt eerder als het advies eerder komt"),
        ("awb: 2027-01-11 repair-asked until=2027-01-25", "T03", "uiterlijk; wordt eerder als de aanvulling eerder komt"),
        ("bibob: 2027-01-04 received; 2027-03-02 advice-asked", "T06", "De beslistermijn was al voorbij"),
        (
            "awb: 2026-11-02 received act=omgevingswet; 2026-12-10 decision-deferred until=2027-03-01",
            "T31",
            "hoogstens zes weken",
        ),
        ("awb uniform: 2026-06-25 received; 2026-08-21 decision-deferred until=2027-02-27", "T12", "3:18 lid 2"),
        ("awb: 2027-01-04 default-notice; 2027-01-15 term-ended", "T22", "kwam voor of op de laatste dag"),
        ("awb uniform: 2026-11-02 announced", "T20", "artikel 7:1 Awb"),
        ("bibob: 2019-05-01 advice-issued", "T08", "overgangsrecht"),
        ("awb: 2029-01-08 received", "T01", "kent dijkwacht geen gelijkgestelde dagen"),
        ("awb: 2026-11-13 announced; 2026-12-30 objection-ended", "T20", "28-12-2026"),
    ],
)
def test_what_somebody_has_to_know_is_told(line: str, rule: str, warning: str) -> None:
    assert any(warning in one for one in term(line, rule).warnings)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("damocles: 2026-08-01 announced until=2026-08-14", "T14"),
        ("bibob: 2027-02-01 advice-asked; 2027-03-23 advice-received", "T06"),
        ("bibob: 2027-01-04 received; 2027-02-01 advice-asked; 2027-03-23 advice-received", "T01"),
        ("awb: 2027-01-11 repair-asked until=2027-01-25; 2027-01-20 repaired", "T03"),
        ("awb: 2027-01-11 repair-asked until=2027-01-25; 2027-01-26 repair-unused", "T03"),
        ("awb: 2026-11-02 announced", "T18"),
    ],
)
def test_where_nothing_is_the_matter_nothing_is_told(line: str, rule: str) -> None:
    assert term(line, rule).warnings == ()


def test_a_term_that_stands_still_without_a_known_end_says_since_when() -> None:
    asked = term("bibob: 2027-02-01 advice-asked; 2027-02-15 data-asked", "T05")
    assert (asked.raw, asked.until, asked.still_from) == (None, None, date(2027, 2, 15))
    assert "Vanaf maandag 15 februari 2027 staat de termijn stil" in explanation(asked)
    gap = term("awb: 2026-11-13 announced; 2027-01-11 gap-asked", "T20")
    assert "Vanaf dinsdag 12 januari 2027 staat de termijn stil" in explanation(gap)


@pytest.mark.parametrize(
    ("line", "rule", "law_of"),
    [
        ("bibob: 2020-07-31 advice-asked", "T05", date(2013, 7, 1)),
        ("bibob: 2020-08-01 advice-asked", "T06", date(2020, 8, 1)),
        ("bibob: 2022-09-30 advice-asked", "T06", date(2020, 8, 1)),
        ("bibob: 2022-10-01 advice-issued", "T08", date(2022, 10, 1)),
        ("bibob: 2013-06-30 advice-issued", "T08", None),
        ("bibob: 2026-11-24 data-obtained", "T09", date(2022, 10, 1)),
        ("bibob: 2026-11-24 received", "T01", None),
        ("damocles: 2026-11-24 views-asked until=2026-12-08", "T10", None),
    ],
)
def test_the_law_is_that_of_the_first_day(line: str, rule: str, law_of: date | None) -> None:
    assert term(line, rule).law_of == law_of


def test_before_october_2022_nobody_had_to_report_a_conclusion() -> None:
    before, after = (reckon(case(f"bibob: {day} conclusion"), calendar()) for day in ("2022-09-30", "2022-10-03"))
    assert before.terms == ()
    assert "Tot 1 oktober 2022" in before.remarks[0]
    assert [one.rule for one in after.terms] == ["T07"]


def test_property_and_contracts_know_no_decision_term() -> None:
    line = "bibob civil: 2027-01-04 received; 2027-02-01 advice-asked"
    assert [one.rule for one in terms_of(case(line), calendar())] == ["T05"]


@pytest.mark.parametrize(
    ("line", "rules"),
    [
        ("awb: 2026-11-13 announced", "T18 T19 T20"),
        ("damocles: 2026-11-13 announced until=2026-11-27", "T14 T15 T18 T19 T20"),
        ("awb: 2026-11-13 announced; 2026-12-28 objection-ended committee", "T18 T19 T20"),
        ("awb uniform: 2026-11-13 deposited", "T11"),
        ("awb uniform: 2026-11-13 deposited withdrawal", "T11 T13"),
        ("awb: 2026-11-13 forfeited", "T24 T25"),
        ("awb: 2026-11-13 term-ended", ""),
        ("awb: 2026-11-13 received act=omgevingswet", "T31"),
        ("awb uniform: 2026-11-13 received act=omgevingswet", "T12"),
    ],
)
def test_an_event_gives_its_terms_and_no_others(line: str, rules: str) -> None:
    assert sorted(one.rule for one in terms_of(case(line), calendar())) == rules.split()


def test_a_notice_of_default_without_any_term_is_told() -> None:
    line = "bibob civil: 2027-01-04 received; 2027-03-08 default-notice"
    assert "geen einde van een beslistermijn bekend" in reckon(case(line), calendar()).remarks[0]


def test_a_notice_that_comes_too_late_is_told() -> None:
    line = "awb: 2026-10-15 received; 2026-12-11 decision-deferred until=2027-02-01"
    assert "na het einde van de termijn" in reckon(case(line), calendar()).remarks[0]


def test_a_reading_of_ours_is_named_where_it_bites() -> None:
    assert term("awb: 2026-03-02 announced; 2026-05-20 objection-deferred weeks=6", "T20").unsure
    assert not term("bibob: 2026-10-29 advice-asked; 2026-12-10 advice-extended weeks=4", "T05").unsure
    assert term("awb: 2028-02-29 forfeited", "T25").unsure
    assert not term("awb: 2027-02-20 forfeited", "T25").unsure
    both = "bibob: 2027-01-04 received; 2027-02-01 advice-asked; 2027-02-08 repair-asked until=2027-02-22"
    assert term(both, "T01").unsure


def test_articles_are_written_with_the_names_of_the_acts() -> None:
    assert citation("Awb 4:7, 4:8; Bibob 33") == "Awb 4:7, 4:8; Wet Bibob 33"


def test_the_penalty_has_its_amounts_by_date() -> None:
    found = amounts_on(date(2026, 7, 1))
    assert found
    assert (found.first, found.second, found.rest, found.most) == (23, 35, 45, 1442)
    assert amounts_on(date(2009, 9, 30)) is None
