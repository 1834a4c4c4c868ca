"""The states of a picture and what an answer must hold, without a database."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product

import pytest

from dijkwacht.analysis.scoring.answers import Kind
from dijkwacht.apps.pictures.rules.answers import Piece, Said, faults_in, why_no_evidence
from dijkwacht.apps.pictures.rules.states import FACTS, STEPS, Stage, Standing, State, why_not, why_not_answer, why_not_write
from dijkwacht.apps.workbooks.rules import why_not_upload

P, A, N, C = State.PLANNED, State.ANSWERING, State.ANALYSIS, State.CONCEPT
F, D, L = State.FACT_CHECK, State.ADOPTED, State.LAPSED
BACK = {(N, A), (C, N), (F, N)}
LAPSING = {(P, L), (A, L), (N, L), (C, L), (F, L)}
ALLOWED = {(P, A), (A, N), (N, C), (C, F), (F, D)} | BACK | LAPSING
READY = Standing(answers=1, has_summary=True, has_until=True, is_decided=True)
TODAY = date(2026, 11, 23)


def test_a_step_is_in_the_table_or_refused_in_words() -> None:
    refused = {(state, to): reason for state, to in product(State, State) if (reason := why_not(state, to, READY)) is not None}
    assert refused == {
        (state, to): f"Een beeld dat ‘{state.word}’ is, kan niet in één stap ‘{to.word}’ worden."
        for state, to in product(State, State)
        if (state, to) not in ALLOWED
    }


def test_analysis_waits_for_an_answer_and_a_concept_for_the_summary() -> None:
    assert why_not(A, N, Standing(has_summary=True)) == "Er zijn nog geen antwoorden."
    assert why_not(A, N, Standing(answers=1)) is None
    assert "samenvatting" in (why_not(N, C, Standing(answers=1)) or "")
    assert why_not(N, C, Standing(has_summary=True)) is None
    assert why_not(P, A, Standing()) is None


@pytest.mark.parametrize(
    ("pair", "standing", "word"),
    [
        ((N, C), Standing(has_summary=True, unweighed=1, unread=2, findings=9), "Bij 1 onderdeel antwoordden minder dan drie"),
        ((N, C), Standing(has_summary=True, unread=2, findings=9), "bij 2 van de 9"),
        ((N, C), Standing(has_summary=True, not_known=3), "waarom 3 onderdelen open bleven"),
        ((N, C), Standing(has_summary=True, not_known=1), "waarom 1 onderdeel open bleef"),
        ((N, C), Standing(has_summary=True, not_known=3, has_word_on_unanswered=True), None),
        ((C, F), Standing(), "welke dag"),
        ((C, F), Standing(has_until=True), None),
        ((F, D), Standing(), "besluit"),
        ((F, D), Standing(is_decided=True), None),
        ((F, D), Standing(is_decided=True, open_comments=1), "nog 1 opmerking"),
        ((F, D), Standing(is_decided=True, open_comments=3), "nog 3 opmerkingen"),
        ((F, D), Standing(is_decided=True, promised=1), "nam 1 opmerking over"),
    ],
)
def test_a_step_says_what_it_waits_for(pair: tuple[State, State], standing: Standing, word: str | None) -> None:
    reason = why_not(*pair, standing)
    assert (reason is None) == (word is None)
    assert word is None or word in (reason or "")


def test_a_step_back_and_lapsing_ask_a_reason_and_no_other_step() -> None:
    assert {pair for pair, step in STEPS.items() if step.needs_reason} == BACK | LAPSING


def test_what_has_ended_stays_so() -> None:
    assert not [pair for pair in STEPS if pair[0] in {D, L}]


def test_the_programme_learns_how_far_a_picture_is_and_no_more() -> None:
    assert [state.facts.stage.word for state in (N, C, F)] == ["wordt geschreven", "concept gedeeld", "in feitencheck"]
    assert [state.facts.stage.word for state in (P, A, D, L)] == [state.word for state in (P, A, D, L)]


def test_every_state_has_its_words_for_page_report_programme_and_desk() -> None:
    assert set(FACTS) == set(State)
    assert len({state.word for state in State}) == len({state.facts.report for state in State}) == len(State)
    assert {state.facts.stage for state in State} == set(Stage) - {Stage.NONE}
    assert sorted(state.facts.turn for state in State) == [*range(1, len(State) + 1)]
    assert [state for state in State if not state.facts.call] == [L]


@pytest.mark.parametrize(
    ("why", "possible"),
    [(why_not_answer, {A}), (why_not_upload, {A, N}), (why_not_write, {N})],
)
def test_each_deed_has_its_states_and_a_sentence_in_the_others(why: Callable[[State], str | None], possible: set[State]) -> None:
    reasons = {state: why(state) for state in State}
    assert {state for state, reason in reasons.items() if reason is None} == possible
    assert all(reason.endswith(".") for reason in reasons.values() if reason)


@pytest.mark.parametrize("level", [None, -1, 0, 1, 2, 3])
def test_the_four_levels_unknown_and_nothing_can_be_saved(level: int | None) -> None:
    assert faults_in(Said(paper=level, practice=level), on=TODAY) == {}


@pytest.mark.parametrize("level", [-2, 4, 99])
def test_another_level_is_a_fault_of_its_own_question(level: int) -> None:
    assert faults_in(Said(paper=level, practice=2), on=TODAY).keys() == {"paper"}
    assert faults_in(Said(paper=2, practice=level), on=TODAY).keys() == {"practice"}


@pytest.mark.parametrize("levels", [{"paper": 2}, {"practice": 0}, {"paper": -1, "practice": -1}])
def test_a_level_and_not_applicable_do_not_go_together(levels: dict[str, int]) -> None:
    assert faults_in(Said(not_applicable="Wij hebben geen haven.", **levels), on=TODAY).keys() == {"not_applicable"}


def piece(name: str = "Besluit", kind: Kind = Kind.DECISION, when: date | None = TODAY, kept_at: str = "") -> Piece:
    return Piece(name, kind, when, kept_at)


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        (Said(explanation="x" * 5000), []),
        (Said(explanation="x" * 5001), ["explanation"]),
        (Said(not_applicable="x" * 5001), ["explanation"]),
        (Said(evidence=(piece(),) * 10), []),
        (Said(evidence=(piece(),) * 11), ["evidence"]),
        (Said(evidence=(piece("x" * 300, kept_at="x" * 300),)), []),
        (Said(evidence=(piece(), piece("x" * 301))), ["evidence-2"]),
        (Said(evidence=(piece(kept_at="x" * 301),)), ["evidence-1"]),
        (Said(evidence=(piece(when=TODAY + timedelta(days=1)),)), ["evidence-1"]),
        (Said(paper=9, practice=9, evidence=(piece(when=date(2999, 1, 1)),)), ["paper", "practice", "evidence-1"]),
    ],
)
def test_every_fault_stands_beside_its_field(said: Said, fields: list[str]) -> None:
    assert list(faults_in(said, on=TODAY)) == fields


@pytest.mark.parametrize(
    ("kept", "word"),
    [
        (piece(), None),
        (piece(name=""), "naam"),
        (piece(when=None), "datum"),
        (piece(kind=Kind.SAMPLE, when=None), "datum"),
        (piece(kind=Kind.OTHER, when=None), None),
    ],
)
def test_a_piece_without_name_or_date_is_kept_and_does_not_count(kept: Piece, word: str | None) -> None:
    reason = why_no_evidence(kept)
    assert (reason is None) == (word is None)
    assert word is None or word in (reason or "")
    assert faults_in(Said(evidence=(kept,)), on=TODAY) == {}


def test_an_answer_is_complete_with_two_levels_or_a_reason() -> None:
    assert Said(paper=0, practice=-1).is_complete
    assert Said(not_applicable="Geen haven.").is_complete
    assert not Said(paper=2, explanation="Nog niet af.").is_complete
    assert Said().is_empty
    assert not Said(paper=0).is_empty
