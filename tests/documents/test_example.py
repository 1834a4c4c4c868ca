"""The running example: believable, the same every time, and never about persons."""

import re
from collections import Counter
from datetime import date, timedelta

import pytest

from dijkwacht.analysis.scoring.answers import Kind, Source
from dijkwacht.analysis.scoring.picture import Picture
from dijkwacht.analysis.scoring.score import score
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.documents.example import (
    ExamplePlan,
    example_answers,
    example_people,
    example_plans,
    example_texts,
)
from dijkwacht.documents.example.plans import functions_of
from dijkwacht.documents.norms.library import norm
from dijkwacht.documents.norms.model import NormSet
from dijkwacht.documents.workbook.model import AnswerRow, AnswersFile, WorkbookHead
from dijkwacht.documents.workbook.wording import FUNCTIONS

DAY = date(2026, 11, 23)
ROAD = [state.value for state in State if state is not State.LAPSED]
DUINRADE = next(plan for plan in example_plans() if plan.organisation == "GM9901" and plan.state == "concept")
PLANS = pytest.mark.parametrize("plan", example_plans(), ids=lambda plan: plan.organisation)


def norm_of(plan: ExamplePlan) -> NormSet:
    return norm(plan.norm).basic_only() if plan.basic else norm(plan.norm)


def reference(plan: ExamplePlan) -> date:
    return DAY - timedelta(days=plan.reference_days_ago)


def answers(plan: ExamplePlan) -> tuple[AnswerRow, ...]:
    return example_answers(norm(plan.norm), plan=plan, on=reference(plan))


def picture(plan: ExamplePlan) -> Picture:
    used, on = norm_of(plan), reference(plan)
    head = WorkbookHead(plan.organisation, "Voorbeeld", plan.norm, used.version, on)
    file = AnswersFile(head, used, answers(plan), tuple(row.row() for row in plan.settled))
    criteria = used.scored_criteria()
    return score(criteria, file.answers(), on=on, shelf_life=used.shelf_months, settled=file.settlements())


def test_there_are_pictures_in_every_state_and_two_towns_with_two_in_a_row() -> None:
    assert len(example_plans()) == 18
    assert {plan.state for plan in example_plans()} == set(ROAD)
    twice = Counter(plan.organisation for plan in example_plans())
    assert {organisation for organisation, number in twice.items() if number == 2} == {"GM9901", "GM9912"}


def test_the_joint_body_the_province_and_the_water_board_have_a_picture_of_their_own() -> None:
    norms = {plan.organisation: plan.norm for plan in example_plans()}
    assert (norms["GR9901"], norms["PV99"], norms["WS9901"]) == ("gemeente", "provincie", "waterschap")
    joint = next(plan for plan in example_plans() if plan.organisation == "GR9901")
    assert joint.covers
    assert {row.member for row in joint.deviations} <= set(joint.covers)


@PLANS
def test_only_an_adopted_picture_has_a_decision(plan: ExamplePlan) -> None:
    assert (plan.decided is not None) == (plan.state == "adopted")
    assert not plan.remarks or plan.state == "fact_check"


@PLANS
def test_the_same_day_gives_the_same_answers(plan: ExamplePlan) -> None:
    assert answers(plan) == answers(plan)


def test_another_seed_gives_other_answers() -> None:
    assert answers(DUINRADE) != answers(DUINRADE.model_copy(update={"seed": DUINRADE.seed + 1}))


def test_a_later_day_moves_the_dates_of_evidence_and_nothing_else() -> None:
    def without_dates(on: date) -> list[tuple[object, ...]]:
        rows = example_answers(norm("gemeente"), plan=DUINRADE, on=on)
        return [(row.criterion, row.respondent, row.paper, row.practice, row.explanation, len(row.evidence)) for row in rows]

    assert without_dates(DAY) == without_dates(DAY + timedelta(days=100))


@PLANS
def test_a_plan_names_only_what_the_norm_has(plan: ExamplePlan) -> None:
    known = {criterion.id for criterion in norm_of(plan).criteria}
    named = {*plan.levels, *plan.unknown, *plan.unanswered, *plan.not_applicable}
    named |= {row.criterion for row in plan.settled} | {finding.criterion for finding in plan.findings}
    assert named <= known
    assert set(plan.themes) <= {theme.id for theme in norm_of(plan).themes}
    assert set(plan.progress) <= set(plan.respondents)


@PLANS
def test_respondents_are_functions(plan: ExamplePlan) -> None:
    assert 5 <= len(plan.respondents) <= 9
    assert set(functions_of(plan).values()) <= set(FUNCTIONS)
    assert {row.respondent for row in answers(plan)} <= set(plan.respondents)


@PLANS
def test_a_state_has_its_days_in_order(plan: ExamplePlan) -> None:
    reached = list(ROAD[: ROAD.index(plan.state) + 1])
    assert list(plan.since) == reached
    assert sorted(plan.since.values(), reverse=True) == list(plan.since.values())


@PLANS
def test_no_answer_breaks_the_rules_of_the_workbook(plan: ExamplePlan) -> None:
    rows = answers(plan)
    assert max(Counter((row.criterion, row.respondent, row.source) for row in rows).values(), default=1) == 1
    assert [row for row in rows if row.not_applicable and (row.paper is not None or row.practice is not None)] == []
    assert [piece for row in rows for piece in row.evidence if piece.when and piece.when > reference(plan)] == []
    assert [row for row in rows if ";" in "".join(piece.name for piece in row.evidence)] == []


