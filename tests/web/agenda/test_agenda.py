"""The calendar by a secret link: shown once, ended at once, and telling nothing on the outside."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.bibob.rules.states import BibobState
from dijkwacht.apps.bibob.rules.words import Fact
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.drafts import Draft
from dijkwacht.apps.measures.rules.states import Moved, State
from dijkwacht.apps.reminders.models import CalendarLink
from dijkwacht.web.installation.logs import WithoutWords
from tests import bibob
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def coordinator() -> User:
    who = make.user("oov@example.org")
    make.membership(who, make.organisation(name="Duinrade"), Role.COORDINATOR)
    return who


@pytest.fixture
def measure(coordinator: User) -> Measure:
    here = Membership.objects.get(user=coordinator).organisation
    return actions.propose(organisation=here, draft=Draft("Bibob vaker toepassen", due_on=date(2027, 3, 1)), by=coordinator)


def link(client: Client, who: User) -> str:
    client.force_login(who)
    html = client.post("/agenda/").content.decode()
    return re.search(r"/agenda/[\w-]{30,}/dagen\.ics", html)[0]


def days(path: str) -> str:
    return Client().get(path).content.decode()


def test_a_calendar_gets_the_days_and_nothing_of_what_they_are(client: Client, coordinator: User, measure: Measure) -> None:
    read = days(link(client, coordinator))
    assert "DTSTART;VALUE=DATE:20270301" in read
    assert f"/maatregelen/{measure.pk}/" in read.replace("\r\n ", "")
    assert not re.search("bibob|GM9901", read, re.IGNORECASE)


def test_the_link_is_shown_once_and_kept_as_a_hash(client: Client, coordinator: User) -> None:
    path = link(client, coordinator)
    token = path.split("/")[2]
    assert token not in client.get("/agenda/").content.decode()
    assert token != CalendarLink.objects.get().token_hash


def test_a_new_link_ends_the_old_one_and_ending_ends_it_at_once(client: Client, coordinator: User) -> None:
    old, new = link(client, coordinator), link(client, coordinator)
    assert (Client().get(old).status_code, Client().get(new).status_code) == (404, 200)
    client.post("/agenda/beeindigen/")
    assert Client().get(new).status_code == 404


def test_a_measure_that_is_done_or_of_another_leaves_the_calendar(client: Client, coordinator: User, measure: Measure) -> None:
    path = link(client, coordinator)
    actions.move(measure=measure, to=State.STOPPED, said=Moved(reason="Dubbel."), by=coordinator)
    assert "VEVENT" not in days(path)


def test_whoever_lost_the_role_or_the_account_gets_nothing(client: Client, coordinator: User, measure: Measure) -> None:
    path = link(client, coordinator)
    Membership.objects.filter(user=coordinator).update(until=TODAY - timedelta(days=1))
    assert "VEVENT" not in days(path)
    User.objects.filter(pk=coordinator.pk).update(is_active=False)
    assert Client().get(path).status_code == 404


def test_the_link_stands_in_no_log() -> None:
    import logging  # noqa: PLC0415

    line = logging.LogRecord("x", 30, "", 0, "Not Found: /agenda/abcdefghijklmnopqrstuvwxyz012345/dagen.ics", (), None)
    assert "abcdefghij" not in WithoutWords().format(line)


def test_a_term_of_a_case_stands_there_without_what_it_is_or_of_which_case(client: Client) -> None:
    here = make.organisation(name="Duinrade")
    who = bibob.officer(here)
    case = bibob.case(who, here, received=bibob.ago(10))
    read = days(link(client, who)).replace("\r\n ", "")
    assert "SUMMARY:Termijn\r\n" in read
    assert "/instrumenten/" in read  # where the terms stand, of both instruments
    assert not re.search(f"bibob/|{case.number}|{case.pk}|Duinrade|horeca|besluit", read, re.IGNORECASE)


def test_a_term_keeps_its_name_when_its_day_moves_and_shares_it_with_no_other(client: Client) -> None:
    here = make.organisation(name="Duinrade")
    who = bibob.officer(here)
    first, second = (bibob.case(who, here, received=bibob.ago(days_), number=f"Z-2026-{days_}") for days_ in (9, 10))
    path = link(client, who)
    before = re.findall(r"UID:(\S+)\r\nDTSTAMP:\S+\r\nDTSTART;VALUE=DATE:(\d+)", days(path))
    assert len({uid for uid, _ in before}) == len(before) == 2
    bibob.move(first, BibobState.TRIAGE, who, days=8)
    bibob.fact(first, Fact.DEFERRED, who, days=8, until=TODAY + timedelta(days=90))
    after = re.findall(r"UID:(\S+)\r\nDTSTAMP:\S+\r\nDTSTART;VALUE=DATE:(\d+)", days(path))
    assert {uid for uid, _ in after} == {uid for uid, _ in before}
    assert {day for _, day in after} != {day for _, day in before}
    assert second.pk != first.pk


def test_a_term_is_of_who_is_named_alone(client: Client) -> None:
    here = make.organisation(name="Duinrade")
    bibob.case(bibob.officer(here), here, received=bibob.ago(10))
    other = bibob.officer(here, "other@example.org")
    assert "VEVENT" not in days(link(client, other))
