"""The errands app."""

from django.apps import AppConfig


class Errands(AppConfig):
    """What was asked to be done beside the pages; it knows nothing of what the work is about."""

    name = "dijkwacht.apps.errands"
    verbose_name = "Errands"
