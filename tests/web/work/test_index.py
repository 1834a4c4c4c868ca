"""Mijn werk: what waits by day, the pictures by state, and what one wrote before."""

from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.adoption.queries import readiness
from dijkwacht.apps.findings.models import Finding
from dijkwacht.apps.invitations.models import Invitation
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures import actions
from dijkwacht.apps.pictures.models import Picture, Settlement
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap import actions as roadmap
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.web.parts.pictures import next_step
from tests import factories as make
from tests.web.work.conftest import Work
from tests.web.work.reading import primary, question


def test_it_asks_who_needs_me_and_opens_the_first(client: Client, work: Work) -> None:
    response = client.get("/werk/")
    assert question(response) == "Wie heeft mij vandaag nodig?"
    assert primary(response) == "Verder met de analyse: Duinmark"
    assert work.url in response.content.decode()


def test_pictures_stand_by_state_and_name_never_by_weakness(client: Client, work: Work) -> None:
    for code, name, state in (
        ("GM9902", "Zee", State.ANALYSIS),
        ("GM9903", "Aarde", State.CONCEPT),
        ("GM9904", "Bos", State.ANALYSIS),
    ):
        where = make.organisation(code, name)
        make.assignment(work.adviser, where)
        make.picture(where, state=state)
    groups = client.get("/werk/").context["groups"]
    assert [(state, [one.name for one in found]) for state, found in groups] == [
        (State.ANALYSIS, ["Bos", "Duinmark", "Zee"]),
        (State.CONCEPT, ["Aarde"]),
    ]
    assert "%" not in client.get("/werk/").content.decode().split("<main")[1].split("</main")[0]


@pytest.mark.parametrize("state", State)
def test_every_state_has_its_word_and_verb_on_the_desk(client: Client, work: Work, state: State) -> None:
    Picture.objects.update(state=state)
    response = client.get("/werk/")
    assert [group for group, _ in response.context["groups"]] == [state]
    assert bool(response.context["rows"]) is (state not in {State.FACT_CHECK, State.ADOPTED})
    assert next_step(Picture.objects.get(), readiness(Picture.objects.get())).label


def test_it_says_who_is_not_done_and_what_lapsed(client: Client, work: Work) -> None:
    where = make.organisation("GM9902", "Zee")
    make.assignment(work.adviser, where)
    busy = make.picture(where, state=State.ANSWERING)
    done, _ = make.respondent(busy, "oov"), make.respondent(busy, "hr")
    for criterion in ("BES-01", "BES-02", "BES-03", "VER-01", "VER-02", "VER-03"):
        make.answer(done, criterion, 1, 1)
    actions.settle(picture=work.picture, criterion="BES-01", levels={Side.PAPER: 1}, reason="Zo is het.", by=work.adviser)
    Settlement.objects.update(lapsed_at="2026-06-01T00:00Z")
    page = client.get("/werk/").content.decode()
    assert "2 mensen gevraagd." in page
    assert "1 nog niet klaar." in page
    assert "1 oordeel geldt niet meer" in page


