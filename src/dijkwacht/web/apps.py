"""The web as a Django app: it brings templates, tags and commands, and looks whether an installation is whole."""

from importlib import import_module

from django.apps import AppConfig


class Web(AppConfig):
    """The pages."""

    name = "dijkwacht.web"

    def ready(self) -> None:
        """Take part in ``dijkwacht check``."""
        import_module("dijkwacht.web.installation.checks")
