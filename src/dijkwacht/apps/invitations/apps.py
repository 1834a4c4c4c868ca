"""The invitations app."""

from django.apps import AppConfig


class Invitations(AppConfig):
    """Asking people without an account to answer."""

    name = "dijkwacht.apps.invitations"
    verbose_name = "Uitnodigingen"
