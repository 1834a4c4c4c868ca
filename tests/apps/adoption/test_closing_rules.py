"""The round of the fact check, who decides, and who imposes secrecy; without a database."""

from datetime import date, timedelta

import pytest

from dijkwacht.apps.adoption.rules import BODIES, Body, Decided, DecisionKind, faults_in_decision, why_not_decide, why_not_early
from dijkwacht.apps.fact_check.rules import why_not_comment, why_not_until
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.passages.rules.grounds import Ground, grounds_for
from dijkwacht.apps.passages.rules.marking import IMPOSING, Marked, faults_in_marking
from dijkwacht.apps.pictures.rules.states import State, why_not_close

TODAY = date(2026, 11, 24)
MUNICIPALITY, PROVINCE, WATER, JOINT = Kind.MUNICIPALITY, Kind.PROVINCE, Kind.WATER_BOARD, Kind.JOINT_BODY


def day(number: int) -> date:
    return TODAY + timedelta(days=number)


@pytest.mark.parametrize(
    ("until", "word"), [(None, "Kies"), (day(0), "morgen"), (day(1), None), (day(42), None), (day(43), "zes")]
)
def test_a_round_runs_from_tomorrow_to_six_weeks(until: date | None, word: str | None) -> None:
    reason = why_not_until(until, on=TODAY)
    assert (reason is None) == (word is None)
    assert word is None or word in (reason or "")


@pytest.mark.parametrize(
    ("state", "until", "word"),
    [
        (State.FACT_CHECK, TODAY, None),
        (State.FACT_CHECK, day(-1), "23 november 2026"),
        (State.FACT_CHECK, None, "liep"),
        (State.CONCEPT, day(9), "nog niet begonnen"),
        (State.ADOPTED, day(9), "niet meer"),
        (State.LAPSED, day(9), "niet meer"),
    ],
)
def test_comments_are_made_in_the_round_and_never_after_it(state: State, until: date | None, word: str | None) -> None:
    reason = why_not_comment(state, until, on=TODAY)
    assert (reason is None) == (word is None)
    assert word is None or word in (reason or "")


def test_the_adviser_answers_and_marks_from_the_analysis_to_the_decision() -> None:
    possible = {state for state in State if why_not_close(state) is None}
    assert possible == {State.ANALYSIS, State.CONCEPT, State.FACT_CHECK}


@pytest.mark.parametrize(
    ("state", "drew_up", "waiting", "word"),
    [
        (State.FACT_CHECK, False, 0, None),
        (State.FACT_CHECK, True, 0, "adviseur"),
        (State.FACT_CHECK, False, 1, "zonder antwoord"),
        (State.CONCEPT, False, 0, "na de feitencheck"),
        (State.ANALYSIS, False, 0, "na de feitencheck"),
        (State.ADOPTED, False, 0, "al vastgelegd"),
        (State.LAPSED, False, 0, "gestopt"),
    ],
)
def test_who_decides_when(state: State, drew_up: bool, waiting: int, word: str | None) -> None:
    reason = why_not_decide(state, drew_up=drew_up, open_comments=waiting)
    assert (reason is None) == (word is None)
    assert word is None or word in (reason or "")


@pytest.mark.parametrize(
    ("reference", "is_early", "waits"), [(day(0), False, False), (day(1), False, True), (day(1), True, False)]
)
def test_before_the_reference_day_a_decision_is_taken_knowingly(reference: date, is_early: bool, waits: bool) -> None:
    assert bool(why_not_early(reference, on=TODAY, is_early=is_early)) is waits


def decided(body: Body = Body.COLLEGE, on: date = TODAY, number: str = "") -> Decided:
    return Decided(DecisionKind.ADOPTED, body, on, number)


@pytest.mark.parametrize(
    ("of", "bodies"),
    [
        (MUNICIPALITY, {Body.COLLEGE, Body.MAYOR}),
        (PROVINCE, {Body.DEPUTIES}),
        (WATER, {Body.EXECUTIVE_COMMITTEE}),
        (JOINT, {Body.EXECUTIVE_COMMITTEE}),
        (Kind.RIEC, set()),
    ],
)
def test_each_kind_of_organisation_has_its_own_bodies(of: Kind, bodies: set[Body]) -> None:
    fit = {body for body in Body if not faults_in_decision(decided(body), of=of, since=TODAY, on=TODAY)}
    assert fit == bodies == set(BODIES.get(of, ()))


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (decided(on=day(-3)), None),
        (decided(on=day(1)), "decided_on"),
        (decided(on=day(-4)), "decided_on"),
        (decided(number="x" * 41), "number"),
    ],
)
def test_a_decision_is_not_of_the_future_nor_of_before_the_concept(said: Decided, field: str | None) -> None:
    assert list(faults_in_decision(said, of=MUNICIPALITY, since=day(-3), on=TODAY)) == ([field] if field else [])


SECRET = Marked(Ground.MUNICIPAL_SECRECY, interest=Ground.INVESTIGATION, imposed_by="burgemeester", imposed_on=TODAY)


@pytest.mark.parametrize(
    ("marked", "of", "fields"),
    [
        (SECRET, MUNICIPALITY, []),
        (SECRET, PROVINCE, ["ground"]),
        (Marked(Ground.MUNICIPAL_SECRECY), MUNICIPALITY, ["imposed_by", "imposed_on", "interest"]),
        (Marked(Ground.WATER_BOARD_SECRECY, "", Ground.PRIVACY, "dagelijks bestuur", TODAY), WATER, []),
        (Marked(Ground.WATER_BOARD_SECRECY, "", Ground.PRIVACY, "burgemeester", TODAY), WATER, ["imposed_by"]),
        (Marked(Ground.PROVINCIAL_SECRECY, "", Ground.PRIVACY, "gedeputeerde staten", TODAY), PROVINCE, []),
        (Marked(Ground.MUNICIPAL_SECRECY, "", Ground.PERSONAL_VIEWS, "raad", TODAY), MUNICIPALITY, ["interest"]),
        (Marked(Ground.MUNICIPAL_SECRECY, "", Ground.DISPROPORTIONATE_HARM, "raad", TODAY), MUNICIPALITY, ["interest"]),
        (Marked(Ground.MUNICIPAL_SECRECY, "", Ground.PRIVACY, "raad", day(1)), MUNICIPALITY, ["imposed_on"]),
        (Marked(Ground.PERSONAL_VIEWS), MUNICIPALITY, []),
        (Marked(Ground.PERSONAL_VIEWS, imposed_by="raad"), MUNICIPALITY, ["imposed_by"]),
        (Marked(Ground.PRIVACY, review_on=TODAY), MUNICIPALITY, ["review_on"]),
        (Marked(Ground.PRIVACY, review_on=day(1)), MUNICIPALITY, []),
    ],
)
def test_secrecy_has_its_body_day_and_interest_and_no_other_ground_has(marked: Marked, of: Kind, fields: list[str]) -> None:
    assert list(faults_in_marking(marked, of=of, on=TODAY)) == fields


def test_who_imposes_secrecy_is_said_for_every_kind_with_a_secrecy_act() -> None:
    kinds = {kind for kind in Kind if any(ground.is_secrecy for ground in grounds_for(kind))}
    assert kinds == set(IMPOSING)
    # Of a joint body nobody read the article; the page says so.
    assert all("te verifiëren" in body for body in IMPOSING[JOINT])
