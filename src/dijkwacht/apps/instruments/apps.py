"""The instruments app."""

from django.apps import AppConfig


class Instruments(AppConfig):
    """Bibob and Damocles: what an organisation laid down, and how it uses it."""

    name = "dijkwacht.apps.instruments"
    verbose_name = "Bibob en Damocles"
