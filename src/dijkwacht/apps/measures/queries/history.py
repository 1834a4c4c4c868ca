"""The role in which somebody brings a measure further: what the road of a measure keeps of them."""

from datetime import date
from typing import Final

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import roles_at
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.organisations.models import Organisation

_ORDER: Final = (Role.COORDINATOR, Role.CLIENT, Role.OWNER)


def role_of(by: Actor, organisation: Organisation, *, on: date) -> str:
    """The role by which somebody may do this here today; empty for the system. Two queries."""
    held = roles_at(by, organisation, on=on) if isinstance(by, User) else frozenset()
    return next((role.value for role in _ORDER if role in held), "")
