"""A block that can be undone: nobody in, no session, no link; and never the last administrator or oneself."""

import pytest

from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.queries import holders
from dijkwacht.apps.accounts.rules import BlockReason, Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.people import actions
from dijkwacht.apps.people.queries import colleagues
from dijkwacht.kit.errors import Refused
from tests import factories as make
from tests.apps.accounts.test_ending import TODAY

pytestmark = pytest.mark.django_db
OPERATOR = System("operator")


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def keeper(here: Organisation) -> User:
    return make.member(here, Role.ADMINISTRATOR, "beheer@example.org", "Beheerder")


@pytest.fixture
def oda(here: Organisation) -> User:
    return make.member(here, Role.CLIENT, "oda@example.org", "Oda")


def block(user: User, by: User | System = OPERATOR, at: Organisation | None = None) -> User:
    actions.block(user=user, reason=BlockReason.LOST, by=by, organisation=at)
    user.refresh_from_db()
    return user


def test_a_block_leaves_roles_and_is_undone(here: Organisation, keeper: User, oda: User) -> None:
    block(oda, keeper, here)
    assert (oda.is_active, oda.block_reason) == (False, "lost")
    assert not holders(here, Role.CLIENT, on=TODAY).exists()
    assert oda in [one.user for one in colleagues(here, on=TODAY)]
    event = Event.objects.get(verb="people.blocked")
    assert (event.actor, event.organisation, event.note) == (f"user:{keeper.pk}", "GM9901", "lost")
    actions.unblock(user=oda, by=keeper, organisation=here)
    oda.refresh_from_db()
    assert (oda.is_active, oda.block_reason) == (True, "")
    assert holders(here, Role.CLIENT, on=TODAY).get() == oda
    assert Event.objects.latest("pk").verb == "people.unblocked"


def test_nobody_blocks_twice_or_lifts_what_is_not_there(keeper: User, oda: User) -> None:
    with pytest.raises(Refused, match="niet geblokkeerd"):
        actions.unblock(user=oda, by=OPERATOR)
    block(oda)
    with pytest.raises(Refused, match="al geblokkeerd"):
        block(oda)


def test_nobody_blocks_themself_or_the_last_administrator(here: Organisation, keeper: User) -> None:
    other = make.member(here, Role.ADMINISTRATOR, "twee@example.org", "Tweede")
    with pytest.raises(Refused, match="eigen account"):
        block(keeper, keeper, here)
    block(other, keeper, here)
    for by in (other, OPERATOR):
        with pytest.raises(Refused, match="laatste beheerder"):
            block(keeper, by)
    with pytest.raises(Refused, match="laatste beheerder"):
        accounts.end_role(membership=Membership.objects.get(user=keeper), by=other)


def test_who_works_elsewhere_too_is_blocked_by_the_team_or_the_operator(here: Organisation, keeper: User, oda: User) -> None:
    make.membership(oda, make.organisation("GM9902", "Westerkoog"), Role.READER)
    with pytest.raises(Refused, match="ook voor een andere organisatie"):
        block(oda, keeper, here)
    team = make.support_team(here)
    team_keeper = make.member(team, Role.ADMINISTRATOR, "team@example.org")
    make.membership(oda, team, Role.PROJECT_LEADER)
    block(oda, team_keeper, team)
    actions.unblock(user=oda, by=team_keeper, organisation=team)
    block(oda)


def test_an_account_that_ends_is_no_longer_blocked(here: Organisation, keeper: User, oda: User) -> None:
    block(oda, keeper, here)
    accounts.close(user=oda, organisation=here, by=keeper)
    oda.refresh_from_db()
    assert (oda.is_active, oda.block_reason) == (False, "")
    with pytest.raises(Refused, match="niet geblokkeerd"):
        actions.unblock(user=oda, by=OPERATOR)
