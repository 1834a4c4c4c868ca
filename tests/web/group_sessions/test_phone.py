"""With a phone: in by the code, a vote that is one's own business, and nothing that harms when a machine looks."""

from collections.abc import Callable

import pytest
from django.core.signing import TimestampSigner
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.group_sessions import actions
from dijkwacht.apps.group_sessions.models import Seat, Vote
from tests.web.group_sessions.conftest import Running
from tests.web.work.reading import primary, question

Phone = Callable[[], Client]
HX = {"HX-Request": "true"}


def vote(browser: Client, paper: str = "2", practice: str = "1", place: int = 1, number: int = 1, **how: object) -> object:
    fields = {"place": place, "number": number, "paper": paper, "practice": practice}
    return browser.post("/sessie/stem/", {name: value for name, value in fields.items() if value != ""}, **how)


def test_looking_at_the_door_changes_nothing(running: Running) -> None:
    before = Event.objects.count()
    for ask in (Client().get, Client().head):
        page = ask("/sessie/")
        assert page.status_code == 200
        assert "groepssessie" not in page.cookies
        ask("/sessie/stem/")
        ask("/sessie/nu/")
    assert (Seat.objects.count(), Event.objects.count()) == (0, before)


def test_the_code_gives_a_seat_and_a_cookie_for_this_door_only(running: Running) -> None:
    browser = Client()
    page = browser.get("/sessie/")
    assert (question(page), primary(page)) == ("Welke code staat op het scherm?", "Meedoen")
    answer = browser.post("/sessie/", {"code": f"{running.session.code[:3]} {running.session.code[3:]}"})
    assert answer.url == "/sessie/stem/"
    cookie = answer.cookies["groepssessie"]
    assert (cookie["path"], cookie["httponly"], cookie["samesite"], cookie["max-age"]) == ("/sessie/", True, "Lax", 86400)
    assert browser.get("/sessie/").url == "/sessie/stem/"
    page = browser.get("/sessie/stem/")
    assert (question(page), primary(page)) == ("De gemeente heeft BES-01 geregeld.", "Stem bewaren")


def test_the_pages_say_nothing_of_whose_picture_it_is(running: Running, phone: Phone) -> None:
    name = running.work.organisation.names.get().name
    body = phone().get("/sessie/stem/").content.decode()
    assert name not in body
    assert running.work.organisation.code not in body
    assert str(running.work.picture.pk) not in body


def test_a_wrong_code_is_a_clear_word_and_too_many_are_too_many(running: Running) -> None:
    browser, wrong = Client(), "000000" if running.session.code != "000000" else "000001"
    page = browser.post("/sessie/", {"code": wrong})
    assert page.status_code == 422
    assert "Deze code werkt niet" in page.content.decode()
    assert browser.post("/sessie/", {"code": "12"}).status_code == 422
    for _ in range(119):
        browser.post("/sessie/", {"code": wrong})
    assert browser.post("/sessie/", {"code": running.session.code}).status_code == 429


def test_a_vote_is_kept_and_can_be_changed(running: Running, phone: Phone) -> None:
    browser = phone()
    assert vote(browser, "3", "?").status_code == 302
    assert Vote.objects.values_list("paper", "practice").get() == (3, -1)
    assert "Uw stem is bewaard" in browser.get("/sessie/stem/").content.decode()
    assert "Uw stem is bewaard" in vote(browser, "0", "0", headers=HX).content.decode()
    assert Vote.objects.values_list("paper", "practice").get() == (0, 0)


def test_half_a_vote_is_not_kept_and_says_what_is_missing(running: Running, phone: Phone) -> None:
    browser = phone()
    quiet = vote(browser, "2", "", headers=HX)
    assert (quiet.status_code, "Kies bij allebei" in quiet.content.decode()) == (200, True)
    page = vote(browser, "2", "")
    assert page.status_code == 422
    body = page.content.decode()
    assert 'href="#practice"' in body
    assert 'name="paper" value="2" checked' in body
    assert vote(browser, "7", "1").status_code == 422
    assert Vote.objects.count() == 0


