"""``dijkwacht manage load_example``: the invented province of Duinmark."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from dijkwacht.jobs import content, example


class Command(BaseCommand):
    """Loads the running example once."""

    help = "Laad de verzonnen provincie Duinmark met beelden, antwoorden en accounts."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the day from which the dates of the example are counted."""
        parser.add_argument("--date", type=date.fromisoformat, default=None, help="dag als 2026-11-23")

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the example where it is not there yet."""
        if example.is_loaded():
            raise CommandError("Het voorbeeld is al geladen.")
        with transaction.atomic():  # where the example is refused, nothing is loaded
            content.load()
            example.load(options["date"])
