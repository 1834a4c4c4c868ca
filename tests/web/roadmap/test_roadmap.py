"""Planning a picture, its roadmap in the hands of the adviser, and growing."""

import re
from datetime import date, timedelta
from html import unescape
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.members.models import Coverage
from dijkwacht.apps.norms.actions import publish
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.organisations.models import JointMembership, Organisation
from dijkwacht.apps.pictures import actions as pictures
from dijkwacht.apps.pictures.models import Answer, Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap import actions as roadmap
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.apps.roadmap.rules import MilestoneKind, on_quiet_free, quiet_between, shifted
from dijkwacht.kit.dutch import long_date
from tests import factories as make
from tests.documents.test_calendar import read
from tests.web.work.reading import primary, question

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
MONDAY = TODAY + timedelta(days=14 - TODAY.weekday())


@pytest.fixture
def where() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def norm() -> NormVersion:
    return publish(norm=make.norm(), by=make.BY)


@pytest.fixture
def adviser(client: Client, where: Organisation) -> User:
    user = make.user()
    make.assignment(user, where)
    client.force_login(user)
    return user


def chosen(norm: NormVersion, **changes: object) -> dict[str, object]:
    return {"questions": f"{norm.pk}-full", "reference_date": "2026-06-01", "kick_off": MONDAY.isoformat(), **changes}


def main(content: bytes) -> str:
    return unescape(content.decode().split("<main")[1].split("</main")[0])


def test_it_says_how_many_questions_there_are(client: Client, adviser: User, norm: NormVersion) -> None:
    response = client.get("/werk/nieuw/")
    assert question(response) == "Welk beeld plant u, en wanneer begint het?"
    assert primary(response) == "Beeld plannen"
    page = main(response.content)
    assert "Basis: 2 onderdelen." in page
    assert "Volledig: 6 onderdelen." in page
    assert "Waarmee begint u?" not in page
    assert "deelnemers" not in page


def test_a_picture_is_planned_with_its_roadmap(client: Client, adviser: User, norm: NormVersion) -> None:
    response = client.post("/werk/nieuw/", chosen(norm, questions=f"{norm.pk}-basic"))
    picture = Picture.objects.get()
    assert (picture.is_basic, picture.is_example, picture.state) == (True, True, State.PLANNED)
    assert response.url == f"/werk/{picture.pk}/draaiboek/"
    page = client.get(response.url)
    assert question(page) == "Wat is de volgende stap?"
    assert len(re.findall(r"dw-roadmap__words", page.content.decode())) == 12
    assert picture.milestones.get(kind="kick_off").due_on == MONDAY
    assert "ligt in de toekomst" not in page.content.decode()


def test_a_day_still_to_come_is_warned_of_where_it_is_chosen_and_where_the_concept_is_written(
    client: Client, adviser: User, norm: NormVersion
) -> None:
    later = TODAY + timedelta(days=28)
    page = client.post("/werk/nieuw/", chosen(norm, reference_date=later.isoformat()), follow=True).content.decode()
    assert f"de peildatum, {long_date(later)}, ligt in de toekomst" in page
    Picture.objects.update(state=State.ANALYSIS)
    summary = f"/werk/{Picture.objects.get().pk}/samenvatting/"
    assert "De peildatum is nog niet geweest" in client.get(summary).content.decode()
    Picture.objects.update(reference_date=TODAY)
    assert "De peildatum is nog niet geweest" not in client.get(summary).content.decode()


