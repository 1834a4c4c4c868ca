"""The fact check app."""

from django.apps import AppConfig


class FactCheck(AppConfig):
    """What the organisation remarks on a concept."""

    name = "dijkwacht.apps.fact_check"
    verbose_name = "Feitencheck"
