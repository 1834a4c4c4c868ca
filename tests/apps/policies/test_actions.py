"""Policies by version: written, adopted for good, shared or not; and which one holds."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies import actions as policies
from dijkwacht.apps.policies.models import Policy
from dijkwacht.apps.policies.queries import all_in_force, in_force, is_sharing, sharing_with, versions_of
from dijkwacht.apps.policies.rules import Instrument, PolicyState
from dijkwacht.kit.errors import Refused
from tests import damocles as given
from tests import factories as make

pytestmark = pytest.mark.django_db
D = Instrument.DAMOCLES
A, B = given.example_policies()


@pytest.fixture
def here() -> Organisation:
    return make.organisation(name="Duinrade")


def draft(where: Organisation, matrix: given.Matrix = A) -> Policy:
    return policies.draft(organisation=where, instrument=D, text=given.text(matrix), by=make.BY)


def test_there_is_one_draft_and_it_is_written_over(here: Organisation) -> None:
    first, second = draft(here), draft(here, B)
    assert first.pk == second.pk
    assert Policy.objects.get().title == B.title
    assert in_force(here, D, on=given.today()) is None


def test_the_text_that_was_read_is_adopted_and_never_changes(here: Organisation) -> None:
    row = draft(here)
    old = row.digest
    draft(here, B)
    with pytest.raises(Refused, match="intussen veranderd"):
        policies.adopt(policy=row, from_day=given.today(), seen=old, by=make.BY)
    row.refresh_from_db()
    policies.adopt(policy=row, from_day=given.today(), seen=row.digest, by=make.BY)
    for deed in (policies.discard, lambda **more: policies.adopt(from_day=given.today(), **more)):
        with pytest.raises(Refused, match="verandert niet meer"):
            deed(policy=row, seen=row.digest, by=make.BY)
    assert draft(here).number == 2


def test_versions_follow_on_each_other(here: Organisation) -> None:
    first = given.policy(here, from_day=date(2020, 1, 1))
    row = draft(here, B)
    with pytest.raises(Refused, match="latere dag"):
        policies.adopt(policy=row, from_day=date(2020, 1, 1), seen=row.digest, by=make.BY)
    with pytest.raises(Refused, match="Kies vanaf"):
        policies.adopt(policy=row, from_day=None, seen=row.digest, by=make.BY)
    policies.adopt(policy=row, from_day=date(2024, 1, 1), seen=row.digest, by=make.BY)
    assert in_force(here, D, on=date(2023, 12, 31)) == first
    assert in_force(here, D, on=date(2024, 1, 1)) == row
    assert in_force(here, Instrument.BIBOB, on=date(2024, 1, 1)) is None
    assert [state for _, state in versions_of(here, D, on=given.today())] == [PolicyState.IN_FORCE, PolicyState.REPLACED]
    assert all_in_force(Organisation.objects.all(), D, on=given.today()) == {here.pk: row}


def test_a_draft_can_be_thrown_away(here: Organisation) -> None:
    row = draft(here)
    policies.discard(policy=row, seen=row.digest, by=make.BY)
    assert not Policy.objects.exists()


def test_the_database_keeps_one_draft_and_one_version_a_day(here: Organisation) -> None:
    given.policy(here)
    fields = {"organisation": here, "instrument": D, "title": "x", "content": {}, "digest": "x"}
    for more in ({"number": 1}, {"number": 2, "from_day": date(2020, 1, 1)}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Policy.objects.create(**fields, **more)
    draft(here)
    with pytest.raises(IntegrityError), transaction.atomic():
        Policy.objects.create(**fields, number=9)


def test_only_who_agreed_and_has_a_policy_is_compared_and_worlds_do_not_mix(here: Organisation) -> None:
    with pytest.raises(Refused, match="nog geen beleid"):
        policies.share(organisation=here, instrument=D, by=make.BY)
    given.policy(here, is_shared=True)
    sharing, silent = make.organisation("GM9902", "Westerkoog"), make.organisation("GM9903", "Oostmeer")
    given.policy(sharing, is_shared=True)
    given.policy(silent)
    real = Organisation.objects.create(code="GM0001", kind="municipality")
    given.policy(real, is_shared=True)
    assert list(sharing_with(here, D, on=given.today())) == [sharing]
    policies.unshare(organisation=sharing, instrument=D, by=make.BY)
    assert not is_sharing(sharing, D)
    assert list(sharing_with(here, D, on=given.today())) == []


def test_each_deed_is_one_event_and_a_second_time_is_none(here: Organisation) -> None:
    row = draft(here)
    policies.adopt(policy=row, from_day=given.today(), seen=row.digest, by=make.BY)
    for deed in (policies.share, policies.share, policies.unshare, policies.unshare):
        deed(organisation=here, instrument=D, by=make.BY)
    verbs = list(Event.objects.order_by("pk").values_list("verb", flat=True))
    assert verbs == [f"policies.policy_{verb}" for verb in ("drafted", "adopted", "shared", "unshared")]
