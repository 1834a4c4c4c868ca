"""The roadmap app."""

from django.apps import AppConfig


class Roadmap(AppConfig):
    """When which step of a picture is due, and who takes care of it."""

    name = "dijkwacht.apps.roadmap"
    verbose_name = "Draaiboek"
