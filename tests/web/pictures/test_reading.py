"""An executive reads the concept on one page and takes it along as a file; each reading is on record."""

import re
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.measures.actions import take_up
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.pictures.models import Answer, Picture, ShownLevel
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap import actions as roadmap
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
    return make.weigh(made)


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
    marked = ("Vertrouwelijk, binnen de organisatie", "voorbeeldgegevens")
    for words in (*marked, "Neem over.", "Kort en goed.", "Hulp is geen toezicht"):
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
        ("pictures.opened", "one_page"),
        ("reporting.delivered", "rapport pdf"),
    ]


def test_without_a_concept_the_page_says_when_there_will_be_one(executive: Client, picture: Picture) -> None:
    Picture.objects.update(state=State.ANALYSIS)
    roadmap.lay_out(picture=picture, kick_off=date(2026, 11, 30), by=make.BY)
    page = executive.get("/beelden/")
    assert question(page) == "Hoe ver is uw weerbaarheidsbeeld?"
    html = page.content.decode()
    assert "In analyse" in html
    assert "documentstudie, 7 december 2026" in html
    assert "rond 18 januari 2027" in html


def test_with_several_pictures_she_lands_on_the_newest_and_finds_the_others_from_there(
    executive: Client, picture: Picture
) -> None:
    newest = make.picture(picture.organisation, state=State.CONCEPT, reference_date=date(2026, 9, 1))
    assert executive.get("/", follow=True).redirect_chain[-1][0] == f"/beelden/{newest.pk}/"
    assert 'href="/beelden/?alle"' in executive.get(f"/beelden/{newest.pk}/").content.decode()
    assert str(picture.pk) in executive.get("/beelden/?alle").content.decode()


def test_the_page_holds_the_first_advice_with_who_when_and_how_much_work(executive: Client, picture: Picture) -> None:
    draft = Draft("Regel BES-01.", owner="hr", due_on=date(2027, 3, 1))
    take_up(picture=picture, criterion="BES-01", draft=draft, by=make.BY)
    html = " ".join(executive.get(f"/beelden/{picture.pk}/").content.decode().split())
    assert "De eerste drie adviezen" in html
    assert "Wie: HR. Klaar: 1 maart 2027. Werk: middel." in html
    assert "Wie: nog niemand aangewezen. Klaar: nog geen dag afgesproken." in html
    assert "Wie keek dit na?" in html


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (State.CONCEPT, ""),
        (State.FACT_CHECK, "In de feitencheck is nog niets opgemerkt."),
        (State.ADOPTED, "In de feitencheck is niets opgemerkt."),
    ],
)
def test_of_a_fact_check_that_did_not_begin_the_page_says_nothing(
    executive: Client, picture: Picture, state: State, says: str
) -> None:
    Picture.objects.update(state=state, fact_check_until=timezone.localdate())
    html = " ".join(executive.get(f"/beelden/{picture.pk}/").content.decode().split())
    said = re.search(r"In de feitencheck is[^.]*[.]", html)
    assert (said[0] if said else "") == says


def test_what_is_not_known_is_told_apart_from_the_findings(executive: Client, picture: Picture) -> None:
    Answer.objects.filter(criterion="VER-03").update(paper=-1, practice=-1)
    ShownLevel.objects.filter(criterion="VER-03").update(paper=None, practice=None)
    html = executive.get(f"/beelden/{picture.pk}/").content.decode()
    assert "Nog niet bekend: 1 onderdeel" in html
    assert "De gemeente heeft VER-03 geregeld." in html.partition("Nog niet bekend: 1 onderdeel")[2]


def test_the_page_takes_the_same_number_of_queries_however_many_answered(
    executive: Client, picture: Picture, django_assert_num_queries: object
) -> None:
    allowed = 21 + (connection.vendor == "postgresql")  # there the audit chain takes a lock
    executive.get(f"/beelden/{picture.pk}/")
    with django_assert_num_queries(allowed):
        executive.get(f"/beelden/{picture.pk}/")
    for function in ("secretaris", "zorg", "inkoop"):
        make.answer(make.respondent(picture, function), "BES-01", 1, 1)
    with django_assert_num_queries(allowed):
        executive.get(f"/beelden/{picture.pk}/")


def test_example_pictures_are_called_so_on_the_list_too(executive: Client, picture: Picture) -> None:
    make.picture(picture.organisation, state=State.CONCEPT)
    assert 'aria-label="Voorbeeldgegevens"' in executive.get("/beelden/?alle").content.decode()
