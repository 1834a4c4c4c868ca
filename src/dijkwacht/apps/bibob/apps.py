"""The bibob app."""

from django.apps import AppConfig


class Bibob(AppConfig):
    """Bibob cases: gates, terms and use in numbers."""

    name = "dijkwacht.apps.bibob"
    verbose_name = "Bibob"
