"""The app of kept files."""

from django.apps import AppConfig


class Kept(AppConfig):
    """Low among the apps: every room that keeps a file keeps it here."""

    name = "dijkwacht.apps.kept"
    verbose_name = "Bewaarde bestanden"
