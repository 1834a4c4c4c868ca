"""The states of a Bibob case: each gate with its article, and each way round it closed."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise, product

import pytest

from dijkwacht.apps.bibob.rules.states import (
    ENDED,
    STEPS,
    BibobState,
    Moved,
    broken,
    earliest,
    next_steps,
    waiting_for,
    why_not,
    why_not_open,
    why_not_record,
    why_not_strike,
    why_not_take_back,
)
from dijkwacht.apps.bibob.rules.words import FACTS, Acquittal, Aim, Conclusion, Fact, File, NoTest, Outcome, regime_on
from dijkwacht.apps.cases.rules.cases import why_not_until
from dijkwacht.documents.bibob.library import law

S, F = BibobState, Fact
DAY = date(2026, 11, 24)
ALL = dict.fromkeys(F, DAY)


def file(*facts: Fact, **fields: object) -> File:
    return File(facts=dict.fromkeys(facts, DAY), **fields)  # type: ignore[arg-type]


def reason(before: BibobState, to: BibobState, given: File, on: date = DAY) -> str:
    return why_not(before, to, given, on=on) or ""


def test_a_step_that_is_not_in_the_table_is_refused_in_words() -> None:
    outside = [pair for pair in product(S, S) if pair not in STEPS]
    assert outside
    assert [(before, to) for before, to in outside if "niet in één stap" not in reason(before, to, File(ALL))] == []


def test_every_state_can_be_reached_and_every_open_one_left() -> None:
    reached = {S.RECEIVED} | {after for _, after in STEPS}
    assert reached == set(S)
    assert all(list(next_steps(state, file(), on=date.max)) for state in S if state not in ENDED)


CONCLUDED = {"conclusion": Conclusion.NONE, "acquittal": Acquittal.NOT_FOUND}


@pytest.mark.parametrize(
    ("before", "to", "without", "given", "article"),
    [
        (S.INQUIRY, S.CONCLUSION, (F.INQUIRY_DONE,), file(F.REGISTER_ASKED, **CONCLUDED), "9 lid 5"),
        (S.INQUIRY, S.CONCLUSION, (F.REGISTER_ASKED,), file(F.INQUIRY_DONE, **CONCLUDED), "11a"),
        (S.INQUIRY, S.ADVICE, (F.INQUIRY_DONE,), file(), "7a lid 4 en 9 lid 5"),
        (S.FORM, S.INQUIRY, (F.FORM_COMPLETE,), file(), "Awb 4:5"),
        (S.INCOMPLETE, S.INQUIRY, (F.REPAIRED,), file(F.REPAIR_ASKED), "Awb 4:5"),
        (S.ADVICE, S.CONCLUSION, (F.INFORMED,), file(F.ADVICE_RECEIVED, F.ADVICE_ISSUED, F.REGISTER_ASKED, **CONCLUDED), "32"),
        (S.ADVICE, S.CONCLUSION, (F.ADVICE_RECEIVED,), file(F.INFORMED, F.ADVICE_ISSUED, F.REGISTER_ASKED, **CONCLUDED), "31"),
        (S.ADVICE, S.CONCLUSION, (F.ADVICE_ISSUED,), file(F.INFORMED, F.ADVICE_RECEIVED, F.REGISTER_ASKED, **CONCLUDED), "29"),
        (S.ADVICE, S.CONCLUSION, (F.REGISTER_ASKED,), file(F.INFORMED, F.ADVICE_RECEIVED, F.ADVICE_ISSUED, **CONCLUDED), "11a"),
        (S.CONCLUSION, S.VIEWS, (F.COPY_GIVEN,), file(conclusion=Conclusion.SERIOUS, is_advised=True), "28 lid 3"),
        (S.WEIGHING, S.VIEWS, (F.COPY_GIVEN,), file(conclusion=Conclusion.SERIOUS, is_advised=True), "28 lid 3"),
        (S.VIEWS, S.WEIGHING, (F.VIEWS_RECEIVED,), file(F.VIEWS_ASKED), "33"),
        (
            S.WEIGHING,
            S.DECIDED,
            (F.VIEWS_ASKED,),
            file(conclusion=Conclusion.SERIOUS, outcome=Outcome.REFUSED),
            "33",
        ),
        (
            S.WEIGHING,
            S.DECIDED,
            (F.VIEWS_ASKED,),
            file(conclusion=Conclusion.LESSER, outcome=Outcome.CONDITIONS),
            "33",
        ),
    ],
)
def test_a_gate_names_its_article_and_opens_with_its_fact(
    before: BibobState, to: BibobState, without: tuple[Fact, ...], given: File, article: str
) -> None:
    assert article in reason(before, to, given)
    assert why_not(before, to, replace(given, facts={**given.facts, **dict.fromkeys(without, DAY)}), on=DAY) is None


def test_each_conclusion_asks_what_was_concluded_and_whether_there_was_an_acquittal() -> None:
    given = file(F.INQUIRY_DONE, F.REGISTER_ASKED)
    assert "Kies wat de conclusie is" in reason(S.INQUIRY, S.CONCLUSION, given)
    given = replace(given, conclusion=Conclusion.SERIOUS)
    assert "artikel 3a" in reason(S.INQUIRY, S.CONCLUSION, given)
    assert "artikel 3a" in reason(S.INQUIRY, S.CONCLUSION, replace(given, acquittal=Acquittal.RELIED_ON))
    assert reason(S.INQUIRY, S.CONCLUSION, replace(given, acquittal=Acquittal.LEFT_OUT)) == ""


@pytest.mark.parametrize("conclusion", [Conclusion.LESSER, Conclusion.SERIOUS])
@pytest.mark.parametrize("to", [S.VIEWS, S.WEIGHING])
def test_an_own_conclusion_of_danger_is_reported_before_anything_else(conclusion: Conclusion, to: BibobState) -> None:
    own = file(F.CONCLUDED, conclusion=conclusion, acquittal=Acquittal.NOT_FOUND)
    assert "7a lid 7" in reason(S.CONCLUSION, to, own)
    assert reason(S.CONCLUSION, to, replace(own, facts={**own.facts, F.REPORTED: DAY})) == ""
    assert "7a lid 7" in reason(S.CONCLUSION, to, replace(own, facts={**own.facts, F.REPORTED: DAY - timedelta(days=1)}))


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({"is_advised": True}, DAY),
        ({"conclusion": Conclusion.NONE}, DAY),
        ({"conclusion": Conclusion.OFFENCE}, DAY),
        ({}, date(2022, 9, 30)),
    ],
)
def test_the_law_asks_for_no_report_of_these(changes: dict[str, object], day: date) -> None:
    own = File({F.CONCLUDED: day}, conclusion=Conclusion.SERIOUS, acquittal=Acquittal.NOT_FOUND)
    assert replace(own, **changes).must_report_since is None  # type: ignore[arg-type]


def test_a_withdrawal_because_of_the_law_is_reported_before_the_case_is_kept() -> None:
    gone = file(F.WITHDRAWN, F.FORM_SENT, is_suspected=True)
    assert "7a lid 8" in reason(S.WITHDRAWN, S.KEPT, gone)
    assert reason(S.WITHDRAWN, S.KEPT, replace(gone, facts={**gone.facts, F.REPORTED: DAY})) == ""
    assert reason(S.WITHDRAWN, S.KEPT, replace(gone, is_suspected=False)) == ""
    assert reason(S.WITHDRAWN, S.KEPT, file(F.WITHDRAWN, is_suspected=True)) == ""


def test_a_withdrawal_after_a_reported_conclusion_is_reported_as_well() -> None:
    day = DAY - timedelta(days=9)
    facts = {F.FORM_SENT: day, F.CONCLUDED: day, F.REPORTED: day, F.WITHDRAWN: DAY}
    gone = File(facts, conclusion=Conclusion.SERIOUS, acquittal=Acquittal.NOT_FOUND, is_suspected=True)
    assert gone.report_days == (day, DAY)
    assert "onverwijld" in reason(S.WITHDRAWN, S.KEPT, gone)
    assert reason(S.WITHDRAWN, S.KEPT, replace(gone, facts={**facts, F.REPORTED: DAY})) == ""


def test_an_inquiry_goes_on_when_the_time_to_complete_was_used() -> None:
    used = file(F.REPAIR_ASKED, F.REPAIR_UNUSED, repair_until=DAY - timedelta(days=1))
    assert reason(S.INCOMPLETE, S.INQUIRY, used) == ""
    assert reason(S.INCOMPLETE, S.INQUIRY, replace(used, repair_until=DAY))


def test_an_applicant_who_does_not_fill_in_is_not_treated_and_not_in_danger() -> None:
    unused = file(F.REPAIR_ASKED, F.REPAIR_UNUSED, F.REGISTER_ASKED, repair_until=DAY - timedelta(days=1))
    assert reason(S.INCOMPLETE, S.NOT_TREATED, unused) == ""
    assert "Awb 4:5" in reason(S.INCOMPLETE, S.CONCLUSION, unused)


def test_a_holder_who_does_not_fill_in_is_in_danger_and_never_left_aside() -> None:
    unused = file(
        F.REPAIR_ASKED,
        F.REPAIR_UNUSED,
        F.REGISTER_ASKED,
        aim=Aim.WITHDRAWAL,
        acquittal=Acquittal.NOT_FOUND,
        repair_until=DAY - timedelta(days=1),
    )
    assert "artikel 4 lid 1" in reason(S.INCOMPLETE, S.NOT_TREATED, unused)
    assert "artikel 4 lid 1" in reason(S.INCOMPLETE, S.CONCLUSION, replace(unused, conclusion=Conclusion.LESSER))
    assert reason(S.INCOMPLETE, S.CONCLUSION, replace(unused, conclusion=Conclusion.SERIOUS)) == ""


def test_the_danger_of_not_filling_in_never_holds_for_a_contract() -> None:
    unused = file(F.REPAIR_ASKED, F.REPAIR_UNUSED, group="property", aim=Aim.WITHDRAWAL, conclusion=Conclusion.SERIOUS)
    assert "artikel 4 lid 1" in reason(S.INCOMPLETE, S.CONCLUSION, unused)
    assert reason(S.INCOMPLETE, S.NOT_TREATED, unused) == ""


def test_nobody_is_left_aside_while_there_is_time_to_complete() -> None:
    running = file(F.REPAIR_ASKED, F.REPAIR_UNUSED, repair_until=DAY)
    assert "loopt nog tot en met" in reason(S.INCOMPLETE, S.NOT_TREATED, running)
    assert "ongebruikt voorbij" in reason(S.INCOMPLETE, S.NOT_TREATED, file(F.REPAIR_ASKED, repair_until=DAY))


VIEWED = {F.VIEWS_ASKED: DAY}


@pytest.mark.parametrize(
    ("conclusion", "outcome", "article"),
    [
        (Conclusion.NONE, Outcome.REFUSED, "artikel 3 lid 1"),
        (Conclusion.LESSER, Outcome.REFUSED, "artikel 3 lid 1"),
        (Conclusion.NONE, Outcome.CONDITIONS, "3 lid 7"),
        (Conclusion.OFFENCE, Outcome.CONDITIONS, "3 lid 7"),
        (Conclusion.SERIOUS, Outcome.REFUSED, ""),
        (Conclusion.OFFENCE, Outcome.REFUSED, ""),
        (Conclusion.LESSER, Outcome.CONDITIONS, ""),
        (Conclusion.SERIOUS, Outcome.CONDITIONS, ""),
        (Conclusion.SERIOUS, Outcome.GRANTED, ""),
        (Conclusion.NONE, Outcome.GRANTED, ""),
    ],
)
def test_the_conclusion_carries_the_outcome(conclusion: Conclusion, outcome: Outcome, article: str) -> None:
    said = reason(S.WEIGHING, S.DECIDED, File(VIEWED, conclusion=conclusion, outcome=outcome))
    assert article in said
    assert bool(said) is bool(article)


def test_conditions_at_serious_danger_came_in_2020() -> None:
    given = File(VIEWED, conclusion=Conclusion.SERIOUS, outcome=Outcome.CONDITIONS)
    assert "1 augustus 2020" in reason(S.WEIGHING, S.DECIDED, given, on=date(2020, 7, 31))
    assert reason(S.WEIGHING, S.DECIDED, given, on=date(2020, 8, 1)) == ""


def test_views_are_over_on_the_day_after_their_last() -> None:
    asked = file(F.VIEWS_ASKED, views_until=DAY)
    assert "zienswijze tot en met 24 november 2026" in reason(S.VIEWS, S.WEIGHING, asked)
    assert reason(S.VIEWS, S.WEIGHING, asked, on=DAY + timedelta(days=1)) == ""


def test_without_danger_there_is_nothing_to_ask_views_about() -> None:
    assert "geen gevaar" in reason(S.CONCLUSION, S.VIEWS, file(conclusion=Conclusion.NONE))


def test_advice_and_views_are_asked_once() -> None:
    assert "al advies gevraagd" in reason(S.INQUIRY, S.ADVICE, file(F.INQUIRY_DONE, F.ADVICE_ASKED))
    assert "al gevraagd" in reason(S.WEIGHING, S.VIEWS, file(F.VIEWS_ASKED, conclusion=Conclusion.SERIOUS))


def test_doing_nothing_has_a_reason() -> None:
    assert "Kies waarom" in reason(S.TRIAGE, S.NOT_TESTED, file())
    assert reason(S.TRIAGE, S.NOT_TESTED, file(no_test=NoTest.NO_SIGNAL)) == ""


def test_what_may_still_be_used_is_kept() -> None:
    kept = file(use_until=DAY)
    assert "artikel 29" in reason(S.KEPT, S.EXPIRED, kept)
    assert reason(S.KEPT, S.EXPIRED, kept, on=DAY + timedelta(days=1)) == ""


@pytest.mark.parametrize("state", [state for state in S if state not in ENDED])
def test_an_application_can_be_withdrawn_at_any_moment(state: BibobState) -> None:
    assert why_not(state, S.WITHDRAWN, file(), on=DAY) is None


@pytest.mark.parametrize(
    ("fact", "before"),
    [
        (F.FORM_COMPLETE, F.FORM_SENT),
        (F.INFORMED, F.ADVICE_ASKED),
        (F.DATA_RECEIVED, F.DATA_ASKED),
        (F.ADVICE_RECEIVED, F.ADVICE_ASKED),
        (F.COPY_GIVEN, F.ADVICE_RECEIVED),
        (F.VIEWS_RECEIVED, F.VIEWS_ASKED),
    ],
)
def test_a_fact_follows_on_another(fact: Fact, before: Fact) -> None:
    assert before.word in (why_not_record(fact, file()) or "")
    assert why_not_record(fact, file(before)) is None
    assert earliest(fact, file(before)) == DAY


def test_a_fact_of_a_step_comes_with_the_step() -> None:
    assert all(why_not_record(fact, File(ALL)) for fact, kind in FACTS.items() if kind.by_step)
    assert {step.fact for step in STEPS.values() if step.fact} | {F.RECEIVED} == {
        fact for fact, kind in FACTS.items() if kind.by_step
    }


def test_a_fact_stands_once_unless_it_repeats() -> None:
    assert why_not_record(F.REGISTER_ASKED, file(F.FORM_SENT, F.REGISTER_ASKED))
    assert why_not_record(F.DATA_ASKED, file(F.ADVICE_ASKED, F.DATA_ASKED)) is None


def test_there_is_nothing_to_report_without_conclusion_or_withdrawal() -> None:
    assert "7a lid 7 en 8" in (why_not_record(F.REPORTED, file()) or "")
    assert why_not_record(F.REPORTED, file(F.CONCLUDED)) is None


def test_a_form_that_was_to_be_completed_is_completed_or_is_not() -> None:
    assert "om aanvulling gevraagd" in (why_not_record(F.FORM_COMPLETE, file(F.FORM_SENT, F.REPAIR_ASKED)) or "")
    assert why_not_record(F.REPAIRED, file(F.REPAIR_ASKED, F.REPAIR_UNUSED))
    assert why_not_record(F.REPAIR_UNUSED, file(F.REPAIR_ASKED, F.REPAIRED))


def test_a_contract_has_no_decision_term_to_put_off() -> None:
    assert why_not_record(F.DEFERRED, file(group="contract"))
    assert why_not_record(F.DEFERRED, file()) is None


def test_what_is_held_already_has_no_decision_term_to_put_off() -> None:
    assert "lopend besluit" in (why_not_record(F.DEFERRED, file(aim=Aim.WITHDRAWAL)) or "")


@pytest.mark.parametrize("end", [F.ANNOUNCED, F.WITHDRAWN], ids=lambda fact: fact.value)
@pytest.mark.parametrize("fact", [F.DEFERRED, F.DATA_ASKED, F.DATA_RECEIVED, F.ADVICE_EXTENDED], ids=lambda fact: fact.value)
def test_what_moves_a_term_is_not_there_after_the_end(fact: Fact, end: Fact) -> None:
    assert "Er is al beslist" in (why_not_record(fact, file(F.ADVICE_ASKED, F.DATA_ASKED, end)) or "")


def test_each_question_of_the_bureau_is_answered_once() -> None:
    once = file(F.ADVICE_ASKED, F.DATA_ASKED, F.DATA_RECEIVED, times={F.DATA_ASKED: 1, F.DATA_RECEIVED: 1})
    twice = file(F.ADVICE_ASKED, F.DATA_ASKED, F.DATA_RECEIVED, times={F.DATA_ASKED: 2, F.DATA_RECEIVED: 1})
    assert "al een antwoord" in (why_not_record(F.DATA_RECEIVED, once) or "")
    assert why_not_record(F.DATA_RECEIVED, twice) is None


def test_what_a_step_rests_on_stays() -> None:
    asked = file(F.REGISTER_ASKED, F.DATA_ASKED)
    assert why_not_strike(F.REGISTER_ASKED, asked, is_latest=True) is None
    assert "Draai die stap eerst terug" in str(why_not_strike(F.REGISTER_ASKED, asked, is_latest=False))
    assert why_not_strike(F.CONCLUDED, asked, is_latest=True)
    assert "Haal eerst weg" in str(why_not_strike(F.DATA_ASKED, file(F.DATA_ASKED, F.DATA_RECEIVED), is_latest=True))


def test_a_step_that_was_taken_is_looked_at_again_when_something_is_put_right() -> None:
    moves = [Moved("", S.RECEIVED, DAY), Moved(S.VIEWS, S.WEIGHING, DAY)]
    assert broken(moves, file(F.VIEWS_ASKED, views_until=DAY - timedelta(1))) is None
    assert "nog tijd voor een zienswijze" in str(broken(moves, file(F.VIEWS_ASKED, views_until=DAY)))


def test_only_the_last_step_is_taken_back_and_not_under_what_came_after() -> None:
    first, second = Moved("", S.RECEIVED, DAY), Moved(S.RECEIVED, S.TRIAGE, DAY)
    assert why_not_take_back([first], [])
    assert why_not_take_back([first, second], []) is None
    assert "Haal eerst weg" in str(why_not_take_back([first, second], [F.REGISTER_ASKED]))


def test_a_last_day_lies_on_or_after_the_step() -> None:
    assert why_not_until(None, since=DAY)
    assert why_not_until(DAY - timedelta(days=1), since=DAY)
    assert why_not_until(DAY, since=DAY) is None


def test_no_case_is_opened_about_what_the_law_does_not_allow() -> None:
    found = {one.id: one for one in law().decisions}
    assert "geen Bibob-grond" in (why_not_open(found["omgevingsverordening"], "province") or "")
    assert why_not_open(found["open-house"], "water_board")
    assert why_not_open(found["subsidie"], "water_board") is None
    assert why_not_open(None, "province")


def test_waiting_names_gates_but_not_what_the_form_asks() -> None:
    articles = [gate.article for gate in waiting_for(S.INQUIRY, S.CONCLUSION, file(), on=DAY)]
    assert articles == ["7a lid 4, 9 lid 5", "11a, eigen norm"]


REGIMES = [
    (date(2013, 6, 30), 2, False, False, False),
    (date(2020, 7, 31), 2, False, False, False),
    (date(2020, 8, 1), 5, False, False, True),
    (date(2022, 9, 30), 5, False, False, True),
    (date(2022, 10, 1), 5, True, True, True),
    (DAY, 5, True, True, True),
]


@pytest.mark.parametrize(("day", "years", "findings", "report", "conditions"), REGIMES)
def test_the_text_of_the_day(day: date, years: int, findings: bool, report: bool, conditions: bool) -> None:
    found = regime_on(day)
    assert (found.years_of_use, found.has_use_of_findings) == (years, findings)
    assert (found.has_report_duty, found.has_conditions_at_serious) == (report, conditions)


def test_the_regimes_stand_in_order() -> None:
    assert all(one[0] < other[0] for one, other in pairwise(REGIMES))
