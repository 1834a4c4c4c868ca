"""The adoption app."""

from django.apps import AppConfig


class Adoption(AppConfig):
    """The steps of a picture up to the decision."""

    name = "dijkwacht.apps.adoption"
    verbose_name = "Vaststelling"
