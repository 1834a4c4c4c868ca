"""The damocles app."""

from django.apps import AppConfig


class Damocles(AppConfig):
    """Damocles cases: steps, terms and use in numbers."""

    name = "dijkwacht.apps.damocles"
    verbose_name = "Damocles"
