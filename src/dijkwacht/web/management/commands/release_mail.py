"""``dijkwacht manage release_mail``: a copy that was put back takes the place of the site, and sends its mail from now on."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.mail.actions import release
from dijkwacht.kit.dutch import count
from dijkwacht.kit.errors import Refused


class Command(BaseCommand):
    """Takes the hold away; what waited when the copy was made is given up."""

    help = "Laat een teruggezette kopie weer mail versturen. Doe dit alleen als de oude installatie uit staat."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it."""
        try:
            number = release(by=System("operator"))
        except Refused as error:
            raise CommandError(error.reason) from None
        old = count(number, "bericht van voor de back-up vervalt", "berichten van voor de back-up vervallen")
        self.stdout.write(f"Mail gaat vanaf nu uit. {old}: de oude installatie verstuurde ze waarschijnlijk al.")
