"""What a day brings for measures: one mail a person, at its time, once, and nothing in it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import Settings

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Digest, Measure, Reminder
from dijkwacht.apps.measures.rules import DIGEST_SUBJECT, SUBJECT, Draft, State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.jobs import measures
from dijkwacht.web import settings as product
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def queue(settings: Settings) -> None:
    """The queue of the product, in which work can wait."""
    settings.TASKS = product.TASKS


@pytest.fixture
def here() -> Organisation:
    made = make.organisation(name="Duinrade")
    for name, role, function in (("owner", Role.OWNER, "hr"), ("oov", Role.COORDINATOR, ""), ("mayor", Role.EXECUTIVE, "")):
        make.membership(make.user(f"{name}@example.org"), made, role, function)
    return made


def working(here: Organisation, *, days: int, owner: str = "hr") -> Measure:
    draft = Draft("Toegang opzeggen", owner=owner, due_on=TODAY + timedelta(days=days))
    measure = actions.propose(organisation=here, draft=draft, by=make.BY)
    Measure.objects.filter(pk=measure.pk).update(state=State.IN_PROGRESS)
    return measure


def mailed(subject: str = SUBJECT) -> list[str]:
    return sorted(Message.objects.filter(subject=subject).values_list("to", flat=True))


@pytest.mark.parametrize(("days", "number"), [(15, 0), (14, 1), (10, 1), (0, 1), (-7, 1), (-8, 0)])
def test_the_owner_is_reminded_two_weeks_before_and_on_the_day_and_once(here: Organisation, days: int, number: int) -> None:
    working(here, days=days)
    measures.remind.call()
    measures.remind.call()
    assert mailed() == ["owner@example.org"] * number
    assert Event.objects.filter(verb="measures.reminded").count() == number


def test_both_reminders_come_and_another_day_brings_them_again(here: Organisation) -> None:
    measure = working(here, days=14)
    measures.remind.call()
    Measure.objects.update(due_on=TODAY)
    measures.remind.call()
    assert len(mailed()) == 2
    assert set(Reminder.objects.values_list("kind", "day")) == {("soon", measure.due_on), ("today", TODAY)}


def test_without_an_owner_the_coordinator_hears_it(here: Organisation) -> None:
    working(here, days=0, owner="ciso")
    measures.remind.call()
    assert mailed() == ["oov@example.org"]


def test_two_owners_each_hear_it_and_many_measures_are_one_mail(here: Organisation) -> None:
    make.membership(make.user("second@example.org"), here, Role.OWNER, "hr")
    working(here, days=0)
    working(here, days=14)
    measures.remind.call()
    assert mailed() == ["owner@example.org", "second@example.org"]
    assert Reminder.objects.count() == 2


def test_a_mail_names_neither_the_measure_nor_the_organisation(here: Organisation) -> None:
    working(here, days=0)
    measures.remind.call()
    for message in Message.objects.all():
        told = f"{message.subject} {message.body}".lower()
        assert not [word for word in ("toegang", "duinrade", "gm9901", "hr ") if word in told]


@pytest.mark.parametrize("state", [state for state in State if state not in {State.DECIDED, State.IN_PROGRESS}])
def test_what_nobody_works_on_brings_no_reminder(here: Organisation, state: State) -> None:
    measure = working(here, days=0)
    Measure.objects.filter(pk=measure.pk).update(state=state, state_reason="Anders.", practice_on=TODAY, practice_how="Zo.")
    measures.remind.call()
    assert mailed() == []


def test_who_follows_measures_hears_once_a_month_that_the_overview_is_there(here: Organisation) -> None:
    working(here, days=90)
    measures.remind.call()
    measures.remind.call()
    assert mailed(DIGEST_SUBJECT) == ["oov@example.org"]
    assert list(Digest.objects.values_list("month", flat=True)) == [TODAY.replace(day=1)]
    Digest.objects.update(month=date(2020, 1, 1))
    measures.remind.call()
    assert len(mailed(DIGEST_SUBJECT)) == 2


def test_where_nothing_runs_there_is_no_overview(here: Organisation) -> None:
    measures.remind.call()
    assert mailed(DIGEST_SUBJECT) == []
