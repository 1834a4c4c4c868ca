"""The measures app."""

from django.apps import AppConfig


class Measures(AppConfig):
    """Recommendations that became deeds: owner, date, state and proof."""

    name = "dijkwacht.apps.measures"
    verbose_name = "Maatregelen"
