"""A database of PostgreSQL beside the one of this installation, for as long as something is tried in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

from dijkwacht.kit.errors import Refused
from dijkwacht.web.installation.env import Environment


@contextmanager
def beside(here: Environment, name: str) -> Iterator[str]:
    """An empty database of this name, by its address.

    Raises:
        Refused: the role of this installation may make none.
    """
    scheme, place, _, query, _ = urlsplit(here.database)
    with psycopg.connect(here.database, autocommit=True) as server:
        try:
            server.execute(sql.SQL("CREATE DATABASE {} TEMPLATE template0").format(sql.Identifier(name)))
        except psycopg.errors.InsufficientPrivilege:
            raise Refused(
                "Deze rol mag geen proefdatabase maken. Controleer de back-up met een rol die dat mag, of op een andere machine."
            ) from None
        try:
            yield urlunsplit((scheme, place, f"/{name}", query, ""))
        finally:
            server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
