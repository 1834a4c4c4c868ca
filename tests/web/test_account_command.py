"""Whoever runs the site corrects an account by command; a second time changes nothing."""

from io import StringIO

import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.management import CommandError, call_command

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.mail.models import Message
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.web.management.commands.account import NOTHING
from tests import factories as make

pytestmark = pytest.mark.django_db
ODA = "oda@example.org"


@pytest.fixture
def here() -> Organisation:
    return make.organisation()


@pytest.fixture
def oda(here: Organisation) -> User:
    make.member(here, Role.ADMINISTRATOR, "beheer@example.org")
    return make.member(here, Role.READER, ODA, "Oda")


def said(*words: str) -> str:
    out = StringIO()
    call_command("account", *words, stdout=out)
    return out.getvalue().strip()


def verbs() -> list[str]:
    return list(Event.objects.filter(actor="system:operator").order_by("pk").values_list("verb", flat=True))


ROLE = ("--organisation", "GM9901", "--role", "client")


def test_a_second_role_is_given_and_ended(oda: User) -> None:
    assert said(ODA, "add-role", *ROLE, "--until", "2099-01-31") == "Gedaan: de rol is gegeven."
    assert said(ODA.upper(), "add-role", *ROLE) == NOTHING
    assert set(oda.memberships.values_list("role", flat=True)) == {"reader", "client"}
    assert str(oda.memberships.get(role="client").until) == "2099-01-31"
    assert said(ODA, "end-role", *ROLE) == "Gedaan: de rol is beëindigd."
    assert said(ODA, "end-role", *ROLE) == NOTHING
    assert verbs() == ["accounts.appointed", "accounts.role_ended"]


def test_an_address_is_corrected_and_the_old_one_told(oda: User) -> None:
    SocialAccount.objects.create(user=oda, provider="gemeente", uid="x")
    assert said(ODA, "new-address", "--to", "Oda.de.Vries@example.org").startswith("Gedaan: het adres")
    assert said("oda.de.vries@example.org", "new-address", "--to", "oda.de.vries@example.org") == NOTHING
    assert Message.objects.get().to == ODA
    assert not SocialAccount.objects.exists()
    assert verbs() == ["accounts.readdressed"]


def test_an_account_is_blocked_and_let_in_again(oda: User) -> None:
    assert said(ODA, "block", "--reason", "misuse").startswith("Gedaan: het account is geblokkeerd")
    assert said(ODA, "block", "--reason", "misuse") == NOTHING
    oda.refresh_from_db()
    assert not oda.is_active
    assert said(ODA, "unblock") == "Gedaan: de blokkade is opgeheven."
    assert said(ODA, "unblock") == NOTHING
    assert verbs() == ["people.blocked", "accounts.sittings_ended", "people.unblocked"]


def test_an_account_is_let_go_signed_out_and_closed(oda: User) -> None:
    SocialAccount.objects.create(user=oda, provider="gemeente", uid="x")
    assert said(ODA, "let-go").startswith("Gedaan: het account is losgemaakt")
    assert said(ODA, "let-go") == NOTHING
    assert said(ODA, "sign-out") == "Gedaan: overal uitgelogd."
    assert said(ODA, "close").startswith("Gedaan: alle rollen")
    assert not Membership.objects.standing(oda.memberships.get().start).filter(user=oda).exists()


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (("niemand@example.org", "unblock"), "geen account met dit adres"),
        ((ODA, "add-role", "--organisation", "GM0001", "--role", "client"), "geen organisatie met code GM0001"),
        ((ODA, "add-role", "--organisation", "GM9901", "--role", "analyst"), "Deze rol is er niet bij deze organisatie"),
        ((ODA, "add-role", "--organisation", "GM9901", "--role", "respondent"), "Kies een functie"),
        ((ODA, "add-role", *ROLE, "--until", "2001-01-01"), "al voorbij"),
        ((ODA, "new-address", "--to", "geen adres"), "geen e-mailadres"),
        ((ODA, "new-address", "--to", "beheer@example.org"), "al een account"),
        (("beheer@example.org", "block", "--reason", "lost"), "laatste beheerder"),
        (("beheer@example.org", "end-role", "--organisation", "GM9901", "--role", "administrator"), "laatste beheerder"),
        ((ODA, "block", "--reason", "zomaar"), "reason"),
        ((ODA,), "wat"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_changes(oda: User, words: tuple[str, ...], reason: str) -> None:
    with pytest.raises(CommandError, match=reason):
        said(*words)
    assert verbs() == []
