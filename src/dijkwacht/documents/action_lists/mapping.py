"""Which column of somebody's own list is what, and what its rows say then."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.action_lists.table import ActionTable, Line
from dijkwacht.documents.norms.words import EFFORT_WORDS, FUNCTION_WORDS
from dijkwacht.documents.workbook.cells import near, written_date
from dijkwacht.kit.errors import Fault
from dijkwacht.kit.personal import scan

MAX_TITLE: Final = 200
MAX_PLACE: Final = 120
FIELDS: Final = MappingProxyType(
    {
        "title": "Wat gebeurt er?",
        "text": "Toelichting",
        "owner": "Wie zorgt ervoor? (een functie)",
        "due_on": "Wanneer is het klaar?",
        "effort": "Hoeveel werk is het?",
        "cycle_place": "Waar in het plan?",
        "former": "Status in de oude lijst",
    }
)
"""What can be taken over, and how the page asks which column it is."""

_KNOWN: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "title": ("maatregel", "actie", "actiepunt", "actiepunten", "wat", "omschrijving", "onderwerp", "activiteit", "taak"),
        "text": ("toelichting", "opmerking", "opmerkingen", "beschrijving", "details", "notitie"),
        "owner": ("eigenaar", "functie", "wie", "verantwoordelijke", "actiehouder", "trekker", "door wie", "portefeuille"),
        "due_on": ("klaar op", "wanneer", "deadline", "einddatum", "datum gereed", "gereed", "planning", "datum", "uiterlijk"),
        "effort": ("inspanning", "omvang", "hoeveel werk"),
        "cycle_place": ("waar in het plan", "programma", "hoofdstuk", "begroting", "plan"),
        "former": ("stand", "status", "voortgang", "stand van zaken"),
    }
)


@dataclass(frozen=True, slots=True)
class Action:
    """One action of the list as it would be taken over; ``notes`` say what is left behind."""

    number: int
    title: str
    text: str = ""
    owner: str = ""
    due_on: date | None = None
    effort: str = "medium"
    cycle_place: str = ""
    notes: tuple[str, ...] = ()


Mapped = Mapping[str, int]
"""The column of each field that is taken over."""


def guess(table: ActionTable) -> dict[str, int]:
    """The column that each field must be, by its heading; the first that fits, and none twice.

    Whole headings go before words within one: a column *Actie* is the action, even where *Actiehouder* stands before it.
    """
    found: dict[str, int] = {}
    for is_whole in (True, False):
        for field, names in _KNOWN.items():
            if field not in found and (column := _column(table, names, set(found.values()), is_whole=is_whole)):
                found[field] = column
    return found


def _column(table: ActionTable, names: tuple[str, ...], taken: set[int], *, is_whole: bool) -> int | None:
    for name in names:
        for column, heading in table.headings.items():
            plain = heading.casefold()
            if column not in taken and (plain == name if is_whole else name in re.findall(r"\w+", plain)):
                return column
    return None


def actions_in(table: ActionTable, mapped: Mapped) -> tuple[list[Action], list[Fault]]:
    """What the rows say, and everything that keeps them from being taken over, with its place."""
    found: list[Action] = []
    faults: list[Fault] = []
    for line in table.lines:
        wrong = [Fault("", table.place(line, column), line.flaws[column]) for column in mapped.values() if column in line.flaws]
        if not wrong and not any(line.texts.get(column) for column in mapped.values()):
            continue  # a row with something in other columns only, such as a total
        action, more = _action(table, line, mapped)
        faults += [*wrong, *more]
        found.append(action)
    return found, faults


def personal_in(table: ActionTable, mapped: Mapped, *, without: Collection[int] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every cell that would be taken over and seems to hold personal data: its place, and the kinds.

    ``without`` are the numbers of rows that are not taken over.
    """
    for line in (line for line in table.lines if line.number not in without):
        for column in mapped.values():
            if kinds := tuple(dict.fromkeys(str(hit.kind) for hit in scan(line.texts.get(column, "")))):
                yield table.place(line, column), kinds


def _action(table: ActionTable, line: Line, mapped: Mapped) -> tuple[Action, list[Fault]]:
    given = {field: line.texts.get(column, "") for field, column in mapped.items()}
    faults: list[Fault] = []

    def wrong(field: str, reason: str) -> None:
        faults.append(Fault("", table.place(line, mapped[field]), reason))

    title = " ".join(given.get("title", "").split())
    if not title and mapped["title"] not in line.flaws:
        wrong("title", "hier staat niet wat er gebeurt; vul het in of haal de rij weg")
    if len(title) > MAX_TITLE:
        wrong("title", f"is {len(title)} tekens lang; hoogstens {MAX_TITLE}. Zet de rest in de toelichting")
    if len(given.get("cycle_place", "")) > MAX_PLACE:
        wrong("cycle_place", f"is langer dan {MAX_PLACE} tekens")
    due_on = _day(given.get("due_on", ""))
    if given.get("due_on") and due_on is None:
        wrong("due_on", "is geen dag; schrijf dag-maand-jaar, of neem deze kolom niet over")
    action = Action(line.number, title, _text(given), due_on=due_on, cycle_place=given.get("cycle_place", ""))
    return _with_choices(action, given), faults


def _with_choices(action: Action, given: Mapping[str, str]) -> Action:
    """The owner and the effort, where they are ones that are known here; an owner that is not may be a name."""
    notes = []
    owner = _key(given.get("owner", ""), FUNCTION_WORDS)
    if given.get("owner") and not owner:
        notes.append("de eigenaar is geen functie van hier en wordt niet overgenomen")
    effort = _key(given.get("effort", ""), EFFORT_WORDS)
    if given.get("effort") and not effort:
        notes.append("de inspanning wordt ‘middel’")
    return replace(action, owner=owner, effort=effort or "medium", notes=tuple(notes))


def _text(given: Mapping[str, str]) -> str:
    former = f"Status in de oude lijst: {given['former']}" if given.get("former") else ""
    return "\n\n".join(part for part in (given.get("text", ""), former) if part)


def _key(text: str, words: Mapping[str, str]) -> str:
    """The key of a word that somebody must have meant; empty where none lies near."""
    plain = text.strip()
    if not plain:
        return ""
    options = {**{word: key for key, word in words.items()}, **{key: key for key in words}}
    meant = near(plain, options)
    return options[meant] if meant else ""


def _day(text: str) -> date | None:
    return written_date(text)[0]
