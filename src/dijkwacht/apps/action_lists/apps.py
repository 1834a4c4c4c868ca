"""The action lists app."""

from django.apps import AppConfig


class ActionLists(AppConfig):
    """Measures taken over from a list that the organisation kept before."""

    name = "dijkwacht.apps.action_lists"
    verbose_name = "Actielijsten"
