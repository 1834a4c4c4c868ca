"""One click: from a recommendation to a measure, on every page where the recommendation stands."""

from html import unescape

import pytest
from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.findings.models import Recommendation
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.measures.rules.states import Moved
from dijkwacht.apps.measures.rules.states import State as MeasureState
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from tests import factories as make

pytestmark = pytest.mark.django_db
BUTTON = "Maak er een maatregel van"


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def picture(here: Organisation) -> Picture:
    made = make.picture(here, state=State.CONCEPT, summary="Kort.")
    make.answer(make.respondent(made), "BES-01", 1, 1)
    return make.weigh(made)


@pytest.fixture
def coordinator(here: Organisation) -> User:
    user = make.user("oov@example.org")
    make.membership(user, here, Role.COORDINATOR)
    return user


def as_(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def click(picture: Picture, criterion: str = "BES-01") -> str:
    return f"/maatregelen/aanbeveling/{picture.pk}/{criterion}/"


def test_a_click_makes_a_measure_and_a_second_click_finds_it(picture: Picture, coordinator: User) -> None:
    browser = as_(coordinator)
    first, second = browser.post(click(picture)), browser.post(click(picture))
    measure = Measure.objects.get()
    assert first.url == second.url == f"/maatregelen/{measure.pk}/"
    assert (measure.title, measure.effort, measure.state) == ("Regel BES-01.", "medium", "proposed")


def test_what_is_not_known_yet_becomes_no_measure(picture: Picture, coordinator: User) -> None:
    assert as_(coordinator).post(click(picture, "BES-02")).status_code == 404
    assert not Measure.objects.exists()


def test_a_long_recommendation_stands_whole_in_the_text(picture: Picture, coordinator: User) -> None:
    words = "Leg vast wie de sleutels beheert en controleer dat elk half jaar. " * 6
    Recommendation.objects.create(
        picture=picture, organisation=picture.organisation, criterion="BES-01", text=words, effort="small"
    )
    as_(coordinator).post(click(picture))
    measure = Measure.objects.get()
    assert len(measure.title) <= 200
    assert measure.title == (words[:66] * 3).strip(), "a title is read on papers: its sentences are whole"
    assert (measure.text, measure.effort) == (words.strip(), "small")


def test_levels_show_the_button_and_then_the_measure_with_its_state(picture: Picture, coordinator: User) -> None:
    browser, levels = as_(coordinator), f"/organisatie/{picture.pk}/niveaus/"
    assert click(picture) in page(browser, levels)
    assert f"{levels}#aanbevelingen" in page(browser, f"/beelden/{picture.pk}/")
    browser.post(click(picture))
    now = page(browser, levels)
    assert click(picture) not in now
    assert f"/maatregelen/{Measure.objects.get().pk}/" in now
    assert "Voorgesteld" in now


def test_an_adviser_sees_what_became_of_a_finding_but_makes_nothing(picture: Picture, coordinator: User) -> None:
    adviser = make.user()
    make.assignment(adviser, picture.organisation)
    browser, findings = as_(adviser), f"/werk/{picture.pk}/bevindingen/"
    assert BUTTON not in page(browser, findings)
    assert browser.post(click(picture)).status_code == 404
    as_(coordinator).post(click(picture))
    assert f"/maatregelen/{Measure.objects.get().pk}/" in page(browser, findings)


def test_an_own_adviser_who_is_coordinator_clicks_on_the_findings(picture: Picture, coordinator: User) -> None:
    make.assignment(coordinator, picture.organisation)
    assert BUTTON in page(as_(coordinator), f"/werk/{picture.pk}/bevindingen/")


@pytest.mark.parametrize("state", [State.ANALYSIS, State.LAPSED])
def test_nothing_is_made_of_a_picture_that_nobody_reads(picture: Picture, coordinator: User, state: State) -> None:
    Picture.objects.update(state=state)
    assert as_(coordinator).post(click(picture)).status_code == 404


def test_a_criterion_without_recommendation_is_not_found(picture: Picture, coordinator: User) -> None:
    Recommendation.objects.create(
        picture=picture, organisation=picture.organisation, criterion="BES-01", text="", effort="small", is_left_out=True
    )
    assert as_(coordinator).post(click(picture)).status_code == 404
    assert as_(coordinator).post(click(picture, "XYZ-99")).status_code == 404


def test_the_first_page_tells_how_measures_stand_and_leads_to_the_next(picture: Picture, coordinator: User) -> None:
    browser = as_(coordinator)
    assert "Er zijn nog geen maatregelen" in page(browser, "/organisatie/")
    actions.take_up(picture=picture, criterion="BES-01", draft=Draft("Regel BES-01."), by=make.BY)
    stopped = actions.propose(organisation=picture.organisation, draft=Draft("Anders"), by=make.BY)
    actions.move(measure=stopped, to=MeasureState.STOPPED, said=Moved(reason="Dubbel."), by=make.BY)
    now = page(browser, "/organisatie/")
    assert "1 voorgesteld, 1 gestopt." in now
    assert "Verder met de volgende maatregel" not in now  # a concept waits to be read
    Picture.objects.update(state=State.ADOPTED)
    assert "Verder met de volgende maatregel" in page(browser, "/organisatie/")
