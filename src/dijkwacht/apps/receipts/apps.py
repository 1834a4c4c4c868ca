"""The receipts app."""

from django.apps import AppConfig


class Receipts(AppConfig):
    """Which forms were handled, and where that led; it knows nothing of what they were about."""

    name = "dijkwacht.apps.receipts"
    verbose_name = "Receipts"
