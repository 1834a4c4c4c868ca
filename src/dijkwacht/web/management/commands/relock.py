"""``dijkwacht manage relock``: what older keys locked, locked with the newest; after that they can go."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dijkwacht.apps.accounts.actions import relock
from dijkwacht.apps.audit.rules import System
from dijkwacht.kit.errors import Locked


class Command(BaseCommand):
    """Locks the secrets of second steps anew; sessions follow by themselves within ten hours."""

    help = "Doe de geheimen van de tweede stap op slot met de nieuwste sleutel uit DIJKWACHT_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do all of them, or none."""
        try:
            number = relock(by=System("operator"))
        except Locked:
            raise CommandError(
                "Een geheim is op slot met een sleutel die niet in DIJKWACHT_KEYS staat. Er is niets veranderd."
            ) from None
        self.stdout.write(f"{number} op slot met de nieuwste sleutel. Oudere sleutels kunnen over tien uur weg.")
