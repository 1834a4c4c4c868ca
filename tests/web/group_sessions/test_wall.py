"""The adviser: choosing, the wall, revealing and settling; by buttons, and safe against a double click."""

from collections.abc import Callable
from datetime import timedelta

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Side, Source
from dijkwacht.apps.accounts.models import Assignment
from dijkwacht.apps.group_sessions.models import Seat, Session, Vote
from dijkwacht.apps.group_sessions.queries import outcome_mark
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.models import Answer, Picture, Settlement
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.web.group_sessions.preparation import MINUTES, PROPOSED
from tests import factories as make
from tests.web.group_sessions.conftest import Running
from tests.web.group_sessions.test_phone import HX, vote
from tests.web.work.conftest import Work
from tests.web.work.reading import primary, question

Phone = Callable[[], Client]


def settle(client: Client, running: Running, *, place: int = 1, **fields: object) -> object:
    criterion = running.session.rounds.get(place=place).criterion
    seen = outcome_mark(running.work.picture, criterion)
    given = {"seen": seen, "paper": "2", "practice": "1", "reason": "De groep zag het.", **fields}
    return client.post(f"{running.url}vastleggen/{place}/", given)


def test_it_suggests_what_is_worth_talking_about_and_takes_the_choice(client: Client, work: Work) -> None:
    page = client.get(f"{work.url}sessie/")
    assert (question(page), primary(page)) == ("Waar praat de groep over?", "Sessie maken")
    body = page.content.decode()
    assert 'value="BES-01" checked' in body
    assert 'value="BES-02" checked' not in body
    assert body.index('value="BES-01"') < body.index('value="VER-02"')
    assert client.post(f"{work.url}sessie/", {"criteria": ["BES-02", "VER-01"]}).status_code == 302
    page = client.get(f"{work.url}sessie/")
    assert primary(page) == "Sessie beginnen"
    assert "2 onderdelen staan klaar" in page.content.decode()


def test_an_empty_choice_is_told_and_loses_nothing(client: Client, work: Work) -> None:
    page = client.post(f"{work.url}sessie/", {})
    assert page.status_code == 409
    assert "Kies minstens één onderdeel" in page.content.decode()


def test_a_session_begins_once_and_leads_to_the_advisers_own_screen(client: Client, work: Work) -> None:
    client.post(f"{work.url}sessie/", {"criteria": ["BES-02"]})
    for _ in range(2):
        assert client.post(f"{work.url}sessie/stap/", {"deed": "begin"}).url == f"{work.url}sessie/leiden/"
    code = Session.objects.get().code
    body = client.get(f"{work.url}sessie/scherm/").content.decode()
    assert f"{code[:3]} {code[3:]}" in body
    assert "testserver/sessie/" in body


def test_the_wall_shows_nothing_of_the_adviser_and_nothing_to_press(client: Client, running: Running, phone: Phone) -> None:
    for _ in range(4):
        vote(phone(), "3", "0")
    for deed in ("", "reveal"):
        if deed:
            client.post(running.desk, {"deed": deed, "place": 1, "number": 1})
        body = client.get(running.wall).content.decode().partition("<body>")[2]
        assert [
            part
            for part in ("<button", "<form", "<header", "<nav", "<footer", running.work.adviser.get_full_name())
            if part in body
        ] == []
        assert "QR-code van http://testserver/sessie/" in body
    assert "Eens." in body
    assert client.post(running.wall, {"deed": "again"}).status_code == 405


def test_the_wall_outlives_its_session(client: Client, running: Running) -> None:
    client.post(f"{running.url}stap/", {"deed": "end"})
    body = client.get(running.wall).content.decode()
    assert "De sessie is afgelopen." in body
    assert running.url not in body


def test_a_lost_tab_is_not_somebody_in_the_room_but_a_sleeping_phone_that_voted_is(
    client: Client, running: Running, phone: Phone
) -> None:
    vote(phone())
    phone()
    awake = phone()
    Seat.objects.update(heard_at=timezone.now() - timedelta(minutes=6))
    assert "van 1 deelnemer<" in client.get(running.wall).content.decode()
    awake.get("/sessie/nu/?stand=1.1.voting", headers=HX)
    assert "van 2 deelnemers<" in client.get(running.wall).content.decode()


