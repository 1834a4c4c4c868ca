"""Agreeing on an assignment: proposed by one side, accepted by the other, ended by either, at once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from dijkwacht.apps.accounts import actions
from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.accounts.queries import agreements, organisations_where, teams_of
from dijkwacht.apps.accounts.rules import ASSIGNMENT_STEPS, AssignmentState, Right, Role, Terms, faults_in_terms, why_not_step
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.kit.errors import InvalidInput, Refused
from tests import factories as make

TODAY = timezone.localdate()
TERMS = Terms("Een eerste beeld.", "Wat u zegt, blijft bij u.", TODAY, TODAY + timedelta(days=90))


@pytest.fixture
def where(db: None) -> Organisation:
    return make.organisation()


@pytest.fixture
def adviser(where: Organisation) -> User:
    return make.user()


@pytest.fixture
def client_user(where: Organisation) -> User:
    user = make.user("opdrachtgever@example.org", "Opdrachtgever")
    make.membership(user, where, Role.CLIENT)
    return user


def sees(user: User) -> bool:
    return Picture.objects.filter(organisations_where(user, Right.RUN, on=TODAY)).exists()


def test_every_pair_of_states_is_a_step_or_says_why_not() -> None:
    for state in AssignmentState:
        for to in AssignmentState:
            assert (why_not_step(state, to) is None) == ((state, to) in ASSIGNMENT_STEPS)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"purpose": " "}, "purpose"),
        ({"secrecy": ""}, "secrecy"),
        ({"secrecy": "x" * 5001}, "secrecy"),
        ({"until": TODAY - timedelta(days=1)}, "until"),
        ({"start": date(2020, 1, 1), "until": date(2020, 2, 1)}, "until"),
        ({"until": TODAY + timedelta(days=800)}, "until"),
    ],
)
def test_terms_that_cannot_be_are_said_beside_the_field(change: dict[str, object], field: str) -> None:
    assert set(faults_in_terms(replace(TERMS, **change), on=TODAY)) == {field}  # type: ignore[arg-type]


def test_from_proposal_to_end(where: Organisation, adviser: User, client_user: User) -> None:
    make.picture(where)
    proposal = actions.propose(adviser=adviser, organisation=where, terms=TERMS, by=adviser)
    assert (proposal.state_on(TODAY), sees(adviser)) == (AssignmentState.PROPOSED, False)
    actions.accept(assignment=proposal, by=client_user)
    proposal.refresh_from_db()
    assert (proposal.state_on(TODAY), proposal.accepted_by, sees(adviser)) == (AssignmentState.ACCEPTED, client_user, True)
    actions.end(assignment=proposal, by=client_user, reason="Wij gaan zelf verder.")
    proposal.refresh_from_db()
    assert (proposal.state_on(TODAY), sees(adviser)) == (AssignmentState.ENDED, False)
    verbs = Event.objects.filter(verb__startswith="accounts.").order_by("-pk").values_list("verb", "note")[:3]
    assert list(verbs) == [("accounts.ended", ""), ("accounts.accepted", ""), ("accounts.proposed", "")]


def test_each_side_hears_of_what_the_other_did_and_no_mail_names_the_organisation(
    where: Organisation, adviser: User, client_user: User
) -> None:
    proposal = actions.propose(adviser=adviser, organisation=where, terms=TERMS, by=adviser)
    actions.accept(assignment=proposal, by=client_user)
    actions.end(assignment=proposal, by=adviser, reason="Klaar.")
    sent = list(Message.objects.values_list("to", flat=True))
    # Of the proposal and its acceptance the round of ``jobs.asks`` tells.
    assert sent == [client_user.email]
    for message in Message.objects.all():
        said = message.subject + message.body
        assert "Duinmark" not in said
        assert "GM9901" not in said
        assert TERMS.purpose not in said
        assert "Hulp is geen toezicht" in message.body


def test_a_declined_or_withdrawn_proposal_can_be_made_again(where: Organisation, adviser: User, client_user: User) -> None:
    first = actions.propose(adviser=adviser, organisation=where, terms=TERMS, by=adviser)
    with pytest.raises(Refused, match="al een voorstel"):
        actions.propose(adviser=adviser, organisation=where, terms=TERMS, by=adviser)
    actions.decline(assignment=first, by=client_user)
    second = actions.propose(adviser=adviser, organisation=where, terms=TERMS, by=adviser)
    actions.end(assignment=second, by=adviser)
    actions.propose(adviser=adviser, organisation=where, terms=TERMS, by=adviser)
    with pytest.raises(Refused, match="al afgewezen"):
        actions.accept(assignment=first, by=client_user)
    with pytest.raises(Refused, match="al beëindigd"):
        actions.accept(assignment=second, by=client_user)


def test_nobody_accepts_their_own_proposal(where: Organisation, client_user: User) -> None:
    proposal = actions.propose(adviser=client_user, organisation=where, terms=TERMS, by=client_user)
    with pytest.raises(Refused, match="eigen voorstel"):
        actions.accept(assignment=proposal, by=client_user)


def test_an_expired_assignment_is_over(where: Organisation, adviser: User, client_user: User) -> None:
    proposal = actions.propose(adviser=adviser, organisation=where, terms=TERMS, by=adviser)
    Assignment.objects.update(start=date(2020, 1, 1), until=date(2020, 2, 1))
    with pytest.raises(Refused, match="al verlopen"):
        actions.accept(assignment=proposal, by=client_user)
    proposal.refresh_from_db()
    assert proposal.state_on(TODAY) is AssignmentState.EXPIRED


def test_wrong_terms_leave_nothing_behind(where: Organisation, adviser: User) -> None:
    with pytest.raises(InvalidInput):
        actions.propose(adviser=adviser, organisation=where, terms=replace(TERMS, purpose=""), by=adviser)
    assert not Assignment.objects.exists()
    assert not Message.objects.exists()


def test_an_organisation_takes_on_one_of_its_own(where: Organisation, client_user: User) -> None:
    make.picture(where)
    own = make.user("oov@example.org")
    make.membership(own, where, Role.COORDINATOR)
    made = actions.take_on(adviser=own, organisation=where, terms=TERMS, by=client_user)
    assert (made.state_on(TODAY), made.accepted_by, sees(own)) == (AssignmentState.ACCEPTED, client_user, True)
    assert [message.to for message in Message.objects.all()] == [own.email]


@pytest.mark.parametrize("role", [Role.CLIENT, Role.EXECUTIVE, None])
def test_whoever_gives_assignments_or_decides_is_not_taken_on(where: Organisation, client_user: User, role: Role | None) -> None:
    other = make.user("ander@example.org")
    if role:
        make.membership(other, where, role)
        make.membership(other, where, Role.COORDINATOR)
    with pytest.raises(Refused, match="geen opdrachtgever of bestuurder"):
        actions.take_on(adviser=other, organisation=where, terms=TERMS, by=client_user)


def test_a_membership_as_adviser_lets_one_propose_and_no_more(where: Organisation, adviser: User) -> None:
    make.picture(where)
    assert not teams_of(adviser, on=TODAY).exists()
    make.membership(adviser, where, Role.ADVISER)
    assert teams_of(adviser, on=TODAY).exists()
    for right in Right:
        assert not Picture.objects.filter(organisations_where(adviser, right, on=TODAY)).exists()


def test_agreements_are_read_by_the_two_sides_alone(where: Organisation, adviser: User, client_user: User) -> None:
    actions.propose(adviser=adviser, organisation=where, terms=TERMS, by=adviser)
    other, executive = make.user("ander@example.org"), make.user("bestuurder@example.org")
    make.membership(executive, where, Role.EXECUTIVE)
    make.assignment(other, where)
    assert [agreements(user, on=TODAY).count() for user in (adviser, client_user, other, executive)] == [1, 2, 1, 0]
