"""``dijkwacht terms``: events in, every legal term out."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from dijkwacht.cli.files import check_output, fault, write
from dijkwacht.cli.output import print_json, say
from dijkwacht.kit.files import read_text

app = typer.Typer(help="Wettelijke termijnen uitrekenen.")

_SUFFIXES: Final = (".ics",)


@app.callback()
def _group() -> None:
    """Wettelijke termijnen uitrekenen."""


@app.command("terms")
def terms(
    events: Annotated[Path, typer.Argument(metavar="GEBEURTENISSEN", help="De gebeurtenissen van één zaak (.yaml).")],
    *,
    ics: Annotated[Path | None, typer.Option(metavar="UIT", help="Waar de agenda met de laatste dagen komt (.ics).")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Druk het resultaat af als JSON.")] = False,
) -> None:
    """Reken uit wat de gebeurtenissen van een zaak aan termijnen geven."""
    from dijkwacht.analysis.terms.reckoning import reckon  # noqa: PLC0415 - --help stays quick
    from dijkwacht.documents.terms import lines, writer  # noqa: PLC0415
    from dijkwacht.documents.terms.library import calendar  # noqa: PLC0415
    from dijkwacht.documents.terms.reader import read_case  # noqa: PLC0415

    if ics:
        check_output(ics, _SUFFIXES, option="--ics")
        if ics.exists() and events.exists() and ics.samefile(events):
            raise fault(ics, "dit zijn de gebeurtenissen zelf; kies voor de agenda een andere naam")
    case = read_case(read_text(events), file=str(events))
    reckoning = reckon(case, calendar())
    if ics:
        write({ics: writer.as_calendar(reckoning.terms, made_at=datetime.now(tz=UTC))})
        say(f"Geschreven: {ics}")
    for remark in reckoning.remarks:
        say(remark)
    if as_json:
        print_json(writer.as_json(case, reckoning.terms))
    else:
        typer.echo(lines.in_words(reckoning.terms))
