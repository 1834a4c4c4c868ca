"""The policies app."""

from django.apps import AppConfig


class Policies(AppConfig):
    """Policy for Bibob and Damocles, and its versions."""

    name = "dijkwacht.apps.policies"
    verbose_name = "Beleid"
