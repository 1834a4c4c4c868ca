from django.test import Client
from pytest_django import DjangoAssertNumQueries

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import Picture, Settlement
from dijkwacht.apps.assessments.rules import State
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
    assert "2 respondenten gevraagd." in page
    assert "1 nog niet klaar." in page
    assert "1 weging vervallen" in page


def test_the_number_of_queries_does_not_grow_with_the_pictures(
    client: Client, work: Work, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def one_more(number: int) -> None:
        where = make.organisation(f"GM99{number:02}", f"Plaats {number}")
        make.assignment(work.adviser, where)
        busy = make.picture(where, state=State.ANSWERING)
        make.answer(make.respondent(busy, "oov"), "BES-01", 1, 1)

    one_more(2)
    client.get("/werk/")
    with django_assert_num_queries(11):
        client.get("/werk/")
    for number in range(3, 9):
        one_more(number)
    with django_assert_num_queries(11):
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
