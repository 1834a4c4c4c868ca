"""The first page of client and coordinator, the roadmap they follow, and what they see of levels."""

import re
from datetime import date, timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role, Terms
from dijkwacht.apps.assessments import actions
from dijkwacht.apps.assessments.models import EarlierStudy, Picture
from dijkwacht.apps.assessments.rules import State
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.organisations.models import Organisation
from tests import factories as make
from tests.web.work.reading import primary, question

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def where() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def secretary(client: Client, where: Organisation) -> User:
    user = make.user("opdrachtgever@example.org", "Opdrachtgever")
    make.membership(user, where, Role.CLIENT)
    client.force_login(user)
    return user


def main(content: bytes) -> str:
    return unescape(content.decode().split("<main")[1].split("</main")[0])


def table(page: str) -> dict[str, list[str]]:
    """The rows of the levels page: by criterion the four cells."""
    rows = re.findall(r"<th scope=\"row\">(\S+?)\*? <span.*?</th>(.*?)</tr>", page, re.DOTALL)
    return {id_: re.findall(r"<td>(.*?)</td>", cells) for id_, cells in rows}


@pytest.mark.parametrize("role", [Role.CLIENT, Role.COORDINATOR])
def test_client_and_coordinator_are_led_to_their_organisation(client: Client, where: Organisation, role: Role) -> None:
    user = make.user("iemand@example.org")
    make.membership(user, where, role)
    client.force_login(user)
    assert client.get("/").url == "/organisatie/"
    response = client.get("/organisatie/")
    assert question(response) == "Hoe ver is ons beeld, en wat is er van ons nodig?"
    assert "Onze organisatie" in response.content.decode()


def test_without_a_picture_it_says_what_to_do(client: Client, secretary: User) -> None:
    page = main(client.get("/organisatie/").content)
    assert "Er is nog geen beeld" in page
    assert "/opdrachten/eigen/" in page


def test_an_assignment_to_answer_is_the_first_thing(client: Client, where: Organisation, secretary: User) -> None:
    make.picture(where, state=State.CONCEPT)
    terms = Terms("Een beeld.", "Geheim.", TODAY, TODAY + timedelta(days=30))
    proposal = accounts.propose(adviser=make.user(), organisation=where, terms=terms, by=make.BY)
    response = client.get("/organisatie/")
    assert primary(response) == "Opdracht lezen en beantwoorden"
    assert f"/opdrachten/{proposal.pk}/" in response.content.decode()
    accounts.decline(assignment=proposal, by=secretary)
    assert primary(client.get("/organisatie/")) == "Lezen op één pagina"


def test_it_says_who_is_done_and_nothing_of_what_was_said(client: Client, where: Organisation, secretary: User) -> None:
    picture = make.picture(where, state=State.ANSWERING)
    done, busy = make.respondent(picture, "hr"), make.respondent(picture, "ciso")
    for criterion in ("BES-01", "BES-02", "BES-03", "VER-01", "VER-02", "VER-03"):
        make.answer(done, criterion, 3, 3, explanation="Geheime uitleg.")
    make.answer(busy, "BES-01", 1, 0)
    page = main(client.get("/organisatie/").content)
    assert "1 van 2 respondenten klaar" in page
    assert "1 van 6" in page
    assert "Geheime uitleg." not in page
    assert "BES-01" not in page
    assert "Vastgesteld, en bekend" not in page


def test_a_lapsed_picture_is_not_followed(client: Client, where: Organisation, secretary: User) -> None:
    make.picture(where, state=State.LAPSED)
    assert "Er is nog geen beeld" in main(client.get("/organisatie/").content)


def test_links_are_there_only_when_there_is_a_page_for_them(client: Client, where: Organisation, secretary: User) -> None:
    make.picture(where, state=State.ANALYSIS)
    page = main(client.get("/organisatie/").content)
    assert "Niveaus en spreiding" not in page
    assert "Lezen op één pagina" not in page
    Picture.objects.update(state=State.CONCEPT)
    page = main(client.get("/organisatie/").content)
    assert "Niveaus en spreiding" in page
    for url in set(re.findall(r'href="(/[^"]+)"', page)):
        assert client.get(url).status_code in {200, 302}


