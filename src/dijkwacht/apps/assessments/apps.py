"""The assessments app."""

from django.apps import AppConfig


class Assessments(AppConfig):
    """Resilience pictures, from the first question to the concept."""

    name = "dijkwacht.apps.assessments"
    verbose_name = "Weerbaarheidsbeelden"
