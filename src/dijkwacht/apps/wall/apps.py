"""The wall as a Django app: put up after each migration, told of each new connection."""

from typing import Any

from django.apps import AppConfig, apps
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate

from dijkwacht.apps.wall import actions


class Wall(AppConfig):
    """Who is at work, and what the database shows them."""

    name = "dijkwacht.apps.wall"

    def ready(self) -> None:
        """Take part in every connection and every migration."""
        connection_created.connect(_new_connection, dispatch_uid="wall")
        # Once, when all tables are there; Django tells it only for apps with tables, and the wall has none.
        post_migrate.connect(_migrated, sender=apps.get_app_config("audit"), dispatch_uid="wall")


def _new_connection(*, connection: Any, **more: Any) -> None:
    actions.renew(connection)


def _migrated(**more: Any) -> None:
    actions.put_up()
