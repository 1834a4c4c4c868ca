"""``dijkwacht terms``: events in, every legal term out."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from stat import S_IWUSR
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dijkwacht.cli.files import check_output, fault, write
from dijkwacht.cli.output import print_json, say
from dijkwacht.kit.errors import InvalidInput
from dijkwacht.kit.files import read_text

if TYPE_CHECKING:
    from dijkwacht.analysis.terms.term import Term

app = typer.Typer(help="Wettelijke termijnen uitrekenen.")

_SUFFIXES: Final = (".ics",)
_MACHINE: Final = Path("/etc/machine-id")


def _calendar(terms: "Iterable[Term]", text: str, events: Path) -> bytes:
    """The calendar of a case; a case that has no word for that yet gets one, and keeps it in its file."""
    from dijkwacht.documents.terms.reader import calendar_word  # noqa: PLC0415 - --help stays quick
    from dijkwacht.documents.terms.writer import as_calendar  # noqa: PLC0415

    kept = calendar_word(text, file=str(events))
    word = kept or _new_word(events)
    made = as_calendar(terms, word=word, made_at=datetime.now(tz=UTC))
    if made and not kept:
        _keep(word, text, events)
    return made


def _new_word(events: Path) -> str:
    """A word for this file: where it cannot be kept in it, this machine still gives the same file the same one."""
    from dijkwacht.documents.terms.writer import new_word  # noqa: PLC0415

    if _is_free(events) or not _MACHINE.is_file():
        return new_word()
    # Said to nobody, and not to be guessed: so the word tells nothing of the file.
    return new_word(of=f"{events.resolve()}", secret=_MACHINE.read_bytes())


def _is_free(events: Path) -> bool:
    return bool(events.stat().st_mode & S_IWUSR)


def _keep(word: str, text: str, events: Path) -> None:
    """Put the word of a case in its file, where that can be done without a change to anything else."""
    from dijkwacht.documents.terms.reader import calendar_word, read_case  # noqa: PLC0415

    line, added = f"calendar: {word}", False
    longer = f"{text.rstrip()}\n{line}\n"
    with suppress(InvalidInput, OSError):
        same = read_case(longer, file="") == read_case(text, file="") and calendar_word(longer, file="") == word
        if same and _is_free(events):
            end = b"\r\n" if b"\r\n" in (data := events.read_bytes()) else b"\n"
            write({events: data.rstrip() + end + line.encode() + end})
            added = True
    if added:
        say(f"In {events} staat nu ‘{line}’. Laat die regel staan: zo herkent uw agenda deze dagen als er een verschuift.")
    else:
        say(f"Zet ‘{line}’ in {events}. Anders kunnen de dagen dubbel in uw agenda komen als u haar nog eens inleest.")


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
    text = read_text(events)
    case = read_case(text, file=str(events))
    reckoning = reckon(case, calendar())
    if ics and (data := _calendar(reckoning.terms, text, events)):
        write({ics: data})
        say(f"Geschreven: {ics}")
    elif ics:
        say("Geen agenda geschreven: uit deze gebeurtenissen volgt geen laatste dag.")
    for remark in reckoning.remarks:
        say(remark)
    if as_json:
        print_json(writer.as_json(case, reckoning.terms))
    else:
        typer.echo(lines.in_words(reckoning.terms))
