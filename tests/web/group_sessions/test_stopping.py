"""Sharing the concept ends a session that runs: that is said beforehand, and asked."""

from django.test import Client

from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.web.group_sessions.conftest import Running
from tests.web.work.reading import primary, question


def test_sharing_the_concept_asks_first_while_a_session_runs(client: Client, running: Running) -> None:
    Picture.objects.update(summary="Er is werk te doen.")
    make.read_through(running.work.picture)
    asked = client.post(f"{running.work.url}stap/", {"to": "concept"})
    assert question(asked) == "Stopt u de groepssessie en deelt u het concept?"
    assert primary(asked) == "Concept delen met de bestuurder"
    assert Picture.objects.get().state == State.ANALYSIS
    running.session.refresh_from_db()
    assert running.session.state == "running"
    assert client.post(f"{running.work.url}stap/", {"to": "concept", "session": "end"}).status_code == 302
    running.session.refresh_from_db()
    assert (Picture.objects.get().state, running.session.state) == (State.CONCEPT, "ended")


def test_stopping_the_picture_says_that_the_session_ends(client: Client, running: Running) -> None:
    page = client.get(f"{running.work.url}stap/vervallen/").content.decode()
    assert "Er loopt nog een groepssessie. Die stopt met deze stap." in page
