"""The sources app."""

from django.apps import AppConfig


class Sources(AppConfig):
    """What was heard and read, and what was studied before."""

    name = "dijkwacht.apps.sources"
    verbose_name = "Bronnen"
