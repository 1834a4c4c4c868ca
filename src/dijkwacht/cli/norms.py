"""``dijkwacht norms``: look whether a norm set is right."""

from pathlib import Path
from typing import Annotated

import typer

from dijkwacht.cli.output import print_json, say
from dijkwacht.kit.dutch import count
from dijkwacht.kit.files import read_text

app = typer.Typer(help="Normensets nakijken.", no_args_is_help=True)


@app.callback()
def norms() -> None:
    """Keep ``norms`` a group, also with one command."""


@app.command("check")
def check(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="De normenset, een YAML-bestand.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Druk het resultaat af als JSON.")] = False,
) -> None:
    """Kijk een normenset na en meld alle fouten tegelijk."""
    # Only when it is called: --help should not pay for the models.
    from dijkwacht.documents.norms.reader import read_norm  # noqa: PLC0415

    norm = read_norm(read_text(file), file=str(file))
    themes, criteria = len(norm.themes), len(norm.criteria)
    if as_json:
        print_json({"id": norm.id, "title": norm.title, "themes": themes, "criteria": criteria})
    else:
        parts = f"{count(themes, 'thema', 'thema’s')}, {count(criteria, 'criterium', 'criteria')}"
        say(f"{file} klopt: {norm.title} ({parts}).")
