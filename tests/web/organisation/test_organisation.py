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
from dijkwacht.apps.adoption import actions as adoption
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.invitations.actions import people
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.measures import actions as measures
from dijkwacht.apps.measures.actions import take_up
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Picture, ShownLevel
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap import actions as roadmap
from dijkwacht.apps.sources.models import EarlierStudy
from tests import factories as make
from tests.apps.adoption.closing import decided
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
    assert "1 van 2 mensen klaar" in page
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
    assert "Niveaus per onderdeel" not in page
    assert "Lezen op één pagina" not in page
    Picture.objects.update(state=State.CONCEPT)
    page = main(client.get("/organisatie/").content)
    assert "Niveaus per onderdeel" in page
    for url in set(re.findall(r'href="(/[^"]+)"', page)):
        assert client.get(url).status_code in {200, 302}


def test_a_confirmation_that_waits_is_the_first_step_and_what_is_not_hers_is_no_link(
    client: Client, where: Organisation, secretary: User
) -> None:
    recorder = make.user("oov@example.org")
    make.membership(recorder, where, Role.COORDINATOR)
    picture = make.picture(where, state=State.FACT_CHECK, fact_check_until=TODAY + timedelta(days=7))
    response = client.get("/organisatie/")
    assert primary(response) == "Feitencheck doen"
    assert "Besluit vastleggen" not in main(response.content)
    adoption.decide(picture=picture, decided=decided(), by=recorder)
    response = client.get("/organisatie/")
    assert primary(response) == "Besluit bevestigen"
    assert "Besluit vastleggen" not in main(response.content)
    client.force_login(recorder)
    response = client.get("/organisatie/")
    assert primary(response) == "Feitencheck doen"
    assert "Besluit bevestigen" not in main(response.content)


def test_the_first_page_takes_as_many_queries_for_nine_pictures_as_for_one(
    client: Client, secretary: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10, 19):
        there = make.organisation(f"GM99{number}", f"Plaats {number}")
        make.membership(secretary, there, Role.COORDINATOR)
        picture = make.picture(there, state=State.ANSWERING)
        make.answer(make.respondent(picture), "BES-01", 1, 1)
        roadmap.lay_out(picture=picture, kick_off=date(2026, 6, 1), by=make.BY)
    client.get("/organisatie/")
    with django_assert_max_num_queries(16):
        page = client.get("/organisatie/").content.decode()
    assert page.count("<article") == 9


def test_of_an_adopted_picture_the_page_says_what_was_decided(client: Client, secretary: User, where: Organisation) -> None:
    picture = make.picture(where, state=State.ADOPTED)
    day = timezone.localdate()
    Decision.objects.create(
        picture=picture, organisation=where, kind="noted", body="college", decided_on=day, recorded_at=timezone.now()
    )
    page = main(client.get("/organisatie/").content)
    assert "Ter kennis genomen" in page
    assert "Vastgesteld of" not in page


def glanced(where: Organisation) -> Picture:
    """An adopted picture with a drawing and two findings that three people stand behind."""
    made = make.picture(where, state=State.ADOPTED)
    for function in ("oov", "hr", "ciso"):
        seat = make.respondent(made, function)
        for number, criterion in enumerate(("BES-01", "BES-02", "BES-03", "VER-01", "VER-02", "VER-03")):
            make.answer(seat, criterion, 2, 2 if number > 1 else 0)
    return made


def test_it_opens_with_the_picture_the_weakest_places_and_their_measures(
    client: Client, where: Organisation, secretary: User
) -> None:
    picture = glanced(where)
    take_up(picture=picture, criterion="BES-01", draft=Draft("Leg de toegang vast.", owner="hr"), by=make.BY)
    response = client.get("/organisatie/")
    page = " ".join(main(response.content).split())
    assert question(response) == "Waar zijn we kwetsbaar, en wat doen we eraan?"
    assert page.count("<svg xmlns") == 2
    assert "De twee zwakste plekken" in page
    assert "Voorgesteld: Leg de toegang vast." in page
    assert page.count("Hier is nog geen maatregel voor.") == 1


