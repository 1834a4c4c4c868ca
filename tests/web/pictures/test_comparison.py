"""What has changed since the former picture: for whoever reads the picture, and nobody else."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.web.work.reading import primary, question

pytestmark = pytest.mark.django_db
PROOF = (make.Piece("Gezien", make.Kind.OTHER, None, "kast"),)


def made(where: Organisation, state: State, on: date, **levels: tuple[int, int]) -> Picture:
    """A picture with one respondent who has seen the evidence."""
    picture = make.picture(where, state=state, reference_date=on)
    seat = make.respondent(picture, "ciso")
    for criterion, pair in levels.items():
        make.answer(seat, criterion.replace("_", "-"), *pair, evidence=PROOF)
    return make.weigh(picture)


@pytest.fixture
def then() -> Picture:
    """The picture of two years ago, adopted."""
    return made(make.organisation(name="Duinrade"), State.ADOPTED, date(2024, 6, 1), BES_01=(2, 1), BES_02=(2, 2), VER_01=(2, 2))


@pytest.fixture
def now(then: Picture) -> Picture:
    """The concept of now: one rose, one fell, one stayed."""
    return made(then.organisation, State.CONCEPT, make.REFERENCE, BES_01=(2, 3), BES_02=(2, 0), VER_01=(2, 2))


@pytest.fixture
def executive(client: Client, now: Picture) -> Client:
    """The mayor, signed in."""
    user = make.user("mayor@example.org", "Burgemeester")
    make.membership(user, now.organisation, Role.EXECUTIVE)
    client.force_login(user)
    return client


def test_the_page_answers_what_changed(executive: Client, now: Picture) -> None:
    page = executive.get(f"/beelden/{now.pk}/vergelijken/")
    assert question(page) == "Wat is er veranderd sinds het vorige beeld?"
    assert primary(page) == "Naar dit beeld op één pagina"
    html = page.content.decode()
    for words in (
        "In de praktijk: 1 onderdeel hoger dan op 1 juni 2024, 1 lager, 1 gelijk, 3 niet te vergelijken.",
        "In de praktijk gestegen: 1 onderdeel",
        "nu op orde",
        "nu onder de norm",
        "Toen: soms, hangt af van personen (niveau 1).",
        "Vertrouwelijk, binnen de organisatie",
    ):
        assert words in html
    assert html.count("<svg xmlns") == 2
    assert "Alle thema’s samen" in html


def test_it_never_says_who_answered_what(executive: Client, now: Picture) -> None:
    html = executive.get(f"/beelden/{now.pk}/vergelijken/").content.decode()
    assert "CISO" not in html
    assert "Gezien" not in html


def test_both_pictures_were_looked_into_and_that_is_on_record(executive: Client, now: Picture, then: Picture) -> None:
    executive.get(f"/beelden/{now.pk}/vergelijken/")
    events = Event.objects.order_by("-pk").values_list("verb", "on", "note")[:2]
    assert set(events) == {("pictures.opened", f"pictures.picture:{one.pk}", "compare") for one in (now, then)}


def test_the_one_page_leads_to_it_only_where_there_is_a_former_picture(executive: Client, now: Picture, then: Picture) -> None:
    link = f"/beelden/{now.pk}/vergelijken/"
    assert link in executive.get(f"/beelden/{now.pk}/").content.decode()
    assert "vergelijken" not in executive.get(f"/beelden/{then.pk}/").content.decode()


def test_without_a_former_picture_there_is_no_such_page(executive: Client, now: Picture, then: Picture) -> None:
    assert executive.get(f"/beelden/{then.pk}/vergelijken/").status_code == 404
    Picture.objects.filter(pk=then.pk).update(state=State.LAPSED)
    assert executive.get(f"/beelden/{now.pk}/vergelijken/").status_code == 404


def test_before_the_concept_only_the_adviser_sees_it_and_is_told_it_is_a_preview(client: Client, now: Picture) -> None:
    Picture.objects.filter(pk=now.pk).update(state=State.ANALYSIS)
    adviser, mayor = make.user(), make.user("mayor@example.org")
    make.assignment(adviser, now.organisation)
    make.membership(mayor, now.organisation, Role.EXECUTIVE)
    client.force_login(adviser)
    assert "Dit is een voorproef" in client.get(f"/beelden/{now.pk}/vergelijken/").content.decode()
    client.force_login(mayor)
    assert client.get(f"/beelden/{now.pk}/vergelijken/").status_code == 404


def test_a_water_board_reads_no_word_of_dikes_in_its_drawing(executive: Client, now: Picture) -> None:
    Organisation.objects.filter(pk=now.organisation_id).update(picture_language=False)
    html = executive.get(f"/beelden/{now.pk}/vergelijken/").content.decode()
    assert "dijkhoogte" not in html


def test_the_page_takes_the_same_queries_however_many_answered(executive: Client, now: Picture) -> None:
    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            executive.get(f"/beelden/{now.pk}/vergelijken/")
        return len(found)

    executive.get(f"/beelden/{now.pk}/vergelijken/")
    few = queries()
    for function in ("secretaris", "zorg", "inkoop"):
        make.answer(make.respondent(now, function), "BES-01", 1, 1)
    assert queries() == few <= 18
