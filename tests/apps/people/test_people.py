"""Letting people in: by an administrator of their own organisation, or put forward by an adviser and confirmed."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from dijkwacht.apps.accounts import actions as accounts
from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.rules import Role, Terms
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.people import actions
from dijkwacht.apps.people.models import NewAddress, Welcome
from dijkwacht.apps.people.queries import account_of, address_by, lies_with, welcome_by
from dijkwacht.apps.people.rules import Wanted, WelcomeState
from dijkwacht.kit.errors import InvalidInput, Refused
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
SECRETARY = Wanted("secretaris@example.org", "Secretaris", Role.CLIENT)


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def keeper(here: Organisation) -> User:
    """The administrator of Duinrade."""
    return make.member(here, Role.ADMINISTRATOR, "beheer@example.org", "Beheerder")


@pytest.fixture
def team(here: Organisation) -> Organisation:
    """The support team of the province in which Duinrade lies."""
    return make.support_team(here)


@pytest.fixture
def team_keeper(team: Organisation) -> User:
    return make.member(team, Role.ADMINISTRATOR, "teambeheer@example.org", "Beheerder van het team")


@pytest.fixture
def adviser(team: Organisation) -> User:
    return make.member(team, Role.ADVISER, "adviseur@example.org", "Ada Adviseur")


@pytest.fixture
def proposal(adviser: User, here: Organisation) -> Assignment:
    terms = Terms("Een beeld.", "Blijft bij u.", TODAY, TODAY + timedelta(days=90))
    return accounts.propose(adviser=adviser, organisation=here, terms=terms, by=adviser)


def found(email: str) -> Welcome:
    """The invitation behind the newest link to this address."""
    return welcome_by(make.link_to(email).split("/")[2], on=TODAY)


def test_a_link_makes_an_account_once(here: Organisation, keeper: User) -> None:
    actions.invite(organisation=here, wanted=SECRETARY, by=keeper)
    welcome = found(SECRETARY.email)
    user = actions.enter(welcome=welcome, name="Secretaris", password="een-zin-van-mij")
    assert Membership.objects.valid_on(TODAY).get(user=user).role == Role.CLIENT
    assert user.check_password("een-zin-van-mij")
    with pytest.raises(Refused, match="gebruikt"):
        actions.enter(welcome=welcome, name="Nog een keer", password="een-zin-van-mij")
    welcome.refresh_from_db()
    assert (welcome.email, welcome.name, welcome.token_hash) == ("", "", "")


def test_a_new_link_ends_the_old_one_and_a_withdrawn_one_opens_nothing(here: Organisation, keeper: User) -> None:
    made = actions.invite(organisation=here, wanted=SECRETARY, by=keeper)
    first = make.link_to(SECRETARY.email).split("/")[2]
    actions.resend(welcome=made, by=keeper)
    assert welcome_by(first, on=TODAY) is None
    second = make.link_to(SECRETARY.email).split("/")[2]
    assert welcome_by(second, on=TODAY) == made
    assert welcome_by(second, on=TODAY + timedelta(days=15)) is None
    actions.withdraw(welcome=made, by=keeper)
    assert welcome_by(second, on=TODAY) is None
    with pytest.raises(Refused, match="ingetrokken"):
        actions.resend(welcome=made, by=keeper)


def test_nobody_is_invited_to_the_same_twice(here: Organisation, keeper: User) -> None:
    actions.invite(organisation=here, wanted=SECRETARY, by=keeper)
    with pytest.raises(Refused, match="al uitgenodigd"):
        actions.invite(organisation=here, wanted=Wanted("Secretaris@Example.org", "S", Role.CLIENT), by=keeper)
    actions.enter(welcome=found(SECRETARY.email), name="Secretaris", password=None)
    with pytest.raises(Refused, match="heeft deze rol al"):
        actions.invite(organisation=here, wanted=SECRETARY, by=keeper)


def test_whoever_has_an_account_takes_the_role_up_with_that(here: Organisation, keeper: User) -> None:
    theirs, other = make.user(SECRETARY.email), make.user("ander@example.org")
    actions.invite(organisation=here, wanted=SECRETARY, by=keeper)
    welcome = found(SECRETARY.email)
    with pytest.raises(Refused, match="al een account"):
        actions.enter(welcome=welcome, name="Ander", password="van-een-ander-iemand")
    with pytest.raises(Refused, match="ander adres"):
        actions.accept(welcome=welcome, by=other)
    actions.accept(welcome=welcome, by=theirs)
    assert Membership.objects.get(user=theirs).role == Role.CLIENT


def test_the_mail_says_account_to_who_has_none_and_role_to_who_has_one(here: Organisation, keeper: User) -> None:
    actions.invite(organisation=here, wanted=SECRETARY, by=keeper)
    first = Message.objects.get(to=SECRETARY.email)
    assert "U krijgt een account" in first.body
    actions.enter(welcome=found(SECRETARY.email), name="Secretaris", password=None)
    actions.invite(organisation=here, wanted=Wanted(SECRETARY.email, "Secretaris", Role.ADMINISTRATOR), by=keeper)
    second = Message.objects.filter(to=SECRETARY.email).latest("pk")
    assert "Uw account blijft zoals het is" in second.body
    assert second.subject != first.subject
    assert "Duinrade" not in second.subject + second.body


def test_a_role_is_one_that_the_organisation_knows(here: Organisation, keeper: User) -> None:
    for wanted, field in [
        (Wanted("a@example.org", "A", Role.PROJECT_LEADER), "role"),
        (Wanted("a@example.org", "A", Role.OWNER), "function"),
        (Wanted("a@example.org", "A", Role.CLIENT, "hr"), "function"),
        (Wanted("a@example.org", "A", Role.CLIENT, until=date(2020, 1, 1)), "until"),
        (Wanted("a@example.org", "A", Role.ADMINISTRATOR, until=date(2090, 1, 1)), "until"),
    ]:
        with pytest.raises(InvalidInput) as wrong:
            actions.invite(organisation=here, wanted=wanted, by=keeper)
        assert [fault.place for fault in wrong.value.faults] == [field]


def test_the_first_client_is_confirmed_by_the_administrator_nearby(
    here: Organisation, team_keeper: User, adviser: User, proposal: Assignment
) -> None:
    welcome = actions.put_forward(assignment=proposal, wanted=SECRETARY, by=adviser)
    assert welcome.state_on(TODAY) is WelcomeState.WAITING
    assert not Message.objects.filter(to=SECRETARY.email).exists()
    assert Message.objects.filter(to=team_keeper.email, subject="Er wacht iemand op uw bevestiging").exists()
    for deed in (actions.resend, actions.confirm):
        with pytest.raises(Refused):
            deed(welcome=welcome, by=adviser)
    actions.confirm(welcome=welcome, by=team_keeper)
    user = actions.enter(welcome=found(SECRETARY.email), name="Secretaris", password=None)
    assert Message.objects.filter(to=user.email, subject="Er ligt een opdracht voor u klaar").count() == 1
    accounts.accept(assignment=proposal, by=user)
    assert Assignment.objects.get().accepted_by == user


def test_who_proposed_never_confirms_also_as_administrator(
    here: Organisation, team: Organisation, adviser: User, proposal: Assignment
) -> None:
    make.membership(adviser, team, Role.ADMINISTRATOR)
    welcome = actions.put_forward(assignment=proposal, wanted=SECRETARY, by=adviser)
    assert not lies_with(adviser, on=TODAY).exists()
    with pytest.raises(Refused, match="bevestigt niet zelf"):
        actions.confirm(welcome=welcome, by=adviser)
    make.membership(adviser, here, Role.ADMINISTRATOR)
    with pytest.raises(Refused, match="kiest de opdrachtgever niet"):
        actions.invite(organisation=here, wanted=Wanted("b@example.org", "B", Role.CLIENT), by=adviser)
    colleague = make.user("collega@example.org")
    make.membership(colleague, here, Role.COORDINATOR)
    with pytest.raises(Refused, match="kiest de opdrachtgever niet"):
        actions.give(user=colleague, organisation=here, wanted=Wanted("", "", Role.CLIENT), by=adviser)


def test_an_adviser_puts_forward_whom_nobody_is_yet(
    here: Organisation, team_keeper: User, adviser: User, proposal: Assignment
) -> None:
    with pytest.raises(Refused, match="al iemand gevraagd"):  # only a client, until the assignment is accepted
        actions.put_forward(assignment=proposal, wanted=Wanted("c@example.org", "C", Role.COORDINATOR), by=adviser)
    with pytest.raises(Refused, match="uzelf"):
        actions.put_forward(assignment=proposal, wanted=Wanted(adviser.email, "Ik", Role.CLIENT), by=adviser)
    with pytest.raises(Refused):
        actions.put_forward(assignment=proposal, wanted=SECRETARY, by=team_keeper)
    actions.put_forward(assignment=proposal, wanted=SECRETARY, by=adviser)
    with pytest.raises(Refused, match="al iemand gevraagd"):
        actions.put_forward(assignment=proposal, wanted=Wanted("d@example.org", "D", Role.CLIENT), by=adviser)


def test_where_somebody_manages_the_accounts_the_team_does_not(
    here: Organisation, keeper: User, team_keeper: User, adviser: User, proposal: Assignment
) -> None:
    welcome = actions.put_forward(assignment=proposal, wanted=SECRETARY, by=adviser)
    assert [lies_with(one, on=TODAY).count() for one in (keeper, team_keeper)] == [1, 0]
    with pytest.raises(Refused):
        actions.confirm(welcome=welcome, by=team_keeper)
    actions.confirm(welcome=welcome, by=keeper)


def test_an_adviser_there_never_becomes_its_client(here: Organisation, keeper: User, adviser: User) -> None:
    make.assignment(adviser, here)
    actions.invite(organisation=here, wanted=Wanted(adviser.email, "Ada", Role.CLIENT), by=keeper)
    with pytest.raises(Refused, match="hier adviseur"):
        actions.accept(welcome=found(adviser.email), by=adviser)


def test_nobody_gives_themselves_a_role(here: Organisation, keeper: User) -> None:
    with pytest.raises(Refused, match="uzelf"):
        actions.give(user=keeper, organisation=here, wanted=Wanted("", "", Role.COORDINATOR), by=keeper)


def test_a_new_address_counts_once_its_reader_says_so(here: Organisation, keeper: User) -> None:
    user = make.user("oud@example.org")
    make.membership(user, here, Role.COORDINATOR)
    actions.ask_address(user=user, email="Nieuw@Example.org", organisation=here, by=keeper)
    assert Message.objects.filter(to="oud@example.org", subject="Het adres van uw account verandert").exists()
    address = address_by(make.link_to("nieuw@example.org").split("/")[3], on=TODAY)
    assert account_of("oud@example.org") == user
    actions.confirm_address(address=address, by=make.BY)
    assert account_of("nieuw@example.org") == user
    with pytest.raises(Refused, match="al gebruikt"):
        actions.confirm_address(address=address, by=make.BY)


def test_nobody_takes_an_account_over_by_its_address(here: Organisation, keeper: User) -> None:
    """An administrator changes the address of who works here alone: another organisation's account stays its own."""
    user = make.user("overal@example.org")
    make.membership(user, here, Role.COORDINATOR)
    make.membership(user, make.organisation("GM9902", "Westerkoog"), Role.CLIENT)
    with pytest.raises(Refused, match="andere organisatie"):
        actions.ask_address(user=user, email="mijn@example.org", organisation=here, by=keeper)
    taken = make.user("bezet@example.org")
    make.membership(taken, here, Role.COORDINATOR)
    with pytest.raises(Refused, match="al bij een account"):
        actions.ask_address(user=taken, email="overal@example.org", organisation=here, by=keeper)


