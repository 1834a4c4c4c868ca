"""The norms app."""

from django.apps import AppConfig


class Norms(AppConfig):
    """Norm sets with their versions."""

    name = "dijkwacht.apps.norms"
    verbose_name = "Normen"
