"""The members app."""

from django.apps import AppConfig


class Members(AppConfig):
    """Pictures of a joint body that hold for its members."""

    name = "dijkwacht.apps.members"
    verbose_name = "Deelnemers"
