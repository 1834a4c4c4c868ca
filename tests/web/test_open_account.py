"""The operator opens the first account from the command line."""

import pytest
from django.core.management import CommandError, call_command

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.web.management.commands import open_account
from tests import factories as make

pytestmark = pytest.mark.django_db
GOOD = "een-lang-genoeg-wachtwoord"


def opened(
    monkeypatch: pytest.MonkeyPatch, email: str = "eerste@example.org", password: str = GOOD, where: str = "GM9901"
) -> None:
    monkeypatch.setattr(open_account, "getpass", lambda prompt: password)
    call_command("open_account", email, name="Eerste beheerder", organisation=where, role="administrator")


def test_an_account_has_its_password_and_its_role(monkeypatch: pytest.MonkeyPatch) -> None:
    make.organisation()
    opened(monkeypatch)
    assert User.objects.get().check_password(GOOD)
    assert Membership.objects.get().role == "administrator"


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"password": "kort"}, "te kort"),
        ({"email": "geen adres"}, "e-mailadres"),
        ({"where": "GM0001"}, "geen organisatie met code GM0001"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_opened(monkeypatch: pytest.MonkeyPatch, wrong: dict[str, str], reason: str) -> None:
    make.organisation()
    with pytest.raises(CommandError, match=reason):
        opened(monkeypatch, **wrong)
    assert not User.objects.exists()


def test_an_address_that_has_an_account_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    make.organisation()
    opened(monkeypatch)
    with pytest.raises(CommandError):
        opened(monkeypatch)
    assert User.objects.count() == 1
