"""The mayor writes in the public version: proposed, saved, previewed, put on record."""

import pytest
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.models import PublicVersion
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture() -> Picture:
    made = make.picture(make.organisation(name="Duinrade"), state=State.CONCEPT, summary="Geheim en zwak.")
    make.answer(make.respondent(made), "BES-01", 2, 0)
    return made


@pytest.fixture
def mayor(picture: Picture, client: Client) -> Client:
    user = make.user("burgemeester@example.org")
    make.membership(user, picture.organisation, Role.EXECUTIVE)
    client.force_login(user)
    return client


def page(picture: Picture) -> str:
    return f"/beelden/{picture.pk}/stukken/openbaar/"


def filled(client: Client, picture: Picture) -> dict[str, object]:
    form = client.get(page(picture)).context["form"]
    return {name: form[name].value() for name in form.fields}


def test_what_dijkwacht_proposes_stands_in_the_fields_and_in_the_preview(picture: Picture, mayor: Client) -> None:
    html = mayor.get(page(picture)).content.decode()
    assert html.count("Elk onderdeel is twee keer beoordeeld") == 2
    assert "Geheim en zwak." not in html
    assert "Vastgesteld door" not in html


def test_what_she_writes_is_kept_shown_and_put_on_record_without_its_words(picture: Picture, mayor: Client) -> None:
    answer = mayor.post(page(picture), {**filled(mayor, picture), "doing": "Wij trainen iedereen."})
    assert answer.url == f"{page(picture)}#voorbeeld"
    row = PublicVersion.objects.get()
    assert (row.doing, row.examined, row.version) == ("Wij trainen iedereen.", "", 1)
    assert "<p>Wij trainen iedereen.</p>" in mayor.get(page(picture)).content.decode()
    event = Event.objects.get(verb="reporting.public_written")
    assert (event.note, event.actor.startswith("user:")) == ("", True)


def test_nothing_changed_keeps_nothing(picture: Picture, mayor: Client) -> None:
    mayor.post(page(picture), filled(mayor, picture))
    assert not PublicVersion.objects.exists()


def test_an_empty_text_brings_back_what_dijkwacht_proposes(picture: Picture, mayor: Client) -> None:
    for words in ("Wij trainen iedereen.", ""):
        mayor.post(page(picture), {**filled(mayor, picture), "doing": words})
    assert "uitvoeringsplan" in mayor.get(page(picture)).content.decode()


def test_personal_data_is_held_at_the_door(picture: Picture, mayor: Client) -> None:
    answer = mayor.post(page(picture), {**filled(mayor, picture), "doing": "Bel 06-12345678 voor meer."})
    assert answer.status_code == 422
    assert not PublicVersion.objects.exists()


def test_who_came_second_is_told(picture: Picture, mayor: Client) -> None:
    seen = filled(mayor, picture)
    mayor.post(page(picture), {**seen, "doing": "Eerst."})
    answer = mayor.post(page(picture), {**seen, "doing": "Anders."})
    assert answer.status_code == 409
    assert "Anders." in answer.content.decode()
