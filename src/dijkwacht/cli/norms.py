"""``dijkwacht norms``: look whether a norm is right, and turn one of another maker into a norm set of ours."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dijkwacht.cli.files import check_kept, check_output, fault, write
from dijkwacht.cli.output import print_json, say
from dijkwacht.kit.dutch import count
from dijkwacht.kit.files import LARGEST, over_size, read_text

if TYPE_CHECKING:
    from dijkwacht.documents.norms.foreign.norm_set import Found

app = typer.Typer(help="Normensets nakijken en omzetten.", no_args_is_help=True)

_Source = Annotated[
    Path,
    typer.Argument(metavar="BESTAND", help="De norm: eigen YAML, een bibliotheek van CISO Assistant of OSCAL (JSON of YAML)."),
]
_SUFFIXES: Final = (".yaml", ".yml")
_TO_ADD: Final = (
    "Kijk dit na en vul aan wat de bron niet zegt: voor wie de norm geldt (applies_to), de korte set (basic),"
    " minimumeisen (must), vragen (ask) en wie gevraagd wordt (asked)."
)


@app.command("check")
def check(
    file: _Source,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Druk het resultaat af als JSON.")] = False,
) -> None:
    """Kijk een norm na en meld alle fouten tegelijk."""
    found = _found(file)
    norm = found.norm
    if as_json:
        print_json({"id": norm.id, "title": norm.title, "themes": len(norm.themes), "criteria": len(norm.criteria)})
    else:
        say(f"{file} klopt: {norm.title} ({_size(len(norm.themes), len(norm.criteria))}).")
    _say_lost(found)


@app.command("convert")
def convert(
    file: _Source,
    *,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="UIT", help="Waar de normenset komt (.yaml).")],
) -> None:
    """Zet een norm van een ander om naar een normenset in YAML."""
    from dijkwacht.documents.norms.writer import write_norm  # noqa: PLC0415 - --help stays quick

    check_output(output, _SUFFIXES, option="-o")
    found = _found(file)
    remarks = (*found.origin, _TO_ADD) if found.origin else ()
    data = write_norm(found.norm, remarks=remarks).encode()
    if len(data) > LARGEST:
        raise fault(file, f"omgezet {over_size(len(data), LARGEST)}; dat is te veel voor een normenset")
    check_kept(output, data, "dit bestand bestaat al en kan met de hand zijn aangevuld; kies een andere naam")
    write({output: data})
    say(f"Geschreven: {output} ({_size(len(found.norm.themes), len(found.norm.criteria))}).")
    if found.untranslated:
        say(f"Zonder Nederlandse tekst: {count(found.untranslated, 'criterium', 'criteria')}, in de taal van de bron gelaten.")
    _say_lost(found)


def _say_lost(found: "Found") -> None:
    """What the norm of another maker said and ours does not."""
    if found.lost:
        say("Anders dan in het bestand:")
        for line in found.lost:
            say(f"- {line}.")


def _found(file: Path) -> "Found":
    # Only when it is called: --help should not pay for the models.
    from dijkwacht.documents.norms.foreign import formats  # noqa: PLC0415

    return formats.read_any(read_text(file, largest=formats.LARGEST), file=str(file))


def _size(themes: int, criteria: int) -> str:
    return f"{count(themes, 'thema', 'thema’s')}, {count(criteria, 'criterium', 'criteria')}"
