"""The commands that need the database: the demo, the server, its worker and the check of the audit chain."""

import os
import secrets
import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dijkwacht.cli.output import say
from dijkwacht.kit.dutch import count
from dijkwacht.kit.errors import Fault, InvalidInput, Refused
from dijkwacht.kit.files import append_line, read_text

app = typer.Typer()
audit = typer.Typer(help="Controleer het logboek.")
app.add_typer(audit, name="audit")

LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})
Port = Annotated[int, typer.Option(min=1, max=65535, help="Poort waarop de site luistert.")]


# Of Django's own, what an operator of a real site may need; on a demo all of them, for whoever builds.
DJANGOS = frozenset({"changepassword"})
DEMOS = frozenset({"load_example"})
CLOSED = 0o077
"""What is made is for whoever runs it alone."""


def _django() -> None:
    os.umask(CLOSED)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dijkwacht.web.settings")
    import django  # noqa: PLC0415 - the pure commands never load it

    django.setup()
    from dijkwacht.apps.wall import actions as wall  # noqa: PLC0415 - after the setup

    wall.serve_as("command")


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
    os.umask(CLOSED)
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

    os.umask(CLOSED)
    os.execv(sys.executable, server_arguments(host, port, workers))  # noqa: S606 - our own interpreter, no shell


@app.command()
def worker() -> None:
    """Start de uitvoerder van het achtergrondwerk."""
    from dijkwacht.cli.processes import worker_arguments  # noqa: PLC0415

    os.umask(CLOSED)
    os.execv(sys.executable, worker_arguments(secrets.token_hex(4)))  # noqa: S606 - our own interpreter, no shell


@app.command()
def setup(
    first: Annotated[str, typer.Argument(metavar="[ADRES]", help="Werkadres van wie de eerste beheerder wordt.")] = "",
    organisation: Annotated[str, typer.Option(help="Code van de organisatie van de eerste beheerder, als GM0363.")] = "",
) -> None:
    """Zet alles klaar: tabellen, vormgeving, organisaties en normen; met ADRES ook de eerste beheerder.

    Een tweede keer werkt dit alles bij.
    """
    if bool(first) is not bool(organisation):
        raise InvalidInput([Fault("dijkwacht setup", "--organisation", "geef een adres en een organisatie, of geen van beide")])
    _django()
    from django.conf import settings  # noqa: PLC0415

    from dijkwacht.jobs import installation  # noqa: PLC0415

    installation.install()
    say("Alles staat klaar.")
    if first:
        link = installation.begin(first, organisation)
        say(f"Deze link opent het eerste account, één keer en twee weken lang: {link}")
        say(
            "Hij gaat ook per mail, zodra ‘dijkwacht worker’ draait."
            if settings.MAIL_GOES
            else "Er gaat geen mail uit: geef hem zelf door."
        )


@app.command()
def check() -> None:
    """Controleer de installatie: één regel per bevinding; een fout geeft status 1."""
    _django()
    from django.core.checks import ERROR, WARNING, run_checks  # noqa: PLC0415

    from dijkwacht.web.installation import checks  # noqa: PLC0415

    # Django's own look at models asks the database what it can: where there is none, ours say so.
    tags = None if checks.database_answers() else [checks.TAG]
    found = run_checks(tags=tags, include_deployment_checks=True, databases=["default"])
    found.sort(key=lambda one: -one.level)
    for one in found:
        if not one.is_silenced():
            word = "fout" if one.level >= ERROR else "let op" if one.level >= WARNING else "in orde"
            say(" ".join(f"{word} {one.id}: {one.msg} {one.hint or ''}".split()))
    if any(one.is_serious(ERROR) and not one.is_silenced() for one in found):
        raise typer.Exit(1)
    say("Geen fouten gevonden.")


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def manage(context: typer.Context) -> None:
    """Beheer de database en de inhoud: ‘dijkwacht manage help’ noemt wat er kan."""
    _django()
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import execute_from_command_line, get_commands  # noqa: PLC0415

    known = get_commands()
    if not settings.IS_DEMO:
        known = {name: app for name, app in known.items() if name in DJANGOS or (app == "dijkwacht.web" and name not in DEMOS)}
    called = context.args[0] if context.args else "help"
    if called not in known and called != "help":
        raise InvalidInput([Fault("dijkwacht manage", called, f"deze opdracht is er niet; wel {', '.join(sorted(known))}")])
    if context.args in ([], ["help"]):
        say(f"Er is: {', '.join(sorted(known))}. ‘dijkwacht manage help OPDRACHT’ legt uit.")
        return
    execute_from_command_line(["dijkwacht manage", *context.args])


@audit.command()
def verify(
    kept: Annotated[Path | None, typer.Option("--seal", help="Bestand met zegels die elders zijn bewaard.")] = None,
) -> None:
    """Reken de hele keten van het logboek na, ook tegen zegels die elders zijn bewaard."""
    from dijkwacht.apps.audit.rules import kept_in  # noqa: PLC0415 - the pure commands never load it

    ends = kept_in(read_text(kept), name=kept.name) if kept else []
    _django()
    from dijkwacht.apps.audit import queries  # noqa: PLC0415

    if broken := queries.broken_at():
        say(f"Het logboek klopt niet meer: gebeurtenis {broken.number} {broken.why}.")
        raise typer.Exit(1)
    for end in ends:
        if why := queries.why_not_kept(end):
            say(f"Het logboek klopt niet met het zegel van {end.at.isoformat(timespec='minutes')}: {why}.")
            raise typer.Exit(1)
    head = queries.head()
    beside = f", ook tegen {count(len(ends), 'bewaard zegel', 'bewaarde zegels')}" if ends else ""
    say(f"Het logboek klopt{beside}: {head.count} gebeurtenissen, laatste zegel {head.seal}.")


@audit.command()
def seal(
    to: Annotated[Path | None, typer.Option("--output", "-o", help="Bestand voor de regel; anders op het scherm.")] = None,
) -> None:
    """Schrijf het einde van de keten op, om elders te bewaren: tijd, nummer, aantal en zegel."""
    _django()
    from dijkwacht.apps.audit import queries  # noqa: PLC0415

    line = queries.head().line
    if to is None:
        typer.echo(line)
        return
    append_line(to, line)
    say(f"Het laatste zegel staat in {to}.")