@pytest.mark.parametrize(
    ("wrong", "status", "said"),
    [
        ({"questions": ""}, 422, "Kies een normenset."),
        ({"kick_off": "gisteren"}, 422, "Vul een datum in, zoals 23-11-2026."),
        ({"kick_off": (MONDAY + timedelta(days=5)).isoformat()}, 409, "Kies een werkdag"),
        ({"kick_off": "2019-12-30"}, 409, "De opdracht begint op 1 januari 2020"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_made(
    client: Client, adviser: User, norm: NormVersion, wrong: dict[str, str], status: int, said: str
) -> None:
    response = client.post("/werk/nieuw/", chosen(norm, **wrong))
    assert response.status_code == status
    assert said in main(response.content)
    assert not Picture.objects.exists()


def test_only_organisations_that_accepted_can_be_chosen(client: Client, adviser: User, norm: NormVersion) -> None:
    other = make.organisation("GM9902", "Zee")
    assert client.get("/werk/nieuw/?organisatie=GM9902").status_code == 404
    make.assignment(adviser, other)
    page = main(client.get("/werk/nieuw/").content)
    assert "Duinrade" in page
    assert "Zee" in page
    assert client.get("/werk/nieuw/?organisatie=GM9902").status_code == 200


def test_without_an_accepted_assignment_it_says_what_to_do(client: Client, where: Organisation) -> None:
    user = make.user()
    make.membership(user, where, Role.ADVISER)
    client.force_login(user)
    assert primary(client.get("/werk/nieuw/")) == "Opdracht voorstellen"


def test_a_joint_body_says_for_which_members(client: Client, adviser: User) -> None:
    joint = Organisation.objects.create(code="GR9901", kind="joint_body", is_example=True)
    joint.names.create(name="Drie Duinen")
    member = make.organisation("GM9902", "Zee")
    JointMembership.objects.create(joint=joint, member=member)
    make.assignment(adviser, joint)
    norm = publish(norm=make.norm("samen").model_copy(update={"applies_to": ("joint_body",)}), by=make.BY)
    assert "Voor welke deelnemers geldt het beeld?" in main(client.get("/werk/nieuw/?organisatie=GR9901").content)
    client.post("/werk/nieuw/?organisatie=GR9901", chosen(norm, members=[member.pk]))
    assert Coverage.objects.get().member == member
    assert "besluit dagelijks bestuur" in main(client.get(f"/werk/{Picture.objects.get().pk}/draaiboek/").content).lower()


def test_a_picture_begins_with_the_answers_of_an_adopted_one(client: Client, adviser: User, where: Organisation) -> None:
    old = make.picture(where, state=State.ADOPTED)
    make.answer(make.respondent(old), "BES-01", 2, 2)
    assert "Met de antwoorden van 1 juni 2026" in main(client.get("/werk/nieuw/").content)
    client.post("/werk/nieuw/", chosen(old.norm, following=old.pk))
    new = Picture.objects.exclude(pk=old.pk).get()
    assert Answer.objects.filter(picture=new, is_carried=True).count() == 1
    client.post("/werk/nieuw/", chosen(old.norm, following=""))
    assert Answer.objects.count() == 2


def test_an_adopted_picture_of_somebody_else_cannot_be_followed(client: Client, adviser: User, norm: NormVersion) -> None:
    foreign = make.picture(make.organisation("GM9902", "Zee"), state=State.ADOPTED)
    mine = make.picture(Organisation.objects.get(code="GM9901"), state=State.ADOPTED)
    assert client.post("/werk/nieuw/", chosen(mine.norm, following=foreign.pk)).status_code == 422


@pytest.fixture
def picture(adviser: User, where: Organisation) -> Picture:
    made = make.picture(where, state=State.PLANNED, is_basic=True)
    roadmap.lay_out(picture=made, kick_off=MONDAY, by=adviser)
    return made


def of(picture: Picture, kind: MilestoneKind) -> tuple[Milestone, str]:
    row = picture.milestones.get(kind=kind)
    return row, f"/werk/{picture.pk}/draaiboek/{row.pk}/"


def test_moving_a_step_moves_the_rest_and_a_day_too_early_is_refused_in_words(client: Client, picture: Picture) -> None:
    row, url = of(picture, MilestoneKind.DOCUMENTS)
    later = picture.milestones.get(kind="decision").due_on
    to = row.due_on + timedelta(days=7)
    client.post(url, {"deed": "move", "to": to.isoformat()})
    assert picture.milestones.get(kind="decision").due_on == shifted(later, quiet_between(row.due_on, on_quiet_free(to)))
    refused = client.post(url, {"deed": "move", "to": (MONDAY - timedelta(days=3)).isoformat()})
    assert refused.status_code == 409
    assert "De stap ‘kick-off’ staat op" in main(refused.content)


def test_skipping_without_a_reason_keeps_the_page_and_taking_up_again_works(client: Client, picture: Picture) -> None:
    row, url = of(picture, MilestoneKind.SESSION)
    refused = client.post(url, {"deed": "skip", "reason": ""})
    assert refused.status_code == 409
    assert "Schrijf op waarom" in main(refused.content)
    client.post(url, {"deed": "skip", "reason": "Er is geen zaal."})
    assert "Overgeslagen: Er is geen zaal." in main(client.get(f"/werk/{picture.pk}/draaiboek/").content)
    assert primary(client.get(url)) == "Stap weer opnemen"
    client.post(url, {"deed": "resume"})
    row.refresh_from_db()
    assert row.skipped_reason == ""


def test_a_step_is_done_and_handed_to_another(client: Client, picture: Picture) -> None:
    row, url = of(picture, MilestoneKind.KICK_OFF)
    client.post(url, {"deed": "owner", "owner": "griffier"})
    client.post(url, {"deed": "done", "on": TODAY.isoformat()})
    row.refresh_from_db()
    assert (row.owner, row.done_on) == ("griffier", TODAY)
    assert client.post(url, {"deed": "owner", "owner": "toezichthouder"}).status_code == 422
    assert client.post(url, {"deed": "niets"}).status_code == 404


def test_a_step_of_another_picture_is_not_found(client: Client, adviser: User, picture: Picture) -> None:
    other = make.organisation("GM9902", "Zee")
    make.assignment(adviser, other)
    elsewhere = make.picture(other, state=State.PLANNED)
    roadmap.lay_out(picture=elsewhere, kick_off=MONDAY, by=adviser)
    row, _ = of(elsewhere, MilestoneKind.KICK_OFF)
    assert client.get(f"/werk/{picture.pk}/draaiboek/{row.pk}/").status_code == 404


def test_a_late_step_is_said_once_and_without_blame(client: Client, picture: Picture) -> None:
    picture.milestones.exclude(kind="agreement").update(due_on=date(2026, 1, 5))
    page = main(client.get(f"/werk/{picture.pk}/draaiboek/").content)
    assert page.split("<ol")[1].count("Deze dag is voorbij.") == 1
    assert "te laat" not in page
    assert "Gedaan: kick-off" in page


def test_what_nobody_did_is_never_said_to_be_done(client: Client, picture: Picture) -> None:
    Picture.objects.update(state=State.CONCEPT)
    text = unescape(re.sub(r"<[^>]*>|\s+", " ", client.get(f"/werk/{picture.pk}/draaiboek/").content.decode()))
    for said in ("er is geen gesprek vastgelegd", "er staat geen gelezen document", "er is geen groepssessie vastgelegd"):
        assert f"Niet gedaan: {said}" in text
    assert "Gedaan: het concept is gedeeld" in text
    row = Milestone.objects.get(picture=picture, kind=MilestoneKind.INTERVIEWS)
    page = f"/werk/{picture.pk}/draaiboek/{row.pk}/"
    assert "Meld dan de dag" in client.get(page).content.decode()
    client.post(page, {"deed": "done", "on": TODAY.isoformat()})
    assert "er is geen gesprek vastgelegd" not in client.get(f"/werk/{picture.pk}/draaiboek/").content.decode()


def test_an_older_picture_gets_its_roadmap_later(client: Client, adviser: User, where: Organisation) -> None:
    made = make.picture(where, state=State.ANSWERING)
    url = f"/werk/{made.pk}/draaiboek/"
    assert primary(client.get(url)) == "Draaiboek maken"
    client.post(url, {"kick_off": MONDAY.isoformat()})
    assert made.milestones.count() == 12


def test_the_calendar_file_says_of_which_organisation_it_is_and_nothing_else(client: Client, picture: Picture) -> None:
    _, url = of(picture, MilestoneKind.SESSION)
    client.post(url, {"deed": "skip", "reason": "Er is geen zaal."})
    response = client.get(f"/werk/{picture.pk}/draaiboek.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="draaiboek.ics"'
    events = read(response.content)
    assert [event["SUMMARY"] for event in events][1:3] == ["Duinrade: kick-off", "Duinrade: documentstudie"]
    assert "Duinrade: groepssessie" not in {event["SUMMARY"] for event in events}
    assert len({event["UID"] for event in events}) == len(events) == 11
    for word in ("GM9901", "zaal", "weerbaar", "ondermijning"):
        assert word not in response.content.decode()


def test_a_basic_picture_grows(client: Client, picture: Picture) -> None:
    url = f"/werk/{picture.pk}/uitbreiden/"
    page = client.get(url)
    assert "Er komen 4 onderdelen bij" in main(page.content)
    client.post(url)
    picture.refresh_from_db()
    assert not picture.is_basic
    assert client.post(url).status_code == 302
    assert "al over de hele norm" in main(client.get(url).content)


def test_the_roadmap_takes_few_queries(
    client: Client, picture: Picture, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(f"/werk/{picture.pk}/draaiboek/")
    with django_assert_max_num_queries(11):
        client.get(f"/werk/{picture.pk}/draaiboek/")


def test_the_adviser_sees_which_answers_came_from_the_picture_before(client: Client, adviser: User, where: Organisation) -> None:
    old = make.picture(where, state=State.ADOPTED)
    make.answer(make.respondent(old), "BES-01", 2, 2)
    new = pictures.plan(organisation=where, norm=old.norm, reference_date=TODAY, is_example=True, by=adviser)
    pictures.carry_over(picture=new, old=old, by=adviser)
    assert "uit het vorige beeld" in main(client.get(f"/werk/{new.pk}/onderdeel/BES-01/").content)
    assert "uit het vorige beeld" not in main(client.get(f"/werk/{old.pk}/onderdeel/BES-01/").content)


def test_whose_turn_it_is_goes_there_from_the_roadmap(client: Client, adviser: User, where: Organisation) -> None:
    picture = make.picture(where, state=State.PLANNED)
    roadmap.lay_out(picture=picture, kick_off=MONDAY, by=adviser)
    response = client.get(f"/werk/{picture.pk}/draaiboek/")
    assert primary(response) == "Vragen openzetten"
    assert f'href="/werk/{picture.pk}/uitnodigingen/">Vragen openzetten</a>' in response.content.decode()


def test_a_fact_check_that_ran_before_has_its_own_day_in_the_roadmap(where: Organisation, adviser: User) -> None:
    picture = make.picture(where)
    roadmap.lay_out(picture=picture, kick_off=MONDAY, by=adviser)
    until = TODAY + timedelta(days=3)
    Picture.objects.filter(pk=picture.pk).update(state=State.FACT_CHECK, fact_check_until=until)
    other = make.picture(where, state=State.ANALYSIS, reference_date=date(2025, 1, 1))
    roadmap.lay_out(picture=other, kick_off=MONDAY, by=adviser)
    before = dict(Milestone.objects.filter(picture=other).values_list("kind", "due_on"))
    import_module("dijkwacht.apps.roadmap.migrations.0002_check_has_its_own_day").follow(apps, None)
    assert Milestone.objects.get(picture=picture, kind=MilestoneKind.FACT_CHECK).due_on == until
    assert dict(Milestone.objects.filter(picture=other).values_list("kind", "due_on")) == before
