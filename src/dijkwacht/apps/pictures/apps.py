"""The pictures app."""

from django.apps import AppConfig


class Pictures(AppConfig):
    """Resilience pictures: who is asked, what they said and what it comes to."""

    name = "dijkwacht.apps.pictures"
    verbose_name = "Weerbaarheidsbeelden"
