"""The app of consents."""

from django.apps import AppConfig


class Consents(AppConfig):
    """Low among the apps: every room that shows something of another organisation asks here."""

    name = "dijkwacht.apps.consents"
    verbose_name = "Toestemmingen"
