"""After the decision: what can be noted in which order, and the terms that follow, worked by hand."""

from datetime import date, timedelta

import pytest

from dijkwacht.analysis.terms.days import Calendar
from dijkwacht.apps.cases.rules import after, coming, remedies
from dijkwacht.apps.cases.rules.cases import Whose
from dijkwacht.apps.cases.rules.contested import Contested
from dijkwacht.apps.cases.rules.lengths import Length
from dijkwacht.apps.cases.rules.remedies import After, Ending, Remedy, why_not_note
from dijkwacht.apps.cases.rules.standing import standing
from dijkwacht.documents.terms.library import calendar

R = Remedy
ANNOUNCED = date(2026, 3, 2)
DECIDED = Contested(ANNOUNCED, can_be_lifted=True)
LATER = date(2027, 1, 1)


def terms(*rows: After, decided: Contested = DECIDED) -> dict[str, tuple[str, date | None]]:
    found = after.terms(decided, rows, calendar())
    return {one.title: (one.term.rule, one.term.until) for one in found if one.term.rule != "T19"}


@pytest.mark.parametrize(
    ("rows", "decided", "title", "until"),
    [
        # 2 March 2026 is a Monday; six weeks later is Monday 13 April, no feast.
        ([], DECIDED, "bezwaar maken", date(2026, 4, 13)),
        # Six weeks after 13 April is 25 May, Whit Monday; so the 26th.
        ([After(R.OBJECTION, date(2026, 3, 20))], DECIDED, "beslissing op bezwaar", date(2026, 5, 26)),
        # Twelve weeks with a committee: Monday 6 July.
        (
            [After(R.OBJECTION, date(2026, 3, 20), with_committee=True)],
            DECIDED,
            "beslissing op bezwaar",
            date(2026, 7, 6),
        ),
        # Put off by four weeks from the raw end, 25 May: 22 June.
        (
            [After(R.OBJECTION, date(2026, 3, 20)), After(R.DEFERRED, date(2026, 5, 18), weeks=4)],
            DECIDED,
            "beslissing op bezwaar",
            date(2026, 6, 22),
        ),
        # Appeal: six weeks after 18 May, Monday 29 June.
        (
            [After(R.OBJECTION, date(2026, 3, 20)), After(R.OBJECTION_DECIDED, date(2026, 5, 18))],
            DECIDED,
            "beroep instellen bij de rechtbank",
            date(2026, 6, 29),
        ),
        # Eight weeks after Monday 1 June: Monday 27 July.
        ([After(R.LIFT_ASKED, date(2026, 6, 1))], DECIDED, "besluit op het verzoek om opheffing", date(2026, 7, 27)),
        # After the uniform procedure appeal stands open at once.
        ([], Contested(ANNOUNCED, is_direct=True), "beroep instellen bij de rechtbank", date(2026, 4, 13)),
    ],
    ids=["T18", "T20", "committee", "deferred", "appeal", "lift", "direct"],
)
def test_terms_worked_by_hand(rows: list[After], decided: Contested, title: str, until: date) -> None:
    assert terms(*rows, decided=decided)[title][1] == until


def test_without_an_objection_nobody_waits_for_a_decision_on_one() -> None:
    assert "beslissing op bezwaar" not in terms()


def test_no_decision_and_private_law_know_no_terms() -> None:
    assert terms(decided=Contested()) == terms(decided=Contested(ANNOUNCED, is_civil=True)) == {}
    assert coming.possible(Contested(), ()) == coming.possible(Contested(ANNOUNCED, is_civil=True), ()) == ()


def test_of_the_terms_after_a_decision_only_those_to_decide_are_ours() -> None:
    rows = [
        After(R.OBJECTION, date(2026, 3, 20)),
        After(R.OBJECTION_DECIDED, date(2026, 5, 18)),
        After(R.LIFT_ASKED, date(2026, 6, 1)),
    ]
    ours = {one.title for one in after.terms(DECIDED, rows, calendar()) if one.whose is Whose.OURS}
    assert ours == {"beslissing op bezwaar", "besluit op het verzoek om opheffing"}


