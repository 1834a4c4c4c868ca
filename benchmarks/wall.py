"""What the wall in PostgreSQL costs a page: ``python -m benchmarks.wall postgresql://postgres@127.0.0.1:5432/postgres``.

A database of its own beside the one named, with the example; each page in turn with the wall and without, in one process, so that
nothing but the wall differs. Without: as a role that passes it by, and no context is asked for or set. Then four
readers at once of a page that puts each look on record: what of their time they wait for one another at the end of the chain.
"""

# ruff: noqa: PLC0415 - Django is set up first

import os
import sys
import tempfile
import threading
from contextlib import suppress
from typing import Any
from unittest.mock import patch

import psycopg

from benchmarks.lines import Line, median, seconds

NAME, ROLE = "dijkwacht_wall_bench", "dijkwacht_wall_bench_serving"
TIMES, FIRST = 40, 5
TARGET = 1.10
READERS, LOOKS, QUEUE = 4, 40, 5
PAGES = {
    "adviser": ("/werk/", "/werk/{picture}/", "/beelden/{picture}/"),
    "coordinator": ("/organisatie/", "/maatregelen/", "/maatregelen/lijst/", "/termijnen/"),
    "officer": ("/instrumenten/", "/bibob/zaken/", "/damocles/zaken/"),
    "programme_manager": ("/programma/",),
}
RECORDED = "/beelden/{picture}/"


def measure() -> list[Line]:
    """How much longer a page takes with the wall than without: the ratio of the medians, for each page."""
    lines = []
    for role, paths in PAGES.items():
        client = _client(role)
        lines += [_page(client, path, _path(path)) for path in paths]
    return [*lines, _together()]


def _client(role: str) -> Any:
    from django.test import Client

    from dijkwacht.apps.accounts.models import User

    client = Client()
    held = User.objects.filter(memberships__role=role, memberships__organisation__is_example=True)
    client.force_login(held.order_by("pk").first())
    return client


def _path(path: str) -> str:
    """The address, with the newest picture that the adviser works on."""
    from dijkwacht.apps.accounts.models import User
    from dijkwacht.apps.pictures.models import Picture

    adviser = User.objects.filter(memberships__role="adviser", memberships__organisation__is_example=True).order_by("pk").first()
    advised = Picture.objects.filter(organisation__assignments__adviser=adviser, state="adopted").order_by("-pk").first()
    return path.format(picture=advised.pk if advised else "")


def _together() -> Line:
    """Four readers, each on a connection of their own: the share of their time in which they wait for the end of the chain."""
    from django.db import connection

    path, spent, waited = _path(RECORDED), [0.0] * READERS, [0.0] * READERS
    told: list[list[int]] = [[] for _ in range(READERS)]
    clients = [_client("adviser") for _ in range(READERS)]

    def read(number: int) -> None:
        def timed(execute: Any, sql: str, *more: Any) -> Any:
            took = seconds(lambda: found.append(execute(sql, *more)))
            waited[number] += took if "pg_advisory_xact_lock" in sql else 0
            return found.pop()

        found: list[Any] = []
        answers = told[number]
        with connection.execute_wrapper(timed):
            for _ in range(LOOKS):
                spent[number] += seconds(lambda: answers.append(clients[number].get(path).status_code))
        connection.close()

    threads = [threading.Thread(target=read, args=(number,)) for number in range(READERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if {status for answers in told for status in answers} != {200}:
        raise SystemExit(f"{path} answered {told}.")
    share = 100 * sum(waited) / sum(spent)
    note = f"{READERS * LOOKS} looks at {path}, {1000 * sum(spent) / READERS / LOOKS:.0f} ms each"
    return Line(f"{READERS} readers at once: their time at the lock of the chain", share, "%", QUEUE, note=note)


def _page(client: Any, name: str, path: str) -> Line:
    times: dict[bool, list[float]] = {True: [], False: []}
    for number in range(2 * (TIMES + FIRST)):
        stands = number % 2 == 0
        took = _one(client, path, stands=stands)
        if number >= 2 * FIRST:
            times[stands].append(took)
    behind, open_ = 1000 * median(times[True]), 1000 * median(times[False])
    return Line(f"the wall, on {name}", behind / open_, "×", TARGET, note=f"{behind:.1f} ms with, {open_:.1f} ms without")


def _one(client: Any, path: str, *, stands: bool) -> float:
    from django.db import connection

    from dijkwacht.apps.wall import actions as wall

    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {ROLE}" if stands else "RESET ROLE")
    with patch.object(wall, "stands", lambda: stands):
        found: list[Any] = []
        took = seconds(lambda: found.append(client.get(path)))
    if found[0].status_code != 200:
        raise SystemExit(f"{path} answered {found[0].status_code}.")
    return took


def main(address: str) -> int:
    """Make the database, measure, let it go; 1 when a page costs more than the target."""
    base = address.rpartition("/")[0]
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        server.execute(f"CREATE DATABASE {NAME}")
        with suppress(psycopg.errors.DuplicateObject):
            server.execute(f"CREATE ROLE {ROLE}")
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DIJKWACHT_DEMO": "1", "DIJKWACHT_DATA": folder, "DIJKWACHT_DATABASE": f"{base}/{NAME}"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "dijkwacht.web.settings"
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        from dijkwacht.apps.wall import actions as wall
        from dijkwacht.jobs import installation

        wall.serve_as("benchmark")
        installation.install()
        wall.grant(ROLE)
        call_command("load_example", verbosity=0)
        lines = measure()
        connection.close()
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"DROP DATABASE {NAME} WITH (FORCE)")
        server.execute(f"DROP ROLE {ROLE}")
    print("\n".join(line.row() for line in lines))
    return int(not all(line.is_met for line in lines))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
