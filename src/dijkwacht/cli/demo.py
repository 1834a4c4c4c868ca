"""The demo: a database with the running example, a server and a worker, until Ctrl-C."""

import os
import signal
from datetime import date
from pathlib import Path
from types import FrameType

from rich.console import Console
from rich.table import Table

from dijkwacht.cli.output import say
from dijkwacht.cli.processes import Processes, server_arguments, worker_arguments
from dijkwacht.kit.errors import Refused


def prepare(data: Path, *, reset: bool, port: int = 8000) -> None:
    """Choose the folder and, when asked, begin anew."""
    data.mkdir(parents=True, exist_ok=True)
    if reset:
        for file in data.glob("dijkwacht.sqlite3*"):
            file.unlink()
    os.environ.update(DIJKWACHT_DEMO="1", DIJKWACHT_DATA=str(data.resolve()), DIJKWACHT_DATABASE="sqlite")
    os.environ["DIJKWACHT_URL"] = address(port)


def address(port: int) -> str:
    """Where the demo is found."""
    return f"http://localhost:{port}"


def fill(day: date | None) -> None:
    """Make the installation ready and load the example, where they are not there yet."""
    from dijkwacht.jobs import example, installation  # noqa: PLC0415 - after the settings are chosen

    say("Database klaarzetten …")
    try:
        installation.install()
    except Refused as refused:
        raise Refused(f"{refused} Kies een andere map (--data), of begin opnieuw (--reset).") from None
    if example.is_loaded():
        say("De gegevens van de vorige keer staan er nog.")
        return
    say("Voorbeeld laden …")
    example.load(day)


def run(port: int) -> None:
    """Start the server and the worker, tell where they are, and stay until Ctrl-C."""

    def interrupt(_number: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    # SIGINT too: who starts the demo in the background of a script has it ignored.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, interrupt)
    processes = Processes([server_arguments("127.0.0.1", port, 2), worker_arguments("demo")], os.environ)
    try:
        processes.wait_until_ready(f"http://127.0.0.1:{port}/health/ready")
        _show(port)
        processes.wait()
        raise Refused("De server of het achtergrondwerk is onverwacht gestopt.")
    except KeyboardInterrupt:
        say("Stoppen …")
    finally:
        # A second Ctrl-C must not leave half of it running.
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_IGN)
        processes.stop()


def _show(port: int) -> None:
    from dijkwacht.jobs import example  # noqa: PLC0415
    from dijkwacht.jobs.example.people import PASSWORD  # noqa: PLC0415

    console = Console(stderr=True)
    table = Table(title=f"dijkwacht draait op {address(port)}", caption="Ctrl-C stopt. Alles in Duinmark is verzonnen.")
    table.add_column("Inloggen met", no_wrap=True)  # an address is copied whole
    # Who and what share a column: on a screen of eighty signs three would break words.
    table.add_column("Als", overflow="fold")
    for sign_in in example.sign_ins():
        table.add_row(sign_in.email, f"{sign_in.who}: {sign_in.page}")
    console.print(table)
    # Beside the table: in a narrow column it would be cut off.
    say(f"Het wachtwoord is voor iedereen: {PASSWORD}")
    say(f"Mail verlaat deze machine niet. U leest haar op {address(port)}/post/")
