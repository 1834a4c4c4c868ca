"""The web as a Django app: it brings templates, tags and commands, and looks whether an installation is whole."""

from importlib import import_module

from django.apps import AppConfig


class Web(AppConfig):
    """The pages."""

    name = "dijkwacht.web"

    def ready(self) -> None:
        """Let every field speak our words before any form is made, and take part in ``dijkwacht check``."""
        import_module("dijkwacht.web.fields")
        import_module("dijkwacht.web.installation.checks")