def test_the_first_page_takes_as_many_queries_for_nine_pictures_as_for_one(
    client: Client, secretary: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10, 19):
        there = make.organisation(f"GM99{number}", f"Plaats {number}")
        make.membership(secretary, there, Role.COORDINATOR)
        picture = make.picture(there, state=State.ANSWERING)
        make.answer(make.respondent(picture), "BES-01", 1, 1)
        actions.lay_out(picture=picture, kick_off=date(2026, 6, 1), by=make.BY)
    client.get("/organisatie/")
    with django_assert_max_num_queries(16):
        page = client.get("/organisatie/").content.decode()
    assert page.count("<article") == 9


@pytest.fixture
def picture(where: Organisation) -> Picture:
    made = make.picture(where, state=State.CONCEPT)
    actions.lay_out(picture=made, kick_off=date(2026, 6, 1), by=make.BY)
    return made


def test_a_client_marks_own_steps_done_and_no_other(client: Client, picture: Picture, secretary: User) -> None:
    url = f"/organisatie/{picture.pk}/draaiboek/"
    page = main(client.get(url).content)
    assert page.count(">Gedaan<span") == 4
    assert "Wijzigen" not in page
    own, other = picture.milestones.get(kind="validation"), picture.milestones.get(kind="fact_check")
    assert client.post(f"{url}{own.pk}/gedaan/").status_code == 302
    assert client.post(f"{url}{own.pk}/gedaan/").status_code == 302
    assert client.post(f"{url}{other.pk}/gedaan/").status_code == 404
    own.refresh_from_db()
    other.refresh_from_db()
    assert (own.done_on, other.done_on) == (TODAY, None)
    assert client.get(f"/organisatie/{picture.pk}/draaiboek.ics").status_code == 200


def test_a_picture_elsewhere_is_not_found(client: Client, secretary: User) -> None:
    elsewhere = make.picture(make.organisation("GM9902", "Zee"), state=State.CONCEPT)
    for page in ("draaiboek/", "draaiboek.ics", "niveaus/"):
        assert client.get(f"/organisatie/{elsewhere.pk}/{page}").status_code == 404


def spoken(picture: Picture, criterion: str, *levels: int) -> None:
    for number, level in enumerate(levels):
        seat = picture.respondents.filter(function=f"hr {number}").first() or make.respondent(picture, f"hr {number}")
        make.answer(seat, criterion, level, level, explanation=f"Woorden van {number}.")


def test_three_respondents_are_a_spread_and_two_are_none(client: Client, picture: Picture, secretary: User) -> None:
    spoken(picture, "BES-01", 0, 2, 3)
    spoken(picture, "BES-02", 0, 3)
    spoken(picture, "BES-03", 2)
    page = main(client.get(f"/organisatie/{picture.pk}/niveaus/").content)
    cells = table(page)
    assert cells["BES-01"][2] == "0 tot 3"
    assert cells["BES-02"][2:] == ["–", "–"]
    assert cells["BES-03"][2:] == ["–", "–"]


def test_a_range_of_the_theme_takes_the_place_of_spreads_that_would_tell_what_two_said(
    client: Client, picture: Picture, secretary: User
) -> None:
    for criterion in ("BES-01", "BES-02"):
        spoken(picture, criterion, 0, 2, 3)
    page = main(client.get(f"/organisatie/{picture.pk}/niveaus/").content)
    assert "Spreiding van het thema" not in page
    assert table(page)["BES-01"][3] == "0 tot 3"
    spoken(picture, "BES-03", 3, 0)
    third = picture.respondents.get(function="hr 2")
    make.answer(third, "BES-03", not_applicable="Niet bij ons.")
    page = main(client.get(f"/organisatie/{picture.pk}/niveaus/").content)
    assert "Spreiding van het thema in de praktijk" in page
    assert {row[3] for row in table(page).values()} == {"–"}
    assert table(page)["BES-01"][2] == "0 tot 3"


