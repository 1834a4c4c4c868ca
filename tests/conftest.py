"""What every test stands on: how many cases are made, which programs may start, and what this machine cannot run."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from coverage import Coverage
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL
from django.db.migrations.recorder import MigrationRecorder

import tests.examples  # noqa: F401 - registers the profiles
from dijkwacht.documents.uploads import opening
from tests.programs import only_ours
from tests.wall import behind_the_wall
from tools.check import chromium, office

# What lies there is read by tests, and made by scripts that ask for programs of others.
collect_ignore = ["data"]

# Whoever has none of these cannot reach the database: pytest-django refuses it.
DATABASE = {"db", "transactional_db", "django_db_setup", "live_server"}


# What is collected stays until the end: looking through it for what may go, again and again, took a tenth of all time.
gc.disable()


def pytest_collection_finish() -> None:
    """Set all that is there aside, and look seldom through what the tests make."""
    gc.freeze()
    gc.enable()
    gc.set_threshold(20_000, 20, 50)


@pytest.hookimpl(tryfirst=True)  # before -m chooses
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what touches the database, and skip, in words, what this machine cannot run; in CI a missing program is a fault."""
    missing = {}
    if chromium() is None:
        missing["browser"] = "er is geen chromium op deze machine"
    if office() is None:
        missing["office"] = "er is geen LibreOffice op deze machine"
    if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        missing["postgres"] = "deze tests draaien nu op SQLite"
    for item in items:
        if "django_db" in item.keywords or DATABASE & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")
        for marker in missing.keys() & item.keywords.keys():
            if os.environ.get(f"REQUIRE_{marker.upper()}") == "1" and marker != "postgres":
                raise pytest.UsageError(missing[marker])
            item.add_marker(pytest.mark.skip(reason=missing[marker]))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """The tables; where they were made without migrations, with all that ours do besides making tables, such as triggers.

    On PostgreSQL every test works as a role that the wall holds for; what it does beside a request, it does as a service.
    """
    if not connection.settings_dict["TEST"]["MIGRATE"]:
        _as_migrated(django_db_blocker)
    with behind_the_wall(django_db_blocker):
        yield


def _as_migrated(django_db_blocker: Any) -> None:
    migrations, recorder = MigrationLoader(None).disk_migrations, MigrationRecorder(connection)
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        editor.create_model(recorder.Migration)
        recorder.migration_qs.bulk_create(recorder.Migration(app=app, name=name) for app, name in migrations)
        for migration in migrations.values():
            for deed in migration.operations if migration.__module__.startswith("dijkwacht.") else ():
                if isinstance(deed, RunPython) and not deed.elidable:  # what only moved rows of before has none to move here
                    deed.code(apps, editor)
                elif isinstance(deed, RunSQL):
                    deed.database_forwards(migration.app_label, editor, None, None)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Only the browser and the office suite are programs of others; what SQLite runs too is not measured again."""
    with only_ours(guarded=not {"browser", "office"} & item.keywords.keys()), unmeasured(again=runs_twice(item)):
        return (yield)


def runs_twice(item: pytest.Item) -> bool:
    """Whether this is the second run of a test: on PostgreSQL, and not made for that alone."""
    return connection.vendor == "postgresql" and "postgres" not in item.keywords


@contextmanager
def unmeasured(*, again: bool) -> Iterator[None]:
    """Where it is measured which lines the tests reach, not those that were reached before."""
    coverage = Coverage.current() if again else None
    if coverage is None:
        yield
        return
    coverage.stop()
    try:
        yield
    finally:
        coverage.start()


@pytest.fixture(autouse=True, scope="session")
def _pages_wait_for_a_file() -> Iterator[None]:
    """However busy the machine is; that reading goes on beside the page after two seconds is shown with waits of a test's own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opening, "WAIT", 60.0)
        yield


@pytest.fixture(autouse=True, scope="session")
def _events_that_only_grow_are_emptied_too() -> Iterator[None]:
    """Django empties a database on SQLite by deleting rows, which events refuse: for that moment their triggers are away."""
    if connection.vendor != "sqlite":
        yield
        return
    operations = type(connection.ops)
    flush = operations.execute_sql_flush

    def without_triggers(self: Any, sql_list: list[str]) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
        away = [f"DROP TRIGGER {name}" for name, _ in triggers]
        flush(self, [*away, *sql_list, *(sql for _, sql in triggers)])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "execute_sql_flush", without_triggers)
        yield
