"""The invented province that all stories share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.organisations.models import Organisation

BY: Final = System("example")


@dataclass(frozen=True)
class World:
    """Its organisations, the day from which all days count back, and who answers where: by organisation and function."""

    organisations: Mapping[str, Organisation]
    on: date
    seats: dict[tuple[str, str], Membership] = field(default_factory=dict)

    def ago(self, days: int) -> date:
        """The day so many days before; below zero it lies ahead."""
        return self.on - timedelta(days=days)

    def who(self, code: str, role: Role) -> User:
        """Whoever has a role in an organisation."""
        return User.objects.get(memberships__organisation=self.organisations[code], memberships__role=role)
