"""The role that serves the site, as the tests have it: it owns nothing, and the wall holds for it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, Final

import pytest
from django.db import connection, transaction
from django.db.backends.signals import connection_created
from django.db.utils import IntegrityError, ProgrammingError

from dijkwacht.apps.wall import actions as wall

ROLE: Final = "dijkwacht_tests"


@contextmanager
def behind_the_wall(blocker: Any) -> Iterator[None]:
    """Let every connection be that role, and what is done beside a request a service; nothing on SQLite."""
    if connection.vendor != "postgresql":
        yield
        return
    with blocker.unblock():
        _make_role()
        wall.serve_as("tests")
        connection_created.connect(_be_role, dispatch_uid="tests")
        _be_role(connection)
    operations = type(connection.ops)
    flush = operations.execute_sql_flush

    def as_owner(self: Any, sql_list: list[str]) -> None:
        flush(self, ["RESET ROLE", *sql_list, f"SET ROLE {ROLE}"])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", as_owner)
        yield
    connection_created.disconnect(dispatch_uid="tests")
    with blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


@contextmanager
def as_owner() -> Iterator[None]:
    """Be, for a moment, whoever owns the tables; nothing on SQLite."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        yield
        cursor.execute(f"SET ROLE {ROLE}")


def _make_role() -> None:
    """Make the role, which all databases of the server share, and give it its rights to this one."""
    with connection.cursor() as cursor, suppress(ProgrammingError, IntegrityError), transaction.atomic():
        cursor.execute(f"CREATE ROLE {ROLE}")
    wall.grant(ROLE)


def _be_role(connection: Any, **more: Any) -> None:
    if connection.vendor != "postgresql":  # a test that opens a database of its own
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {ROLE}")
