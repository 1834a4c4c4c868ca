"""The desk app."""

from django.apps import AppConfig


class Desk(AppConfig):
    """A question to an adviser, its answer, and who may read them."""

    name = "dijkwacht.apps.desk"
    verbose_name = "Vragen aan de adviseur"
