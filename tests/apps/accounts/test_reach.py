"""The reach of somebody: the same as what the conditions say, place by place, in two queries."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.accounts.queries import Where, advised_organisations, own_organisations, programmes, reach, teams_of
from dijkwacht.apps.accounts.rules import ROLE_RIGHTS, Right, Role
from dijkwacht.apps.organisations.models import Organisation, RegionMembership
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 1)
DAY = timedelta(days=1)
PLACES: dict[str, Callable[[], Organisation]] = {
    "a municipality": make.organisation,
    "a province": make.province,
    "a support team": lambda: _team(in_province=True),
    "a support team of no province": lambda: _team(in_province=False),
}


def _team(*, in_province: bool) -> Organisation:
    team = Organisation.objects.create(code="PA9901", kind="partner", is_example=True)
    if in_province:
        make.region("PV99", "Duinmark", team)
    return team


def agreed(who: User, **fields: object) -> None:
    made = make.assignment(who, make.organisation())
    Assignment.objects.filter(pk=made.pk).update(**fields)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("role", Role)
def test_a_membership_reaches_what_the_conditions_say(role: Role, place: str) -> None:
    who = make.user()
    make.membership(who, PLACES[place](), role)
    found = reach(who, on=TODAY)
    # A member as adviser proposes assignments and makes barrier models, and has nothing else by it.
    proposes = {Right.PROPOSE, Right.DEVELOP_BARRIERS} if teams_of(who, on=TODAY) else set()
    assert found[Where.OWN] == {right for right in Right if own_organisations(who, right, on=TODAY)} | proposes
    assert found[Where.PROGRAMME] == {right for right in Right if programmes(who, right, on=TODAY)}
    assert found[Where.ADVISED] == found[Where.HELPED] == frozenset()


def test_a_home_that_left_its_province_has_no_programme() -> None:
    who, home = make.user(), make.province()
    make.membership(who, home, Role.PROJECT_LEADER)
    RegionMembership.objects.update(end=TODAY)
    assert reach(who, on=TODAY)[Where.PROGRAMME] == frozenset()
    assert reach(who, on=TODAY - DAY)[Where.PROGRAMME] == ROLE_RIGHTS[Role.PROJECT_LEADER]


@pytest.mark.parametrize(
    ("fields", "runs", "is_over"),
    [
        ({}, True, False),
        ({"until": TODAY}, True, False),
        ({"until": TODAY - DAY}, False, True),
        ({"ended_at": timezone.now()}, False, True),
        ({"accepted_at": None}, False, False),
        ({"start": TODAY + DAY}, False, False),
    ],
)
def test_an_assignment_reaches_while_it_runs_and_is_remembered_after(
    fields: dict[str, object], runs: bool, is_over: bool
) -> None:
    who = make.user()
    agreed(who, **fields)
    found, rights = reach(who, on=TODAY), ROLE_RIGHTS[Role.ADVISER]
    assert runs == advised_organisations(who, on=TODAY).exists()
    assert found[Where.ADVISED] == (rights if runs else frozenset())
    assert found[Where.HELPED] == (rights if is_over else frozenset())
    assert found[Where.OWN] == frozenset()


def test_two_queries_tell_it_however_much_somebody_holds(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    who, home = make.user(), make.province()
    for role in Role:
        make.membership(who, home, role)
    agreed(who)
    with django_assert_num_queries(2):
        reach(who, on=TODAY)
