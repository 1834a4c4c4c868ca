"""The asks app."""

from django.apps import AppConfig


class Asks(AppConfig):
    """One table of what is asked of whom: first pages, roadmaps, the programme and mails all read it."""

    name = "dijkwacht.apps.asks"
    verbose_name = "Wat er van wie gevraagd wordt"
