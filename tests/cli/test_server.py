"""The commands that run the site: the demo from start to Ctrl-C, and the processes under it."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from dijkwacht.cli.demo import fill, prepare
from dijkwacht.cli.main import main
from dijkwacht.cli.processes import Processes, server_arguments, worker_arguments
from dijkwacht.kit.errors import Refused
from tests.wall import as_owner

LONG = 60  # seconds: nothing here waits that long unless it is broken
SLEEPER = [sys.executable, "-c", "import time; time.sleep(600)"]


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def descendants(of: int) -> set[int]:
    """The processes under this one, down to the last."""
    parents = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if state != "Z":
            parents[int(stat.parent.name)] = int(parent)
    found, new = set(), {of}
    while new:
        new = {pid for pid, parent in parents.items() if parent in new}
        found |= new
    return found


def lives(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def until(holds: Callable[[], bool]) -> bool:
    deadline = time.monotonic() + LONG
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.05)
    return False


def answers(port: int) -> int:
    try:
        with urlopen(f"http://127.0.0.1:{port}/health/ready", timeout=5) as answer:
            return int(answer.status)
    except (URLError, OSError):
        return 0


class Demo:
    """A demo in a folder, as a person starts it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.log = folder, free_port(), folder.with_suffix(f".{time.monotonic_ns()}.log")
        strange = ("DIJKWACHT_", "DJANGO_", "PYTEST_")
        environment = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
        command = [sys.executable, "-c", "from dijkwacht.cli.main import run; run()", "demo"]
        options = ["--port", str(self.port), "--data", str(folder), "--date", "2026-11-23"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen([*command, *options], env=environment, stderr=log)

    @property
    def said(self) -> str:
        return self.log.read_text()

    def serves(self) -> bool:
        """Whether it comes so far that it tells its address and its password."""
        until(lambda: "Het wachtwoord" in self.said or self.process.poll() is not None)
        return self.process.poll() is None and answers(self.port) == 200

    def stop(self, number: signal.Signals) -> int:
        self.process.send_signal(number)
        return self.process.wait(LONG)

    def pictures(self) -> list[tuple[str]]:
        with closing(sqlite3.connect(self.folder / "dijkwacht.sqlite3")) as database:
            return database.execute("SELECT id FROM pictures_picture ORDER BY id").fetchall()

    def post(self) -> None:
        """Put a message in the outbox."""
        with closing(sqlite3.connect(self.folder / "dijkwacht.sqlite3", timeout=LONG)) as database, database:
            database.execute(
                'INSERT INTO mail_message ("to", sender, subject, body, written_at, due_at, tries) '
                "VALUES ('hr@example.org', '', 'Een', 'Tekst', datetime('now'), datetime('now'), 0)"
            )

    def sent(self) -> list[tuple[str]]:
        with closing(sqlite3.connect(self.folder / "dijkwacht.sqlite3", timeout=LONG)) as database:
            return database.execute("SELECT body FROM mail_message WHERE sent_at IS NOT NULL").fetchall()


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[[], Demo]]:
    begun: list[Demo] = []

    def begin() -> Demo:
        begun.append(Demo(tmp_path / "met spatie"))
        return begun[-1]

    yield begin
    for demo in begun:
        for pid in [*descendants(demo.process.pid), demo.process.pid]:
            if demo.process.poll() is None:
                os.kill(pid, signal.SIGKILL)
        demo.process.wait()


def replaces_a_dead_process(demo: Demo, under: set[int]) -> None:
    """One process of the server falls over: within two seconds another stands there, and pages go on."""
    [server] = [pid for pid in under if descendants(pid)]
    before = descendants(server)
    os.kill(min(before), signal.SIGKILL)
    killed = time.monotonic()
    assert until(lambda: len(descendants(server) - before) == 1)
    assert time.monotonic() - killed < 2
    assert until(lambda: answers(demo.port) == 200)
    assert demo.process.poll() is None


@pytest.mark.demo
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="deze machine heeft geen /proc")
def test_the_demo_serves_ends_with_all_it_started_and_keeps_its_data(start: Callable[[], Demo]) -> None:
    first = start()
    assert first.serves()
    replaces_a_dead_process(first, descendants(first.process.pid))
    under = descendants(first.process.pid)
    assert len(under) >= 2
    first.post()
    assert until(lambda: ("Tekst",) in first.sent())  # beside the invitations of the example
    assert first.stop(signal.SIGINT) == 0
    assert until(lambda: not [pid for pid in under if lives(pid)])
    assert answers(first.port) == 0
    assert "Voorbeeld laden" in first.said
    assert f"http://localhost:{first.port}" in first.said
    assert all(word in first.said for word in ("adviseur@duinmark.example", "zonder-dijk-geen-land"))
    assert f"http://localhost:{first.port}/post/" in first.said
    assert "Traceback" not in first.said
    kept = first.pictures()
    assert len(kept) == 18

    second = start()
    assert second.serves()
    under = descendants(second.process.pid)
    assert second.stop(signal.SIGTERM) == 0
    assert until(lambda: not [pid for pid in under if lives(pid)])
    assert "De gegevens van de vorige keer staan er nog." in second.said
    assert second.pictures() == kept


