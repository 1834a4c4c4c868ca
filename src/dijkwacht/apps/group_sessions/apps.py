"""The group sessions app."""

from django.apps import AppConfig


class GroupSessions(AppConfig):
    """Group sessions: votes without a name, and what was agreed."""

    name = "dijkwacht.apps.group_sessions"
    verbose_name = "Groepssessies"
