"""What every test stands on: how many cases are made, which programs may start, and what this machine cannot run."""

import gc
import os
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations import RunPython, RunSQL
from django.db.migrations.recorder import MigrationRecorder

import tests.examples  # noqa: F401 - registers the profiles
from tests.programs import only_ours
from tests.wall import begin_as_service, behind_the_wall
from tools.check import chromium

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
    """Mark what touches the database, and skip, in words, what this machine cannot run; in CI a missing browser is a fault."""
    missing = {}
    if chromium() is None:
        missing["browser"] = "er is geen chromium op deze machine"
    if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        missing["postgres"] = "deze tests draaien nu op SQLite"
    for item in items:
        if "django_db" in item.keywords or DATABASE & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")
        for marker in missing.keys() & item.keywords.keys():
            if marker == "browser" and os.environ.get("REQUIRE_BROWSER") == "1":
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
                if isinstance(deed, RunPython):
                    deed.code(apps, editor)
                elif isinstance(deed, RunSQL):
                    deed.database_forwards(migration.app_label, editor, None, None)


@pytest.fixture(autouse=True)
def _what_is_done_beside_a_request_is_a_service() -> None:
    """Each test begins in the same context, whatever the one before it left behind."""
    begin_as_service()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Only the browser is a program of others."""
    with only_ours(guarded="browser" not in item.keywords):
        return (yield)


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
