"""Which organisations a role of the programme reaches: those of its province, invented or real, and no others."""

from datetime import date, timedelta

import pytest

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.queries import organisations_where, programme_organisations, programme_where, programmes
from dijkwacht.apps.accounts.rules import PROGRAMME_ROLES, Right, Role
from dijkwacht.apps.organisations.models import Organisation, OrganisationName, RegionMembership
from dijkwacht.apps.pictures.models import Picture
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)


@pytest.fixture
def town() -> Organisation:
    return make.organisation()


@pytest.fixture
def duinmark(town: Organisation) -> Organisation:
    return make.province("PV99", "Duinmark", town)


@pytest.fixture
def who() -> User:
    return make.user()


def real(code: str, kind: str, name: str) -> Organisation:
    made = Organisation.objects.create(code=code, kind=kind, is_example=False)
    OrganisationName.objects.create(organisation=made, name=name)
    return made


def reached(who: User, right: Right = Right.SEE_STATE, on: date = DAY) -> set[str]:
    return set(programme_organisations(who, right, on=on).values_list("code", flat=True))


@pytest.mark.parametrize("role", Role)
def test_at_the_province_only_the_roles_of_the_programme_reach_its_organisations(
    who: User, duinmark: Organisation, role: Role
) -> None:
    make.membership(who, duinmark, role)
    allowed = {Role.PROJECT_LEADER: Right.SEE_STATE, Role.PROGRAMME_MANAGER: Right.SEE_STATE, Role.AUDITOR: Right.READ_EVENTS}
    assert {right for right in Right if reached(who, right)} == ({allowed[role]} if role in PROGRAMME_ROLES else set())
    assert reached(who, allowed.get(role, Right.SEE_STATE)) == ({"PV99", "GM9901"} if role in allowed else set())


def test_the_support_team_reaches_what_its_province_does(who: User, duinmark: Organisation) -> None:
    team = Organisation.objects.create(code="PA9901", kind="partner", is_example=True)
    make.region("PV99", "Duinmark", team)
    make.membership(who, team, Role.PROJECT_LEADER)
    assert reached(who) == {"PV99", "GM9901", "PA9901"}


@pytest.mark.parametrize("role", sorted(PROGRAMME_ROLES))
def test_in_a_municipality_the_same_role_reaches_nobody_else(
    who: User, duinmark: Organisation, town: Organisation, role: Role
) -> None:
    make.membership(who, town, role)
    assert reached(who) == reached(who, Right.READ_EVENTS) == set()


def test_a_client_has_no_programme(who: User, town: Organisation, duinmark: Organisation) -> None:
    make.membership(who, town, Role.CLIENT)
    assert not programmes(who, Right.SEE_STATE, on=DAY).exists()


def test_invented_and_real_organisations_never_mix(who: User, duinmark: Organisation, town: Organisation) -> None:
    amsterdam = real("GM0363", "municipality", "Amsterdam")
    holland = real("PV27", "province", "Noord-Holland")
    make.region("PV27", "Noord-Holland", holland, amsterdam, town)  # a row that should not be there
    make.region("PV99", "Duinmark", amsterdam)
    make.membership(who, holland, Role.PROGRAMME_MANAGER)
    assert reached(who) == {"PV27", "GM0363"}
    other = make.user("duinmark@example.org")
    make.membership(other, duinmark, Role.PROGRAMME_MANAGER)
    assert reached(other) == {"PV99", "GM9901"}


def test_it_ends_with_the_membership(who: User, duinmark: Organisation) -> None:
    make.membership(who, duinmark, Role.PROGRAMME_MANAGER)
    Membership.objects.update(until=DAY)
    assert reached(who)
    assert not reached(who, on=DAY + timedelta(days=1))


def test_an_organisation_that_left_the_province_is_out_of_reach_and_one_that_ended_is_not(
    who: User, duinmark: Organisation, town: Organisation
) -> None:
    make.membership(who, duinmark, Role.PROGRAMME_MANAGER)
    RegionMembership.objects.filter(organisation=town).update(end=date(2024, 1, 1))
    assert reached(who) == {"PV99"}
    town.names.update(end=date(2024, 1, 1))
    assert reached(who) == {"PV99", "GM9901"}


def test_another_division_of_the_country_gives_no_reach(who: User, duinmark: Organisation) -> None:
    far = make.organisation("GM9902", "Verweg")
    make.region("VR9901", "Veiligheidsregio", duinmark, far, scheme="safety_region")
    make.membership(who, duinmark, Role.PROGRAMME_MANAGER)
    assert "GM9902" not in reached(who)


def test_reaching_a_state_is_no_right_to_the_picture(who: User, duinmark: Organisation, town: Organisation) -> None:
    make.membership(who, duinmark, Role.PROGRAMME_MANAGER)
    picture = make.picture(town)
    assert Picture.objects.filter(programme_where(who, Right.SEE_STATE, on=DAY)).get() == picture
    for right in Right:
        assert not Picture.objects.visible_to(who, right, on=DAY).exists()
    assert not Picture.objects.filter(organisations_where(who, Right.SEE_STATE, on=DAY)).exists()
