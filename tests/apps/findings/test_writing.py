"""What the adviser writes: settled levels, texts, advice and the summary."""

from collections.abc import Callable
from typing import Any

import pytest

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.findings import actions as findings
from dijkwacht.apps.findings.models import Finding, Recommendation
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture, Settlement
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.rules.answers import Changed, Said, digest
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.kit.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db
BY = System("tests")
PAPER, PRACTICE = Side.PAPER, Side.PRACTICE
WRITING: dict[str, Callable[..., None]] = {
    "settle": lambda **given: pictures.settle(criterion="BES-01", levels={PAPER: 2}, reason="Gezien.", **given),
    "unsettle": lambda **given: pictures.unsettle(criterion="BES-01", **given),
    "describe": lambda **given: findings.describe(criterion="BES-01", text="Zo staat het.", is_reviewed=True, **given),
    "recommend": lambda **given: findings.recommend(
        criterion="BES-01", text="Regel het.", effort="small", is_left_out=False, **given
    ),
    "summarise": lambda **given: pictures.summarise(summary="Kort.", decision="Besluit.", **given),
}


@pytest.fixture
def picture() -> Picture:
    return make.picture(make.organisation())


def settle(picture: Picture, levels: dict[Side, int], reason: str = "Het stuk gezien.") -> None:
    pictures.settle(picture=picture, criterion="BES-01", levels=levels, reason=reason, by=BY)


def settled() -> dict[str, int | None]:
    return {row.side: row.level for row in Settlement.objects.all()}


@pytest.mark.parametrize("deed", WRITING)
@pytest.mark.parametrize("state", sorted(set(State) - {State.ANALYSIS}))
def test_nothing_is_written_outside_analysis(deed: str, state: State) -> None:
    made = make.picture(make.organisation(), state=state)
    before = Event.objects.count()
    with pytest.raises(Refused):
        WRITING[deed](picture=made, by=BY)
    assert Event.objects.count() == before
    assert not [model for model in (Settlement, Finding, Recommendation) if model.objects.exists()]
    assert Picture.objects.get().summary == ""


@pytest.mark.parametrize("levels", [{PAPER: 3, PRACTICE: 0}, {PRACTICE: 1}, {PAPER: 0}])
def test_a_level_is_settled_for_each_side_that_is_given(picture: Picture, levels: dict[Side, int]) -> None:
    settle(picture, {PAPER: 2, PRACTICE: 2})
    settle(picture, levels)
    assert settled() == levels


def test_without_a_level_the_criterion_does_not_apply(picture: Picture) -> None:
    settle(picture, {PAPER: 2, PRACTICE: 2})
    settle(picture, {})
    assert settled() == {"": None}
    assert not reckon(picture).results["BES-01"].applicable


@pytest.mark.parametrize("reason", ["", " \n "])
def test_a_level_without_a_reason_is_refused_and_the_old_one_stands(picture: Picture, reason: str) -> None:
    settle(picture, {PAPER: 2})
    with pytest.raises(Refused, match="waarom"):
        settle(picture, {PAPER: 0}, reason)
    assert settled() == {PAPER: 2}


def test_a_settled_level_stands_above_the_answers_until_it_is_let_go(picture: Picture) -> None:
    make.answer(make.respondent(picture), "BES-01", 0, 0)
    settle(picture, {PAPER: 3, PRACTICE: 2})
    assert (reckon(picture).results["BES-01"].paper, reckon(picture).results["BES-01"].practice) == (3, 2)
    pictures.unsettle(picture=picture, criterion="BES-01", by=BY)
    assert (reckon(picture).results["BES-01"].paper, reckon(picture).results["BES-01"].practice) == (0, 0)


def test_a_settled_level_lapses_when_its_answer_changes_and_no_other_does(picture: Picture) -> None:
    seat = make.respondent(picture)
    make.answer(seat, "BES-01", 0, 0)
    settle(picture, {PAPER: 3, PRACTICE: 3})
    pictures.settle(picture=picture, criterion="BES-02", levels={PAPER: 3}, reason="Gezien.", by=BY)
    other = make.picture(make.organisation("GM9902"))
    settle(other, {PAPER: 3})
    Picture.objects.filter(pk=picture.pk).update(state=State.ANSWERING)
    seat.picture.state = State.ANSWERING
    pictures.answer(respondent=seat, criterion="BES-01", said=Said(1, 1), seen=1, by=BY)
    found = reckon(picture)
    assert [(row.criterion, row.side) for row in found.lapsed] == [("BES-01", "paper"), ("BES-01", "practice")]
    assert (found.results["BES-01"].paper, found.results["BES-02"].paper) == (1, 3)
    assert not reckon(other).lapsed


def test_a_lapsed_level_can_be_settled_again(picture: Picture) -> None:
    settle(picture, {PAPER: 3})
    Settlement.objects.update(lapsed_at="2026-01-01T00:00:00Z")
    settle(picture, {PAPER: 3})
    assert not reckon(picture).lapsed
    assert reckon(picture).results["BES-01"].paper == 3


def test_a_text_is_written_over_and_kept_once(picture: Picture) -> None:
    findings.describe(picture=picture, criterion="BES-01", text="Eerst.", is_reviewed=False, by=BY)
    findings.describe(picture=picture, criterion="BES-01", text=" Daarna.\n", is_reviewed=True, by=BY)
    row = Finding.objects.get()
    assert (row.text, row.is_reviewed) == ("Daarna.", True)


def test_advice_is_adapted_or_left_out(picture: Picture) -> None:
    def recommend(**changes: Any) -> None:
        given = {"criterion": "BES-01", "text": " Leg vast. ", "effort": "small", "is_left_out": False, **changes}
        findings.recommend(picture=picture, by=BY, **given)

    recommend()
    assert (Recommendation.objects.get().text, Recommendation.objects.get().effort) == ("Leg vast.", "small")
    with pytest.raises(Refused, match="niet opnemen"):
        recommend(text=" ")
    assert Recommendation.objects.get().text == "Leg vast."
    recommend(text="", is_left_out=True)
    assert Recommendation.objects.get().is_left_out


def test_the_summary_and_the_decision_are_kept(picture: Picture) -> None:
    pictures.summarise(picture=picture, summary=" Kort. ", decision=" Neem een besluit. ", by=BY)
    found = Picture.objects.get()
    assert (found.summary, found.decision) == ("Kort.", "Neem een besluit.")


def test_who_writes_on_what_was_not_on_the_screen_is_shown_both(picture: Picture) -> None:
    def now() -> str:
        return digest(Picture.objects.get().summary)

    seen = now()
    with pictures.unchanged(picture=picture, seen=seen, now=now):
        pictures.summarise(picture=picture, summary="Van de een.", decision="", by=BY)
    with pytest.raises(Changed), pictures.unchanged(picture=picture, seen=seen, now=now):
        pictures.summarise(picture=picture, summary="Van de ander.", decision="", by=BY)
    assert Picture.objects.get().summary == "Van de een."
