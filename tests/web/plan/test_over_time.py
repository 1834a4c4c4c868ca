"""Van papier naar praktijk: the own measures per quarter and what the next picture found, for the organisation alone."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.measures.rules.states import Moved, State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State as PictureState
from tests import factories as make
from tests.web.work.reading import question

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
HOW = "Elke maand in het overleg."


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def pictures(here: Organisation) -> tuple[Picture, Picture]:
    """Two adopted pictures; in between BES-01 rose to norm in practice, and BES-02 did not."""
    before, after = (make.picture(here, state=PictureState.ANALYSIS) for _ in range(2))
    for picture, level in ((before, 1), (after, 2)):
        who = make.respondent(picture)
        make.answer(who, "BES-01", 2, level)
        make.answer(who, "BES-02", 2, 1)
    Picture.objects.filter(pk=before.pk).update(reference_date=date(2025, 6, 1), state_since=date(2025, 7, 1))
    Picture.objects.filter(organisation=here).update(state=PictureState.ADOPTED)
    for picture in (before, after):
        picture.refresh_from_db()
        make.weigh(picture)
    return before, after


@pytest.fixture
def executive(client: Client, here: Organisation) -> User:
    who = make.user("burgemeester@example.org")
    make.membership(who, here, Role.EXECUTIVE)
    client.force_login(who)
    return who


def in_practice(picture: Picture, criterion: str) -> Measure:
    """A measure that came into practice in March 2026."""
    draft = Draft(f"Regel {criterion}.", owner="hr", due_on=date(2026, 3, 31))
    measure = actions.take_up(picture=picture, criterion=criterion, draft=draft, by=make.BY)
    for to, day in ((State.DECIDED, date(2025, 9, 1)), (State.IN_PROGRESS, None), (State.IN_PRACTICE, date(2026, 3, 1))):
        actions.move(measure=measure, to=to, said=Moved(day=day, how=HOW), by=make.BY)
    return measure


def test_without_measures_the_page_says_what_to_do(client: Client, executive: User) -> None:
    page = client.get("/plan/verloop/", follow=True)
    assert question(page) == "Komt ons beleid van papier?"
    assert "Maak eerst een plan" in page.content.decode()


def test_a_promise_stands_beside_what_the_next_picture_found(
    client: Client, pictures: tuple[Picture, Picture], executive: User
) -> None:
    in_practice(pictures[0], "BES-01")
    in_practice(pictures[0], "BES-02")
    page = client.get("/plan/verloop/GM9901/")
    groups = {outcome.word: [kept.criterion for kept, _, _ in rows] for outcome, rows in page.context["groups"]}
    assert groups == {"werkte": ["BES-01"], "bleef papier": ["BES-02"]}
    told = page.content.decode()
    assert "Gevonden: van 1 naar 2" in told
    assert "bewijst niet dat het door die maatregel kwam" in told


def test_what_follows_from_the_new_picture_is_no_promise_of_before(
    client: Client, pictures: tuple[Picture, Picture], executive: User
) -> None:
    in_practice(pictures[1], "BES-02")
    assert client.get("/plan/verloop/GM9901/").context["groups"] == []


def test_the_table_counts_by_quarter_from_the_days_that_were_named(
    client: Client, pictures: tuple[Picture, Picture], executive: User
) -> None:
    in_practice(pictures[0], "BES-01")
    rows = {row[0]: row[1:] for row in client.get("/plan/verloop/GM9901/").context["rows"]}
    assert rows["3e kwartaal 2025"] == ("1", "1 van 1", "0 van 1", "0 van 1")
    assert rows["1e kwartaal 2026"] == ("1", "1 van 1", "1 van 1", "0 van 1")


def test_nothing_of_another_organisation_is_in_it(client: Client, executive: User) -> None:
    elsewhere = make.organisation("GM9902", "Westerkoog")
    actions.propose(organisation=elsewhere, draft=Draft("Van een ander"), by=make.BY)
    assert client.get("/plan/verloop/GM9902/").status_code == 404
    assert client.get("/plan/verloop/GM9901/").context["last"] is None


@pytest.mark.parametrize("size", [1, 40])
def test_many_measures_ask_no_more_of_the_database_than_one(
    client: Client,
    pictures: tuple[Picture, Picture],
    executive: User,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    size: int,
) -> None:
    in_practice(pictures[0], "BES-01")
    for number in range(size):
        actions.propose(organisation=pictures[0].organisation, draft=Draft(f"M {number}"), by=make.BY)
    client.get("/plan/verloop/GM9901/")
    with django_assert_max_num_queries(28):
        client.get("/plan/verloop/GM9901/")