def test_what_is_too_late_stands_above_all_and_is_the_first_step(client: Client, where: Organisation, secretary: User) -> None:
    glanced(where)
    make.membership(make.user("hr@example.org"), where, Role.OWNER, "hr")
    late = measures.propose(organisation=where, draft=Draft("Sleutels", owner="hr", due_on=date(2026, 1, 5)), by=make.BY)
    Measure.objects.filter(pk=late.pk).update(state="in_progress")
    response = client.get("/organisatie/")
    assert primary(response) == "Verder met de maatregel die te laat is"
    page = main(response.content)
    assert page.index("Te laat bij collega") < page.index("<svg xmlns") < page.index("Wat we eraan doen")


def test_the_secretary_reads_what_waits_for_her_and_how_much_time_is_asked(
    client: Client, where: Organisation, secretary: User
) -> None:
    running = make.picture(where, state=State.ANSWERING)
    for function in ("hr", "ciso", "oov", "griffier", "zorg", "inkoop", "financien"):
        make.respondent(running, function)
    assert "samen ongeveer 1 uur" in main(client.get("/organisatie/").content)
    Picture.objects.update(state=State.FACT_CHECK, fact_check_until=TODAY)
    other = make.user("oov@example.org")
    make.membership(other, where, Role.COORDINATOR)
    Picture.objects.update(concept_on=TODAY)
    adoption.decide(picture=Picture.objects.get(), decided=decided(), by=other)
    response = client.get("/organisatie/")
    assert "Besluit bevestigen" in main(response.content)
    client.force_login(other)
    assert "Besluit bevestigen" not in main(client.get("/organisatie/").content)


def test_the_number_of_who_is_done_is_the_same_on_every_page(client: Client, where: Organisation, secretary: User) -> None:
    running = make.picture(where, state=State.ANSWERING)
    invited, account = make.respondent(running, "hr"), make.respondent(running, "ciso")
    for seat in (invited, account):
        for criterion in ("BES-01", "BES-02", "BES-03", "VER-01", "VER-02", "VER-03"):
            make.answer(seat, criterion, 3, 3)
    make.invitation(invited)  # answered all, by workbook or in a talk: a link that was never used makes no difference
    busy, second = make.respondent(running, "zorg"), make.respondent(running, "inkoop")
    for seat in (busy, second):
        make.invitation(seat, "twee@example.org")
    people.recognise(running)
    for criterion in ("BES-01", "BES-02", "BES-03", "VER-01", "VER-02", "VER-03"):
        make.answer(second, criterion, 2, 2)
    make.respondent(running, "vastgoed")  # not invited
    adviser = make.user()
    make.assignment(adviser, where)
    assert "2 van 4 mensen klaar" in main(client.get("/organisatie/").content)
    assert "2 van 4 mensen klaar" in main(client.get(f"/werk/{running.pk}/uitnodigingen/").content)
    client.force_login(adviser)
    page = main(client.get("/werk/").content)
    assert "2 van 4 mensen klaar" in page
    assert "4 mensen gevraagd." in page
    assert "2 nog niet klaar." in page
    assert "Herinner 1 van de 2 die nog niet klaar zijn" in page
    page = main(client.get(f"/werk/{running.pk}/uitnodigingen/").content)
    assert "Herinner 1 van de 2 die nog niet klaar zijn" in page
    assert page.count("alles beantwoord") == 3
    client.post(f"/werk/{running.pk}/uitnodigingen/", {"do": "remind:all"})
    assert set(Message.objects.filter(subject__contains="erinnering").values_list("to", flat=True)) == {"twee@example.org"}


