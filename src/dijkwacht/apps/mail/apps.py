"""The mail app."""

from django.apps import AppConfig


class Mail(AppConfig):
    """The outbox: it knows nothing of what its messages are about."""

    name = "dijkwacht.apps.mail"
    verbose_name = "Mail"
