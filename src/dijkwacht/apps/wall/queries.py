"""How the wall stands in the database, beside how it is declared."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property
from typing import Any, ClassVar, Final, NamedTuple

from django.apps import apps
from django.db import connection
from django.db.models import QuerySet

from dijkwacht.apps.wall.rules.policies import Policy, policies_of
from dijkwacht.apps.wall.rules.table import WALL

# What PostgreSQL made of a policy is remembered with it, so that a policy that somebody altered shows too.
_STANDING: Final = """
SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,
       COALESCE(p.polname, ''), COALESCE(obj_description(p.oid, 'pg_policy'), ''),
       md5(concat_ws('|', p.polcmd, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)))
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_policy p ON p.polrelid = c.oid
WHERE n.nspname = current_schema() AND c.relkind = 'r'
"""


class Standing(NamedTuple):
    """A table, whether its wall is closed, and one policy on it (or none, without a name)."""

    table: str
    is_closed: bool
    name: str
    remembered: str
    made: str


class Question:
    """What a context is made of: asked at each request, and so made into SQL once.

    ``rows`` makes it from a number and a day; whatever else it asks never changes.
    """

    _NUMBER: ClassVar = -7
    _DAY: ClassVar = date(1, 2, 3)

    def __init__(self, rows: Callable[[int, date], QuerySet[Any, tuple[Any, ...]]]) -> None:
        self.rows = rows

    def __call__(self, number: int, day: date) -> list[tuple[Any, ...]]:
        """Ask it on the connection itself, as the settings of a context are: before the page's own questions."""
        if connection.vendor != "postgresql":
            return list(self.rows(number, day))
        connection.ensure_connection()
        sql, values = self._made
        filled = [number if value == self._NUMBER else day if value == self._DAY else value for value in values]
        found: list[tuple[Any, ...]] = connection.connection.execute(sql, filled).fetchall()
        return found

    @cached_property
    def _made(self) -> tuple[str, tuple[Any, ...]]:
        return self.rows(self._NUMBER, self._DAY).query.sql_with_params()


def table_of(label: str) -> str:
    """The table of a model."""
    return str(apps.get_model(label)._meta.db_table)


def declared() -> Mapping[str, list[Policy]]:
    """The policies of each table that has a wall."""
    found: defaultdict[str, list[Policy]] = defaultdict(list)
    for policy in policies_of(WALL, table_of):
        found[policy.table].append(policy)
    return found


def gaps() -> Mapping[str, list[Policy]]:
    """The tables of this database whose wall is not as declared, with what should stand there; none where there is no wall."""
    if connection.vendor != "postgresql":
        return {}
    closed: dict[str, bool] = {}
    marks: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for table, is_closed, name, remembered, made in standing():
        closed[table] = is_closed
        if name:
            mark, _, then = remembered.partition(":")
            marks[table][name] = mark if then == made else ""
    wanted = {table: policies for table, policies in declared().items() if table in closed}
    strangers: dict[str, list[Policy]] = {table: [] for table in marks.keys() - wanted.keys()}
    wrong = {
        table: policies
        for table, policies in wanted.items()
        if not closed[table] or marks[table] != {policy.name: policy.mark for policy in policies}
    }
    return strangers | wrong


def standing() -> list[Standing]:
    """Every table of this database with each policy on it."""
    with connection.cursor() as cursor:
        cursor.execute(_STANDING)
        return [Standing(*row) for row in cursor.fetchall()]


def is_lifted_for_this_role() -> bool:
    """Whether the role of this connection passes the wall by, or could take it down: a superuser, an owner, or who may pass."""
    if connection.vendor != "postgresql":
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR EXISTS (SELECT 1 FROM pg_class c "
            "WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' "
            "AND pg_has_role(current_user, c.relowner, 'USAGE')) FROM pg_roles WHERE rolname = current_user"
        )
        return bool(cursor.fetchone()[0])