def test_levels_show_the_weighing_with_its_reason_and_nobody_s_words(client: Client, picture: Picture, secretary: User) -> None:
    spoken(picture, "BES-01", 0, 2, 3)
    Picture.objects.update(state=State.ANALYSIS)
    actions.settle(picture=picture, criterion="BES-01", levels={Side.PRACTICE: 1}, reason="Uit de steekproef.", by=make.BY)
    Picture.objects.update(state=State.CONCEPT)
    page = main(client.get(f"/organisatie/{picture.pk}/niveaus/").content)
    assert "Gewogen: Uit de steekproef." in page
    assert "niveau 1" in table(page)["BES-01"][1]
    for word in ("Woorden van", "hr 0", "Hr 0", "steekproef, "):
        assert word not in page
    event = Event.objects.latest("pk")
    assert (event.verb, event.note) == ("assessments.opened", "levels")


@pytest.mark.parametrize("state", [State.PLANNED, State.ANSWERING, State.ANALYSIS, State.LAPSED])
def test_levels_are_there_from_the_concept_on(client: Client, picture: Picture, secretary: User, state: State) -> None:
    Picture.objects.update(state=state)
    assert client.get(f"/organisatie/{picture.pk}/niveaus/").status_code == 404


def fields(**changes: object) -> dict[str, object]:
    return {
        "organisation": "GM9901",
        "title": "Quickscan",
        "maker": "Bureau Noord",
        "made_on": "2024-05-01",
        "marking": "organisatie",
        "themes": "Vergunningen: voldoende",
        "recommendations": "Leg het vast.\nOefen het.",
        **changes,
    }


def test_an_earlier_study_is_registered_changed_and_taken_away(client: Client, secretary: User) -> None:
    assert "Nog niets vastgelegd" in main(client.get("/organisatie/eerder/").content)
    client.post("/organisatie/eerder/nieuw/", fields())
    row = EarlierStudy.objects.get()
    assert (row.themes, row.recommendations) == ([["Vergunningen", "voldoende"]], ["Leg het vast.", "Oefen het."])
    page = main(client.get("/organisatie/eerder/").content)
    assert "Vergunningen: voldoende" in page
    url = f"/organisatie/eerder/{row.pk}/"
    assert "Leg het vast.\nOefen het." in main(client.get(url).content)
    client.post(url, fields(title="Scan"))
    row.refresh_from_db()
    assert row.title == "Scan"
    assert "Dit kan niet worden teruggedraaid." in main(client.get(f"{url}weghalen/").content)
    client.post(f"{url}weghalen/")
    assert not EarlierStudy.objects.exists()


def test_a_fault_in_a_study_stands_beside_its_field_and_the_words_stay(client: Client, secretary: User) -> None:
    response = client.post("/organisatie/eerder/nieuw/", fields(title="", themes="Vergunningen voldoende", maker="Bureau Zuid"))
    page = main(response.content)
    assert response.status_code == 422
    assert "Regel 1: schrijf het thema" in page
    assert "Bureau Zuid" in page
    response = client.post("/organisatie/eerder/nieuw/", fields(title=""))
    assert "Hoe heet het? Vul in hoe het onderzoek heet." in main(response.content)
    assert client.post("/organisatie/eerder/nieuw/", fields(organisation="GM9902")).status_code == 422
    assert not EarlierStudy.objects.exists()


def test_an_adviser_registers_too_and_only_while_the_assignment_runs(client: Client, where: Organisation) -> None:
    adviser = make.user()
    assignment = make.assignment(adviser, where)
    client.force_login(adviser)
    client.post("/organisatie/eerder/nieuw/", fields())
    row = EarlierStudy.objects.get()
    assert client.get(f"/organisatie/eerder/{row.pk}/").status_code == 200
    accounts.end(assignment=assignment, by=adviser)
    assert client.get(f"/organisatie/eerder/{row.pk}/").status_code == 404
    assert "Quickscan" not in main(client.get("/organisatie/eerder/").content)
