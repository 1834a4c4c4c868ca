"""Two people at one Bibob case on PostgreSQL: the second is told, and nothing stands twice."""

import pytest

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.bibob import actions as bibob
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.rules.states import BibobState
from dijkwacht.apps.bibob.rules.words import Fact, NoTest
from dijkwacht.apps.cases import actions as cases
from dijkwacht.kit.errors import Refused
from tests import bibob as given
from tests import factories as make
from tests.apps.adoption.test_postgres import while_open

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def officer() -> User:
    return given.officer(make.organisation())


@pytest.fixture
def case(officer: User) -> BibobCase:
    return given.case(officer, officer.memberships.get().organisation)


def move(case: BibobCase, to: BibobState, by: User) -> None:
    bibob.move(case=case, to=to, taken=bibob.Taken(given.ago(50), no_test=NoTest.NO_SIGNAL), by=by)


def test_of_two_steps_at_once_the_second_is_refused(case: BibobCase, officer: User) -> None:
    second = while_open(lambda: move(case, BibobState.TRIAGE, officer), lambda: move(case, BibobState.NOT_TESTED, officer))
    assert second.exception() is None  # from triage a case can still be left
    case.refresh_from_db()
    assert case.state == BibobState.NOT_TESTED
    again = while_open(lambda: None, lambda: move(case, BibobState.TRIAGE, officer))
    assert isinstance(again.exception(), Refused)


def test_a_fact_put_down_twice_at_once_stands_once(officer: User) -> None:
    case = given.in_inquiry(officer, officer.memberships.get().organisation)
    asked = bibob.Happened(Fact.REGISTER_ASKED, given.ago(50))
    second = while_open(
        lambda: bibob.record(case=case, happened=asked, by=officer), lambda: bibob.record(case=case, happened=asked, by=officer)
    )
    assert isinstance(second.exception(), Refused)
    assert case.facts.filter(what=Fact.REGISTER_ASKED).count() == 1


def test_two_who_take_each_other_off_leave_one(case: BibobCase, officer: User) -> None:
    other = make.user("other@example.org")
    make.membership(other, case.organisation, Role.OFFICER)
    cases.name(case=case, user=other, by=officer)
    second = while_open(
        lambda: cases.unname(case=case, user=other, by=officer), lambda: cases.unname(case=case, user=officer, by=other)
    )
    assert isinstance(second.exception(), Refused)
    assert case.seats.count() == 1
