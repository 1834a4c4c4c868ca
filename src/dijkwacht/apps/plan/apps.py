"""The plan app."""

from django.apps import AppConfig


class Plan(AppConfig):
    """From picture to plan, and what became of it."""

    name = "dijkwacht.apps.plan"
    verbose_name = "Plan"
