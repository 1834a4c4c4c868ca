"""The programme app."""

from django.apps import AppConfig


class Programme(AppConfig):
    """How far the organisations of a programme are."""

    name = "dijkwacht.apps.programme"
    verbose_name = "Programma"
