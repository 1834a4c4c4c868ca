"""The organisations app."""

from django.apps import AppConfig


class Organisations(AppConfig):
    """Who there is, and was; it knows only the audit."""

    name = "dijkwacht.apps.organisations"
    verbose_name = "Organisaties"
