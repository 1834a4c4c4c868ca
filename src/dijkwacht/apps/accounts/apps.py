"""The accounts app."""

from django.apps import AppConfig


class Accounts(AppConfig):
    """Who may what, where and until when."""

    name = "dijkwacht.apps.accounts"
    verbose_name = "Accounts"
