"""The adviser answers what was remarked, and marks what stays out of the public version."""

import pytest
from django.test import Client
from django.utils import timezone

from dijkwacht.apps.fact_check.models import Comment
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make
from tests.web.work.conftest import Work
from tests.web.work.reading import primary, question


@pytest.fixture
def url(work: Work) -> str:
    Picture.objects.update(state=State.FACT_CHECK, fact_check_until=timezone.localdate(), summary="Kort.", decision="Stel vast.")
    return f"{work.url}afronden/"


def test_open_remarks_come_first_each_with_its_reply(client: Client, work: Work, url: str) -> None:
    make.comment(work.picture, "BES-01", text="Dit is er wel.")
    make.comment(work.picture, "", text="Helder.", reply="Dank.")
    page = client.get(url)
    assert question(page) == "Wat is er nog nodig voor het besluit?"
    assert primary(page) == "Antwoorden bewaren"
    html = page.content.decode()
    assert html.index("Dit is er wel.") < html.index("Helder.")
    assert "Opdrachtgever" in html


def test_remarks_stand_with_their_finding_heaviest_first(client: Client, work: Work, url: str) -> None:
    make.weigh(work.picture)
    for criterion in ("", "BES-02", "BES-01"):
        make.comment(work.picture, criterion)
    page = client.get(url)
    assert [one.comment.criterion for one in page.context["open"]] == ["BES-01", "BES-02", ""]
    assert "Een buitenstaander kan zonder BES-01 naar binnen." in page.content.decode()


def test_replies_are_saved_together_and_half_a_reply_is_asked_again(client: Client, work: Work, url: str) -> None:
    one, two = make.comment(work.picture, "BES-01"), make.comment(work.picture, "BES-02")
    page = client.post(url, {f"reply-{one.pk}": "Aangepast.", f"taken-{one.pk}": "ja", f"reply-{two.pk}": "Blijft zo."})
    assert page.status_code == 422
    assert "Aangepast." in page.content.decode()
    assert not Comment.objects.exclude(reply="").exists()
    client.post(
        url, {f"reply-{one.pk}": "Aangepast.", f"taken-{one.pk}": "ja", f"reply-{two.pk}": "Blijft zo.", f"taken-{two.pk}": "nee"}
    )
    assert set(Comment.objects.values_list("reply", "is_taken_over")) == {("Aangepast.", True), ("Blijft zo.", False)}


def test_a_reply_to_what_was_answered_meanwhile_is_not_lost(client: Client, work: Work, url: str) -> None:
    row = make.comment(work.picture, reply="Van de ander.")
    page = client.post(url, {f"reply-{row.pk}": "Van mij.", f"taken-{row.pk}": "ja"})
    assert page.status_code == 409
    assert "Van mij." in page.content.decode()
    assert Comment.objects.get().reply == "Van de ander."


def test_a_remark_of_another_picture_cannot_be_answered_here(client: Client, work: Work, url: str) -> None:
    other = make.comment(make.picture(make.organisation("GM9902", "Zee"), state=State.FACT_CHECK))
    client.post(url, {f"reply-{other.pk}": "Hier niet.", f"taken-{other.pk}": "ja"})
    other.refresh_from_db()
    assert other.reply == ""


def test_the_desk_says_that_remarks_wait_and_the_step_is_refused(client: Client, work: Work, url: str) -> None:
    make.comment(work.picture)
    page = client.get(work.url)
    assert primary(page) == "Opmerkingen beantwoorden"
    assert "Er wacht nog 1 opmerking op antwoord" in page.content.decode()
    assert client.post(f"{work.url}stap/", {"to": "adopted"}).status_code == 409
    Comment.objects.all().delete()
    assert client.post(f"{work.url}stap/", {"to": "adopted"}).status_code == 409


def test_answered_remarks_are_read_back_in_analysis_and_after_adoption(client: Client, work: Work, url: str) -> None:
    make.comment(work.picture, "BES-01", reply="Wordt aangepast.")
    for state in (State.ANALYSIS, State.CONCEPT, State.ADOPTED):
        Picture.objects.update(state=state)
        assert "Wordt aangepast." in client.get(url).content.decode()


def test_a_passage_is_marked_on_a_ground_and_let_go(client: Client, work: Work, url: str) -> None:
    make.weigh(work.picture)
    page = client.get(f"{url}passages/")
    assert question(page) == "Welke passages blijven buiten de openbare versie?"
    assert "Zij is zelf geen wettelijke grond" in page.content.decode()
    assert "Markeer bevinding BES-01" in page.content.decode()
    one = f"{url}passages/finding/BES-01/"
    assert primary(client.get(one)) == "Markering bewaren"
    assert client.post(one, {"ground": "woo-5.1.2.c", "explanation": "Er loopt nog iets."}).status_code == 302
    assert Passage.objects.get().criterion == "BES-01"
    assert "opsporing en vervolging" in client.get(f"{url}passages/").content.decode().lower()
    client.post(one, {"unmark": "1"})
    assert not Passage.objects.exists()


def test_secrecy_without_its_body_day_and_interest_is_asked_again(client: Client, work: Work, url: str) -> None:
    one = f"{url}passages/summary/"
    page = client.post(one, {"ground": "gemeentewet-87", "explanation": "Blijft staan."})
    assert page.status_code == 422
    for field in ("imposed_by", "imposed_on", "interest"):
        assert f'href="#id_{field}"' in page.content.decode()
    assert "Blijft staan." in page.content.decode()
    assert client.post(one, {"ground": "waterschapswet-55b"}).status_code == 422
    fields = {"ground": "gemeentewet-87", "imposed_by": "burgemeester", "imposed_on": "2026-06-01", "interest": "woo-5.1.2.c"}
    assert client.post(one, fields).status_code == 302
    assert Passage.objects.get().imposed_by == "burgemeester"


@pytest.mark.parametrize("where", ["finding/VER-01/", "summary/BES-01/", "onzin/", "finding/ONZIN/"])
def test_what_is_no_passage_is_not_there(client: Client, work: Work, url: str, where: str) -> None:
    assert client.get(f"{url}passages/{where}").status_code == 404


def test_marks_of_a_picture_that_stands_do_not_change(client: Client, work: Work, url: str) -> None:
    Picture.objects.update(state=State.ADOPTED)
    assert "verandert niet meer" in client.get(f"{url}passages/").content.decode()
    page = client.post(f"{url}passages/summary/", {"ground": "woo-5.1.2.c", "explanation": "Te laat."})
    assert page.status_code == 409
    assert "Te laat." in page.content.decode()
    assert not Passage.objects.exists()


@pytest.mark.parametrize("state", State)
def test_every_page_stands_in_every_state_or_is_gone(client: Client, work: Work, state: State) -> None:
    Picture.objects.update(state=state, fact_check_until=timezone.localdate())
    for page in ("", "bevindingen/", "samenvatting/", "afronden/", "afronden/passages/"):
        response = client.get(f"{work.url}{page}")
        assert response.status_code == (404 if state is State.LAPSED else 200)
        if state is not State.LAPSED and page != "afronden/passages/":
            assert primary(response)
