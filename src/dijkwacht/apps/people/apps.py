"""The people app."""

from django.apps import AppConfig


class People(AppConfig):
    """Who is invited to have a role somewhere, and what an account is to be called from now on."""

    name = "dijkwacht.apps.people"
    verbose_name = "People"