def test_a_coordinator_with_an_adopted_picture_costs_at_most_thirteen_queries(
    client: Client, where: Organisation, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    who = make.user("oov@example.org")
    make.membership(who, where, Role.COORDINATOR)
    picture = glanced(where)
    roadmap.lay_out(picture=picture, kick_off=date(2026, 6, 1), by=make.BY)
    ShownLevel.objects.bulk_create(
        ShownLevel(picture=picture, organisation=where, criterion=code, applicable=True, paper=2, practice=1)
        for code in ("BES-01", "BES-02", "BES-03", "VER-01", "VER-02", "VER-03")
    )
    client.force_login(who)
    client.get("/organisatie/")
    with django_assert_max_num_queries(13):
        client.get("/organisatie/")


@pytest.fixture
def picture(where: Organisation) -> Picture:
    made = make.picture(where, state=State.CONCEPT)
    roadmap.lay_out(picture=made, kick_off=date(2026, 6, 1), by=make.BY)
    return made


def test_a_client_marks_own_steps_done_and_no_other(client: Client, picture: Picture, secretary: User) -> None:
    url = f"/organisatie/{picture.pk}/draaiboek/"
    page = main(client.get(url).content)
    assert page.count(">Gedaan<span") == 3  # the agreement is done: the picture is a concept
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


def test_three_people_are_a_level_and_two_are_none_and_nobody_sees_how_far_they_lie_apart(
    client: Client, picture: Picture, secretary: User
) -> None:
    spoken(picture, "BES-01", 0, 2, 3)
    spoken(picture, "BES-02", 0, 3)
    spoken(picture, "BES-03", 2)
    page = main(client.get(f"/organisatie/{picture.pk}/niveaus/").content)
    cells = table(page)
    assert "niveau 2" in cells["BES-01"][0]
    assert cells["BES-02"] == cells["BES-03"] == ["nog niet bekend", "nog niet bekend"]
    assert "Antwoorden liepen uiteen." not in page
    assert "Spreiding" not in page


def test_from_four_people_on_it_is_said_that_answers_lay_apart(client: Client, picture: Picture, secretary: User) -> None:
    spoken(picture, "BES-01", 0, 2, 3, 3)
    spoken(picture, "BES-02", 2, 2, 3, 3)
    page = main(client.get(f"/organisatie/{picture.pk}/niveaus/").content)
    assert page.count("Antwoorden liepen uiteen.") == 1


def test_levels_show_the_weighing_with_its_reason_and_nobody_s_words(client: Client, picture: Picture, secretary: User) -> None:
    spoken(picture, "BES-01", 0, 2, 3)
    Picture.objects.update(state=State.ANALYSIS)
    pictures.settle(picture=picture, criterion="BES-01", levels={Side.PRACTICE: 1}, reason="Uit de steekproef.", by=make.BY)
    Picture.objects.update(state=State.CONCEPT)
    page = main(client.get(f"/organisatie/{picture.pk}/niveaus/").content)
    assert "Oordeel van de adviseur: Uit de steekproef." in page
    assert "niveau 1" in table(page)["BES-01"][1]
    for word in ("Woorden van", "hr 0", "Hr 0", "steekproef, "):
        assert word not in page
    event = Event.objects.latest("pk")
    assert (event.verb, event.note) == ("pictures.opened", "levels")


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


def test_after_the_decision_the_plan_is_next_until_there_is_a_measure(
    client: Client, secretary: User, where: Organisation
) -> None:
    picture = make.picture(where, state=State.ADOPTED)
    assert primary(client.get("/organisatie/")) == "Van beeld naar plan"
    take_up(picture=picture, criterion="BES-01", draft=Draft("Leg de toegang vast.", owner="hr"), by=make.BY)
    assert primary(client.get("/organisatie/")) != "Van beeld naar plan"


def test_an_assignment_that_runs_is_not_told_as_one_that_waits(client: Client, secretary: User, where: Organisation) -> None:
    assert "Vraag het ondersteuningsteam" in main(client.get("/organisatie/").content)
    make.assignment(make.user("adviseur@example.org"), where)
    page = main(client.get("/organisatie/").content)
    assert "De opdracht is aanvaard. Zodra de adviseur het beeld plant, staat hier het draaiboek." in page
    assert "als de opdracht is aanvaard" not in page


def test_what_is_asked_stands_on_the_page_once_as_a_button_and_once_by_day(
    client: Client, secretary: User, where: Organisation
) -> None:
    picture = make.picture(where, state=State.FACT_CHECK, fact_check_until=TODAY + timedelta(days=5))
    page = main(client.get("/organisatie/").content)
    assert page.count(f'href="/beelden/{picture.pk}/feitencheck/"') == 2
