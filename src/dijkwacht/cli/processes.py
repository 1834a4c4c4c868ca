"""The processes of a running site: how they are started and how they end."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from urllib.error import URLError
from urllib.request import urlopen

from dijkwacht.kit.errors import Refused

GRACE_SECONDS = 10


def server_arguments(host: str, port: int, workers: int) -> list[str]:
    """How the web server is started."""
    options = ["--interface", "wsgi", "--host", host, "--port", str(port), "--workers", str(workers), "--log-level", "warning"]
    # Each thread holds a connection to the database. Two a process, so that pages go on while a report is made; with more,
    # the one that holds SQLite's write lock waits for the interpreter and all others for it (measured: benchmarks/).
    options += ["--blocking-threads", "2"]
    # The address of a personal link is a key: no log of requests, also where the surroundings ask for one.
    options += ["--no-access-log"]
    # One process that falls over must not take the site with it; another stands in its place at once.
    options += ["--respawn-failed-workers"]
    return [sys.executable, "-m", "granian", *options, "dijkwacht.web.wsgi:application"]


def worker_arguments(name: str) -> list[str]:
    """How the job worker is started."""
    return [sys.executable, "-m", "dijkwacht.jobs", name]


class Processes:
    """A few processes that live and end together."""

    def __init__(self, commands: Sequence[Sequence[str]], environment: Mapping[str, str]) -> None:
        # A session of their own: Ctrl-C reaches this process alone, which then ends them in order.
        self.running = [subprocess.Popen(command, env=environment, start_new_session=True) for command in commands]  # noqa: S603

    def wait_until_ready(self, address: str, seconds: float = 120) -> None:
        """Return when the address answers 200.

        Raises:
            Refused: a process ended, or it took too long.
        """
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if any(process.poll() is not None for process in self.running):
                raise Refused(
                    "De server is gestopt voordat hij klaar was. Is de poort al in gebruik? Kies een andere: PORT=8123."
                )
            with suppress(URLError, OSError), urlopen(address, timeout=2) as answer:  # noqa: S310 - our own address
                if answer.status == 200:
                    return
            time.sleep(0.1)
        raise Refused(f"De server gaf binnen {seconds:.0f} seconden geen antwoord.")

    def wait(self) -> None:
        """Return as soon as one of them has ended."""
        while all(process.poll() is None for process in self.running):
            time.sleep(0.3)

    def stop(self) -> None:
        """Ask all to end, and insist after a while: with all that they started themselves, whoever lost its parent too."""
        for process in self.running:
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + GRACE_SECONDS
        for process in self.running:
            with suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, deadline - time.monotonic()))
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # its session is its group
            process.wait()
