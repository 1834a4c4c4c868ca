"""What is told beside a day: what came too soon or too late, and what a later decision ends."""

from datetime import date

import pytest

from dijkwacht.analysis.terms.cases import What
from dijkwacht.analysis.terms.reckoning import reckon, terms_of
from dijkwacht.analysis.terms.words import explanation
from dijkwacht.documents.terms.library import calendar
from dijkwacht.documents.terms.lines import amounts_words
from tests.analysis.terms.told import case, only


def term(line: str, rule: str):
    return only(terms_of(case(line), calendar()), rule)


def test_a_decision_within_two_weeks_of_the_notice_leaves_no_penalty_and_says_so() -> None:
    # 4-5 + 14 is 18-5, decided on 10-5.
    found = term("awb subsidy: 2026-03-03 received; 2026-05-04 default-notice; 2026-05-10 announced", "T01")
    assert any("10 mei 2026, binnen twee weken na de ingebrekestelling" in one for one in found.warnings)


def test_a_penalty_costs_the_days_that_it_ran() -> None:
    notice = "awb subsidy: 2026-03-03 received; 2026-05-04 default-notice"
    # 19-5 and 20-5: 2 x 23 = 46. To 15-6 is 28 days: 14 x 23 + 14 x 35 = 812. All 42: 812 + 14 x 45 = 1442.
    for decided, total in (("2026-05-20", "over 2 dagen samen € 46"), ("2026-06-15", "over 28 dagen samen € 812")):
        assert total in amounts_words(term(f"{notice}; {decided} announced", "T22"))
    assert "samen hoogstens € 1.442" in amounts_words(term(notice, "T22"))


def test_a_penalty_that_no_decision_ended_asks_for_the_decision() -> None:
    notice = "awb: 2026-03-03 received; 2026-05-04 default-notice"
    for rule in ("T22", "T23"):
        assert term(notice, rule).awaits == (What.ANNOUNCED,)
        assert "uiterlijk; eindigt eerder als het besluit eerder komt" in term(notice, rule).warnings
        assert term(f"{notice}; 2026-05-20 announced", rule).awaits == ()


@pytest.mark.parametrize(
    ("line", "rule", "warning"),
    [
        (
            "damocles: 2026-09-01 views-asked until=2026-09-19; 2026-09-10 announced",
            "T10", "bekendgemaakt op 10 september 2026, terwijl tot en met 19 september 2026",
        ),
        ("damocles: 2026-09-01 views-asked until=2026-09-19; 2026-09-19 announced", "T10", "bekendgemaakt op 19 september 2026"),
        ("damocles: 2026-09-10 announced until=2026-09-24; 2026-09-12 closed months=3", "T14", "‘pand gesloten’ staat er op 12"),
        ("awb: 2026-09-10 announced until=2026-09-24; 2026-09-24 enforced", "T14", "tot en met 24 september 2026 nog"),
        ("damocles penalty-order: 2026-09-10 announced until=2026-09-24; 2026-09-20 forfeited", "T14", "‘dwangsom verbeurd’"),
    ],
    ids=["view", "view on the last day", "closed", "enforced on the last day", "forfeited"],
)  # fmt: skip
def test_what_came_before_the_other_had_his_time_is_told(line: str, rule: str, warning: str) -> None:
    assert any(warning in one for one in term(line, rule).warnings)


def test_what_came_after_it_is_not_told() -> None:
    assert term("damocles: 2026-09-01 views-asked until=2026-09-18; 2026-09-21 announced", "T10").warnings == ()
    assert term("damocles: 2026-09-10 announced until=2026-09-24; 2026-09-25 closed months=3", "T14").warnings == ()


def test_an_order_under_penalty_closes_nothing() -> None:
    found = reckon(case("damocles penalty-order: 2026-09-10 announced; 2026-09-25 closed months=3"), calendar())
    assert "T17" not in {one.rule for one in found.terms}
    assert "hoort geen sluiting" in " ".join(found.remarks)


def test_the_decision_on_an_objection_says_what_a_committee_changes() -> None:
    assert explanation(term("awb: 2026-11-13 announced", "T20")).endswith("(artikel 7:10 lid 1 Awb); leg dat dan vast.")
    assert "twaalf weken (art" not in explanation(term("awb: 2026-11-13 announced; 2026-12-28 objection-ended", "T20"))


def test_an_invitation_without_an_answer_has_its_term_not_to_treat() -> None:
    # 28-9 + 28 is 26-10, whether the applicant let it pass in silence or nobody wrote that down.
    asked = "awb: 2026-09-01 received; 2026-09-14 repair-asked until=2026-09-28"
    forgotten = term(f"{asked}; 2026-11-09 views-asked until=2026-11-23", "T04")
    assert forgotten.until == term(f"{asked}; 2026-09-29 repair-unused", "T04").until == date(2026, 10, 26)
    assert (forgotten.missing, forgotten.awaits) == (What.REPAIRED, (What.REPAIR_UNUSED,))