def test_what_lapses_by_itself_runs_until_its_last_day_and_what_we_owe_until_it_is_done() -> None:
    objection = After(R.OBJECTION, date(2026, 3, 20))
    (first, *_) = after.terms(DECIDED, (), calendar())
    assert first.runs(date(2026, 4, 13))
    assert not first.runs(date(2026, 4, 14))
    running = [one.title for one in after.terms(DECIDED, (objection,), calendar()) if one.runs(LATER)]
    assert running == ["beslissing op bezwaar"]
    answered = (objection, After(R.OBJECTION_DECIDED, date(2026, 5, 18)))
    assert [one.title for one in after.terms(DECIDED, answered, calendar()) if one.runs(LATER)] == []


@pytest.mark.parametrize(
    ("before", "what", "reason"),
    [
        ([], R.GAP_ASKED, "Leg eerst vast: bezwaar ontvangen"),
        ([], R.APPEAL, "Leg eerst vast: beslissing op bezwaar"),
        ([], R.LIFT_DECIDED, "Leg eerst vast: verzoek om opheffing"),
        ([R.OBJECTION], R.OBJECTION, "staat al vast"),
        ([R.OBJECTION, R.RELIEF_ASKED], R.RELIEF_ASKED, "Leg eerst vast: uitspraak"),
        ([R.OBJECTION, R.RELIEF_ASKED, R.RELIEF_DECIDED], R.RELIEF_DECIDED, "staat al vast"),
    ],
)
def test_what_follows_on_something_waits_for_it(before: list[Remedy], what: Remedy, reason: str) -> None:
    rows = [After(one, ANNOUNCED) for one in before]
    assert reason in str(remedies.why_not_note(what, DECIDED, rows))


def test_a_second_relief_can_be_asked_once_the_first_was_decided() -> None:
    rows = [After(one, ANNOUNCED) for one in (R.OBJECTION, R.RELIEF_ASKED, R.RELIEF_DECIDED)]
    assert R.RELIEF_ASKED in coming.possible(DECIDED, rows)


def test_after_the_uniform_procedure_there_is_appeal_and_no_objection() -> None:
    found = coming.possible(Contested(ANNOUNCED, is_direct=True), ())
    assert R.APPEAL in found
    assert R.OBJECTION not in found


def test_only_a_measure_that_holds_can_be_lifted() -> None:
    assert R.LIFT_ASKED in coming.possible(DECIDED, ())
    assert R.LIFT_ASKED not in coming.possible(Contested(ANNOUNCED), ())


def test_a_day_lies_after_what_it_follows_on_and_weeks_within_the_law() -> None:
    rows = [After(R.OBJECTION, date(2026, 3, 20))]
    wrong = remedies.why_not_so(After(R.DEFERRED, date(2026, 3, 19), weeks=7), DECIDED, rows, on=LATER)
    assert set(wrong) == {"on", "weeks"}
    assert set(remedies.why_not_so(After(R.GAP_ASKED, date(2026, 4, 1)), DECIDED, rows, on=LATER)) == {"until"}
    assert remedies.why_not_so(After(R.DEFERRED, date(2026, 4, 1), weeks=6), DECIDED, rows, on=LATER) == {}


def test_what_was_put_right_or_taken_away_keeps_the_others_in_order() -> None:
    rows = [After(R.OBJECTION, date(2026, 3, 20)), After(R.OBJECTION_DECIDED, date(2026, 5, 18))]
    assert remedies.broken(DECIDED, rows, on=LATER) is None
    assert remedies.broken(DECIDED, rows[1:], on=LATER)
    assert remedies.broken(DECIDED, [After(R.OBJECTION, date(2026, 6, 1)), rows[1]], on=LATER)


def test_an_objection_that_came_late_is_remarked_and_not_refused() -> None:
    rows = [After(R.OBJECTION, date(2026, 4, 14))]
    assert remedies.why_not_so(rows[0], DECIDED, (), on=LATER) == {}
    assert "6:11" in after.remarks(DECIDED, rows, Calendar())[0]
    assert after.remarks(DECIDED, [After(R.OBJECTION, ANNOUNCED + timedelta(42))], Calendar()) == ()


