"""What is asked of whom: from how things stand, too late first, in as many queries for many organisations as for one."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import resolve
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.asks.queries.asks import asked_in, asked_of
from dijkwacht.apps.asks.rules.kinds import Kind
from dijkwacht.apps.measures import actions as measures
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.measures.rules.states import State as MeasureState
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap import actions as roadmap
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def people(here: Organisation) -> dict[Role, User]:
    found = {role: make.user(f"{role}@example.org") for role in (Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE, Role.ADVISER)}
    for role, user in found.items():
        make.assignment(user, here) if role is Role.ADVISER else make.membership(user, here, role)
    return found


def kinds(user: User) -> list[Kind]:
    return [ask.kind for ask in asked_of(user, on=TODAY)]


@pytest.mark.parametrize(
    ("state", "fields", "asked"),
    [
        (State.PLANNED, {}, {Role.ADVISER: Kind.OPEN_QUESTIONS}),
        (State.ANSWERING, {}, {Role.ADVISER: Kind.COLLECT, Role.COORDINATOR: Kind.COLLECT}),
        (State.ANALYSIS, {}, {Role.ADVISER: Kind.ANALYSE}),
        (State.CONCEPT, {}, {Role.ADVISER: Kind.BEGIN_CHECK}),
        (
            State.FACT_CHECK,
            {"fact_check_until": TODAY},
            dict.fromkeys((Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE), Kind.FACT_CHECK),
        ),
        (
            State.FACT_CHECK,
            {"fact_check_until": YESTERDAY},
            {Role.CLIENT: Kind.RECORD, Role.COORDINATOR: Kind.RECORD, Role.EXECUTIVE: Kind.SIGN},
        ),
        (State.LAPSED, {}, {Role.ADVISER: Kind.PLAN}),
    ],
)
def test_each_state_asks_something_of_somebody(
    here: Organisation, people: dict[Role, User], state: State, fields: dict[str, Any], asked: dict[Role, Kind]
) -> None:
    make.picture(here, state=state, **fields)
    assert {role: kinds(user) for role, user in people.items()} == {
        role: [asked[role]] if role in asked else [] for role in people
    }


def test_of_an_adopted_picture_the_roadmap_asks_what_no_state_shows(here: Organisation, people: dict[Role, User]) -> None:
    picture = make.picture(here, state=State.PLANNED)
    roadmap.lay_out(picture=picture, kick_off=date(2026, 6, 1), by=make.BY)
    Picture.objects.update(state=State.ADOPTED)
    picture.milestones.update(due_on=TODAY)
    assert {ask.words for ask in asked_of(people[Role.CLIENT], on=TODAY)} == {"Informeren raad"}
    assert {ask.words for ask in asked_of(people[Role.ADVISER], on=TODAY)} == {"Halfjaargesprek"}
    picture.milestones.update(due_on=TODAY + timedelta(days=60))
    assert kinds(people[Role.CLIENT]) == kinds(people[Role.ADVISER]) == []


def test_who_put_a_decision_down_does_not_confirm_it_and_who_drew_up_decides_nothing(
    here: Organisation, people: dict[Role, User]
) -> None:
    picture = make.picture(here, state=State.FACT_CHECK, fact_check_until=TOMORROW)
    second = make.user("second@example.org")
    make.membership(second, here, Role.COORDINATOR)
    make.assignment(second, here)
    Decision.objects.create(
        picture=picture,
        organisation=here,
        kind="adopted",
        body="college",
        decided_on=TODAY,
        recorded_by=people[Role.COORDINATOR],
        recorded_at=timezone.now(),
    )
    # Somebody waits for it: it comes before the fact check, which has the earlier day.
    assert kinds(people[Role.CLIENT]) == [Kind.CONFIRM, Kind.FACT_CHECK]
    assert kinds(people[Role.EXECUTIVE]) == [Kind.SIGN, Kind.FACT_CHECK]
    assert Kind.CONFIRM not in kinds(people[Role.COORDINATOR])
    assert Kind.CONFIRM not in kinds(second)


def test_no_decision_is_asked_while_a_remark_waits_or_was_promised_and_not_done(
    here: Organisation, people: dict[Role, User]
) -> None:
    picture = make.picture(here, state=State.FACT_CHECK, fact_check_until=YESTERDAY)
    remark = make.comment(picture, "BES-01")
    assert kinds(people[Role.EXECUTIVE]) == []
    assert kinds(people[Role.ADVISER]) == [Kind.COMMENTS]
    remark.reply, remark.replied_at, remark.is_taken_over = "Ja.", timezone.now(), True
    remark.save()
    (waiting,) = asked_of(people[Role.ADVISER], on=TODAY)
    assert (waiting.kind, waiting.words) == (Kind.COMMENTS, "Opmerkingen verwerken")
    assert kinds(people[Role.EXECUTIVE]) == []
    remark.is_worked_in = True
    remark.save()
    assert kinds(people[Role.EXECUTIVE]) == [Kind.SIGN]


def test_what_is_too_late_stands_first_and_what_has_no_day_last(here: Organisation, people: dict[Role, User]) -> None:
    for title, days in (("Straks", 5), ("Te laat", -5), ("Veel te laat", -50)):
        made = measures.propose(organisation=here, draft=Draft(title, due_on=TODAY + timedelta(days=days)), by=make.BY)
        Measure.objects.filter(pk=made.pk).update(state=MeasureState.DECIDED)
    make.picture(here, state=State.ANSWERING)
    asks = asked_of(people[Role.COORDINATOR], on=TODAY)
    assert [ask.words for ask in asks] == ["Veel te laat", "Te laat", "Straks", "Zien wie nog niet klaar is"]
    assert [ask.is_late(TODAY) for ask in asks] == [True, True, False, False]


def test_nobody_is_asked_what_is_of_another_organisation(people: dict[Role, User]) -> None:
    make.picture(make.organisation("GM9902", "Zee"), state=State.FACT_CHECK, fact_check_until=TODAY)
    assert [kinds(people[role]) for role in (Role.CLIENT, Role.EXECUTIVE)] == [[], []]


def test_every_question_leads_to_a_page(here: Organisation, people: dict[Role, User]) -> None:
    for state in (State.PLANNED, State.ANSWERING, State.ANALYSIS, State.CONCEPT, State.FACT_CHECK):
        make.picture(here, state=state, fact_check_until=TOMORROW)
    for user in people.values():
        for ask in asked_of(user, on=TODAY):
            assert resolve(ask.path).view_name


def test_what_is_asked_in_pictures_takes_as_many_queries_for_a_whole_programme_as_for_one(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    pictures = []
    for number in range(10, 50):
        where = make.organisation(f"GM99{number}", f"Plaats {number}")
        state = (State.ANSWERING, State.FACT_CHECK)[number % 2]
        pictures.append(make.picture(where, state=state, fact_check_until=TOMORROW))
    with django_assert_max_num_queries(5):
        found = asked_in(pictures, on=TODAY)
    assert {asks[0].kind for asks in found.values()} == {Kind.COLLECT, Kind.FACT_CHECK}
    assert len(found) == 40


def test_of_somebody_it_takes_at_most_nine_queries(
    here: Organisation, people: dict[Role, User], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10, 20):
        there = make.organisation(f"GM99{number}", f"Plaats {number}")
        make.membership(people[Role.COORDINATOR], there, Role.COORDINATOR)
        make.comment(make.picture(there, state=State.FACT_CHECK, fact_check_until=TOMORROW))
    with django_assert_max_num_queries(9):
        assert len(asked_of(people[Role.COORDINATOR], on=TODAY)) == 10