def test_the_suggestion_fits_the_time_that_a_meeting_has(client: Client, work: Work) -> None:
    body = client.get(f"{work.url}sessie/").content.decode()
    assert body.count(" checked") <= PROPOSED
    assert 15 <= PROPOSED * MINUTES <= 45


def test_the_wall_shows_how_many_voted_and_then_one_word(client: Client, running: Running, phone: Phone) -> None:
    for paper, practice in (("3", "0"), ("2", "?"), ("2", "1"), ("2", "3")):
        vote(phone(), paper, practice)
    page = client.get(running.desk)
    assert (question(page), primary(page)) == ("De gemeente heeft BES-01 geregeld.", "Stemmen sluiten")
    assert "<strong>4</strong> stemmen" in page.content.decode()
    for _ in range(2):  # a double click
        assert client.post(running.desk, {"deed": "reveal", "place": 1, "number": 1}).status_code == 302
    page = client.get(running.desk)
    assert primary(page) == "Vastleggen"
    assert "Uiteen." in page.content.decode()
    assert "<strong>uiteen</strong>" in client.get(f"{running.url}vastleggen/1/").content.decode()


def test_of_fewer_than_four_devices_not_even_that(client: Client, running: Running, phone: Phone) -> None:
    for _ in range(3):
        vote(phone(), "3", "0")
    client.post(running.desk, {"deed": "reveal", "place": 1, "number": 1})
    assert "Nog te weinig apparaten" in client.get(running.desk).content.decode()
    assert "nog te weinig apparaten" in client.get(f"{running.url}vastleggen/1/").content.decode()


def test_voting_again_and_going_on_and_back(client: Client, running: Running, phone: Phone) -> None:
    vote(phone())
    client.post(running.desk, {"deed": "reveal", "place": 1, "number": 1})
    client.post(running.desk, {"deed": "again", "place": 1, "number": 1})
    assert Vote.objects.count() == 0
    client.post(running.desk, {"deed": "show", "to": 2})
    assert "Volgende" not in client.get(running.desk).content.decode()
    client.post(running.desk, {"deed": "show", "to": 1})
    assert "Vorige" not in client.get(running.desk).content.decode()


def test_what_does_not_exist_is_a_word_not_a_fault(client: Client, running: Running) -> None:
    assert client.post(running.desk, {"deed": "show", "to": "99"}).status_code == 409
    assert client.post(running.desk, {"deed": "show", "to": "x" * 50}).status_code == 409
    assert client.post(running.desk, {"deed": "reveal", "place": "2", "number": "1"}).status_code == 409
    assert client.post(running.desk, {"deed": "?"}).status_code == 302
    assert client.get(f"{running.url}vastleggen/9/").status_code == 404


def test_the_outcome_is_weighed_with_a_reason_and_the_next_follows(client: Client, running: Running, phone: Phone) -> None:
    vote(phone())
    assert settle(client, running).url == running.desk
    assert set(Settlement.objects.values_list("side", "level", "reason")) == {
        ("paper", 2, "De groep zag het."),
        ("practice", 1, "De groep zag het."),
    }
    assert Vote.objects.count() == 0
    assert question(client.get(running.desk)) == "De gemeente heeft BES-02 geregeld."
    assert settle(client, running).url == running.desk  # a double click
    assert settle(client, running, place=2).url == running.url
    page = client.get(running.url)
    assert "2 van 2 onderdelen vastgelegd" in page.content.decode()


def test_without_a_reason_nothing_is_lost(client: Client, running: Running) -> None:
    page = settle(client, running, reason=" ", paper="3")
    assert page.status_code == 422
    body = page.content.decode()
    assert "Schrijf op waarom de groep hierop uitkomt" in body
    assert '<option value="3" selected>' in body
    assert settle(client, running, paper="", practice="").status_code == 422


def test_a_colleagues_weighing_is_shown_before_it_is_replaced(client: Client, running: Running) -> None:
    seen = outcome_mark(running.work.picture, "BES-01")
    levels = {Side.PAPER: 0}
    actions.settle(
        picture=running.work.picture, criterion="BES-01", levels=levels, reason="Van een collega.", by=running.work.adviser
    )
    page = settle(client, running, seen=seen)
    body = page.content.decode()
    assert page.status_code == 409
    assert "Van een collega." in body
    assert "De groep zag het." in body
    assert settle(client, running).status_code == 302


