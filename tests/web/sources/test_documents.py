"""What a picture rests on: how many of each, who can be heard, and the documents."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.sources import actions
from dijkwacht.apps.sources.models import SourceDocument
from tests import factories as make
from tests.web.work.conftest import Work
from tests.web.work.reading import primary, question


def address(work: Work) -> str:
    return f"{work.url}bronnen/"


def asked(work: Work, days_ago: int = 1) -> SourceDocument:
    day = timezone.localdate() - timedelta(days=days_ago)
    return actions.ask_for(picture=work.picture, title="Mandaatregister", asked_of="hr", asked_on=day, by=work.adviser)


def note(client: Client, work: Work, document: SourceDocument, **fields: str) -> int:
    return client.post(f"{address(work)}stukken/{document.pk}/", fields).status_code


def test_it_asks_one_question_and_counts_what_there_is(client: Client, work: Work) -> None:
    make.answer(work.respondents[0], "BES-03", 1, 1, source=Source.INTERVIEW)
    page = client.get(address(work))
    assert (question(page), primary(page)) == ("Waar rust dit beeld op?", "Op de lijst zetten")
    body = page.content.decode()
    assert "<strong>3</strong> vragenlijsten" in body
    assert "<strong>1</strong> gesprek<" in body
    assert "gesprek: 1 onderdeel vastgelegd" in body
    assert f"{address(work)}gesprek/hr%202/" in body


def test_a_document_goes_from_asked_to_received_to_read(client: Client, work: Work) -> None:
    fields = {"title": "Mandaatregister", "asked_of": "hr", "asked_on": "2026-05-01"}
    assert client.post(address(work), fields).status_code == 302
    document = SourceDocument.objects.get()
    assert "Ontvangen op" in client.get(address(work)).content.decode()
    assert note(client, work, document, step="received", on="2026-05-04") == 302
    assert "Gelezen op" in client.get(address(work)).content.decode()
    assert note(client, work, document, step="read", on="2026-05-05") == 302
    document.refresh_from_db()
    assert (document.received_on, document.read_on) == (date(2026, 5, 4), date(2026, 5, 5))
    assert "<strong>1</strong> gelezen stuk<" in client.get(address(work)).content.decode()


@pytest.mark.parametrize("wrong", [{"title": ""}, {"asked_on": "ooit"}, {"asked_on": "2999-01-01"}, {"asked_of": "jan"}])
def test_a_faulty_document_keeps_what_was_typed(client: Client, work: Work, wrong: dict[str, str]) -> None:
    fields = {"title": "Mandaatregister", "asked_of": "hr", "asked_on": "2026-05-01", **wrong}
    response = client.post(address(work), fields)
    assert response.status_code in {409, 422}
    assert fields["title"] in response.content.decode()
    assert not SourceDocument.objects.exists()


@pytest.mark.parametrize("day", ["", "ooit", "2020-01-01", "2999-01-01"])
def test_a_day_that_does_not_fit_is_told_beside_the_document(client: Client, work: Work, day: str) -> None:
    document = asked(work)
    assert note(client, work, document, step="received", on=day) == 422
    document.refresh_from_db()
    assert document.received_on is None


def test_what_is_long_awaited_is_said_without_blame(client: Client, work: Work) -> None:
    asked(work, days_ago=13)
    assert "geleden gevraagd" not in client.get(address(work)).content.decode()
    SourceDocument.objects.update(asked_on=timezone.localdate() - timedelta(days=22))
    page = client.get(address(work)).content.decode()
    assert "3 weken geleden gevraagd. Vraag gerust na of het stuk er is." in page
    assert "te laat" not in page


def test_a_document_is_taken_off_the_list(client: Client, work: Work) -> None:
    assert note(client, work, asked(work), strike="1") == 302
    assert not SourceDocument.objects.exists()


def test_a_document_of_another_picture_is_not_here(client: Client, work: Work) -> None:
    other = make.picture(make.organisation("GM9902", "Westerkoog"))
    document = actions.ask_for(picture=other, title="Stuk", asked_of="", asked_on=make.REFERENCE, by=make.BY)
    assert note(client, work, document, strike="1") == 404
    assert SourceDocument.objects.exists()


def test_once_shared_the_page_is_for_reading(client: Client, work: Work) -> None:
    document = asked(work)
    Picture.objects.update(state=State.CONCEPT)
    page = client.get(address(work)).content.decode()
    assert "Mandaatregister" in page
    assert "Op de lijst zetten" not in page
    assert "Gespreksblad" not in page
    assert note(client, work, document, strike="1") == 409


def test_the_number_of_queries_does_not_grow(client: Client, work: Work) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address(work)).status_code == 200
        return len([one for one in captured if "pg_advisory" not in one["sql"]])

    asked(work)
    queries()
    few = queries()
    for number in range(30):
        asked(work)
        make.respondent(work.picture, f"handhaving {number + 2}")
    assert queries() == few <= 15
