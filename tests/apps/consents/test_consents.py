"""A consent holds from its day until it ends or is withdrawn; on PostgreSQL the wall reads the same row."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.loader import MigrationLoader

from dijkwacht.apps import clock
from dijkwacht.apps.consents import actions as consents
from dijkwacht.apps.consents.models import Consent
from dijkwacht.apps.consents.queries import has_consented
from dijkwacht.apps.consents.rules import Subject
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies import actions as policies
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.rules import SUBJECT, Instrument
from dijkwacht.apps.wall import actions as wall
from dijkwacht.apps.wall.rules.contexts import Context
from dijkwacht.apps.wall.rules.declarations import Level
from dijkwacht.kit.errors import Refused
from tests import damocles as given
from tests import factories as make
from tests.wall import as_owner

pytestmark = pytest.mark.django_db
D, WHAT = Instrument.DAMOCLES, Subject.POLICY_DAMOCLES
DAY = timedelta(days=1)


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


@pytest.fixture
def there() -> Organisation:
    made = make.organisation("GM9902", "Westerkoog")
    given.policy(made, is_shared=True)
    return made


@contextmanager
def the_table(model: Any) -> Iterator[None]:
    """The table of before, within the transaction of the test."""
    with as_owner(), connection.cursor() as cursor:
        editor = connection.schema_editor()
        editor.deferred_sql = []
        cursor.execute(editor.table_sql(model)[0])
        yield


def read_from(where: Organisation) -> set[int]:
    """The organisations whose policies somebody of this one reads past every filter of the application."""
    with wall.within(Context(1, {Level.CONTENT: frozenset({where.pk})})):
        return set(Policy.objects.values_list("organisation", flat=True))


def test_it_holds_from_its_day_until_its_last_day(here: Organisation) -> None:
    today = clock.today()
    consents.give(organisation=here, what=WHAT, until=today + DAY)
    held = {day: has_consented(here, WHAT, on=today + day * DAY) for day in (-1, 0, 1, 2)}
    assert held == {-1: False, 0: True, 1: True, 2: False}
    assert not has_consented(here, Subject.POLICY_BIBOB, on=today)


def test_what_was_withdrawn_stays_on_record_and_can_be_given_again(here: Organisation) -> None:
    assert consents.give(organisation=here, what=WHAT)
    assert consents.give(organisation=here, what=WHAT) is None
    assert consents.withdraw(organisation=here, what=WHAT)
    assert consents.withdraw(organisation=here, what=WHAT) is None
    assert not has_consented(here, WHAT, on=clock.today())
    assert consents.give(organisation=here, what=WHAT)
    assert Consent.objects.count() == 2


def test_what_is_over_makes_room_and_a_day_that_is_past_is_refused(here: Organisation) -> None:
    today = clock.today()
    Consent.objects.create(organisation=here, what=WHAT, since=today - 9 * DAY, until=today - DAY)
    assert consents.give(organisation=here, what=WHAT)
    with pytest.raises(Refused, match="al voorbij"):
        consents.give(organisation=here, what=WHAT, until=today - DAY)


def test_the_database_keeps_one_that_holds_to_another_and_in_order(here: Organisation, there: Organisation) -> None:
    today = clock.today()
    Consent.objects.create(organisation=here, what=WHAT)
    Consent.objects.create(organisation=here, what=WHAT, to=there)
    for wrong in ({}, {"to": there}, {"to": here}, {"until": today - DAY, "theme": "x"}, {"what": "all", "theme": "x"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Consent.objects.create(**{"organisation": here, "what": WHAT, **wrong})


@pytest.mark.postgres
def test_the_wall_shows_a_policy_only_to_who_consented_likewise(here: Organisation, there: Organisation) -> None:
    given.policy(here)
    assert (read_from(here), read_from(there)) == ({here.pk}, {there.pk})
    consents.give(organisation=here, what=Subject.POLICY_BIBOB)
    assert read_from(here) == {here.pk}
    consents.give(organisation=here, what=WHAT)
    assert read_from(here) == read_from(there) == {here.pk, there.pk}
    policies.unshare(organisation=there, instrument=D, by=make.BY)
    assert (read_from(here), read_from(there)) == ({here.pk}, {there.pk})


@pytest.mark.postgres
def test_the_wall_shows_no_draft_and_nothing_after_the_last_day(here: Organisation, there: Organisation) -> None:
    consents.give(organisation=here, what=WHAT)
    assert read_from(here) == {there.pk}
    Consent.objects.filter(organisation=there).update(since=clock.today() - 9 * DAY, until=clock.today() - 2 * DAY)
    assert read_from(here) == set()
    Consent.objects.filter(organisation=there).update(until=None)
    Policy.objects.filter(organisation=there).update(from_day=None)
    assert read_from(here) == set()


@pytest.mark.postgres
def test_the_wall_shows_it_to_the_one_to_whom_it_was_given(here: Organisation, there: Organisation) -> None:
    third = make.organisation("GM9903", "Oostmeer")
    Consent.objects.filter(organisation=there).update(to=here)
    assert (read_from(here), read_from(third)) == ({there.pk}, set())


def test_a_share_of_before_became_a_consent_since_the_same_day(here: Organisation) -> None:
    """The steps of the migration, on the tables as it saw them."""
    step = import_module("dijkwacht.apps.policies.migrations.0002_shares_are_consents")
    before = MigrationLoader(connection).project_state([("policies", "0001_initial"), ("consents", "0001_initial")]).apps
    shares = before.get_model("policies", "PolicyShare")
    with the_table(shares):
        day = clock.today() - 30 * DAY
        shares.objects.create(organisation_id=here.pk, instrument=D, since=day)
        step.carry_over(before, None)
        assert Consent.objects.get().since == day
        assert has_consented(here, SUBJECT[D], on=clock.today())
        shares.objects.all().delete()
        step.carry_back(before, None)
        assert shares.objects.get().instrument == D
