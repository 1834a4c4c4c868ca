from django.test import Client

from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.audit.models import Event
from tests.web.work.conftest import Work
from tests.web.work.reading import primary, question


def test_a_concept_is_shared_once_there_is_a_summary(client: Client, work: Work) -> None:
    assert client.post(f"{work.url}stap/", {"to": "concept"}).status_code == 409
    Picture.objects.update(summary="Er is werk te doen.")
    assert client.post(f"{work.url}stap/", {"to": "concept"}).status_code == 302
    assert Picture.objects.get().state == State.CONCEPT


def test_going_back_asks_why(client: Client, work: Work) -> None:
    response = client.get(f"{work.url}stap/terug/")
    assert question(response) == "Waarom gaat dit beeld terug?"
    assert primary(response) == "Terug naar beantwoorden"


def test_going_back_without_a_reason_stays_on_the_page(client: Client, work: Work) -> None:
    response = client.post(f"{work.url}stap/", {"to": "answering", "reason": "  "})
    assert response.status_code == 422
    assert "Schrijf op waarom het beeld een stap terug gaat." in response.content.decode()
    assert Picture.objects.get().state == State.ANALYSIS


def test_going_back_keeps_the_reason(client: Client, work: Work) -> None:
    assert client.post(f"{work.url}stap/", {"to": "answering", "reason": "HR ontbreekt nog."}).status_code == 302
    assert (Picture.objects.get().state, Picture.objects.get().state_reason) == (State.ANSWERING, "HR ontbreekt nog.")


def test_a_step_that_does_not_exist_is_refused(client: Client, work: Work) -> None:
    assert client.post(f"{work.url}stap/", {"to": "planned"}).status_code == 409
    assert client.post(f"{work.url}stap/", {"to": "onzin"}).status_code == 422
    assert client.get(f"{work.url}stap/").status_code == 405


def test_a_planned_picture_has_no_way_back(client: Client, work: Work) -> None:
    Picture.objects.update(state=State.PLANNED)
    assert client.get(f"{work.url}stap/terug/").status_code == 409


def test_a_double_click_on_a_step_is_one_step(client: Client, work: Work) -> None:
    Picture.objects.update(summary="Er is werk te doen.")
    for _ in range(2):
        assert client.post(f"{work.url}stap/", {"to": "concept"}).status_code == 302
    assert Event.objects.filter(verb="assessments.moved").count() == 1