def test_where_it_stands_is_told_in_words() -> None:
    rows = [After(R.OBJECTION, ANNOUNCED), After(R.RELIEF_ASKED, ANNOUNCED), After(R.RELIEF_DECIDED, ANNOUNCED)]
    assert standing(rows) == ("bezwaar loopt", "uitspraak op voorlopige voorziening")


def test_a_warning_has_a_term_only_where_somebody_objected_all_the_same() -> None:
    warned = Contested(ANNOUNCED, is_warning=True)
    assert terms(decided=warned) == {}
    assert "geen besluit" in after.remarks(warned, (), Calendar())[0]
    objected = terms(After(R.OBJECTION, date(2026, 3, 20)), decided=warned)
    assert objected["beslissing op bezwaar"][1] == date(2026, 5, 26)


UPHELD_IN_PART = After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=Ending.CHANGED)
SHORTER = After(R.DURATION, date(2026, 5, 20), ruling=Ending.REPLACED, length=Length(months=2))
CLOSURE = Contested(ANNOUNCED, can_be_lifted=True, has_closure=True, closed_on=date(2026, 3, 16))
OBJECTED = After(R.OBJECTION, date(2026, 3, 20))


def registers(rows: list[After], decided: Contested = CLOSURE) -> list[tuple[str, date | None, bool]]:
    found = after.terms(decided, rows, calendar())
    return [(one.term.article, one.term.until, one.is_ended) for one in found if "registers" in one.title]


def test_a_changed_closure_is_entered_in_the_registers_as_well() -> None:
    # Four days after Monday 18 May is Friday the 22nd, with working days enough.
    assert registers([OBJECTED, UPHELD_IN_PART]) == [("Wkpb 2 lid 4, 15 lid 2 a", date(2026, 5, 22), False)]
    # The length that was noted after it is of that same change, and one entry is enough.
    assert registers([OBJECTED, UPHELD_IN_PART, SHORTER]) == [("Wkpb 2 lid 4, 15 lid 2 a", date(2026, 5, 22), False)]
    entered = After(R.ENTERED, date(2026, 5, 21))
    assert registers([OBJECTED, UPHELD_IN_PART, SHORTER, entered])[0][2]
    # Four days after Wednesday 20 May is Sunday the 24th, the 25th is Whit Monday: Tuesday the 26th.
    assert registers([SHORTER]) == [("Wkpb 2 lid 4, 15 lid 2 a", date(2026, 5, 26), False)]


def test_a_judgement_that_changes_a_closure_counts_from_its_certified_copy() -> None:
    changed = After(R.APPEAL_DECIDED, date(2026, 9, 7), ruling=Ending.CHANGED)
    (term,) = [one.term for one in after.terms(CLOSURE, [changed], calendar()) if "registers" in one.title]
    # Four days after Monday 7 September is Friday the 11th.
    assert (term.article, term.until) == ("Wkpb 3 lid 1, 15 lid 2 d", date(2026, 9, 11))
    assert "gewaarmerkt afschrift" in " ".join(term.warnings)


def test_what_leaves_a_closure_as_it_was_is_entered_nowhere() -> None:
    upheld = After(R.OBJECTION_DECIDED, date(2026, 5, 18), ruling=Ending.UPHELD)
    mistyped = After(R.DURATION, date(2026, 5, 18), ruling=Ending.MISTYPED, length=Length(months=2))
    assert registers([OBJECTED, upheld, mistyped]) == []
    assert registers([OBJECTED, UPHELD_IN_PART], Contested(ANNOUNCED, is_penalty=True)) == []
    assert why_not_note(R.ENTERED, CLOSURE, [OBJECTED, upheld]) == "Er is geen wijziging die nog moet worden ingeschreven."
    assert why_not_note(R.ENTERED, CLOSURE, [OBJECTED, UPHELD_IN_PART]) is None
