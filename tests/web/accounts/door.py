"""Somebody at the door: an account with a password, and what the chain says of it."""

from django.test import Client

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role, Sign
from dijkwacht.apps.audit.models import Event
from tests import factories as make

PASSWORD = "een-lang-genoeg-wachtwoord"
ADDRESS = "oda@example.org"


def somebody(address: str = ADDRESS) -> User:
    """A member of Duinmark with a password."""
    made = make.member(make.organisation(), Role.COORDINATOR, address, "Oda")
    made.set_password(PASSWORD)
    made.save()
    return made


def sign_in(client: Client, password: str = PASSWORD, address: str = ADDRESS, **extra: str) -> object:
    return client.post("/account/login/", {"login": address, "password": password}, **extra)


def told() -> list[str]:
    """The verbs of the chain that are about signing in."""
    verbs = Event.objects.order_by("pk").values_list("verb", flat=True)
    return [verb.removeprefix("accounts.") for verb in verbs if verb in set(Sign)]
