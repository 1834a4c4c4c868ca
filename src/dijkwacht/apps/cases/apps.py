"""The cases app."""

from django.apps import AppConfig


class Cases(AppConfig):
    """What the cases of both instruments have in common."""

    name = "dijkwacht.apps.cases"
    verbose_name = "Zaken"
