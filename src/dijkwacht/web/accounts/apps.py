"""Signing in as a Django app: it listens at the door."""

from importlib import import_module

from django.apps import AppConfig


class SigningIn(AppConfig):
    """What happens at the door is put on record, and looked at by ``dijkwacht check``."""

    name = "dijkwacht.web.accounts"
    label = "signing_in"

    def ready(self) -> None:
        """Listen to the libraries of signing in, and take part in ``dijkwacht check``."""
        import_module("dijkwacht.web.accounts.events")
        import_module("dijkwacht.web.accounts.checks")
