"""``dijkwacht picture``: an empty answers workbook out, a filled one in, and the picture made of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from dijkwacht.cli.files import check_kept, check_output, fault, write
from dijkwacht.cli.output import print_json, say
from dijkwacht.cli.summary import as_json as picture_json
from dijkwacht.cli.summary import in_words
from dijkwacht.kit.dutch import count
from dijkwacht.kit.errors import Fault

if TYPE_CHECKING:
    from dijkwacht.analysis.scoring.picture import Picture
    from dijkwacht.documents.norms.model import NormSet
    from dijkwacht.documents.paper.model import Paper
    from dijkwacht.documents.workbook.model import AnswersFile

app = typer.Typer(help="Maak een vragenlijst of een weerbaarheidsbeeld.", no_args_is_help=True)

_NORM_FILES: Final = (".yaml", ".yml")
_WARNINGS: Final = 50  # cells that are named one by one; the rest is counted


@app.command("template")
def template(
    *,
    norms: Annotated[str, typer.Option("--norms", metavar="NORMENSET", help="Naam van de normenset, of een YAML-bestand.")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="BESTAND", help="Waar de werkmap komt (.xlsx).")],
    basic: Annotated[bool, typer.Option("--basic", help="Alleen de korte set voor een eerste beeld.")] = False,
) -> None:
    """Maak een lege werkmap voor de antwoorden."""
    from dijkwacht.documents.workbook.template import write_template  # noqa: PLC0415 - --help stays quick

    check_output(output, [".xlsx"], option="-o")
    data = write_template(_norm(norms), basic=basic)
    check_kept(output, data, "dit bestand bestaat al en kan antwoorden bevatten; kies een andere naam")
    write({output: data})
    say(f"Geschreven: {output}")


@app.command("make")
def make(
    answers: Annotated[Path, typer.Argument(metavar="ANTWOORDEN", help="De ingevulde werkmap (.xlsx, .ods) of een map met csv.")],
    *,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="BESTAND", help="Schrijf het beeld als pdf.")] = None,
    docx: Annotated[Path | None, typer.Option("--docx", metavar="BESTAND", help="Schrijf het beeld voor Word.")] = None,
    odt: Annotated[Path | None, typer.Option("--odt", metavar="BESTAND", help="Schrijf het beeld als OpenDocument.")] = None,
    norms: Annotated[
        str | None, typer.Option("--norms", metavar="BESTAND", help="De normenset, als die niet is meegeleverd.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Druk de cijfers af als JSON.")] = False,
) -> None:
    """Maak het weerbaarheidsbeeld van ingevulde antwoorden."""
    outputs = {suffix: path for suffix, path in ((".pdf", output), (".docx", docx), (".odt", odt)) if path is not None}
    for suffix, path in outputs.items():
        check_output(path, [suffix], option="-o" if suffix == ".pdf" else f"--{suffix[1:]}")
        _check_not_input(path, answers)
    file, picture = _picture(answers, _norm(norms) if norms else None)
    for place, note in file.notes:
        say(str(Fault(str(answers), place, note)))
    _warn_of_personal_data(answers, file)
    if outputs:
        made, told = _rendered(outputs, file, picture)
        write(made)
        for line in (*(f"Geschreven: {path}" for path in outputs.values()), *told):
            say(line)
    if as_json:
        print_json(picture_json(file, picture))
    elif not outputs:
        typer.echo(in_words(file, picture))


def _norm(name: str) -> "NormSet":
    """A norm of the library by its id, or one of the person's own from a file."""
    from dijkwacht.documents.norms.library import norm  # noqa: PLC0415
    from dijkwacht.documents.norms.reader import read_norm  # noqa: PLC0415
    from dijkwacht.kit.files import read_text  # noqa: PLC0415

    if name.lower().endswith(_NORM_FILES):
        return read_norm(read_text(Path(name)), file=name)
    return norm(name)


