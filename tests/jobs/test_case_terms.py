"""The round that tells who is named on a case that a term comes near: three moments, once each, and nothing of what it is."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.asks import actions
from dijkwacht.apps.asks.queries.asks import new_for_all
from dijkwacht.apps.asks.rules.kinds import ONCE_A_DAY, Kind, Way
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.reminders.queries import terms_of
from dijkwacht.jobs import asks
from dijkwacht.web import settings as product
from tests import bibob, damocles
from tests import factories as make

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture(autouse=True)
def queue(settings: Settings) -> None:
    """The queue of the product, in which work can wait."""
    settings.TASKS = product.TASKS


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def officer(here: Organisation) -> User:
    return bibob.officer(here)


def told_on(day: date) -> list[str]:
    """Who is told of a term on a day."""
    return sorted(new.user.email for new in new_for_all(on=day, kinds=ONCE_A_DAY) if new.direct)


def tell() -> list[Message]:
    before = set(Message.objects.values_list("pk", flat=True))
    asks.tell_of_terms.func()
    return list(Message.objects.exclude(pk__in=before))


def test_a_mail_says_that_something_waits_and_nothing_of_the_case(here: Organisation, officer: User) -> None:
    case = bibob.case(officer, here, received=TODAY - timedelta(days=52))
    (mail,) = tell()
    assert (mail.to, mail.subject) == (officer.email, "Er staat iets voor u klaar")
    assert "Er staat iets voor u klaar in dijkwacht." in mail.body
    for word in (case.number, str(case.pk), "Duinrade", "ibob", "termijn", "laatste dag", "202"):
        assert word not in mail.body.replace("/instrumenten/", "")


def test_it_is_told_at_three_moments_and_once_at_each(here: Organisation, officer: User) -> None:
    bibob.case(officer, here, received=TODAY - timedelta(days=1))
    until = terms_of(officer, on=TODAY)[0].until
    wanted = {15: [], 14: [officer.email], 4: [officer.email], 3: [officer.email], -1: [officer.email], -15: []}
    assert {left: told_on(until - timedelta(days=left)) for left in wanted} == wanted
    for new in new_for_all(on=until - timedelta(days=14), kinds=ONCE_A_DAY):
        actions.tell(user=new.user, asks=new.direct, by=make.BY)
    assert (told_on(until - timedelta(days=4)), told_on(until - timedelta(days=3))) == ([], [officer.email])


def test_only_who_is_named_and_still_holds_the_role_is_told(here: Organisation, officer: User) -> None:
    bibob.officer(here, "other@example.org")
    bibob.case(officer, here, received=TODAY - timedelta(days=52))
    assert told_on(TODAY) == [officer.email]
    Membership.objects.filter(user=officer).update(until=TODAY - timedelta(days=1))
    assert told_on(TODAY) == []


def test_a_closing_is_told_as_well(here: Organisation) -> None:
    who = damocles.officer(here)
    damocles.case(who, here, state=damocles.S.INTENDED, days=14)
    assert terms_of(who, on=TODAY)
    assert len(tell()) == 1
    assert tell() == []


def test_whoever_chose_so_hears_nothing(here: Organisation, officer: User) -> None:
    actions.prefer(ways={Kind.CASE_TERM: Way.NEVER}, by=officer)
    bibob.case(officer, here, received=TODAY - timedelta(days=52))
    assert tell() == []


def test_the_round_of_every_few_minutes_reckons_no_terms(here: Organisation, officer: User) -> None:
    bibob.case(officer, here, received=TODAY - timedelta(days=52))
    assert list(new_for_all(on=TODAY)) == []


def test_many_cases_are_read_in_as_few_queries_as_one(
    here: Organisation, officer: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(12):
        bibob.case(officer, here, received=TODAY - timedelta(days=52), number=f"Z-2026-{number:03}")
    closings = damocles.officer(here, "closings@example.org")
    for number in range(3):
        damocles.case(closings, here, state=damocles.S.INTENDED, days=14, number=f"D-2026-{number:03}")
    with django_assert_max_num_queries(15):
        assert told_on(TODAY) == [officer.email, closings.email]


def test_an_example_begins_with_a_history_and_sends_no_mail_about_it(officer: User, here: Organisation) -> None:
    Organisation.objects.update(is_example=True)
    here.refresh_from_db()
    bibob.case(officer, here, received=TODAY - timedelta(days=50))
    actions.settle(by=make.BY)
    assert tell() == []
