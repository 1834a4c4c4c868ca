"""The audit app."""

from django.apps import AppConfig


class Audit(AppConfig):
    """Lowest of the apps: it knows none of the others."""

    name = "dijkwacht.apps.audit"
    verbose_name = "Logboek"