def test_the_number_of_queries_does_not_grow_with_the_pictures(
    client: Client, work: Work, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    def one_more(number: int) -> None:
        where = make.organisation(f"GM99{number:02}", f"Plaats {number}")
        make.assignment(work.adviser, where)
        busy = make.picture(where, state=State.ANSWERING)
        make.answer(make.respondent(busy, "oov"), "BES-01", 1, 1)

    one_more(2)
    client.get("/werk/")
    with django_assert_max_num_queries(14):
        client.get("/werk/")
    for number in range(3, 9):
        one_more(number)
    with django_assert_max_num_queries(14):
        client.get("/werk/")


def test_without_an_assignment_it_says_what_to_do(client: Client, work: Work) -> None:
    work.adviser.assignments.update(until="2020-02-01")
    response = client.get("/werk/")
    assert "U heeft nu geen opdracht" in response.content.decode()
    assert primary(response) == "Naar uw startpagina"


def test_it_says_what_the_fact_check_waits_for_and_what_has_ended(client: Client, work: Work) -> None:
    for number, state in enumerate((State.FACT_CHECK, State.ADOPTED, State.LAPSED), start=2):
        where = make.organisation(f"GM990{number}", f"Plaats {number}")
        make.assignment(work.adviser, where)
        picture = make.picture(where, state=state, fact_check_until="2026-12-01")
        make.comment(picture, "BES-01")
    page = client.get("/werk/").content.decode()
    assert "1 opmerking wacht op uw antwoord." in page
    assert "tot en met 1 december 2026" in page
    assert page.count("opmerking wacht") == 1
    assert f"/beelden/{Picture.objects.get(state=State.ADOPTED).pk}/" in page
    assert str(Picture.objects.get(state=State.LAPSED).pk) not in page


def test_all_towns_stand_on_one_time_line_and_what_is_too_late_stands_first(client: Client, work: Work) -> None:
    today = timezone.localdate()
    for number, (name, due) in enumerate((("Zee", -3), ("Aarde", 5), ("Bos", -9)), start=2):
        where = make.organisation(f"GM990{number}", name)
        make.assignment(work.adviser, where)
        picture = make.picture(where, state=State.ANSWERING)
        roadmap.lay_out(picture=picture, kick_off=date(2026, 6, 1), by=work.adviser)
        Milestone.objects.filter(picture=picture).update(done_on=today)
        picture.milestones.filter(kind="questions").update(due_on=today + timedelta(days=due), done_on=None)
    response = client.get("/werk/")
    assert [row.ask.name for row in response.context["rows"]] == ["Bos", "Zee", "Aarde", "Duinmark"]
    assert primary(response) == "Zien wie nog niet klaar is: Bos"
    assert response.content.decode().count("Te laat") == 2


def test_a_new_assignment_without_a_picture_is_there_at_once(client: Client, work: Work) -> None:
    make.assignment(work.adviser, make.organisation("GM9902", "Wilgenmeent"))
    page = unescape(client.get("/werk/").content.decode())
    assert "<strong>Wilgenmeent</strong>: Beeld plannen" in page
    make.picture(Organisation.objects.get(code="GM9902"), state=State.PLANNED)
    assert "Beeld plannen" not in client.get("/werk/").content.decode()


def test_all_who_are_late_are_reminded_in_one_click_from_the_start(client: Client, work: Work) -> None:
    picture = make.picture(make.organisation("GM9902", "Zee"), state=State.ANSWERING)
    make.assignment(work.adviser, picture.organisation)
    for number, function in enumerate(("hr", "ciso", "griffier")):
        make.invitation(make.respondent(picture, function), f"{function if number else 'ciso'}@example.org")
    page = client.get("/werk/").content.decode()
    assert "alle 2 die nog niet klaar zijn" in page  # one person has two functions
    url = f"/werk/{picture.pk}/uitnodigingen/"
    assert f'<form method="post" action="{url}">' in page
    before = set(Invitation.objects.values_list("token_hash", flat=True))
    answer = client.post(url, {"do": "remind:all"}, follow=True)
    assert "2 herinneringen gaan de deur uit" in answer.content.decode()
    assert "is er niemand" not in answer.content.decode()
    assert set(Invitation.objects.values_list("token_hash", flat=True)) == before
    assert "Er is niemand om te herinneren" in client.post(url, {"do": "remind:all"}, follow=True).content.decode()


def test_the_shelf_holds_what_one_wrote_oneself_and_nothing_of_the_norm(client: Client, work: Work) -> None:
    for code, text in (("BES-01", "De balie staat open."), ("BES-02", "Een buitenstaander kan zonder BES-02 naar binnen.")):
        Finding.objects.create(picture=work.picture, organisation=work.picture.organisation, criterion=code, text=text)
    page = client.get("/werk/teksten/").content.decode()
    assert "De balie staat open." in page
    assert "BES-02" not in page
    assert "De balie staat open." not in client.get("/werk/teksten/?onderdeel=VER-01").content.decode()
    work.adviser.assignments.update(until="2020-02-01")
    assert "De balie staat open." not in client.get("/werk/teksten/").content.decode()
