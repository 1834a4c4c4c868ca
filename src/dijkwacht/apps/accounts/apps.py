"""Accounts as a Django app: what somebody is given counts in the wall at once."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_save


class Accounts(AppConfig):
    """Who may what, and where."""

    name = "dijkwacht.apps.accounts"

    def ready(self) -> None:
        """Take notice of each role and assignment that is given."""
        for model in ("Membership", "Assignment"):
            post_save.connect(_given, sender=self.get_model(model), dispatch_uid="wall")


def _given(**more: Any) -> None:
    from dijkwacht.apps import clock  # noqa: PLC0415 - models are there only after all apps are
    from dijkwacht.apps.accounts.queries import context_of  # noqa: PLC0415
    from dijkwacht.apps.wall import actions as wall  # noqa: PLC0415

    wall.renew_for(lambda who: context_of(who, on=clock.today()))
