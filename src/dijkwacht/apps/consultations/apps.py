"""The consultations app."""

from django.apps import AppConfig


class Consultations(AppConfig):
    """Whom the team asked to read a draft, and what they said of it."""

    name = "dijkwacht.apps.consultations"
    verbose_name = "Consultations"
