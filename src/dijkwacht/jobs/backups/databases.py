"""Copying a database as it is at one moment, and filling an empty one: SQLite by itself, PostgreSQL by its own programs."""

import os
import re
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, BinaryIO, Final

from django.conf import settings
from django.db import connection, transaction
from django.db.backends.sqlite3._functions import register

from dijkwacht.apps.wall import actions as wall
from dijkwacht.apps.wall.rules.policies import PREFIX
from dijkwacht.jobs.backups.manifest import LEFT_OUT
from dijkwacht.kit.errors import Refused

PACKAGE: Final = "postgresql-client"
SPECIAL, ESCAPED = r"([\\\s])", r"\\\1"
"""What PostgreSQL wants a backslash before, in the options of a connection."""


@contextmanager
def still() -> Iterator[str]:
    """See the database as it is now for as long as this lasts, while others go on; gives PostgreSQL's name of the moment."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
            cursor.execute("SELECT pg_export_snapshot()")
            yield cursor.fetchone()[0]
        return
    with connection.cursor() as cursor:
        # Not a transaction of Django's: that would keep everybody who saves waiting.
        cursor.execute("BEGIN DEFERRED")
        try:
            yield ""
        finally:
            cursor.execute("ROLLBACK")


@contextmanager
def copied(folder: Path, moment: str) -> Iterator[BinaryIO]:
    """A copy of the database, in a file without a name: when this process ends, however it ends, it is gone."""
    if connection.vendor == "postgresql":
        with TemporaryFile(dir=folder) as out:
            asked = ("--format=custom", "--no-owner", "--no-privileges", f"--snapshot={moment}")
            kept_in = tuple(f"--exclude-table-data=public.{table}" for table in sorted(LEFT_OUT))
            walled = ("--enable-row-security",) if _has_wall() else ()
            run("pg_dump", *asked, *kept_in, *walled, out=out)
            yield out
        return
    path = folder / "copy.sqlite3"
    path.touch(mode=0o600)
    connection.ensure_connection()
    with opened(path) as copy:
        connection.connection.backup(copy, progress=_Patience().look)
        leave_out(copy)
    with path.open("rb") as out:
        path.unlink()
        yield out


class _Patience:
    """SQLite looks again four times a second as long as others hold the database, and would do so for ever."""

    looks = 240

    def look(self, *_: int) -> None:
        """Give up after a minute."""
        self.looks -= 1
        if self.looks < 0:
            raise Refused("De database is al een minuut bezet. Er is geen back-up gemaakt.")


@contextmanager
def opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A file of SQLite, with the functions of Django that its constraints call."""
    with closing(sqlite3.connect(path)) as database:
        register(database)
        yield database


def leave_out(copy: sqlite3.Connection) -> None:
    """Take the rows that stay behind out of a copy, and look whether it is sound.

    Raises:
        Refused: it is not.
    """
    copy.execute("PRAGMA secure_delete=ON")
    with copy:
        for (table,) in copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if table in LEFT_OUT:
                copy.execute(f'DELETE FROM "{table}"')  # noqa: S608  # nosec B608 - a name of our own
    copy.execute("PRAGMA journal_mode=DELETE")
    if copy.execute("PRAGMA quick_check").fetchall() != [("ok",)]:
        raise Refused("De database van SQLite is beschadigd. Er is geen back-up gemaakt.")


def is_empty() -> bool:
    """Whether there is nothing at all in this database of PostgreSQL."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace "
            "WHERE n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg#_%' ESCAPE '#')"
        )
        return not cursor.fetchone()[0]


def fill_postgres(dump: Path, *, hold: tuple[Any, Any]) -> None:
    """Fill an empty database from a dump; mail is held before there is a row that could be sent.

    Raises:
        Refused: a program is missing or did not do it; the database is as empty as before.
    """
    place = f"--dbname={connection.settings_dict['NAME']}"
    whole = ("--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", place)
    try:
        run("pg_restore", *whole, "--section=pre-data", str(dump))
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO mail_hold (since, copied_at) VALUES (%s, %s)", hold)
        run("pg_restore", *whole, "--section=data", "--section=post-data", str(dump))
    except BaseException:
        clear()
        raise


OWN_TABLES: Final = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = current_user"
OWN_ROUTINES: Final = (
    "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND pg_get_userbyid(proowner) = current_user"
)


def clear() -> None:
    """Take everything out of a database of PostgreSQL that was empty before."""
    with connection.cursor() as cursor:
        for kind, found in (("TABLE", OWN_TABLES), ("ROUTINE", OWN_ROUTINES)):
            cursor.execute(found)
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP {kind} IF EXISTS public.{connection.ops.quote_name(name)} CASCADE")


def run(program: str, *arguments: str, out: BinaryIO | None = None) -> None:
    """Let a program of PostgreSQL work on this database; what it says may hold rows, and is not passed on.

    Raises:
        Refused: it is not here, is older than the server, or could not do it.
    """
    try:
        subprocess.run(  # noqa: S603  # nosec B603 - no shell, and nothing that a visitor typed
            [program, "--no-password", *arguments], env=_surroundings(), stdout=out, stderr=subprocess.PIPE, check=True
        )
    except FileNotFoundError:
        raise Refused(f"{program} is niet op deze machine. Installeer het Debian-pakket {PACKAGE}.") from None
    except subprocess.CalledProcessError as error:
        if b"server version mismatch" in error.stderr or b"unsupported version" in error.stderr:
            raise Refused(
                f"{program} is ouder dan de server of de back-up. Installeer het Debian-pakket {PACKAGE} van die versie."
            ) from None
        raise Refused(f"{program} kon het niet doen (status {error.returncode}). Het log van PostgreSQL zegt waarom.") from None


def _surroundings() -> dict[str, str]:
    """How a program finds this database: never on its command line, which others on the machine can read."""
    given, names = connection.settings_dict, {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    own = {variable: str(given[name]) for name, variable in names.items() if given.get(name)}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("DIJKWACHT_")}
    return {**kept, **own, "PGDATABASE": str(given["NAME"]), "PGOPTIONS": _context()}


def _context() -> str:
    """Who is at work on our own connection, for a connection that a program makes: the database shows rows by that."""
    said = {PREFIX + name: value for name, value in wall.current().settings.items() if value}
    return " ".join(f"-c {name}={re.sub(SPECIAL, ESCAPED, value)}" for name, value in said.items())


def _has_wall() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_class WHERE relrowsecurity)")
        return bool(cursor.fetchone()[0])


def sqlite_place() -> Path:
    """Where the database of SQLite of this installation stands, or will."""
    return Path(str(settings.DATABASES["default"]["NAME"]))
