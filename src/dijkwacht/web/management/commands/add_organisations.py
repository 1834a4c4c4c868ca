"""``dijkwacht manage add_organisations``: organisations that the product does not bring."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dijkwacht.apps.audit.rules import System
from dijkwacht.apps.organisations.actions.loading import add
from dijkwacht.apps.organisations.tables import read_list
from dijkwacht.kit.errors import InvalidInput


class Command(BaseCommand):
    """Adds what stands in a list; a second time changes nothing."""

    help = "Voeg organisaties toe uit een csv met de kolommen code, name, province en start."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the list."""
        parser.add_argument("file", type=Path, help="de lijst, een csv met komma’s, puntkomma’s of tabs")

    def handle(self, *args: Any, **options: Any) -> None:
        """Add all of the list, or nothing."""
        try:
            number = add(rows=read_list(options["file"]), by=System("operator"))
        except InvalidInput as error:
            raise CommandError("\n".join(str(fault) for fault in error.faults)) from None
        self.stdout.write(f"{number} organisaties toegevoegd.")
