"""Setting who is at work on a connection, and putting up the wall after tables have changed."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import sql
from psycopg.pq import TransactionStatus

from dijkwacht.apps.wall.queries import Standing, gaps, standing, table_of
from dijkwacht.apps.wall.rules.contexts import NOBODY, Context
from dijkwacht.apps.wall.rules.policies import PREFIX, Policy

_Item = TypeVar("_Item")
_KEPT: Final = "dijkwacht_context"
"""Where a connection of Django's keeps its context."""


_GRANTS: Final = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "REVOKE UPDATE, DELETE ON {events} FROM {role}",
    "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
)


class Base:
    """The context of a process that nothing else was said of: nobody, until a command or the worker says what it is."""

    context = NOBODY


def serve_as(name: str) -> None:
    """Say what this process is, from now on: a command or a worker, which reaches all organisations."""
    Base.context = Context(service=name)
    _apply(Base.context)


def stands() -> bool:
    """Whether this database has a wall; on SQLite the application alone keeps organisations apart."""
    return connection.vendor == "postgresql"


def current() -> Context:
    """The context of this thread's connection."""
    found: Context = _kept().get(_KEPT, Base.context)
    return found


@contextmanager
def within(context: Context) -> Iterator[None]:
    """Work in a context, and go back to the one of before.

    Entered outside a transaction, or as deep in one as it is left: what a transaction that fails undoes, it undoes with the rest.
    """
    before = current()
    _apply(context)
    try:
        yield
    finally:
        _apply(before)


def service(name: str) -> AbstractContextManager[None]:
    """Work for all organisations, under a name: for a door that looks for a key, and for what only the product itself reads."""
    return within(Context(service=name))


def renew_for(reaching: Callable[[int], Context]) -> None:
    """Ask anew what the account of this context reaches: something was just given to it."""
    if stands() and (who := current().who) is not None:
        _apply(reaching(who))


def all_along(context: Context, items: Iterable[_Item]) -> Iterator[_Item]:
    """Give what is made while it is sent, in the context in which it was asked for."""
    with within(context):
        yield from items


def renew(database: BaseDatabaseWrapper) -> None:
    """Set the context on a connection that was made anew."""
    if database.alias == connection.alias:
        _set(current())


def _kept() -> dict[str, Any]:
    """What this thread's own connection holds; ``django.db.connection`` is one object for all threads, that asks for it."""
    return vars(connections[DEFAULT_DB_ALIAS])


def _apply(context: Context) -> None:
    _kept()[_KEPT] = context
    if connection.connection is not None:
        _set(context)


def _set(context: Context) -> None:
    """Tell the database; a transaction that failed goes back by itself to what it was told before."""
    if connection.vendor != "postgresql":
        return
    raw = connection.connection
    if raw is None or raw.closed or raw.info.transaction_status == TransactionStatus.INERROR:
        return
    setting = sql.SQL("set_config({}, {}, false)")
    parts = sql.SQL(", ").join([setting.format(PREFIX + name, value) for name, value in context.settings.items()])
    # On the connection itself: this is no question of a page.
    raw.execute(sql.SQL("SELECT {}").format(parts))


def put_up() -> list[str]:
    """Make the tables' policies what the declarations say; gives the tables that changed.

    What stands already is left alone: making it anew would wait for whoever reads.
    """
    if connection.vendor != "postgresql":
        return []
    lacking = gaps()
    with transaction.atomic(), connection.cursor() as cursor:
        for table, policies in lacking.items():
            _make_anew(cursor, table, policies)
        for found in standing() if lacking else ():
            _remember(cursor, found, lacking.get(found.table, []))
    return sorted(lacking)


def grant(role: str) -> None:
    """Give the role that serves the site its rights: to rows, never to tables; events it only adds."""
    named = {"role": sql.Identifier(role), "events": sql.Identifier(table_of("audit.Event"))}
    with transaction.atomic(), connection.cursor() as cursor:
        for line in _GRANTS:
            cursor.execute(sql.SQL(line).format(**named))


def _make_anew(cursor: Any, table: str, policies: list[Policy]) -> None:
    name = sql.Identifier(table)
    cursor.execute("SELECT polname FROM pg_policy WHERE polrelid = %s::regclass", [f'"{table}"'])
    for (old,) in cursor.fetchall():
        cursor.execute(sql.SQL("DROP POLICY {} ON {}").format(sql.Identifier(old), name))
    state = sql.SQL("ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY" if policies else "DISABLE ROW LEVEL SECURITY")
    cursor.execute(sql.SQL("ALTER TABLE {} {}").format(name, state))
    for policy in policies:
        cursor.execute(policy.sql)


def _remember(cursor: Any, found: Standing, policies: list[Policy]) -> None:
    """Write with a policy that was just made what it is known by, and what PostgreSQL made of it."""
    for policy in policies:
        if policy.name == found.name:
            on, said = (sql.Identifier(found.name), sql.Identifier(found.table)), sql.Literal(f"{policy.mark}:{found.made}")
            cursor.execute(sql.SQL("COMMENT ON POLICY {} ON {} IS {}").format(*on, said))
