"""Writers on SQLite take turns: one at a time, nobody left behind, and a turn never outlives its transaction."""

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import OperationalError
from django.db.utils import ConnectionHandler
from pytest_django import DjangoDbBlocker

from dijkwacht.web.sqlite.base import DatabaseWrapper


@pytest.fixture
def connections(tmp_path: Path, django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[ConnectionHandler]:
    """Two connections to one file; waiting ends after a second."""
    one = {
        "ENGINE": "dijkwacht.web.sqlite",
        "NAME": tmp_path / "beurt.sqlite3",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 1, "init_command": "PRAGMA journal_mode=WAL"},
    }
    made = ConnectionHandler({"default": one, "other": one})
    with django_db_blocker.unblock():
        with made["default"].cursor() as cursor:
            cursor.execute("CREATE TABLE said (word TEXT)")
        yield made
        made.close_all()


def write(connection: DatabaseWrapper, word: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO said VALUES (%s)", [word])


def begun(connection: DatabaseWrapper) -> None:
    connection.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)


def ended(connection: DatabaseWrapper, *, well: bool = True) -> None:
    (connection.commit if well else connection.rollback)()
    connection.set_autocommit(True)


@pytest.mark.parametrize("well", [True, False])
def test_the_next_begins_as_soon_as_the_first_has_ended(connections: ConnectionHandler, well: bool) -> None:
    first, waited = connections["default"], []

    def second() -> None:
        own = connections.create_connection("other")
        started = time.monotonic()
        begun(own)
        waited.append(time.monotonic() - started)
        write(own, "tweede")
        ended(own)
        own.close()

    begun(first)
    write(first, "eerste")
    other = threading.Thread(target=second)
    other.start()
    time.sleep(0.2)
    assert waited == []
    ended(first, well=well)
    other.join()
    assert 0.15 < waited[0] < 0.8
    with first.cursor() as cursor:
        said = cursor.execute("SELECT word FROM said").fetchall()
    assert said == ([("eerste",)] if well else []) + [("tweede",)]


def test_whoever_waits_too_long_gets_the_answer_of_the_database(connections: ConnectionHandler) -> None:
    begun(connections["default"])
    with pytest.raises(OperationalError, match="locked"):
        begun(connections["other"])
    ended(connections["default"])
    begun(connections["other"])  # the turn that was refused is not kept
    ended(connections["other"])


def test_closing_gives_the_turn_back(connections: ConnectionHandler) -> None:
    begun(connections["default"])
    connections["default"].close()
    begun(connections["other"])
    ended(connections["other"])
