"""The findings app."""

from django.apps import AppConfig


class Findings(AppConfig):
    """What the adviser writes with the weak spots of a picture."""

    name = "dijkwacht.apps.findings"
    verbose_name = "Bevindingen"
