"""Taking a picture on and back."""

import pytest

from dijkwacht.apps.adoption.actions import move
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.pictures.actions import summarise
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.kit.errors import Refused
from tests import factories as make

pytestmark = pytest.mark.django_db
BY = System("tests")


def picture(state: State, **fields: str) -> Picture:
    made = make.picture(make.organisation(), state=state, unanswered_reason="Kwam niet aan bod.", **fields)
    make.answer(make.respondent(made), "BES-01", 2, 1)
    return make.read_through(made)


@pytest.mark.parametrize(
    ("state", "to"), [(State.PLANNED, State.ANSWERING), (State.ANSWERING, State.ANALYSIS), (State.ANALYSIS, State.CONCEPT)]
)
def test_a_step_on_is_kept_and_on_record(state: State, to: State) -> None:
    made = picture(state, summary="Duinmark staat er redelijk voor.")
    before = Event.objects.count()
    move(picture=made, to=to, by=BY)
    assert Picture.objects.get().state == made.state == to
    event = Event.objects.last()
    assert event is not None
    assert (event.verb, event.note, event.organisation) == ("adoption.moved", f"{state}>{to}", "GM9901")
    assert Event.objects.count() == before + 1


def test_a_step_that_is_not_in_the_table_changes_nothing() -> None:
    made = picture(State.PLANNED)
    before = Event.objects.count()
    with pytest.raises(Refused, match="niet in één stap"):
        move(picture=made, to=State.CONCEPT, by=BY)
    assert (Picture.objects.get().state, Event.objects.count()) == (State.PLANNED, before)


def test_analysis_does_not_begin_without_an_answer() -> None:
    made = make.picture(make.organisation(), state=State.ANSWERING)
    with pytest.raises(Refused, match="geen antwoorden"):
        move(picture=made, to=State.ANALYSIS, by=BY)


@pytest.mark.parametrize("summary", ["", " \n"])
def test_a_concept_is_not_shared_without_a_summary(summary: str) -> None:
    with pytest.raises(Refused, match="samenvatting"):
        move(picture=picture(State.ANALYSIS, summary=summary), to=State.CONCEPT, by=BY)


@pytest.mark.parametrize(("state", "to"), [(State.CONCEPT, State.ANALYSIS), (State.ANALYSIS, State.ANSWERING)])
@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_step_back_without_a_reason_is_refused(state: State, to: State, reason: str) -> None:
    made = picture(state)
    with pytest.raises(Refused, match="waarom"):
        move(picture=made, to=to, reason=reason, by=BY)
    assert Picture.objects.get().state == state


def test_a_step_back_keeps_its_reason_and_the_next_step_lets_it_go() -> None:
    made = picture(State.CONCEPT, summary="Klaar.")
    move(picture=made, to=State.ANALYSIS, reason=" Inkoop mist nog. ", by=BY)
    assert Picture.objects.get().state_reason == "Inkoop mist nog."
    assert "Inkoop" not in repr(list(Event.objects.values()))
    move(picture=made, to=State.CONCEPT, by=BY)
    assert Picture.objects.get().state_reason == ""


def test_a_step_looks_at_the_state_of_now_not_at_that_of_the_page() -> None:
    made = picture(State.ANALYSIS, summary="Klaar.")
    Picture.objects.update(state=State.CONCEPT)
    with pytest.raises(Refused, match="niet in één stap"):
        move(picture=made, to=State.ANSWERING, reason="Terug.", by=BY)


def test_what_is_written_looks_at_the_state_of_now_too() -> None:
    made = picture(State.ANALYSIS)
    Picture.objects.update(state=State.CONCEPT)
    with pytest.raises(Refused, match="Het concept is gedeeld"):
        summarise(picture=made, summary="Te laat.", decision="", by=BY)
    assert Picture.objects.get().summary == ""
