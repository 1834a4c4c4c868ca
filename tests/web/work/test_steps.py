from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.web.work.conftest import Work
from tests.web.work.reading import primary, question


def test_a_concept_is_shared_once_there_is_a_summary(client: Client, work: Work) -> None:
    assert client.post(f"{work.url}stap/", {"to": "concept"}).status_code == 409
    Picture.objects.update(summary="Er is werk te doen.")
    make.read_through(work.picture)
    assert client.post(f"{work.url}stap/", {"to": "concept"}).status_code == 302
    assert Picture.objects.get().state == State.CONCEPT


def test_going_back_asks_why(client: Client, work: Work) -> None:
    response = client.get(f"{work.url}stap/terug/")
    assert question(response) == "Waarom gaat dit beeld terug?"
    assert primary(response) == "Terug naar beantwoorden"


def test_going_back_without_a_reason_stays_on_the_page(client: Client, work: Work) -> None:
    response = client.post(f"{work.url}stap/", {"to": "answering", "reason": "  "})
    assert response.status_code == 422
    assert "Schrijf op waarom het beeld deze stap zet." in response.content.decode()
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
    make.read_through(work.picture)
    for _ in range(2):
        assert client.post(f"{work.url}stap/", {"to": "concept"}).status_code == 302
    assert Event.objects.filter(verb="adoption.moved").count() == 1


def day(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def test_the_fact_check_asks_until_when(client: Client, work: Work) -> None:
    Picture.objects.update(state=State.CONCEPT)
    page = client.get(f"{work.url}stap/feitencheck/")
    assert question(page) == "Tot wanneer kan de organisatie reageren?"
    assert primary(page) == "Feitencheck beginnen"
    assert client.post(f"{work.url}stap/", {"to": "fact_check", "until": day(14).isoformat()}).status_code == 302
    assert (Picture.objects.get().state, Picture.objects.get().fact_check_until) == (State.FACT_CHECK, day(14))


@pytest.mark.parametrize("until", ["", "2026-13-45", "gisteren", str(day(0)), str(day(43))])
def test_a_day_that_leaves_no_time_or_too_much_is_asked_again(client: Client, work: Work, until: str) -> None:
    Picture.objects.update(state=State.CONCEPT)
    response = client.post(f"{work.url}stap/", {"to": "fact_check", "until": until})
    assert response.status_code == 422
    assert question(response) == "Tot wanneer kan de organisatie reageren?"
    assert 'href="#id_until"' in response.content.decode()
    assert Picture.objects.get().state == State.CONCEPT


def test_a_fact_check_does_not_begin_before_the_concept(client: Client, work: Work) -> None:
    assert client.get(f"{work.url}stap/feitencheck/").status_code == 409
    assert client.post(f"{work.url}stap/", {"to": "fact_check", "until": day(14).isoformat()}).status_code == 409


@pytest.mark.parametrize("state", [State.PLANNED, State.ANSWERING, State.ANALYSIS, State.CONCEPT, State.FACT_CHECK])
def test_a_picture_lapses_with_a_reason_and_is_then_read_by_nobody(client: Client, work: Work, state: State) -> None:
    Picture.objects.update(state=state)
    page = client.get(f"{work.url}stap/vervallen/")
    assert question(page) == "Waarom vervalt dit beeld?"
    assert "nl-button--negative" in page.content.decode()
    assert client.post(f"{work.url}stap/", {"to": "lapsed"}).status_code == 422
    response = client.post(f"{work.url}stap/", {"to": "lapsed", "reason": "De opdracht stopt."})
    assert response["Location"] == "/werk/"
    assert client.get(work.url).status_code == 404
    assert client.get(f"/beelden/{work.picture.pk}/").status_code == 404
    assert "Gestopt" in client.get("/werk/").content.decode()


def test_an_adopted_picture_neither_lapses_nor_goes_back(client: Client, work: Work) -> None:
    Picture.objects.update(state=State.ADOPTED)
    for way in ("terug", "vervallen", "feitencheck"):
        assert client.get(f"{work.url}stap/{way}/").status_code == 409
    for to in ("lapsed", "analysis", "fact_check"):
        assert client.post(f"{work.url}stap/", {"to": to, "reason": "Toch niet.", "until": day(9).isoformat()}).status_code == 409


def test_why_it_went_back_is_read_by_the_adviser(client: Client, work: Work) -> None:
    Picture.objects.update(state=State.CONCEPT)
    client.post(f"{work.url}stap/", {"to": "analysis", "reason": "Inkoop klopt niet."})
    assert "Inkoop klopt niet." in client.get(work.url).content.decode()


def test_who_is_not_done_is_named_and_the_choice_is_asked_for_in_words(client: Client, work: Work) -> None:
    Picture.objects.filter(pk=work.picture.pk).update(state=State.ANSWERING)
    url = f"{work.url}stap/"
    first = client.post(url, {"to": "analysis"})
    assert (first.status_code, "Sluit u de vragen nu al?" in first.content.decode()) == (200, True)
    again = client.post(url, {"to": "analysis", "late": ""})
    assert again.status_code == 422
    assert "Kies wat u doet met wie nog niet klaar is." in again.content.decode()
    assert "<title>Fout:" in again.content.decode()
    unknown = client.post(url, {"to": "analysis", "late": "anders"})
    assert (unknown.status_code, "Sluit u de vragen nu al?" in unknown.content.decode()) == (422, True)
    assert Picture.objects.get(pk=work.picture.pk).state == State.ANSWERING
    assert client.post(url, {"to": "analysis", "late": "remind"})["Location"].endswith("/uitnodigingen/")
    # The empty value stands in the form before the choice.
    assert client.post(url, {"to": "analysis", "late": ["", "close"]}).status_code == 302
    assert Picture.objects.get(pk=work.picture.pk).state == State.ANALYSIS
