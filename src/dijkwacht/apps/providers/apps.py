"""The providers app."""

from django.apps import AppConfig


class Providers(AppConfig):
    """Which account belongs to whom a provider of an organisation says that it has before it."""

    name = "dijkwacht.apps.providers"
    verbose_name = "Providers"
