"""The reporting app."""

from django.apps import AppConfig


class Reporting(AppConfig):
    """Highest of the apps: it reads all others."""

    name = "dijkwacht.apps.reporting"
    verbose_name = "Rapporten"
