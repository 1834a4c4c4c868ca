"""``dijkwacht manage open_account``: an account with its first role, such as that of the first administrator."""

from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.accounts import actions
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.kit.errors import Refused

BY = System("operator")


class Command(BaseCommand):
    """Opens an account; the password is asked, never given on the command line."""

    help = "Open een account met een rol in een organisatie; het wachtwoord wordt gevraagd."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take who, where and as what."""
        parser.add_argument("email", help="werkadres")
        parser.add_argument("--name", required=True, help="naam die op de pagina's staat")
        parser.add_argument("--organisation", required=True, help="code, zoals GM0363")
        parser.add_argument("--role", required=True, choices=[role.value for role in Role])
        parser.add_argument("--function", default="", help="functie, alleen voor respondenten")

    def handle(self, *args: Any, **options: Any) -> None:
        """Open the account and give it its role, both or neither."""
        organisation = Organisation.objects.filter(code=options["organisation"]).first()
        if organisation is None:
            raise CommandError(f"Er is geen organisatie met code {options['organisation']}. Laad eerst de inhoud: load_content.")
        password = getpass("Wachtwoord: ")
        try:
            validate_email(options["email"])
            validate_password(password)
            with transaction.atomic():
                user = actions.open_account(email=options["email"], name=options["name"], password=password, by=BY)
                actions.appoint(
                    user=user,
                    organisation=organisation,
                    role=Role(options["role"]),
                    function=options["function"],
                    start=timezone.localdate(),
                    by=BY,
                )
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        except Refused as error:
            raise CommandError(error.reason) from None
