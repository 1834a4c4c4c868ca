"""Accounts: one for an address, safe passwords, and each deed on record."""

from datetime import date

import pytest
from django.contrib.auth.hashers import check_password, make_password
from django.db import IntegrityError, transaction
from pytest_django import Settings

from dijkwacht.apps.accounts.actions import appoint, assign, open_account
from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.rules import Role, Terms
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.audit.rules import System
from dijkwacht.kit.errors import Refused
from dijkwacht.web import settings as product
from tests import factories as make

pytestmark = pytest.mark.django_db
BY = System("tests")


def last() -> tuple[str, str, str]:
    event = Event.objects.last()
    assert event is not None
    return event.verb, event.organisation, event.note


def test_an_address_is_found_whatever_its_capitals() -> None:
    made = open_account(email=" Ada@Example.org ", name="Ada", password=None, by=BY)
    assert made.email == "ada@example.org"
    assert User.objects.get_by_natural_key("ADA@example.ORG ") == made


@pytest.mark.parametrize("again", ["ada@example.org", "ADA@Example.org", " ada@example.org"])
def test_a_second_account_with_the_same_address_is_refused_and_leaves_no_trace(again: str) -> None:
    open_account(email="ada@example.org", name="Ada", password=None, by=BY)
    with pytest.raises(Refused, match="al een account"):
        open_account(email=again, name="Iemand anders", password=None, by=BY)
    assert (User.objects.count(), Event.objects.count()) == (1, 1)


def test_the_database_too_keeps_one_account_for_an_address() -> None:
    make.user("ada@example.org")
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create_user("ada@example.org")


def test_an_account_without_a_password_opens_for_none() -> None:
    assert not make.user().has_usable_password()


def test_the_product_keeps_passwords_with_argon2(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = product.PASSWORD_HASHERS
    kept = make_password("zonder-dijk-geen-land")
    assert kept.startswith("argon2$")
    assert check_password("zonder-dijk-geen-land", kept)
    assert not check_password("zonder-dijk-geen-lan", kept)


def test_an_account_shows_its_name_and_is_recorded_by_number() -> None:
    who = make.user("ada@example.org", "Ada Adviseur")
    assert (who.get_full_name(), who.audit_name, str(who)) == ("Ada Adviseur", f"user:{who.pk}", f"user:{who.pk}")
    assert make.user("zonder@example.org", "").get_full_name() == "zonder@example.org"


def test_each_deed_with_accounts_is_one_event() -> None:
    where = make.organisation()
    who = make.user()
    assert last() == ("accounts.opened", "", "")
    appoint(user=who, organisation=where, role=Role.CLIENT, start=date(2026, 1, 1), by=BY)
    assert last() == ("accounts.appointed", "GM9901", "client")
    made = assign(adviser=who, organisation=where, terms=Terms("", "", date(2026, 1, 1), date(2026, 2, 1)), by=BY)
    assert last() == ("accounts.assigned", "GM9901", "")
    assert Event.objects.count() == 3
    assert made.accepted_at is not None


@pytest.mark.parametrize(
    ("model", "wrong"),
    [
        (Membership, {"role": "toezichthouder"}),
        (Membership, {"until": date(2019, 12, 31)}),
        (Assignment, {"until": date(2019, 12, 31)}),
    ],
)
def test_the_database_refuses_unknown_roles_and_days_that_run_back(model: type[Membership], wrong: dict[str, object]) -> None:
    where, who = make.organisation(), make.user()
    make.membership(who, where)
    make.assignment(who, where)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**wrong)


def test_the_same_role_on_the_same_day_is_held_once() -> None:
    where, who = make.organisation(), make.user()
    make.membership(who, where)
    with pytest.raises(IntegrityError), transaction.atomic():
        make.membership(who, where)
