"""The guide of a talk and the list of documents, as pages to print and as files."""

import io

import pytest
from django.test import Client
from docx import Document
from pytest_django import DjangoAssertNumQueries

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.sources import actions
from tests import factories as make
from tests.web.work.conftest import Work
from tests.web.work.reading import primary, question


def address(work: Work, function: str = "secretaris") -> str:
    return f"{work.url}bronnen/leidraad/{function}/"


def test_it_asks_what_this_function_is_asked_and_keeps_answers_to_itself(client: Client, work: Work) -> None:
    page = client.get(address(work))
    assert (question(page), primary(page)) == ("Wat vraagt u in dit gesprek?", "Word")
    body = page.content.decode()
    assert body.index("Zeg eerst") < body.index("Is BES-01 vastgelegd?") < body.index("Gebeurt BES-01?")
    assert body.count("dw-guide__notes") == 6
    assert "Alleen ik weet dit" not in body


def test_what_was_answered_before_is_shown_when_the_adviser_wants_it(client: Client, work: Work) -> None:
    make.answer(work.respondents[0], "BES-01", 1, 1, source=Source.INTERVIEW)
    body = client.get(f"{address(work)}?eerder=ja").content.decode()
    assert "Alleen ik weet dit &lt;echt&gt;." in body
    assert "gesprek: papier een concept, of verouderd" in body
    assert "Alleen voor de adviseur" in body
    assert Event.objects.last().note == "guide"


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_it_comes_as_a_file_whose_name_tells_no_organisation(form: str, client: Client, work: Work) -> None:
    answer = client.get(f"{address(work, 'hr 2')}{form}/")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="leidraad-hr-2.{form}"'
    assert answer.content.startswith(b"PK")
    assert client.get(f"{address(work)}{form}x/").status_code == 404


def test_the_file_has_the_answers_only_where_asked(client: Client, work: Work) -> None:
    def text(query: str) -> str:
        document = Document(io.BytesIO(client.get(f"{address(work)}docx/{query}").content))
        return "\n".join(paragraph.text for paragraph in document.paragraphs)

    assert "Alleen ik weet dit <echt>." in text("?eerder=ja")
    assert "Alleen ik weet dit" not in text("")


def test_an_unknown_function_is_not_there(client: Client, work: Work) -> None:
    assert client.get(address(work, "burgemeester")).status_code == 404


def test_it_can_be_read_before_the_questions_open(client: Client, work: Work) -> None:
    Picture.objects.filter(pk=work.picture.pk).update(state=State.PLANNED)
    assert client.get(address(work)).status_code == 200
    body = client.get(f"{work.url}bronnen/").content.decode()
    assert address(work, "secretaris") in body


def test_it_asks_as_much_of_the_database_for_one_answer_as_for_many(
    client: Client, work: Work, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for criterion in ("BES-03", "VER-03"):
        with django_assert_max_num_queries(12):
            client.get(f"{address(work)}?eerder=ja")
        make.answer(work.respondents[0], criterion, 1, 1)


def test_the_list_of_documents_fits_on_paper(client: Client, work: Work) -> None:
    empty = client.get(f"{work.url}bronnen/stukken/")
    assert "Nog geen stukken gevraagd" in empty.content.decode()
    for title in ("Mandaatregister", "Gedragscode"):
        made = actions.ask_for(picture=work.picture, title=title, asked_of="hr", asked_on=make.REFERENCE, by=work.adviser)
    actions.came_in(document=made, on=make.REFERENCE, by=work.adviser)
    page = client.get(f"{work.url}bronnen/stukken/")
    assert question(page) == "Welke stukken zijn gevraagd, ontvangen en gelezen?"
    body = page.content.decode()
    assert "2 stukken gevraagd, 1 ontvangen, 0 gelezen" in body
    assert body.index("Mandaatregister") < body.index("Gedragscode")