def test_a_wrong_day_is_said_before_anything_is_thrown_away(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = tmp_path / "dijkwacht.sqlite3"
    database.write_text("kostbaar")
    assert main(["demo", "--data", str(tmp_path), "--reset", "--date", "31-12-2026"]) == 2
    assert "2026-11-23" in capsys.readouterr().err
    assert database.read_text() == "kostbaar"


@pytest.mark.parametrize("port", ["0", "65536", "acht"])
def test_a_port_that_does_not_exist_is_wrong_input(port: str) -> None:
    assert main(["demo", "--port", port]) == 2


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What ``prepare`` writes goes away with the test."""
    for name in ("DEMO", "DATA", "DATABASE", "URL"):
        monkeypatch.setenv(f"DIJKWACHT_{name}", "")


def test_the_demo_makes_its_folder_and_runs_on_sqlite(tmp_path: Path, environment: None) -> None:
    folder = tmp_path / "een" / "twee"
    prepare(folder, reset=False, port=8123)
    assert folder.is_dir()
    wanted = {"DEMO": "1", "DATA": str(folder), "DATABASE": "sqlite", "URL": "http://localhost:8123"}
    assert {name: os.environ[f"DIJKWACHT_{name}"] for name in wanted} == wanted


@pytest.mark.parametrize(("reset", "left"), [(False, 4), (True, 1)])
def test_only_a_reset_takes_the_database_away_and_nothing_beside_it(
    tmp_path: Path, environment: None, reset: bool, left: int
) -> None:
    for name in ("dijkwacht.sqlite3", "dijkwacht.sqlite3-wal", "dijkwacht.sqlite3-shm", "notities.txt"):
        (tmp_path / name).touch()
    prepare(tmp_path, reset=reset)
    assert len(list(tmp_path.iterdir())) == left
    assert (tmp_path / "notities.txt").exists()


@pytest.mark.django_db
def test_data_of_a_version_with_other_tables_are_not_half_taken_over() -> None:
    with as_owner():
        MigrationRecorder(connection).record_applied("assessments", "0001_initial")
    with pytest.raises(Refused, match="--reset"):
        fill(None)


def test_processes_end_together_and_at_once() -> None:
    processes = Processes([SLEEPER, SLEEPER], os.environ)
    assert [process.poll() for process in processes.running] == [None, None]
    processes.stop()
    assert [process.returncode for process in processes.running] == [-signal.SIGTERM] * 2


def test_waiting_ends_with_the_first_that_ends() -> None:
    processes = Processes([SLEEPER, [sys.executable, "-c", ""]], os.environ)
    try:
        processes.wait()
        assert [process.poll() for process in processes.running] == [None, 0]
    finally:
        processes.stop()


def test_a_server_that_ends_before_it_is_ready_is_told_with_the_likely_cause() -> None:
    processes = Processes([[sys.executable, "-c", ""]], os.environ)
    with pytest.raises(Refused, match="poort al in gebruik"):
        processes.wait_until_ready(f"http://127.0.0.1:{free_port()}/", seconds=LONG)


def test_a_server_that_never_answers_is_given_up() -> None:
    processes = Processes([SLEEPER], os.environ)
    try:
        with pytest.raises(Refused, match="geen antwoord"):
            processes.wait_until_ready(f"http://127.0.0.1:{free_port()}/", seconds=0.2)
    finally:
        processes.stop()


def test_server_and_worker_start_with_this_very_python() -> None:
    server = server_arguments("0.0.0.0", 8123, 3)
    assert server[:3] == [sys.executable, "-m", "granian"]
    assert server[-1] == "dijkwacht.web.wsgi:application"
    assert "--respawn-failed-workers" in server
    assert [server[server.index(name) + 1] for name in ("--host", "--port", "--workers")] == ["0.0.0.0", "8123", "3"]
    assert worker_arguments("een") == [sys.executable, "-m", "dijkwacht.jobs", "een"]


def test_only_the_server_itself_sets_aside_what_it_loads_at_the_start(tmp_path: Path) -> None:
    before = "import gc, django; django.setup(); import dijkwacht.web.urls; assert gc.get_freeze_count() == 0; "
    program = before + "import dijkwacht.web.wsgi; assert gc.get_freeze_count() > 100_000; assert gc.get_threshold()[0] == 20_000"
    demo = os.environ | {
        "DIJKWACHT_DEMO": "1",
        "DIJKWACHT_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "dijkwacht.web.settings",
    }
    done = subprocess.run([sys.executable, "-c", program], env=demo, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_a_personal_link_stands_in_no_line_of_the_server(tmp_path: Path) -> None:
    """Asked for by a stranger, on a site without tables, with the access log turned on from outside: all that could go wrong."""
    port, token = free_port(), "k" * 43
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DIJKWACHT_", "DJANGO_"))}
    environment |= {"DIJKWACHT_DEMO": "1", "DIJKWACHT_DATA": str(tmp_path), "GRANIAN_LOG_ACCESS_ENABLED": "true"}
    with subprocess.Popen(server_arguments("127.0.0.1", port, 1), env=environment, stdout=-1, stderr=-2, text=True) as server:
        try:
            assert until(lambda: asked(f"http://127.0.0.1:{port}/uitnodiging/{token}/") == 500)
        finally:
            server.terminate()
        said = server.communicate(timeout=LONG)[0]
    assert "Traceback" in said
    assert token not in said


def asked(address: str) -> int:
    try:
        with urlopen(address, timeout=5) as answer:
            return int(answer.status)
    except HTTPError as error:
        return error.code
    except (URLError, OSError):
        return 0


def test_the_demo_key_is_not_served_to_a_network(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("DIJKWACHT_DEMO", "1")
    assert main(["serve", "--host", "0.0.0.0"]) == 1
    assert "alleen voor deze machine" in capsys.readouterr().err
