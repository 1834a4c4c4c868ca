"""The barriers app."""

from django.apps import AppConfig


class Barriers(AppConfig):
    """Barrier models, and what an organisation placed of them."""

    name = "dijkwacht.apps.barriers"
    verbose_name = "Barrières"
