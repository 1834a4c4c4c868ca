"""``dijkwacht manage account``: what whoever runs the site can do with an account where no administrator can."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.accounts import actions
from dijkwacht.apps.accounts.models import Membership, User, plain
from dijkwacht.apps.audit.rules import System
from dijkwacht.kit.errors import Refused

BY = System("operator")
DEEDS = {
    "sign-out": "Overal uitgelogd.",
    "second-step-off": "De tweede stap is weg; bij het inloggen wordt een nieuwe gekozen.",
    "close": "Alle rollen zijn beëindigd en inloggen kan niet meer.",
}


class Command(BaseCommand):
    """Signs somebody out, takes a lost second step away, or closes an account."""

    help = "Log iemand overal uit, haal een kwijtgeraakte tweede stap weg, of beëindig een account."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take whom, and what."""
        parser.add_argument("email", help="werkadres")
        parser.add_argument("deed", choices=list(DEEDS), help="sign-out, second-step-off of close")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, whole or not at all."""
        user = User.objects.filter(email=plain(options["email"]), is_active=True).first()
        if user is None:
            raise CommandError("Er is geen account met dit adres.")
        try:
            with transaction.atomic():
                self._do(options["deed"], user)
        except Refused as error:
            raise CommandError(error.reason) from None
        self.stdout.write(DEEDS[options["deed"]])

    def _do(self, deed: str, user: User) -> None:
        if deed == "second-step-off":
            actions.drop_second_step(user=user, by=BY)
        elif deed == "sign-out":
            actions.end_sittings(user=user, by=BY)
        else:
            standing = Membership.objects.standing(timezone.localdate()).filter(user=user).select_related("organisation")
            for here in {one.organisation for one in standing}:
                actions.close(user=user, organisation=here, by=BY)
