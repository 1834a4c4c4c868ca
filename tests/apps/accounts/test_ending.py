"""Taking rights away: ending a role, an account, all of an adviser; and letting a colleague take over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dijkwacht.apps.accounts import actions
from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.queries import has_anywhere, organisations_where
from dijkwacht.apps.accounts.rules import Right, Role, Terms
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.kit.errors import InvalidInput, Refused
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
TERMS = Terms("Een beeld.", "Blijft bij u.", TODAY, TODAY + timedelta(days=90))


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def keeper(here: Organisation) -> User:
    return make.member(here, Role.ADMINISTRATOR, "beheer@example.org", "Beheerder")


@pytest.fixture
def client_(here: Organisation) -> User:
    return make.member(here, Role.CLIENT, "opdrachtgever@example.org", "Opdrachtgever")


@pytest.fixture
def team() -> Organisation:
    return make.support_team()


def adviser_of(team: Organisation, email: str = "adviseur@example.org") -> User:
    return make.member(team, Role.ADVISER, email)


def sees(user: User) -> bool:
    return Picture.objects.visible_to(user, Right.SEE_ANSWERS, on=TODAY).exists()


def test_ending_one_assignment_ends_all_of_that_adviser_here_and_nothing_elsewhere(here: Organisation, client_: User) -> None:
    adviser, other = make.user(), make.user("ander@example.org")
    elsewhere = make.assignment(adviser, make.organisation("GM9902", "Westerkoog"))
    colleague = make.assignment(other, here)
    assignments = [make.assignment(adviser, here) for _ in range(3)]
    make.picture(here)
    actions.end(assignment=assignments[0], by=client_, reason="Genoeg.")
    assert not sees(adviser)
    running = Assignment.objects.filter(ended_at=None)
    assert set(running) == {elsewhere, colleague}
    assert Message.objects.filter(to=adviser.email).count() == 1


def test_taking_a_proposal_back_leaves_what_runs(here: Organisation) -> None:
    adviser = make.user()
    running = make.assignment(adviser, here)
    proposal = actions.propose(adviser=adviser, organisation=here, terms=TERMS, by=adviser)
    actions.end(assignment=proposal, by=adviser)
    running.refresh_from_db()
    assert running.ended_at is None


def test_an_own_adviser_is_taken_on_once(here: Organisation, client_: User) -> None:
    colleague = make.user("oov@example.org")
    make.membership(colleague, here, Role.COORDINATOR)
    actions.take_on(adviser=colleague, organisation=here, terms=TERMS, by=client_)
    with pytest.raises(Refused, match="al uw adviseur"):
        actions.take_on(adviser=colleague, organisation=here, terms=TERMS, by=client_)
    assert Assignment.objects.count() == 1


def test_a_role_ends_there_and_then_and_can_be_given_again(here: Organisation, keeper: User, client_: User) -> None:
    held = Membership.objects.get(user=client_)
    actions.end_role(membership=held, by=keeper)
    assert not has_anywhere(client_, Right.AGREE, on=TODAY)
    with pytest.raises(Refused, match="al beëindigd"):
        actions.end_role(membership=held, by=keeper)
    actions.appoint(user=client_, organisation=here, role=Role.CLIENT, start=held.start, by=keeper)
    assert has_anywhere(client_, Right.AGREE, on=TODAY)


def test_the_last_administrator_stays(here: Organisation, keeper: User) -> None:
    held = Membership.objects.get(user=keeper)
    with pytest.raises(Refused, match="laatste beheerder"):
        actions.end_role(membership=held, by=keeper)
    other = make.user("tweede@example.org")
    make.membership(other, here, Role.ADMINISTRATOR)
    User.objects.filter(pk=other.pk).update(is_active=False)
    with pytest.raises(Refused, match="laatste beheerder"):
        actions.end_role(membership=held, by=keeper)
    User.objects.filter(pk=other.pk).update(is_active=True)
    actions.end_role(membership=held, by=keeper)
    with pytest.raises(Refused, match="laatste beheerder"):
        actions.close(user=other, organisation=here, by=keeper)


def test_a_closed_account_is_out_everywhere(here: Organisation, keeper: User) -> None:
    own = make.user("oov@example.org")
    make.membership(own, here, Role.COORDINATOR)
    make.assignment(own, here)
    make.picture(here)
    assert sees(own)
    actions.close(user=own, organisation=here, by=keeper)
    own.refresh_from_db()
    assert (own.is_active, own.has_usable_password(), sees(own)) == (False, False, False)
    with pytest.raises(Refused, match="eigen account"):
        actions.close(user=keeper, organisation=here, by=keeper)


def test_who_works_elsewhere_too_keeps_the_account_for_there(here: Organisation, keeper: User) -> None:
    other, user = make.organisation("GM9902", "Westerkoog"), make.user("overal@example.org")
    for where in (here, other):
        make.membership(user, where, Role.COORDINATOR)
    actions.close(user=user, organisation=here, by=keeper)
    user.refresh_from_db()
    kept = Organisation.objects.filter(
        pk__in=Membership.objects.filter(organisations_where(user, Right.COMMENT, on=TODAY)).values("organisation")
    )
    assert (user.is_active, set(kept)) == (True, {other})


def test_an_adviser_who_leaves_the_team_leaves_the_assignments(here: Organisation, team: Organisation, client_: User) -> None:
    adviser, keeper = adviser_of(team), make.user("teambeheer@example.org")
    make.membership(keeper, team, Role.ADMINISTRATOR)
    make.assignment(adviser, here)
    make.picture(here)
    actions.end_role(membership=Membership.objects.get(user=adviser), by=keeper)
    assert not sees(adviser)
    assert Message.objects.filter(to=client_.email, subject="Een opdracht is beëindigd").exists()


def test_a_colleague_takes_over_and_the_client_is_told_and_can_end_it(
    here: Organisation, team: Organisation, client_: User
) -> None:
    ill, colleague, keeper = adviser_of(team), adviser_of(team, "collega@example.org"), make.user("teambeheer@example.org")
    assignment = make.assignment(ill, here)
    make.picture(here)
    made = actions.replace(assignment=assignment, adviser=colleague, start=TODAY, by=keeper)
    assert (sees(ill), sees(colleague)) == (False, True)
    assert (made.purpose, made.until, made.accepted_at) == (assignment.purpose, assignment.until, assignment.accepted_at)
    for who in (client_, ill, colleague):
        assert Message.objects.filter(to=who.email).count() == 1
    actions.end(assignment=made, by=client_)
    assert not sees(colleague)


def test_from_a_later_day_the_old_adviser_works_until_the_day_before(here: Organisation, team: Organisation) -> None:
    old, colleague = adviser_of(team), adviser_of(team, "collega@example.org")
    assignment, day = make.assignment(old, here), TODAY + timedelta(days=7)
    actions.replace(assignment=assignment, adviser=colleague, start=day, by=old)
    make.picture(here)
    for on, expected in ((day - timedelta(days=1), [True, False]), (day, [False, True])):
        assert [Picture.objects.visible_to(one, Right.RUN, on=on).exists() for one in (old, colleague)] == expected


def test_only_a_colleague_of_the_team_without_work_or_say_there_takes_over(here: Organisation, team: Organisation) -> None:
    old, keeper = adviser_of(team), make.user("teambeheer@example.org")
    assignment = make.assignment(old, here)
    stranger, decides, works = (
        make.user("vreemd@example.org"),
        adviser_of(team, "c@example.org"),
        adviser_of(team, "d@example.org"),
    )
    make.membership(decides, here, Role.CLIENT)
    make.assignment(works, here)
    for who in (stranger, decides, works, old):
        with pytest.raises(Refused, match="hetzelfde team"):
            actions.replace(assignment=assignment, adviser=who, start=TODAY, by=keeper)
    fit = adviser_of(team, "e@example.org")
    with pytest.raises(InvalidInput):
        actions.replace(assignment=assignment, adviser=fit, start=TODAY - timedelta(days=1), by=keeper)
