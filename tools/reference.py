"""Write docs/reference from the code: ``python -m tools.reference``. A test compares what is committed."""
# ruff: noqa: PLC0415 - each page imports only what it describes

import inspect
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs/reference"
NOTE = "<!-- Gemaakt uit de code met `make docs`; verander deze pagina niet met de hand. -->"

# What the code cannot say itself. A setting that is missing here, or too much, stops the making.
SETTINGS = {
    "DIJKWACHT_BACKUPS": ("de map `back-ups` in `DIJKWACHT_DATA`", "De map waarin het achtergrondwerk elke dag een back-up zet."),
    "DIJKWACHT_BACKUPS_KEPT": ("`14`", "Hoeveel back-ups in die map blijven; de oudste gaan weg."),
    "DIJKWACHT_BACKUP_KEY": (
        "leeg: er worden geen back-ups gemaakt",
        "De publieke sleutel waarmee back-ups op slot gaan (`age1…`), van `dijkwacht keys pair`. Nooit de privésleutel.",
    ),
    "DIJKWACHT_CONTACT": (
        "leeg: de pagina zegt aan wie u het kunt vragen",
        "Waar een gebruiker hulp vraagt: een mailadres, of het adres van een pagina dat met `https://` begint.",
    ),
    "DIJKWACHT_DATA": ("`data`", "De map voor de database van SQLite en de verzamelde vormgeving."),
    "DIJKWACHT_DATABASE": ("`sqlite`", "`sqlite`, of het adres van een PostgreSQL: `postgresql://gebruiker@server:5432/naam`."),
    "DIJKWACHT_DEMO": (
        "`0`",
        "`1` zet het voorbeeld aan: een vaste sleutel, alleen de eigen machine, geen TLS.",
    ),
    "DIJKWACHT_HOSTS": ("geen, verplicht", "De namen waaronder de site bereikbaar is, met komma’s ertussen."),
    "DIJKWACHT_KEYS": (
        "leeg: afgeleid van `DIJKWACHT_SECRET_KEY`",
        "Waarmee geheimen in de database op slot gaan: sleutels van minstens 40 tekens, met komma’s, de nieuwste voorop.",
    ),
    "DIJKWACHT_MAIL": (
        "leeg: er gaat geen mail uit",
        "De mailserver: `smtp://gebruiker:wachtwoord@server:587/?tls=starttls` of `smtps://…` (poort 465).",
    ),
    "DIJKWACHT_MAIL_FROM": (
        "verplicht bij `DIJKWACHT_MAIL`",
        "De afzender: `dijkwacht@organisatie.example`, of een naam met het adres tussen `<` en `>`.",
    ),
    "DIJKWACHT_OIDC": (
        "leeg: niemand logt zo in",
        "Een bestand met de [inlogvoorzieningen van organisaties](../how-to/inlogvoorziening.md) (OpenID Connect), in JSON.",
    ),
    "DIJKWACHT_OWNER_DATABASE": (
        "leeg: dezelfde rol als die van de site",
        "De PostgreSQL met de rol van wie de tabellen zijn. Alleen `dijkwacht setup` gebruikt dit; de site kent het niet.",
    ),
    "DIJKWACHT_PROXIES": (
        "`127.0.0.0/8, ::1`",
        "De proxy’s die mogen zeggen voor wie zij vragen, als adres of netwerk; een ander wordt niet geloofd. Alleen met TLS.",
    ),
    "DIJKWACHT_SEAL_KEYS": (
        "`DIJKWACHT_SECRET_KEY`",
        "De sleutels van het logboek, elk minstens 40 tekens, met komma's ertussen: de nieuwste eerst, oude erachter.",
    ),
    "DIJKWACHT_SEAL_MAIL": ("leeg: alleen in `zegels.txt`", "Het adres dat elke dag het laatste zegel van het logboek krijgt."),
    "DIJKWACHT_SECRET_KEY": (
        "geen, verplicht",
        "De geheime sleutel voor sessies en formulieren: minstens 40 tekens, door een programma getrokken.",
    ),
    "DIJKWACHT_STREAM": (
        "`0`",
        "`1` schrijft elke gebeurtenis van het logboek ook als regel JSON naar de uitvoer, voor een SIEM: zonder naam of inhoud.",
    ),
    "DIJKWACHT_TLS": ("`1`, in de demo `0`", "Of de site achter TLS staat: cookies en omleiding alleen over https."),
    "DIJKWACHT_URL": (
        "de eerste van `DIJKWACHT_HOSTS`",
        "Het adres van de site, zoals `https://dijkwacht.organisatie.example`: zo beginnen de links in een mail.",
    ),
}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; a bar within a cell is escaped."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def page(title: str, *parts: str) -> str:
    """A page of the reference."""
    return "\n\n".join([f"# {title}", NOTE, *parts]) + "\n"


