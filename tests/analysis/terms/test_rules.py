"""The table of rules against the table of the research, and what a single rule says of itself."""

import re
from datetime import date
from pathlib import Path

import pytest

from dijkwacht.analysis.terms.cases import What
from dijkwacht.analysis.terms.counting import Length, Unit
from dijkwacht.analysis.terms.reckoning import reckon, terms_of
from dijkwacht.analysis.terms.rules import RULES, Whose
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
T31 Omgevingswet 16.64
T32 Awb 3:18 lid 4"""
ATW = {"T01", "T04", "T05", "T11", "T13", "T15", "T16", "T18", "T19", "T20", "T23", "T24", "T29", "T30", "T31", "T32"}
READINGS = {"T02", "T03", "T06", "T10", "T14", "T22", "T29", "T30"}


def term(line: str, rule: str):
    return only(terms_of(case(line), calendar()), rule)


def test_every_rule_has_the_article_of_the_research() -> None:
    assert "\n".join(f"{rule.id} {rule.article}" for rule in sorted(RULES.values(), key=lambda rule: rule.id)) == ARTICLES


def test_the_explanation_has_every_rule_once() -> None:
    page = (Path(__file__).parents[3] / "docs" / "explanation" / "termijnen.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| (T\d\d) \|", page, re.MULTILINE)) == sorted(RULES)


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
        ("awb: 2026-10-15 received; 2026-12-10 default-notice", "T01", "kwam niet na de laatste dag"),
        ("awb: 2026-10-15 received; 2026-12-11 default-notice", "T22", "artikel 4:17 lid 5"),
        ("awb permit: 2026-10-15 received; 2026-12-11 default-notice", "T22", "artikel 28 lid 1 Dienstenwet, tenzij"),
        ("awb permit: 2026-10-15 received", "T01", "artikel 28 lid 1 Dienstenwet, tenzij"),
        ("bibob gambling: 2026-10-15 received", "T01", "van rechtswege gegeven (artikel 30b lid 3 Wok"),
        ("awb uniform noviews: 2026-06-25 received; 2026-09-01 deposited", "T12", "vier weken na het einde"),
        ("awb uniform noviews: 2026-09-01 deposited; 2026-10-15 views-ended", "T32", "(T11) op 12 oktober 2026"),
        ("awb uniform: 2026-06-25 received; 2026-09-01 deposited", "T12", "Gaf niemand een zienswijze"),
        ("awb uniform noviews: 2026-09-01 deposited", "T32", "Gerekend is met 12 oktober 2026"),
        ("awb: 2027-01-20 repaired", "T04", "‘om aanvulling van de aanvraag gevraagd’ staat er niet bij"),
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


@pytest.mark.parametrize(
    ("came", "is_late"), [("2026-12-14", False), ("2026-12-15", False), ("2026-12-16", True)], ids=["before", "last", "after"]
)
def test_advice_on_the_last_lawful_day_is_in_time(came: str, is_late: bool) -> None:
    # Asked on 20-10: the Bureau has until 15-12 (T05), and the standstill is full on 14-12, as the day of asking counts (T06).
    found = term(f"bibob: 2026-10-01 received; 2026-10-20 advice-asked; {came} advice-received", "T06")
    assert any("niet binnen het hoogste aantal dagen" in one for one in found.warnings) == is_late
    assert ("nog op tijd" in explanation(found)) == (came == "2026-12-15")


def test_whose_term_it_is_stands_at_the_rule() -> None:
    theirs = {rule.id for rule in RULES.values() if rule.whose is Whose.THEIRS}
    assert theirs == {"T02", "T10", "T11", "T14", "T18", "T19", "T24"}
    assert {rule.id for rule in RULES.values() if rule.whose is Whose.BUREAU} == {"T05"}


def test_after_the_uniform_procedure_the_laying_open_counts() -> None:
    found = term("awb uniform: 2026-11-13 announced", "T18")
    assert found.article == "Awb 6:7, 6:8 lid 4"
    assert "ter inzage is gelegd" in explanation(found)
    assert "7:1 lid 1 d" in explanation(found)


def test_an_order_under_penalty_has_its_own_article() -> None:
    assert term("damocles penalty-order: 2026-11-13 announced until=2026-11-27", "T14").article == "Awb 5:32a lid 2"
    assert term("damocles closure: 2026-11-13 announced until=2026-11-27", "T14").article == "Awb 5:24 lid 2"
    assert "5:32a lid 2" in explanation(term("awb: 2026-11-13 announced until=2026-11-27", "T14"))


@pytest.mark.parametrize(
    ("kind", "until", "said"),
    [
        ("closure", "13", "artikel 5:24 lid 2 Awb"),
        ("penalty-order", "13", "artikel 5:32a lid 2 Awb"),
        ("closure", "14", ""),
        ("penalty-order", "14", ""),
    ],
)
def test_a_last_day_to_comply_on_the_day_of_the_decision_is_no_time(kind: str, until: str, said: str) -> None:
    found = term(f"damocles {kind}: 2026-11-13 announced until=2026-11-{until}", "T14")
    assert found.until == date(2026, 11, int(until)), "a warning, not a fault"
    assert ("nul dagen" in " ".join(found.warnings)) is bool(said)
    assert said in " ".join(found.warnings)


@pytest.mark.parametrize(
    ("line", "rule", "is_unsure"),
    [
        ("awb: 2027-01-11 repair-asked until=2027-01-25; 2027-01-20 repaired", "T03", False),
        ("awb: 2027-01-11 repair-asked until=2027-01-25; 2027-01-26 repair-unused", "T03", True),
        ("bibob: 2026-11-24 advice-issued", "T08", False),
    ],
    ids=["completed", "unused", "advice"],
)
def test_a_reading_is_told_only_where_the_day_rests_on_it(line: str, rule: str, is_unsure: bool) -> None:
    assert term(line, rule).unsure == is_unsure


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (
            "awb: 2026-12-10 term-ended; 2026-12-10 default-notice",
            "kwam niet na de laatste dag van de beslistermijn (10 december",
        ),
        ("bibob contract: 2026-11-13 received; 2027-01-04 announced", "burgerlijke rechter"),
        ("awb uniform: 2026-12-28 objection-ended", "geen bezwaar mogelijk"),
        ("awb gambling: 2026-12-10 term-ended; 2026-12-11 default-notice", "van rechtswege"),
    ],
    ids=["too early", "civil", "uniform", "given by law"],
)
def test_what_is_not_reckoned_is_told_with_the_reason(line: str, reason: str) -> None:
    assert reason in " ".join(reckon(case(line), calendar()).remarks)


@pytest.mark.parametrize(
    ("line", "rule", "since", "awaits"),
    [
        ("bibob: 2027-02-01 advice-asked; 2027-02-15 data-asked", "T05", "maandag 15 februari 2027", What.DATA_RECEIVED),
        # The 56 days of the request itself run from 1-2 to 28-3.
        ("bibob: 2027-02-01 advice-asked; 2027-02-15 data-asked", "T06", "maandag 29 maart 2027", What.DATA_RECEIVED),
        (
            "bibob: 2027-01-04 received; 2027-02-01 advice-asked; 2027-02-15 data-asked",
            "T01", "maandag 29 maart 2027", What.DATA_RECEIVED,
        ),
        ("awb: 2026-11-13 announced; 2027-01-11 gap-asked", "T20", "dinsdag 12 januari 2027", What.GAP_REPAIRED),
    ],
)  # fmt: skip
def test_a_standstill_without_a_known_end_gives_the_cautious_day_and_says_so(
    line: str, rule: str, since: str, awaits: What
) -> None:
    found = term(line, rule)
    assert found.until
    assert f"Vanaf {since} staat de termijn stil" in explanation(found)
    assert awaits in found.awaits
    assert any("dit is de voorzichtige dag" in one for one in found.warnings)


def test_a_gap_repaired_after_its_term_is_told_and_not_asked_for() -> None:
    asked = "awb: 2026-09-01 announced; 2026-10-15 gap-asked until=2026-10-29"
    assert term(asked, "T20").awaits == (What.GAP_REPAIRED,)
    late = term(f"{asked}; 2026-11-20 gap-repaired", "T20")
    assert late.awaits == ()
    assert any("20 november 2026 kwam na de termijn" in one for one in late.warnings)
    assert not any("staat er niet bij" in one for one in late.warnings)


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
        ("awb uniform: 2026-11-13 announced", "T18 T19"),
        ("awb uniform: 2026-12-28 objection-ended", ""),
        ("awb uniform: 2026-11-13 views-ended", ""),
        ("awb noviews: 2026-11-13 views-ended", ""),
        ("awb uniform noviews: 2026-11-13 views-ended", "T32"),
        ("awb uniform: 2026-11-13 views-ended views=false", "T32"),
        ("awb uniform noviews: 2026-11-13 deposited", "T11 T32"),
        ("awb uniform noviews: 2026-11-13 deposited; 2026-12-24 views-ended", "T11 T32"),
        ("damocles penalty-order: 2026-11-13 announced until=2026-11-27", "T14 T18 T19 T20"),
        ("damocles closure: 2026-11-13 announced", "T15 T18 T19 T20"),
        ("damocles lift: 2026-11-13 announced", "T15 T18 T19 T20"),
        ("bibob property: 2026-11-13 received; 2026-12-01 advice-asked; 2027-01-04 announced", "T05"),
        ("bibob contract: 2026-11-13 received; 2027-01-04 announced", ""),
        ("bibob gambling: 2026-10-15 received; 2026-12-11 default-notice", "T01"),
        ("bibob gambling: 2026-10-15 term-ended; 2026-12-11 default-notice", ""),
        ("bibob subsidy: 2026-10-15 received; 2026-12-11 default-notice", "T01 T22 T23"),
    ],
)
def test_an_event_gives_its_terms_and_no_others(line: str, rules: str) -> None:
    assert sorted(one.rule for one in terms_of(case(line), calendar())) == rules.split()


def test_a_notice_of_default_without_any_term_is_told() -> None:
    line = "bibob civil: 2027-01-04 received; 2027-03-08 default-notice"
    assert "geen einde van een beslistermijn bekend" in reckon(case(line), calendar()).remarks[0]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        # 15-10 + 56 is 10-12: the notice of 11-12 is a day late.
        ("awb: 2026-10-15 received; 2026-12-11 decision-deferred until=2027-02-01", "T01"),
        # 2-11 + 56 is 28-12: the notice of 29-12 is a day late.
        ("awb: 2026-11-02 received act=omgevingswet; 2026-12-29 decision-deferred until=2027-02-08", "T31"),
    ],
    ids=["awb", "omgevingswet"],
)
def test_a_notice_that_comes_too_late_is_told_at_the_term(line: str, rule: str) -> None:
    assert any("na het einde van de termijn en verlengt niet" in one for one in term(line, rule).warnings)


def test_a_term_that_another_provision_sets_is_told_of_and_not_lengthened() -> None:
    # Awb 4:14 lid 1 asks for a notice and lengthens nothing; only lid 3 does, where no provision sets a term.
    found = term("bibob permit: 2026-10-05 received weeks=10; 2026-11-20 decision-deferred until=2027-06-01", "T01")
    assert (found.article, found.extended_days) == ("Awb 4:13, 4:14 lid 1", 0)
    assert any("artikel 4:14 lid 1 Awb" in one for one in found.warnings)


def test_a_notice_that_lengthens_says_what_holds_where_a_provision_sets_the_term() -> None:
    # 15-10 + 56 is 10-12.
    line = "2026-10-15 received; 2026-12-01 decision-deferred until=2027-02-01"
    permit, gambling = (term(f"bibob {kind}: {line}", "T01") for kind in ("permit", "gambling"))
    assert any("blijft 10 december 2026 de laatste dag" in one for one in permit.warnings)
    assert any("blijft 10 december 2026 de laatste dag. De vergunning is dan" in one for one in gambling.warnings)


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


def test_two_requests_for_advice_beyond_one_bound_are_a_reading_of_article_31() -> None:
    line = (
        "bibob: 2027-01-04 received; 2027-02-01 advice-asked; 2027-{} advice-received;"
        " 2027-03-03 advice-asked; 2027-{} advice-received"
    )
    beyond, within = term(line.format("03-01", "04-10"), "T01"), term(line.format("02-08", "03-08"), "T01")
    assert any("artikel 31 Wet Bibob" in one and "te verifiëren" in one for one in beyond.readings)
    assert not any("artikel 31 Wet Bibob" in one for one in within.readings)


@pytest.mark.parametrize("rule", ["T01", "T06"])
def test_an_advice_that_is_not_told_is_named_once_the_case_goes_on(rule: str) -> None:
    line = "bibob: 2027-01-04 received; 2027-02-01 advice-asked"
    later = "; 2027-04-20 views-asked until=2027-05-04; 2027-05-20 announced"
    assert not any("advies ontvangen" in one for one in term(line, rule).warnings)
    assert any(
        "‘om een zienswijze gevraagd’ staat er al, en ‘advies ontvangen’ nog niet" in one
        for one in term(line + later, rule).warnings
    )


def test_a_report_without_acknowledgement_says_that_a_term_is_missing() -> None:
    alone = term("awb: 2027-01-04 whistle-report", "T29")
    known = term("awb: 2027-01-04 whistle-report; 2027-01-06 acknowledged", "T29")
    assert any("(T30)" in one for one in alone.warnings)
    assert known.warnings == ()
