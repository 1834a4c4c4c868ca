"""``dijkwacht manage load_content``: organisations and norm sets."""

from typing import Any

from django.core.management.base import BaseCommand

from dijkwacht.jobs import content


class Command(BaseCommand):
    """Loads what the product ships; a second time changes nothing."""

    help = "Laad organisaties en normensets; een tweede keer verandert niets."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load the content."""
        content.load()
