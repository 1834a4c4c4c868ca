"""Where somebody has a right: by membership within its days, for an adviser by assignment alone."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import ROLE_RIGHTS, Right, Role
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from tests import factories as make

pytestmark = pytest.mark.django_db
START, UNTIL = date(2026, 3, 1), date(2026, 3, 31)
DAY = timedelta(days=1)
OUTSIDE_AND_WITHIN = [(START - DAY, False), (START, True), (UNTIL, True), (UNTIL + DAY, False)]


@pytest.fixture
def where() -> Organisation:
    found = make.organisation()
    make.picture(found)
    return found


@pytest.fixture
def who() -> User:
    return make.user()


def may(who: User, right: Right, on: date = START) -> bool:
    return Picture.objects.filter(organisations_where(who, right, on=on)).exists()


def assignment(who: User, where: Organisation, **fields: object) -> Assignment:
    made = make.assignment(who, where)
    Assignment.objects.filter(pk=made.pk).update(**{"start": START, "until": UNTIL, **fields})
    return made


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.ADVISER}))
def test_a_membership_gives_the_rights_of_its_role_and_no_others(who: User, where: Organisation, role: Role) -> None:
    make.membership(who, where, role)
    assert {right for right in Right if may(who, right)} == ROLE_RIGHTS[role]


def test_a_membership_as_adviser_gives_nothing(who: User, where: Organisation) -> None:
    make.membership(who, where, Role.ADVISER)
    assert [right for right in Right if may(who, right)] == []


def test_an_assignment_gives_the_rights_of_an_adviser(who: User, where: Organisation) -> None:
    assignment(who, where)
    assert {right for right in Right if may(who, right)} == ROLE_RIGHTS[Role.ADVISER]


@pytest.mark.parametrize(("day", "holds"), OUTSIDE_AND_WITHIN)
def test_an_assignment_holds_from_its_first_day_to_its_last(who: User, where: Organisation, day: date, holds: bool) -> None:
    assignment(who, where)
    assert may(who, Right.RUN, day) is holds


def test_an_assignment_that_nobody_accepted_gives_nothing(who: User, where: Organisation) -> None:
    assignment(who, where, accepted_at=None)
    assert not may(who, Right.RUN)


def test_an_assignment_that_the_organisation_ended_gives_nothing(who: User, where: Organisation) -> None:
    assignment(who, where, ended_at=timezone.now())
    assert not may(who, Right.RUN)


@pytest.mark.parametrize(("day", "holds"), OUTSIDE_AND_WITHIN)
def test_a_membership_holds_from_its_first_day_to_its_last(who: User, where: Organisation, day: date, holds: bool) -> None:
    Membership.objects.filter(pk=make.membership(who, where, Role.EXECUTIVE).pk).update(start=START, until=UNTIL)
    assert may(who, Right.READ_CONCEPT, day) is holds


def test_a_membership_without_an_end_goes_on(who: User, where: Organisation) -> None:
    make.membership(who, where, Role.EXECUTIVE)
    assert may(who, Right.READ_CONCEPT, date(2099, 1, 1))


def test_a_right_stays_within_its_organisation(who: User, where: Organisation) -> None:
    elsewhere = make.organisation("GM9902", "Westerkoog")
    make.membership(who, elsewhere, Role.EXECUTIVE)
    assignment(who, elsewhere)
    assert [right for right in Right if may(who, right)] == []


def test_a_right_of_one_person_is_not_that_of_another(who: User, where: Organisation) -> None:
    other = make.user("ander@example.org")
    make.membership(other, where, Role.EXECUTIVE)
    assignment(other, where)
    assert [right for right in Right if may(who, right)] == []