def test_while_questions_are_open_it_becomes_the_answer_of_those_at_the_table(client: Client, running: Running) -> None:
    Picture.objects.filter(pk=running.work.picture.pk).update(state=State.ANSWERING)
    body = client.get(f"{running.url}vastleggen/1/").content.decode()
    assert "Wie zitten aan tafel?" in body
    assert settle(client, running).status_code == 422
    assert settle(client, running, functions=["hr", "ciso"]).status_code == 302
    rows = Answer.objects.filter(source=Source.SESSION).values_list("respondent__function", "paper", "practice")
    assert set(rows) == {("hr", 2, 1), ("ciso", 2, 1)}
    assert settle(client, running, place=2, functions=["somebody"]).status_code == 422


def test_personal_data_in_the_reason_are_asked_about(client: Client, running: Running) -> None:
    page = settle(client, running, reason="Bel naar 06-12345678 voor meer.")
    assert page.status_code == 422
    assert "toch bewaren" in page.content.decode().lower()
    assert Settlement.objects.count() == 0


def test_ending_lets_go_of_everybody(client: Client, running: Running, phone: Phone) -> None:
    vote(phone())
    client.post(f"{running.url}stap/", {"deed": "end"})
    assert (Seat.objects.count(), Vote.objects.count()) == (0, 0)
    assert client.get(running.desk).url == running.url
    assert client.get(f"{running.wall}stand/", headers=HX).headers["HX-Redirect"] == running.wall
    assert settle(client, running).status_code == 409
    assert "Eerdere sessies" in client.get(running.url).content.decode()
    assert client.post(f"{running.url}stap/", {"deed": "end"}).status_code == 404


def test_a_session_that_is_over_by_itself_says_so_and_makes_room(client: Client, running: Running) -> None:
    Session.objects.update(started_at=timezone.now() - timedelta(days=2))
    body = client.get(running.url).content.decode()
    assert "vanzelf afgelopen" in body
    assert "Sessie maken" in body
    assert client.post(running.url, {"criteria": ["BES-01"]}).status_code == 302
    assert Session.objects.filter(state="prepared").count() == 1


def test_an_adviser_whose_assignment_ended_is_out_at_once(client: Client, running: Running, phone: Phone) -> None:
    browser = phone()
    vote(browser)
    Assignment.objects.update(ended_at=timezone.now())
    for path in (running.url, running.desk, f"{running.wall}stand/", f"{running.url}vastleggen/1/"):
        assert client.get(path).status_code == 404
    assert client.post(running.desk, {"deed": "reveal", "place": 1, "number": 1}).status_code == 404
    assert vote(browser).url == "/sessie/"


def test_a_colleague_who_advises_too_can_go_on(running: Running) -> None:
    other, browser = make.user("other@example.org"), Client()
    make.assignment(other, running.work.organisation)
    Assignment.objects.filter(adviser=running.work.adviser).update(ended_at=timezone.now())
    browser.force_login(other)
    assert browser.get(running.desk).status_code == 200


def test_a_picture_that_is_shared_has_no_session(client: Client, work: Work) -> None:
    Picture.objects.filter(pk=work.picture.pk).update(state=State.CONCEPT)
    page = client.get(f"{work.url}sessie/")
    assert "Het concept is gedeeld" in page.content.decode()
    assert "Sessie maken" not in page.content.decode()


def test_the_wall_asks_as_much_of_the_database_for_one_vote_as_for_many(client: Client, running: Running, phone: Phone) -> None:
    numbers = []
    for _ in range(2):
        with CaptureQueriesContext(
            connection,
        ) as wall:
            client.get(running.desk)
        with CaptureQueriesContext(connection) as count:
            client.get(f"{running.wall}stand/?stand=1.1.voting", headers=HX)
        with CaptureQueriesContext(connection) as index:
            client.get(running.url)
        numbers.append((len(wall), len(count), len(index)))
        for _ in range(4):
            vote(phone())
    assert numbers[0] == numbers[1]
    assert numbers[0] <= (14, 8, 16)
