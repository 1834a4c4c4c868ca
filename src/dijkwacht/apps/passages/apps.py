"""The passages app."""

from django.apps import AppConfig


class Passages(AppConfig):
    """What is kept from the public version, and on which ground."""

    name = "dijkwacht.apps.passages"
    verbose_name = "Besloten passages"
