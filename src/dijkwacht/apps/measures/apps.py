"""The measures app."""

from django.apps import AppConfig


class Measures(AppConfig):
    """Policy put into practice: measures with owner, day, state and proof."""

    name = "dijkwacht.apps.measures"
    verbose_name = "Maatregelen"
