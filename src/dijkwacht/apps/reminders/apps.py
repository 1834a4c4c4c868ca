"""The reminders app."""

from django.apps import AppConfig


class Reminders(AppConfig):
    """Reminders, the monthly digest and the calendar link."""

    name = "dijkwacht.apps.reminders"
    verbose_name = "Herinneringen"