def test_a_planned_picture_has_no_answers_and_one_being_answered_has_some() -> None:
    for plan in example_plans():
        done = len(answers(plan)) / len(answers(plan.model_copy(update={"state": "analysis", "progress": {}})))
        assert {"planned": done == 0, "answering": 0 < done < 1}.get(plan.state, done == 1)


def test_duinrade_tells_the_story_of_paper_against_practice() -> None:
    whole = picture(DUINRADE).whole
    assert (round(float(whole.paper or 0), 2), round(float(whole.practice or 0), 2)) == (
        pytest.approx(0.78, abs=0.03),
        pytest.approx(0.54, abs=0.03),
    )
    assert whole.paper_only is not None
    assert whole.paper_only > 0.2


def test_duinrade_shows_each_thing_that_an_analysis_must_show() -> None:
    found = picture(DUINRADE)
    assert len(DUINRADE.respondents) == 9
    assert found.unknown == ("TOE-06",)
    assert found.unanswered == ("HRM-05",)
    assert len(found.no_evidence) >= 5
    assert len(found.stale) >= 5
    assert sum(result.is_apart for result in found.criteria) >= 8
    assert [result.id for result in found.criteria if not result.applicable] == ["VER-05"]
    assert found.agreement is not None
    assert 0.3 < found.agreement < 0.9


@pytest.mark.parametrize(
    "plan", [plan for plan in example_plans() if plan.state == "concept"], ids=lambda plan: plan.organisation
)
def test_a_concept_has_what_an_executive_reads(plan: ExamplePlan) -> None:
    assert len(plan.summary) > 150
    assert plan.decision
    assert plan.settled
    assert {finding.criterion for finding in plan.findings} <= set(picture(plan).weak_spots)


@PLANS
def test_what_was_settled_changes_nothing_that_it_need_not(plan: ExamplePlan) -> None:
    results = {result.id: result for result in picture(plan).criteria}
    for settled in plan.settled:
        result = results[settled.criterion]
        assert {"paper": result.paper, "practice": result.practice}.get(settled.side or "") == settled.level


def test_evidence_is_fresh_aged_undated_and_missing() -> None:
    pieces = [piece for row in answers(DUINRADE) for piece in row.evidence]
    assert {piece.kind for piece in pieces} == set(Kind)
    undated = [piece for piece in pieces if piece.when is None and piece.kind is not Kind.OTHER]
    assert undated
    assert len(undated) < len(pieces) / 10


def test_answers_come_from_questions_sessions_and_talks() -> None:
    everywhere = {row.source for plan in example_plans() for row in answers(plan)}
    assert {Source.QUESTIONNAIRE, Source.SESSION} <= everywhere


def all_sentences() -> list[str]:
    stocks = [*example_texts().criteria.values(), example_texts().general]
    return [line for said in stocks for line in (*said.works, *said.paper_only, *said.practice_only, *said.weak)]


def test_there_are_sixty_sentences_and_none_stands_twice() -> None:
    lines = all_sentences()
    assert len(lines) >= 60
    assert len(set(lines)) == len(lines)
    assert [line for line in lines if "!" in line or len(line) > 160 or not line.endswith(".")] == []


def test_sentences_are_about_criteria_of_every_theme() -> None:
    about = set(example_texts().criteria)
    assert about <= {criterion.id for criterion in norm("gemeente").criteria}
    assert {criterion[:3] for criterion in about} == {theme.id for theme in norm("gemeente").themes}


def test_a_sentence_stands_only_beside_its_criterion_and_once_in_a_picture() -> None:
    rows = answers(DUINRADE)
    said = Counter(row.explanation for row in rows if row.explanation in all_sentences())
    assert len(said) > 30
    assert max(said.values()) == 1
    for criterion, own in example_texts().criteria.items():
        lines = {*own.works, *own.paper_only, *own.practice_only, *own.weak}
        assert {row.criterion for row in rows if row.explanation in lines} <= {criterion}


def test_people_are_functions_at_an_example_address() -> None:
    people = example_people()
    assert len({person.email for person in people}) == len(people)
    assert all(person.email.endswith("@duinmark.example") for person in people)
    assert [person.name for person in people if re.search(r"\b(de heer|mevrouw|dhr|mw)\b", person.name)] == []


def test_those_who_sign_in_can_do_their_work() -> None:
    by_role = {person.memberships[0].role: person for person in example_people() if person.signs_in}
    assert by_role.keys() >= {"respondent", "adviser", "executive", "administrator", "client", "coordinator"}
    states: dict[str, set[str]] = {}
    for plan in example_plans():
        states.setdefault(plan.organisation, set()).add(plan.state)
    assert states[by_role["respondent"].memberships[0].organisation] == {"answering"}
    seen = {state for row in by_role["adviser"].assignments for state in states[row.organisation]}
    assert seen == set(ROAD)
    assert states[by_role["executive"].memberships[0].organisation] & {"concept", "fact_check", "adopted"}


def test_every_picture_has_an_adviser() -> None:
    assigned = {row.organisation for person in example_people() for row in person.assignments}
    assert assigned == {plan.organisation for plan in example_plans()}
