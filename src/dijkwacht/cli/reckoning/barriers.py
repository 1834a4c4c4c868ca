"""``dijkwacht barriers``: reckon with a barrier model or a fault tree, and write it in another form."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from dijkwacht.cli.files import check_output, fault, write
from dijkwacht.cli.output import print_json, say
from dijkwacht.kit.dutch import decimal, euros, percent
from dijkwacht.kit.errors import Fault, InvalidInput
from dijkwacht.kit.files import read_bytes

if TYPE_CHECKING:
    from dijkwacht.documents.barriers.formats import Known

app = typer.Typer(help="Barrièremodellen en foutenbomen doorrekenen en omzetten.", no_args_is_help=True)

_Source = Annotated[
    Path, typer.Argument(metavar="BESTAND", help="Een barrièremodel (YAML of JSON), of een foutenboom van Open-PSA (XML).")
]
_Standing = Annotated[str, typer.Option(metavar="BAR-01,…", help="De barrières die al staan, met komma’s ertussen.")]
_FOR_TREES: Final = "een foutenboom kan alleen weer een foutenboom worden; kies een naam die eindigt op .xml"

MOST_TIME: Final = 1_000_000.0
MOST_MEMORY: Final = 10_000.0
"""Seconds and GB that can be given: enough for every machine, and no sum that never ends."""

ASSUMED: Final = "Aangenomen is dat barrières los van elkaar werken; dat is niet vastgesteld."


@app.command("analyse")
def analyse(
    file: _Source,
    *,
    standing: _Standing = "",
    limit: Annotated[int, typer.Option(min=0, max=10_000, help="Hoeveel van de kleinste verzamelingen erbij staan.")] = 20,
    seconds: Annotated[
        float, typer.Option(min=0.1, max=MOST_TIME, help="Hoelang lezen en rekenen mogen duren (anders 60).")
    ] = 60.0,
    memory: Annotated[
        float,
        typer.Option(min=0.01, max=MOST_MEMORY, metavar="GB", help="Hoeveel geheugen het rekenen mag gebruiken (anders 2)."),
    ] = 2.0,
    as_json: Annotated[bool, typer.Option("--json", help="Druk het resultaat af als JSON.")] = False,
) -> None:
    """Tel de open routes en wat ze zou sluiten; hoeveel het er ook zijn, het aantal klopt precies."""
    from dijkwacht.analysis.barriers.budget import GIGABYTE, Budget  # noqa: PLC0415 - --help stays quick
    from dijkwacht.documents.barriers import figures  # noqa: PLC0415
    from dijkwacht.documents.barriers.model import BarrierModel  # noqa: PLC0415

    begun, budget = perf_counter(), Budget(seconds, memory * GIGABYTE)
    known = _read(file)
    ids = _ids(standing)
    if isinstance(known, BarrierModel):
        _check_standing(ids, [barrier.id for barrier in known.barriers])
        found = figures.of_model(known, ids, limit=limit, budget=budget)
    elif ids:
        raise InvalidInput([Fault("--standing", "", "hoort bij een barrièremodel; een foutenboom heeft geen barrières")])
    else:
        found = figures.of_tree(known, limit=limit, budget=budget)
    found["seconds"] = round(perf_counter() - begun, 3)
    if as_json:
        print_json(found)
    else:
        typer.echo(_in_words(found))


@app.command("choose")
def choose(
    file: _Source,
    *,
    spend: Annotated[str, typer.Option(metavar="EUR", help="Wat er te besteden is, in hele euro’s, zoals 25000 of 25.000.")],
    standing: _Standing = "",
    as_json: Annotated[bool, typer.Option("--json", help="Druk het resultaat af als JSON.")] = False,
) -> None:
    """Kies voor een bedrag de barrières die de minste ruimte laten."""
    from dijkwacht.documents.barriers import figures  # noqa: PLC0415 - --help stays quick
    from dijkwacht.documents.barriers.model import BarrierModel  # noqa: PLC0415

    most = _euros(spend)
    known = _read(file)
    if not isinstance(known, BarrierModel):
        raise fault(file, "een foutenboom heeft geen barrières om uit te kiezen")
    ids = _ids(standing)
    _check_standing(ids, [barrier.id for barrier in known.barriers])
    found = figures.of_choice(known, ids, most)
    if as_json:
        print_json(found)
    else:
        typer.echo("\n".join(_choice(found)))


@app.command("convert")
def convert(
    file: _Source,
    *,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="UIT", help="Waar het komt (.yaml, .json, .csv of .xml).")],
) -> None:
    """Zet een barrièremodel of foutenboom om."""
    from dijkwacht.documents.barriers.formats import WRITERS, as_xml  # noqa: PLC0415 - --help stays quick
    from dijkwacht.documents.barriers.model import BarrierModel  # noqa: PLC0415

    check_output(output, WRITERS, option="-o")
    known = _read(file)
    if output.exists() and output.samefile(file):
        raise fault(output, "dit is het bestand zelf; kies een andere naam")
    if isinstance(known, BarrierModel):
        text = WRITERS[output.suffix.lower()](known)
    elif output.suffix.lower() == ".xml":
        text = as_xml(known)
    else:
        raise fault(output, _FOR_TREES)
    write({output: text.encode()})
    say(f"Geschreven: {output}")


@app.command("draw")
def draw(
    file: _Source,
    *,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="UIT", help="Waar de tekening komt (.svg of .pdf).")],
) -> None:
    """Teken een barrièremodel: los (.svg), of op een vel van A3 (.pdf)."""
    from dijkwacht.documents.barriers.model import BarrierModel  # noqa: PLC0415 - --help stays quick
    from dijkwacht.documents.barriers.picture import drawn, sheet_of  # noqa: PLC0415

    check_output(output, (".svg", ".pdf"), option="-o")
    known = _read(file)
    if not isinstance(known, BarrierModel):
        raise fault(file, "een foutenboom wordt niet getekend, een barrièremodel wel")
    made = sheet_of(known) if output.suffix.lower() == ".pdf" else drawn(known).encode()
    write({output: made})
    say(f"Geschreven: {output}")


def _read(file: Path) -> "Known":
    """A model or a fault tree; each ground is a source of the model itself, or one that dijkwacht has."""
    from dijkwacht.documents.barriers.formats import read_any  # noqa: PLC0415 - --help stays quick
    from dijkwacht.documents.barriers.opsa import LARGEST  # noqa: PLC0415
    from dijkwacht.documents.law.library import register  # noqa: PLC0415

    return read_any(read_bytes(file, largest=LARGEST), file=str(file), law=register().refs)


def _euros(typed: str) -> Decimal:
    try:
        found = euros(typed)
    except ValueError as reason:
        raise InvalidInput([Fault("--spend", "", str(reason))]) from None
    if found < 0:
        raise InvalidInput([Fault("--spend", "", "dit bedrag moet minstens 0 zijn")])
    return Decimal(found)


def _ids(standing: str) -> list[str]:
    return [one.strip() for one in standing.split(",") if one.strip()]


def _check_standing(given: list[str], known: list[str]) -> None:
    wrong = [one for one in given if one not in known]
    if wrong:
        raise InvalidInput(
            [Fault("--standing", str(given.index(one) + 1), f"‘{one[:40]}’ staat niet in het model") for one in wrong]
        )


def _in_words(found: dict[str, Any]) -> str:
    """The figures for a person: counts, never a chance."""
    routes, closing = found["routes"], found["closing_sets"]
    lines = [f"Open routes: {_told(routes['count'])}", *_listed(routes["smallest"])]
    if routes["count"] == 0:
        lines.append("Alles is al dicht.")
    else:
        lines += [f"Manieren om alles te sluiten: {_told(closing['count'])}", *_listed(closing["smallest"])]
    if closing["uncloseable"]:
        lines.append(f"Blijft open, wat er ook bij komt: {', '.join(closing['uncloseable'])}")
    if closing["cheapest"] and closing["cheapest"]["barriers"]:
        lines.append(f"Het goedkoopst: {' + '.join(closing['cheapest']['barriers'])} ({_cost(closing['cheapest']['cost'])})")
    elif closing["count"] and routes["count"]:
        lines.append("Het goedkoopst: niet te zeggen, want kosten zijn niet bekend.")
    if not found["exact"]:
        lines.append(
            "Niet alles is uitgerekend: daarvoor waren er te weinig tijd of geheugen. Met --json staat erbij wat zeker is; "
            "met --seconds en --memory geeft u meer."
        )
    elif routes["count"] is None:
        lines.append("In deze boom kan meer ook minder zijn (not of xor); dan bestaan er geen kleinste verzamelingen.")
    lines.append(ASSUMED)
    return "\n".join(lines)


def _choice(found: dict[str, Any]) -> list[str]:
    barriers = " + ".join(found["barriers"]) or "niets"
    rooms, routes = ([one[edge] for edge in ("low", "likely", "high")] for one in (found["room_range"], found["routes_range"]))
    lines = [
        f"Voor dit bedrag: {barriers} ({_cost(found['cost'])}, over {found['years']} jaar)",
        f"Ruimte die dan overblijft: {_range(rooms, lambda one: percent(Fraction(one)))}",
        f"Open routes: {_range(routes, lambda one: decimal(one, places=0))}",
    ]
    if not found["exact"]:
        lines.append(f"Dit is de beste die gevonden is; een andere laat minstens {percent(Fraction(found['least']))} ruimte.")
    if found["without_cost"]:
        lines.append(f"Zonder kosten in het model, dus niet gewogen: {', '.join(found['without_cost'])}")
    return [*lines, ASSUMED]


def _told(number: int | None) -> str:
    return "niet bekend" if number is None else decimal(number, places=0)


def _listed(sets: list[list[str]] | None) -> list[str]:
    return [f"  {' + '.join(one)}" for one in sets or [] if one]


def _cost(cost: float) -> str:
    return f"kosten: € {decimal(cost, places=0)}"


def _range(figures: list[Any], word: Callable[[Any], str]) -> str:
    """The likely figure, with the lowest and the highest where they differ."""
    likely, least, most = word(figures[1]), word(min(figures)), word(max(figures))
    return likely if least == most else f"{likely} ({least} tot {most})"
