"""The halfway app."""

from django.apps import AppConfig


class Halfway(AppConfig):
    """The talk half a year after the decision."""

    name = "dijkwacht.apps.halfway"
    verbose_name = "Halfjaargesprek"
