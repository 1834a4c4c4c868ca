"""What a day brings for invitations: reminders at their time, expiry, addresses that go."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.invitations.actions import codes
from dijkwacht.apps.invitations.actions.invitations import remind
from dijkwacht.apps.invitations.models import Attempt, Invitation
from dijkwacht.apps.invitations.rules.states import InvitationState
from dijkwacht.apps.mail.links import site_url
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.answers import norm_of
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.apps.roadmap.rules import MilestoneKind
from dijkwacht.jobs import reminders
from dijkwacht.kit.errors import Refused
from dijkwacht.web import settings as product
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queue(settings: Settings) -> None:
    """The queue of the product, in which work can wait."""
    settings.TASKS = product.TASKS


@pytest.fixture
def invitation() -> Invitation:
    """An invitation that was sent today."""
    return make.invitation(make.respondent(make.picture(make.organisation(), state=State.ANSWERING), "hr"))


def sent(invitation: Invitation, *, days_ago: int, **changes: object) -> None:
    """As if the invitation had been sent so many days ago."""
    then = timezone.now() - timedelta(days=days_ago)
    last = timezone.localdate() + timedelta(days=60 - days_ago)
    Invitation.objects.filter(pk=invitation.pk).update(sent_at=then, expires_on=last, **changes)


def reminded() -> int:
    return Message.objects.filter(subject__startswith="Herinnering").count()


@pytest.mark.parametrize(("days_ago", "number"), [(6, 0), (7, 1), (12, 1)])
def test_who_did_not_submit_is_reminded_after_a_week_and_once(invitation: Invitation, days_ago: int, number: int) -> None:
    sent(invitation, days_ago=days_ago)
    reminders.remind.call()
    reminders.remind.call()
    assert reminded() == number
    assert Event.objects.filter(verb="invitations.reminded").count() == number


def test_a_reminder_tells_how_to_come_in_without_telling_the_link(invitation: Invitation) -> None:
    link = make.link_of(invitation)
    sent(invitation, days_ago=7)
    reminders.remind.call()
    body = Message.objects.latest("pk").body
    assert link not in body
    assert site_url("/uitnodiging/") in body


def test_three_days_before_the_end_of_the_questions_people_are_reminded(invitation: Invitation) -> None:
    sent(invitation, days_ago=6)
    day = timezone.localdate() + timedelta(days=3)
    picture = invitation.picture
    Milestone.objects.create(
        picture=picture, organisation=picture.organisation, kind=MilestoneKind.QUESTIONS, due_on=day, owner="adviseur"
    )
    reminders.remind.call()
    assert reminded() == 1


@pytest.mark.parametrize("state", ["submitted", "revoked", "expired", "prepared"])
def test_nobody_is_reminded_who_is_done_or_cannot_come_in(invitation: Invitation, state: str) -> None:
    sent(invitation, days_ago=8, state=state, submitted_at=timezone.now())
    reminders.remind.call()
    assert reminded() == 0


def test_nobody_is_reminded_of_whom_everything_is_answered(invitation: Invitation) -> None:
    sent(invitation, days_ago=8)
    for criterion in norm_of(invitation.picture).criteria:
        make.answer(invitation.respondent, criterion.id, 2, 2)
    reminders.remind.call()
    assert reminded() == 0
    with pytest.raises(Refused, match="geen herinnering meer nodig"):
        remind(invitation=invitation, by=make.BY)


def test_nobody_is_reminded_once_the_round_is_closed(invitation: Invitation) -> None:
    sent(invitation, days_ago=8)
    Picture.objects.update(state=State.ANALYSIS)
    reminders.remind.call()
    assert reminded() == 0


def test_a_link_expires_after_its_last_day_and_what_was_submitted_stays_so(invitation: Invitation, client: Client) -> None:
    done = make.invitation(make.respondent(invitation.picture, "oov"), "oov@example.org")
    sent(invitation, days_ago=61)
    sent(done, days_ago=61, state="submitted", submitted_at=timezone.now())
    reminders.remind.call()
    invitation.refresh_from_db()
    done.refresh_from_db()
    assert [invitation.state, done.state] == [InvitationState.EXPIRED, InvitationState.SUBMITTED]
    assert Event.objects.filter(verb="invitations.expired").count() == 1
    assert client.get(make.link_of(invitation)).status_code == 404


def test_on_its_last_day_a_link_still_works(invitation: Invitation, client: Client) -> None:
    sent(invitation, days_ago=60)
    reminders.remind.call()
    assert client.get(make.link_of(invitation)).status_code == 200


@pytest.mark.parametrize("state", [State.ADOPTED, State.LAPSED])
def test_addresses_go_thirty_days_after_the_picture_ended_and_not_before(invitation: Invitation, state: State) -> None:
    Picture.objects.update(state=state, state_since=timezone.localdate() - timedelta(days=29))
    reminders.remind.call()
    assert Invitation.objects.get().email
    Picture.objects.update(state_since=timezone.localdate() - timedelta(days=30))
    reminders.remind.call()
    reminders.remind.call()
    assert Invitation.objects.get().email == ""
    assert Event.objects.filter(verb="invitations.addresses_let_go").count() == 1


def test_asked_and_tried_codes_are_forgotten_after_a_day(invitation: Invitation) -> None:
    codes.ask_code(email="wie@example.org", peer="192.0.2.1", by=make.BY)
    Attempt.objects.update(at=timezone.now() - timedelta(hours=25))
    codes.ask_code(email="wie@example.org", peer="192.0.2.1", by=make.BY)
    reminders.remind.call()
    assert Attempt.objects.count() == 2  # for the address and for the place, of the second time


def test_the_next_time_is_planned_a_day_ahead_and_only_once() -> None:
    reminders.remind.call()
    reminders.remind.call()
    planned = DBTaskResult.objects.get()
    assert planned.task_path == "dijkwacht.jobs.reminders.remind"
    assert timedelta(hours=23) < planned.run_after - timezone.now() <= timedelta(hours=24)