def test_a_vote_that_comes_too_late_is_told_and_leads_on(running: Running, phone: Phone) -> None:
    browser = phone()
    actions.show(session=running.session, place=2, by=running.work.adviser)
    page = vote(browser)
    assert page.status_code == 409
    assert "niet meer aan de beurt" in page.content.decode()
    assert question(page) == "De gemeente heeft BES-02 geregeld."
    assert vote(browser, headers=HX).headers["HX-Redirect"] == "/sessie/stem/"
    assert Vote.objects.count() == 0


def test_the_page_learns_by_itself_that_something_else_is_on_the_wall(running: Running, phone: Phone) -> None:
    browser = phone()
    assert browser.get("/sessie/nu/?stand=1.1.voting", headers=HX).status_code == 204
    actions.reveal(session=running.session, place=1, number=1, by=running.work.adviser)
    assert browser.get("/sessie/nu/?stand=1.1.voting", headers=HX).headers["HX-Redirect"] == "/sessie/stem/"
    page = browser.get("/sessie/stem/")
    assert "Kijk naar het scherm" in page.content.decode()
    assert primary(page) == "Verversen"
    assert browser.get("/sessie/nu/").url == "/sessie/stem/"


def test_a_phone_that_lost_its_cookie_comes_in_again_on_another_seat(running: Running, phone: Phone) -> None:
    browser = phone()
    vote(browser)
    browser.cookies.clear()
    assert browser.get("/sessie/stem/").url == "/sessie/"
    assert vote(browser).url == "/sessie/"
    browser.post("/sessie/", {"code": running.session.code})
    assert browser.get("/sessie/stem/").status_code == 200
    assert (Seat.objects.count(), Vote.objects.count()) == (2, 1)


@pytest.mark.parametrize(
    "value", ["", "x", "x:y:z", TimestampSigner(salt="other").sign("seat")], ids=["empty", "word", "parts", "forged"]
)
def test_a_cookie_of_ones_own_making_is_no_seat(value: str, running: Running) -> None:
    browser = Client()
    browser.cookies["groepssessie"] = value
    assert browser.get("/sessie/stem/").url == "/sessie/"


def test_a_session_that_ended_lets_nobody_vote(running: Running, phone: Phone) -> None:
    browser = phone()
    actions.end(session=running.session, by=running.work.adviser)
    assert browser.get("/sessie/stem/").url == "/sessie/"
    assert browser.get("/sessie/nu/", headers=HX).headers["HX-Redirect"] == "/sessie/"
    assert browser.post("/sessie/", {"code": running.session.code}).status_code == 422


def test_no_page_before_the_reveal_holds_a_vote(running: Running, phone: Phone, client: Client) -> None:
    first, other = phone(), phone()
    for browser in (first, phone(), phone()):
        vote(browser, "3", "0")
    pages = [
        other.get("/sessie/stem/"),
        other.get("/sessie/nu/?stand=1.1.voting", headers=HX),
        client.get(running.url),
        client.get(running.wall),
        client.get(f"{running.wall}stand/?stand=1.1.voting", headers=HX),
        client.get(f"{running.url}vastleggen/1/"),
    ]
    for page in pages:
        body = page.content.decode()
        assert " checked" not in body
        assert "dw-wall__word" not in body
    assert "<strong>3</strong> stemmen" in pages[4].content.decode()


def test_asking_what_is_on_the_wall_costs_little(
    running: Running, phone: Phone, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser = phone()
    for _ in range(2):
        with django_assert_num_queries(2):
            browser.get("/sessie/nu/?stand=1.1.voting", headers=HX)
        phone()


def test_the_page_of_a_vote_asks_as_much_for_one_seat_as_for_many(
    running: Running, phone: Phone, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = phone()
    for _ in range(3):
        with django_assert_max_num_queries(4):
            browser.get("/sessie/stem/")
        vote(phone())
