"""Tidying up: what nobody needs goes, and the next time is planned once."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from dijkwacht.apps.accounts.backend import SessionStore
from dijkwacht.apps.accounts.models import Sitting
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.desk.models import Question
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.people import actions as people
from dijkwacht.apps.people.models import Welcome
from dijkwacht.apps.people.rules import Wanted
from dijkwacht.apps.workbooks.actions import receive
from dijkwacht.apps.workbooks.models import Upload
from dijkwacht.documents.workbook.model import AnswerRow
from dijkwacht.jobs import tidy
from dijkwacht.jobs.rounds import again
from dijkwacht.web import settings as product
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def queue(settings: Settings) -> None:
    """The queue of the product, in which work can wait."""
    settings.TASKS = product.TASKS


def test_workbooks_and_sessions_go_after_their_time_and_not_before() -> None:
    picture, who = make.picture(make.organisation()), make.user()
    old, new = (receive(picture=picture, rows=[AnswerRow("BES-01", "oov", paper=1)], by=who) for _ in range(2))
    Upload.objects.filter(pk=old.pk).update(at=timezone.now() - timedelta(hours=25))
    Upload.objects.filter(pk=new.pk).update(at=timezone.now() - timedelta(hours=23))
    for seconds in (-60, 60):
        session = SessionStore()
        session.set_expiry(timezone.now() + timedelta(seconds=seconds))
        session.save()
    tidy.tidy.call()
    assert list(Upload.objects.all()) == [new]
    assert Sitting.objects.get().expire_date > timezone.now()


def test_messages_go_a_month_after_they_were_sent_or_given_up() -> None:
    now = timezone.now()
    done = {"old": now - timedelta(days=31), "new": now - timedelta(days=29)}
    for word, day in done.items():
        Message.objects.create(to=f"{word}@example.org", written_at=now, sent_at=day)
        Message.objects.create(to=f"{word}-left@example.org", written_at=now, given_up_at=day)
    Message.objects.create(to="waiting@example.org", written_at=now)
    tidy.tidy.call()
    assert set(Message.objects.values_list("to", flat=True)) == {"new@example.org", "new-left@example.org", "waiting@example.org"}


def test_tries_to_sign_in_that_failed_go_after_a_month() -> None:
    for word, days in {"old": 31, "new": 29}.items():
        made = AccessAttempt.objects.create(username=f"{word}@example.org", ip_address="192.0.2.1", failures_since_start=1)
        AccessAttempt.objects.filter(pk=made.pk).update(attempt_time=timezone.now() - timedelta(days=days))
    tidy.tidy.call()
    assert [row.username for row in AccessAttempt.objects.all()] == ["new@example.org"]


def test_who_never_came_is_forgotten_a_month_after_the_link_ended() -> None:
    here, keeper = make.organisation(), make.user()
    make.membership(keeper, here, Role.ADMINISTRATOR)
    for word, days in {"old": 32, "new": 29}.items():  # the round reckons in UTC: around midnight a day later
        people.invite(organisation=here, wanted=Wanted(f"{word}@example.org", word, Role.COORDINATOR), by=keeper)
        Welcome.objects.filter(email=f"{word}@example.org").update(expires_on=timezone.localdate() - timedelta(days=days))
    tidy.tidy.call()
    assert set(Welcome.objects.values_list("email", "name")) == {("", ""), ("new@example.org", "new")}


def test_a_question_in_general_goes_a_year_after_its_answer() -> None:
    here, asker, adviser = make.organisation(), make.user("a@example.org"), make.user("b@example.org")
    for days in (366, 364):
        day = timezone.now() - timedelta(days=days)
        Question.objects.create(
            organisation=here, asker=asker, adviser=adviser, text="Mag dit?", asked_at=day, answer=str(days), answered_at=day
        )
    tidy.tidy.call()
    assert [row.answer for row in Question.objects.all()] == ["364"]


def test_the_next_time_is_planned_a_day_ahead_and_only_once() -> None:
    tidy.tidy.call()
    tidy.tidy.call()
    planned = DBTaskResult.objects.get()
    assert planned.task_path == "dijkwacht.jobs.tidy.tidy"
    assert timedelta(hours=23) < planned.run_after - timezone.now() <= timedelta(hours=24)


def test_work_that_is_done_is_planned_again() -> None:
    again(tidy.tidy)
    DBTaskResult.objects.update(status="SUCCESSFUL")
    again(tidy.tidy)
    assert DBTaskResult.objects.filter(status="READY").count() == 1
