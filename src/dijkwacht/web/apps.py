"""The web as a Django app: it brings templates, tags and commands."""

from django.apps import AppConfig


class Web(AppConfig):
    """The pages."""

    name = "dijkwacht.web"