def commands() -> str:
    """Every command with its arguments and options, from the command line itself."""
    from typer import Context
    from typer.main import get_group

    from dijkwacht.cli.commands import app

    top = get_group(app)
    parts = [part for name, command in _commands_in(top, Context(top)) for part in _command(f"dijkwacht {name}", command)]
    ending = "Een opdracht eindigt met 0 (gedaan), 2 (verkeerde invoer of aanroep, één regel per fout) of 1 (iets anders)."
    return page("Opdrachten", ending, *parts)


def _commands_in(group: Any, context: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if hasattr(command, "list_commands"):
            yield from _commands_in(command, context, f"{before}{name} ")
        else:
            yield before + name, command


def _command(name: str, command: Any) -> Iterator[str]:
    yield f"## `{name}`"
    yield (command.help or "").strip()
    rows = [_parameter(parameter) for parameter in command.params if not getattr(parameter, "hidden", False)]
    if rows:
        yield table(("gegeven", "betekenis", "standaard"), rows)


def _parameter(parameter: Any) -> tuple[str, str, str]:
    flags = parameter.opts if parameter.opts[0].startswith("-") else [parameter.metavar or parameter.name]
    usual = "verplicht" if parameter.required else _usual(parameter.default)
    return ", ".join(f"`{flag}`" for flag in flags), getattr(parameter, "help", None) or "", usual


def _usual(default: object) -> str:
    """How a default is written: nothing for what is simply absent."""
    return f"`{default}`" if isinstance(default, str | int | Path) and not isinstance(default, bool) and str(default) else ""


def states() -> str:
    """The states of a picture and the steps between them, as drawing and table."""
    from dijkwacht.apps.pictures.rules.states import STEPS, State, Step

    def asks(step: Step) -> str:
        asked = {
            "een reden": step.needs_reason,
            "antwoorden": step.needs_answers,
            "een samenvatting en nagelezen bevindingen": step.needs_concept,
            "een einddatum": step.needs_until,
            "een bevestigd besluit": step.needs_decision,
        }
        return ", ".join(what for what, is_asked in asked.items() if is_asked)

    drawing = _drawing(State, State.PLANNED, {between: step.verb for between, step in STEPS.items()})
    rows = [(before.word, after.word, step.verb, asks(step)) for (before, after), step in STEPS.items()]
    return page(
        "De stappen van een weerbaarheidsbeeld",
        drawing,
        table(("van", "naar", "stap", "vraagt"), rows),
        *_invitation_states(),
        *_session_states(),
        *_assignment_states(),
        *_norm_states(),
        *_measure_states(),
        *_bibob_states(),
        *_damocles_states(),
    )


def _measure_states() -> Iterator[str]:
    from dijkwacht.apps.measures.rules.states import STEPS, State, Step

    def asks(step: Step) -> str:
        asked = {
            "een dag": step.needs_day,
            "een eigenaar en een dag waarop het klaar is": step.needs_owner,
            "hoe het gaat": step.needs_how,
            "bewijs dat een ander heeft gezien": step.needs_proof,
            "een reden": step.needs_reason,
        }
        return ", ".join(what for what, is_asked in asked.items() if is_asked)

    yield "## De stappen van een maatregel"
    yield _drawing(State, State.PROPOSED, {between: step.verb for between, step in STEPS.items()})
    who = {True: "opdrachtgever, adviseur OOV, eigenaar", False: "opdrachtgever, adviseur OOV"}
    rows = [(a.word, b.word, step.verb, asks(step), who[step.by_owner]) for (a, b), step in STEPS.items()]
    yield table(("van", "naar", "stap", "vraagt", "door"), rows)


def _invitation_states() -> Iterator[str]:
    from dijkwacht.apps.invitations.rules.states import INVITATION_STEPS, InvitationState

    steps = INVITATION_STEPS.items()
    yield "## De stappen van een uitnodiging"
    yield _drawing(InvitationState, InvitationState.PREPARED, {between: step.verb for between, step in steps})
    rows = [
        (before.word, after.word, step.verb, step.by.value, "ja" if step.needs_open_round else "")
        for (before, after), step in steps
    ]
    yield table(("van", "naar", "stap", "door", "alleen zolang de vragen openstaan"), rows)


def _session_states() -> Iterator[str]:
    from dijkwacht.apps.group_sessions.rules import ROUND_STEPS, SESSION_STEPS, RoundState, SessionState

    yield "## De stappen van een groepssessie"
    yield _drawing(SessionState, SessionState.PREPARED, SESSION_STEPS)
    yield (
        "Een sessie die bezig is, eindigt ook vanzelf: na een dag, als het beeld een stap verder gaat, of als de organisatie"
        " geen adviseur meer heeft. Bij het eind gaan alle plaatsen en stemmen weg."
    )
    yield "### Een onderdeel in een groepssessie"
    yield _drawing(RoundState, RoundState.WAITING, ROUND_STEPS)


def _norm_states() -> tuple[str, ...]:
    from dijkwacht.apps.norms.rules import STEPS, State

    text = "Een gepubliceerde versie verandert nooit. Een beeld houdt de versie waarmee het begon, ook als die uit gebruik is."
    rows = [(before.word, after.word, verb) for (before, after), verb in STEPS.items()]
    return "## De versie van een norm", _drawing(State, State.DRAFT, STEPS), text, table(("van", "naar", "stap"), rows)


def _bibob_states() -> Iterator[str]:
    from dijkwacht.apps.bibob.rules.states import ENDED, STEPS, BibobState

    withdrawn = BibobState.WITHDRAWN
    yield "## De stappen van een Bibob-zaak"
    drawn = {pair: step.verb for pair, step in STEPS.items() if pair[1] is not withdrawn}
    yield _drawing(BibobState, BibobState.RECEIVED, drawn)
    states = ", ".join(state.word for state in BibobState if state not in ENDED)
    yield f"Terugtrekken kan uit elke lopende stand: {states}. Die pijlen staan niet in de tekening."
    rows = [
        (before.word, after.word, step.verb, "; ".join(f"{gate.asks} ({gate.article})" for gate in step.gates))
        for (before, after), step in STEPS.items()
        if after is not withdrawn
    ]
    yield table(("van", "naar", "stap", "vraagt, met artikel van de Wet Bibob of de Awb"), rows)


def _damocles_states() -> Iterator[str]:
    from dijkwacht.apps.damocles.rules.states import DAMOCLES_STEPS, DamoclesState, DamoclesStep
    from dijkwacht.apps.policies.rules import POLICY_STEPS, PolicyState

    def asks(step: DamoclesStep) -> str:
        asked = {
            "de afweging, of een reden voor wat open bleef": step.needs_checklist,
            "een laatste dag": step.asks_until,
            "maanden of onbepaalde tijd": step.asks_months,
            "een reden": step.needs_reason,
            "dat de sluiting voorbij is": step.needs_end,
        }
        return ", ".join(what for what, is_asked in asked.items() if is_asked)

    steps = DAMOCLES_STEPS.items()
    yield "## De stappen van een Damocleszaak"
    yield _drawing(DamoclesState, DamoclesState.RECEIVED, {between: step.verb for between, step in steps})
    rows = [(before.word, after.word, step.verb, step.article, asks(step)) for (before, after), step in steps]
    yield table(("van", "naar", "stap", "grondslag", "vraagt"), rows)
    yield "## De versie van beleid"
    yield _drawing(PolicyState, PolicyState.DRAFT, POLICY_STEPS)
    yield table(("van", "naar", "stap"), [(before.word, after.word, verb) for (before, after), verb in POLICY_STEPS.items()])


def _drawing(states: Iterable[Any], first: Any, verbs: Mapping[Any, str]) -> str:
    """States with the steps between them, in the language of Mermaid."""
    drawing = ["```mermaid", "stateDiagram-v2", *(f'    state "{state.word}" as {state.value}' for state in states)]
    drawing += [f"    [*] --> {first.value}"]
    drawing += [f"    {before.value} --> {after.value}: {verb}" for (before, after), verb in verbs.items()]
    return "\n".join([*drawing, "```"])


def _assignment_states() -> Iterator[str]:
    from dijkwacht.apps.accounts.rules import ASSIGNMENT_STEPS, AssignmentState

    yield "## De stappen van een opdracht"
    running = (AssignmentState.PROPOSED, AssignmentState.ACCEPTED)
    ending = {(before, AssignmentState.EXPIRED): "na de laatste dag" for before in running}
    yield _drawing(AssignmentState, AssignmentState.PROPOSED, {**ASSIGNMENT_STEPS, **ending})


def roles() -> str:
    """Which role gives which right."""
    from dijkwacht.apps.accounts.rules import ROLE_RIGHTS, Role

    rows = [(role.word, f"`{role.value}`", "; ".join(sorted(right.value for right in ROLE_RIGHTS[role]))) for role in Role]
    text = (
        "Een recht geldt alleen binnen de organisatie van het lidmaatschap en zolang dat loopt. Wie adviseert,"
        " heeft rechten zolang de aanvaarde opdracht loopt. Geen rol dient toezicht."
    )
    return page("Rollen en rechten", text, table(("rol", "in code", "mag"), rows))


def settings() -> str:
    """The variables that an installation reads, checked against the names the code knows."""
    from dijkwacht.kit.errors import Misconfigured
    from dijkwacht.web.installation.env import read

    known = ""
    try:
        read({"DIJKWACHT_": ""})
    except Misconfigured as error:
        known = str(error).partition("Bekend zijn: ")[2].rstrip(".")
    if known.split(", ") != sorted(SETTINGS):
        sys.exit(f"tools/reference.py beschrijft andere instellingen dan de code kent: {known}")
    rows = [(f"`{name}`", usual, text) for name, (usual, text) in SETTINGS.items()]
    text = "Een onbekende of verkeerde instelling houdt de start tegen."
    return page("Instellingen", text, table(("variabele", "standaard", "betekenis"), rows))


def data_model() -> str:
    """Every table of the product: columns, what they refer to and what the database keeps."""
    _start_django()
    from django.apps import apps

    parts = []
    for app in apps.get_app_configs():
        if app.name.startswith("dijkwacht.apps.") and list(app.get_models()):
            parts.append(f"## {app.verbose_name} (`{app.name}`)")
            parts += [part for model in app.get_models() for part in _model(model)]
    return page("Gegevensmodel", *parts)


def _start_django() -> None:
    """Load the models; no database is touched."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()


def _model(model: Any) -> Iterator[str]:
    yield f"### {model.__name__}"
    yield inspect.cleandoc(model.__doc__ or "")
    yield table(("kolom", "soort", "bijzonder"), [_column(column) for column in model._meta.fields])
    yield f"Muur: {_wall(model._meta.label)}."
    if model._meta.constraints:
        yield "De database bewaakt: " + ", ".join(f"`{constraint.name}`" for constraint in model._meta.constraints) + "."


def _wall(label: str) -> str:
    """Who reaches a row in PostgreSQL, from the one declaration."""
    from dijkwacht.apps.wall.rules.declarations import Asked, Chain, Named, Outbox, Own, Shared
    from dijkwacht.apps.wall.rules.table import WALL

    match WALL[label]:
        case Own(level=level, read=read, likewise=likewise):
            also = [*(one.word for one in read), *(["wie hetzelfde deelt"] if likewise else [])]
            return level.word + (f"; om te lezen ook {' en '.join(also)}" if also else "")
        case Named():
            return "wie op de zaak staat of mag meekijken"
        case Asked():
            return "wie erom vroeg"
        case Chain():
            return "lezen wie het logboek van de organisatie mag lezen, toevoegen iedereen, wijzigen niemand"
        case Outbox():
            return "alleen dijkwacht zelf"
        case Shared(why=why):
            return f"geen ({why})"


def _column(column: Any) -> tuple[str, str, str]:
    special = []
    if column.remote_field:
        special.append(f"verwijst naar {column.remote_field.model.__name__}")
    if column.null:
        special.append("mag leeg zijn")
    if column.unique and not column.primary_key:
        special.append("uniek")
    kind = column.get_internal_type() + (f" ({column.max_length})" if column.max_length else "")
    return f"`{column.column}`", kind, ", ".join(special)


def barrier_model() -> str:
    """What stands in a file with a barrier model."""
    from tools import formats

    text = (
        "Een barrièremodel is YAML of JSON. Een sleutel die hier niet staat, wordt geweigerd, met de plek in het bestand."
        " [Zo maakt u er een](../tutorials/eerste-barrieremodel.md); [zo wordt ermee gerekend](../explanation/barrieres.md)."
    )
    return page("Het bestand van een barrièremodel", text, *formats.barrier_model())


PAGES: dict[str, Callable[[], str]] = {
    "commands.md": commands,
    "states.md": states,
    "roles.md": roles,
    "settings.md": settings,
    "data-model.md": data_model,
    "barrier-model.md": barrier_model,
}


def write() -> None:
    """Write every page."""
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
