"""The table of all commands, and the group that imports a command only when it is called."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperGroup
from typer.main import get_group

from dijkwacht.cli.help import DutchContext, speak_dutch


@dataclass(frozen=True, slots=True)
class Entry:
    """One command: what it does, and the module whose ``app`` holds it.

    A ``group`` is the whole app of its module; otherwise the app holds a command (or group) of that name.
    """

    help: str
    module: str
    group: bool = False


COMMANDS = {
    "demo": Entry("Start dijkwacht met het voorbeeld erin.", "dijkwacht.cli.server"),
    "picture": Entry("Maak een vragenlijst of een weerbaarheidsbeeld.", "dijkwacht.cli.picture", group=True),
    "norms": Entry("Kijk een normenset na.", "dijkwacht.cli.norms", group=True),
    "terms": Entry("Reken wettelijke termijnen uit.", "dijkwacht.cli.reckoning.terms"),
    "barriers": Entry("Reken een barrièremodel of foutenboom door.", "dijkwacht.cli.reckoning.barriers", group=True),
    "setup": Entry("Zet alles klaar om te draaien.", "dijkwacht.cli.server"),
    "serve": Entry("Start de server.", "dijkwacht.cli.server"),
    "worker": Entry("Start de uitvoerder van het achtergrondwerk.", "dijkwacht.cli.server"),
    "backup": Entry("Maak of controleer een back-up.", "dijkwacht.cli.keeping.backups"),
    "restore": Entry("Zet een back-up terug in een lege plek.", "dijkwacht.cli.keeping.backups"),
    "keys": Entry("Trek of vernieuw sleutels.", "dijkwacht.cli.keeping.keys", group=True),
    "check": Entry("Controleer de installatie.", "dijkwacht.cli.server"),
    "audit": Entry("Controleer het logboek.", "dijkwacht.cli.server"),
    "manage": Entry("Beheer de database en de inhoud.", "dijkwacht.cli.server"),
}


class LazyGroup(TyperGroup):
    """The top of the command line: it knows names and help, and imports what is called."""

    context_class = DutchContext

    def list_commands(self, ctx: Any) -> list[str]:
        """Give the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the command that is called."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        group = get_group(import_module(entry.module).app)
        return speak_dutch(group if entry.group else group.get_command(ctx, cmd_name))

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the table itself, so that help imports nothing."""
        with formatter.section("Opdrachten"):
            formatter.write_dl([(name, entry.help) for name, entry in COMMANDS.items()])


app = typer.Typer(name="dijkwacht", cls=LazyGroup, no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def dijkwacht() -> None:
    """Weerbaarheidsbeelden tegen ondermijning: beleid van het papier."""
