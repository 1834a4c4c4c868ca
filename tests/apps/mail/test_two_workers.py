"""Two workers at one outbox, each a process of its own, with a file of SQLite between them and a real mail server behind."""

import os
import subprocess
import sys
from pathlib import Path

from .test_sending import Server
from .worker import MESSAGES


def start(environment: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.apps.mail.worker", *arguments]
    return subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def test_each_message_goes_out_once(tmp_path: Path) -> None:
    server = Server()
    given = {
        "DJANGO_SETTINGS_MODULE": "dijkwacht.web.settings",
        "DIJKWACHT_SECRET_KEY": "een-sleutel-van-de-tests-die-lang-genoeg-is-2026",
        "DIJKWACHT_HOSTS": "beeld.example.org",
        "DIJKWACHT_DATA": str(tmp_path),
        "DIJKWACHT_MAIL": f"smtp://127.0.0.1:{server.port}/?tls=none",
        "DIJKWACHT_MAIL_FROM": "post@example.org",
    }
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DIJKWACHT_", "DJANGO_"))} | given
    maker = start(environment, "make")
    maker.communicate(timeout=60)
    assert maker.returncode == 0
    workers = [start(environment) for _ in range(2)]
    for worker in workers:
        assert worker.stdout is not None
        assert worker.stdout.readline() == "klaar\n"
    sent = [worker.communicate("nu\n", timeout=60)[0] for worker in workers]
    assert [worker.returncode for worker in workers] == [0, 0]
    taken = sorted(server.taken()["to"][0] for _ in range(MESSAGES))
    assert sum(map(int, sent)) == MESSAGES
    assert taken == sorted(f"hr{number}@example.org" for number in range(MESSAGES))
    assert server.end() == ""