def _picture(answers: Path, own: "NormSet | None") -> "tuple[AnswersFile, Picture]":
    from dijkwacht.analysis.scoring.score import score  # noqa: PLC0415
    from dijkwacht.documents.norms.library import find_norm  # noqa: PLC0415
    from dijkwacht.documents.workbook.reader import read_workbook  # noqa: PLC0415

    def known(code: str) -> "NormSet | None":
        return own if own and code == own.id else find_norm(code)

    file = read_workbook(answers, file=str(answers), norms=known)
    picture = score(
        file.norm.scored_criteria(),
        file.answers(),
        on=file.head.on,
        shelf_life=file.norm.shelf_months,
        settled=file.settlements(),
    )
    return file, picture


def _warn_of_personal_data(answers: Path, file: "AnswersFile") -> None:
    """Say which cells look as if they hold personal data; what stands in them is not repeated."""
    from dijkwacht.kit.personal import words_of  # noqa: PLC0415

    if not file.personal:
        return
    warnings = [(cell.place, f"lijkt {words_of(cell.kinds)} te bevatten") for cell in file.personal]
    if (more := len(warnings) - _WARNINGS) > 0:
        warnings[_WARNINGS:] = [("", f"en nog {count(more, 'cel', 'cellen')}")]
    for place, reason in warnings:
        say(" ".join(str(Fault(str(answers), place, reason)).splitlines()))
    say("In een weerbaarheidsbeeld horen geen persoonsgegevens. Controleer deze cellen en haal weg wat er niet in hoort.")


def _rendered(outputs: dict[str, Path], file: "AnswersFile", picture: "Picture") -> tuple[dict[Path, bytes], list[str]]:
    """Every report that is asked, made before the first is written, and what is to be told of them."""
    from dijkwacht.documents import writers  # noqa: PLC0415
    from dijkwacht.documents.files import Form  # noqa: PLC0415

    content = _content(file, picture)
    forms = {path: Form(suffix[1:]) for suffix, path in outputs.items()}
    told = [line for form in forms.values() if (line := writers.told_of(content, form))]
    return {path: writers.write(content, form) for path, form in forms.items()}, told


def _content(file: "AnswersFile", picture: "Picture") -> "Paper":
    """The report's content; without texts of an adviser it takes the advice of the norm."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from dijkwacht.analysis.scoring.answers import Source  # noqa: PLC0415
    from dijkwacht.documents.marking import Marking  # noqa: PLC0415
    from dijkwacht.documents.report.compose import compose  # noqa: PLC0415
    from dijkwacht.documents.report.content import ReportHead, ReportTexts  # noqa: PLC0415
    from dijkwacht.documents.report.given import Basis  # noqa: PLC0415
    from dijkwacht.documents.report.parts.bodies import has_picture_language  # noqa: PLC0415

    def said_in(source: Source) -> int:
        return len({row.respondent for row in file.rows if row.source is source})

    persons = {row.respondent for row in file.rows if row.source not in (Source.CHECK, Source.DOCUMENT)}
    head = ReportHead(
        organisation=file.head.name,
        code=file.head.code,
        on=file.head.on,
        made_on=datetime.now(tz=UTC).astimezone().date(),
        marking=Marking(file.head.marking.value),
        example=file.head.example,
        basic=file.head.basic,
        respondents=len(persons),
        basis=Basis(
            questionnaires=said_in(Source.QUESTIONNAIRE),
            interviews=said_in(Source.INTERVIEW),
            in_sessions=said_in(Source.SESSION),
            checked=len({row.criterion for row in file.rows if row.source is Source.CHECK}),
        ),
        picture_language=has_picture_language(file.head.code),
        members=file.head.also_for,
    )
    return compose(head=head, norm=file.norm, picture=picture, texts=ReportTexts(settled=file.settled))


def _check_not_input(path: Path, answers: Path) -> None:
    if path.exists() and answers.exists() and path.samefile(answers):
        raise fault(path, "dit zijn de antwoorden zelf; kies voor het beeld een andere naam")
