"""The commands that need the database: the demo, the server, its worker and the check of the audit chain."""

import os
import secrets
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dijkwacht.cli.output import say
from dijkwacht.kit.errors import Fault, InvalidInput, Refused

app = typer.Typer()
audit = typer.Typer(help="Controleer het logboek.")
app.add_typer(audit, name="audit")

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
Port = Annotated[int, typer.Option(min=1, max=65535, help="Poort waarop de site luistert.")]


def _django() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dijkwacht.web.settings")
    import django  # noqa: PLC0415 - the pure commands never load it

    django.setup()


@app.command()
def demo(
    data: Annotated[Path, typer.Option(help="Map voor de database van de demo.")] = Path("data"),
    port: Port = 8000,
    *,
    reset: Annotated[bool, typer.Option("--reset", help="Begin opnieuw; wat er stond gaat weg.")] = False,
    day: Annotated[str, typer.Option("--date", help="Dag waarop het voorbeeld begint, als 2026-11-23.")] = "",
) -> None:
    """Start dijkwacht met het voorbeeld erin; Ctrl-C stopt alles."""
    from dijkwacht.cli import demo as running  # noqa: PLC0415

    start = _day(day)  # before anything is thrown away
    running.prepare(data, reset=reset, port=port)
    _django()
    running.fill(start)
    running.run(port)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidInput([Fault("dijkwacht demo", "--date", "schrijf een datum als 2026-11-23")]) from None


@app.command()
def serve(
    host: Annotated[str, typer.Option(help="Adres waarop de site luistert.")] = "127.0.0.1",
    port: Port = 8000,
    workers: Annotated[int, typer.Option(min=1, max=64, help="Aantal processen.")] = 2,
) -> None:
    """Start de server."""
    if os.environ.get("DIJKWACHT_DEMO") == "1" and host not in LOOPBACK:
        raise Refused("De demo is alleen voor deze machine: haar sleutel en accounts zijn bij iedereen bekend.")
    from dijkwacht.cli.processes import server_arguments  # noqa: PLC0415

    os.execv(sys.executable, server_arguments(host, port, workers))  # noqa: S606 - our own interpreter, no shell


@app.command()
def worker() -> None:
    """Start de uitvoerder van het achtergrondwerk."""
    from dijkwacht.cli.processes import worker_arguments  # noqa: PLC0415

    os.execv(sys.executable, worker_arguments(secrets.token_hex(4)))  # noqa: S606 - our own interpreter, no shell


@app.command()
def check() -> None:
    """Controleer de instellingen van de server."""
    _django()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("check", deploy=True)


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def manage(context: typer.Context) -> None:
    """Beheer de database en de inhoud: migrate, load_content, load_example, open_account."""
    _django()
    from django.core.management import execute_from_command_line  # noqa: PLC0415

    execute_from_command_line(["dijkwacht manage", *context.args])


@audit.command()
def verify() -> None:
    """Reken de hele keten van het logboek na."""
    _django()
    from dijkwacht.apps.audit import queries  # noqa: PLC0415

    if (broken := queries.broken_at()) is not None:
        say(f"Het logboek klopt niet meer vanaf gebeurtenis {broken}.")
        raise typer.Exit(1)
    number, seal = queries.head()
    say(f"Het logboek klopt: {number} gebeurtenissen, laatste zegel {seal}.")