def test_whoever_never_came_is_forgotten(here: Organisation, keeper: User) -> None:
    late = actions.invite(organisation=here, wanted=SECRETARY, by=keeper)
    back = actions.invite(organisation=here, wanted=Wanted("e@example.org", "E", Role.COORDINATOR), by=keeper)
    actions.withdraw(welcome=back, by=keeper)
    user = make.user("oud@example.org")
    actions.ask_address(user=user, email="nieuw@example.org", organisation=here, by=keeper)
    assert actions.forget(before=timezone.now() - timedelta(days=30), by=make.BY) == 0
    assert actions.forget(before=timezone.now() + timedelta(days=20), by=make.BY) == 3
    assert set(Welcome.objects.values_list("email", "name")) == {("", "")}
    assert not NewAddress.objects.exists()
    late.refresh_from_db()
    assert late.state_on(TODAY) is WelcomeState.WITHDRAWN


def test_the_record_holds_no_name_and_no_address(here: Organisation, keeper: User) -> None:
    actions.invite(organisation=here, wanted=SECRETARY, by=keeper)
    user = actions.enter(welcome=found(SECRETARY.email), name="Secretaris", password=None)
    actions.ask_address(user=user, email="nieuw@example.org", organisation=here, by=keeper)
    accounts.rename(user=user, name="Anders", organisation=here, by=keeper)
    said = " ".join(str(event) for one in Event.objects.all() for event in (one.actor, one.verb, one.on, one.note))
    assert "example.org" not in said
    assert "Secretaris" not in said
    assert "people.invited" in said
    assert "people.came_in" in said
