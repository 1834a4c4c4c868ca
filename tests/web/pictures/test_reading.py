"""An executive reads the concept on one page and takes it along as a file; each reading is on record."""

import pytest
from django.db import connection
from django.test import Client

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.audit.models import Event
from tests import factories as make
from tests.web.work.reading import primary, question

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture() -> Picture:
    """A concept with three respondents: everything on paper, half of it in practice."""
    made = make.picture(make.organisation(name="Duinrade"), state=State.CONCEPT, summary="Kort en goed.", decision="Neem over.")
    for function in ("oov", "hr", "ciso"):
        seat = make.respondent(made, function)
        for number, criterion in enumerate(("BES-01", "BES-02", "BES-03", "VER-01", "VER-02", "VER-03")):
            make.answer(seat, criterion, 2, 2 if number % 2 else 1)
    return made


@pytest.fixture
def executive(client: Client, picture: Picture) -> Client:
    """The mayor, signed in."""
    user = make.user("mayor@example.org", "Burgemeester")
    make.membership(user, picture.organisation, Role.EXECUTIVE)
    client.force_login(user)
    return client


def test_the_executive_lands_on_the_one_page(executive: Client, picture: Picture) -> None:
    assert executive.get("/", follow=True).redirect_chain[-1][0] == f"/beelden/{picture.pk}/"


def test_the_page_says_what_stands_on_paper_only_and_its_one_step_is_downloading(executive: Client, picture: Picture) -> None:
    page = executive.get(f"/beelden/{picture.pk}/")
    assert question(page) == "3 van de 6 onderdelen staan alleen op papier"
    assert primary(page) == "Rapport downloaden (PDF)"
    html = page.content.decode()
    for words in ("Rubricering: organisatie", "voorbeeldgegevens", "Neem over.", "Kort en goed.", "Hulp is geen toezicht"):
        assert words in html


def test_the_drawing_has_its_table_with_the_same_counts(executive: Client, picture: Picture) -> None:
    html = executive.get(f"/beelden/{picture.pk}/").content.decode()
    assert html.count("<svg xmlns") == 2
    assert "Thema BES" in html.partition("<table")[2]
    assert "1 van 3" in html.partition("<table")[2]


def test_a_page_never_says_who_answered_what(executive: Client, picture: Picture) -> None:
    html = executive.get(f"/beelden/{picture.pk}/").content.decode()
    assert "CISO" not in html
    assert "Verslag van de steekproef" not in html


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF-"), ("docx", b"PK"), ("odt", b"PK")])
def test_each_form_is_a_file_whose_name_tells_no_weakness(executive: Client, picture: Picture, form: str, start: bytes) -> None:
    response = executive.get(f"/beelden/{picture.pk}/rapport.{form}")
    assert response.content.startswith(start)
    assert response["Content-Disposition"] == f'attachment; filename="weerbaarheidsbeeld-duinrade-2026-06-01.{form}"'
    assert response["Cache-Control"] == "private, no-store"


def test_another_form_is_not_there(executive: Client, picture: Picture) -> None:
    assert executive.get(f"/beelden/{picture.pk}/rapport.exe").status_code == 404


def test_reading_and_downloading_are_each_one_event(executive: Client, picture: Picture) -> None:
    before = Event.objects.count()
    executive.get(f"/beelden/{picture.pk}/")
    executive.get(f"/beelden/{picture.pk}/rapport.pdf")
    assert list(Event.objects.values_list("verb", "note")[before:]) == [
        ("assessments.opened", "one_page"),
        ("reporting.delivered", "pdf"),
    ]


def test_without_a_concept_the_page_says_when_there_will_be_one(executive: Client, picture: Picture) -> None:
    Picture.objects.update(state=State.ANALYSIS)
    assert "Er is nog geen concept" in executive.get("/beelden/").content.decode()


def test_the_page_takes_the_same_number_of_queries_however_many_answered(
    executive: Client, picture: Picture, django_assert_num_queries: object
) -> None:
    allowed = 16 + (connection.vendor == "postgresql")  # there the audit chain takes a lock
    executive.get(f"/beelden/{picture.pk}/")
    with django_assert_num_queries(allowed):
        executive.get(f"/beelden/{picture.pk}/")
    for function in ("secretaris", "zorg", "inkoop"):
        make.answer(make.respondent(picture, function), "BES-01", 1, 1)
    with django_assert_num_queries(allowed):
        executive.get(f"/beelden/{picture.pk}/")


def test_example_pictures_are_called_so_on_the_list_too(executive: Client, picture: Picture) -> None:
    make.picture(picture.organisation, state=State.CONCEPT)
    assert 'aria-label="Voorbeeldgegevens"' in executive.get("/beelden/").content.decode()
