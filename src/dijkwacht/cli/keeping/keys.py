"""Drawing the keys of backups, and taking a new key for what is locked in the database."""

import os
from pathlib import Path
from typing import Annotated

import typer

from dijkwacht.cli.output import say
from dijkwacht.cli.server import _django
from dijkwacht.kit.dutch import count
from dijkwacht.kit.errors import Fault, InvalidInput

app = typer.Typer(help="Trek of vernieuw sleutels.")


@app.command()
def pair(
    to: Annotated[Path | None, typer.Option("--output", "-o", help="Bestand voor de privésleutel; anders op het scherm.")] = None,
) -> None:
    """Trek een sleutelpaar voor back-ups: de publieke sleutel voor de server, de privésleutel voor u."""
    from dijkwacht.kit import boxes  # noqa: PLC0415 - the pure commands never load it

    drawn = boxes.draw()
    if to is None:
        typer.echo(drawn.private)
    else:
        text = f"# Privésleutel van de back-ups van dijkwacht. Publiek: {drawn.public}\n{drawn.private}\n"
        try:
            with os.fdopen(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
                out.write(text)
        except FileExistsError:
            raise InvalidInput([Fault(str(to), "", "hier staat al iets; kies een andere naam")]) from None
    say(f"Zet op de server: DIJKWACHT_BACKUP_KEY={drawn.public}")
    say("Bewaar de privésleutel op twee plekken buiten de server. Zonder haar gaat geen enkele back-up meer open.")


@app.command("rotate")
def rotate_all() -> None:
    """Doe alles wat op slot staat op slot met de nieuwste sleutel uit DIJKWACHT_KEYS."""
    _django()
    from dijkwacht.apps.audit.rules import System  # noqa: PLC0415 - the pure commands never load it
    from dijkwacht.jobs.backups.keys import rotate  # noqa: PLC0415

    number = rotate(by=System("operator"))
    say(f"{count(number, 'rij', 'rijen')} op slot met de nieuwste sleutel. Oudere sleutels kunnen over tien uur weg.")
