"""What the rows of somebody's own list say once it is known which column is what, and what a person made of single rows."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.action_lists.days import day_of, is_nothing
from dijkwacht.documents.action_lists.table import ActionTable, Line, column_words
from dijkwacht.documents.norms.words import EFFORT_WORDS, FUNCTION_WORDS
from dijkwacht.documents.workbook.cells import near
from dijkwacht.documents.workbook.sheets.table import letters
from dijkwacht.kit.errors import Fault
from dijkwacht.kit.personal import scan

MAX_TITLE: Final = 200
MAX_PLACE: Final = 120
MAX_TYPED: Final = 5_000
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
CUT: Final = "de titel is afgebroken; de hele tekst staat in de toelichting"
IN_WORDS: Final = "de planning is geen dag en staat in de toelichting"
NO_OWNER: Final = "de eigenaar is geen functie van hier en wordt niet overgenomen"
MIDDLE: Final = "de inspanning wordt ‘middel’"
PLACE_CUT: Final = "waar het in het plan staat is te lang en staat in de toelichting"
_UNREAD: Final = MappingProxyType(
    {
        "text": "de toelichting kan niet worden gelezen en komt niet mee",
        "owner": "de eigenaar kan niet worden gelezen en komt niet mee",
        "effort": "de inspanning kan niet worden gelezen en wordt ‘middel’",
        "cycle_place": "waar het in het plan staat kan niet worden gelezen en komt niet mee",
        "former": "de status kan niet worden gelezen en komt niet mee",
    }
)


@dataclass(frozen=True, slots=True)
class Action:
    """One action of the list as it would be taken over; ``notes`` say what is left behind, ``faults`` what keeps it from coming.

    ``typed`` is what a person may change, as the list has it or as it was mended.
    """

    number: int
    title: str
    text: str = ""
    owner: str = ""
    due_on: date | None = None
    effort: str = "medium"
    cycle_place: str = ""
    notes: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    typed: Mapping[str, str] = field(default_factory=dict)
    is_left_out: bool = False


Mapped = Mapping[str, int]
"""The column of each field that is taken over."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person made of single rows: what was typed anew, which are left out, and whether hidden ones come too."""

    mended: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    left_out: Collection[int] = ()
    with_hidden: bool = False


AS_READ: Final = Wishes()


def actions_in(table: ActionTable, mapped: Mapped, wishes: Wishes = AS_READ) -> list[Action]:
    """What the rows say, those that are left out too; rows that hold nothing of their own in these columns are none."""
    return [
        replace(_action(table, line, mapped, wishes), is_left_out=line.number in wishes.left_out)
        for line in table.lines
        if (wishes.with_hidden or not line.is_hidden) and _is_one(line, mapped, wishes)
    ]


def _is_one(line: Line, mapped: Mapped, wishes: Wishes) -> bool:
    own = [column for column in mapped.values() if (line.texts.get(column) and column not in line.filled) or column in line.flaws]
    return line.number in wishes.mended or (bool(own) and not line.is_banner)


def hidden_in(table: ActionTable) -> list[int]:
    """The numbers of rows that the file hides, also by a filter."""
    return [line.number for line in table.lines if line.is_hidden and not line.is_banner]


def banners_in(table: ActionTable) -> list[int]:
    """The numbers of rows that are one heading over several columns."""
    return [line.number for line in table.lines if line.is_banner]


def columns_left(table: ActionTable, mapped: Mapped) -> list[str]:
    """The columns that hold something below the headings and are not taken over, as a person points at them."""
    held = {column for line in table.lines if not line.is_banner for column in (*line.texts, *line.flaws)}
    left = sorted(held - set(mapped.values()))
    return [column_words(at, table.headings[at]) if at in table.headings else f"{letters(at)} (zonder kop)" for at in left]


def faults_in(actions: Sequence[Action]) -> list[Fault]:
    """Everything that keeps the rows that are not left out from being taken over."""
    return [fault for action in actions if not action.is_left_out for fault in action.faults]


def noted_in(actions: Sequence[Action]) -> list[tuple[str, list[int]]]:
    """What is changed or left behind, each with the numbers of its rows."""
    found: dict[str, list[int]] = {}
    for action in actions:
        for note in action.notes if not action.is_left_out else ():
            found.setdefault(note, []).append(action.number)
    return [*found.items()]


def personal_in(
    table: ActionTable, mapped: Mapped, actions: Sequence[Action], *, without: Collection[int] = ()
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every cell that would be taken over and seems to hold personal data: its place, and the kinds.

    ``without`` are the numbers of rows that are not taken over. What was typed anew counts in the place of the cell.
    """
    lines = {line.number: line for line in table.lines}
    for action in actions:
        if action.number in without or action.is_left_out:
            continue
        line = lines[action.number]
        for name, column in mapped.items():
            text = action.typed[name] if name in ("title", "due_on") else line.texts.get(column, "")
            if kinds := tuple(dict.fromkeys(str(hit.kind) for hit in scan(text))):
                yield table.place(line, column), kinds


@dataclass(slots=True)
class _Making:
    """One row on its way to an action."""

    table: ActionTable
    line: Line
    mapped: Mapped
    given: dict[str, str]
    mended: Mapping[str, str]
    notes: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    aside: list[str] = field(default_factory=list)

    def wrong(self, name: str, reason: str) -> None:
        place = self.table.place(self.line, self.mapped.get(name, self.mapped["title"]))
        self.faults.append(Fault("", place, reason))

    def flaw(self, name: str) -> str:
        """Why the cell cannot be read; nothing where it can, or where something else was typed."""
        return "" if name in self.mended else self.line.flaws.get(self.mapped.get(name, 0), "")

    def name(self) -> str:
        title = " ".join(self.given.get("title", "").split())
        if flaw := self.flaw("title"):
            self.wrong("title", flaw)
        elif not title:
            self.wrong("title", "hier staat niet wat er gebeurt; vul het in of laat de rij weg")
        if len(title) <= MAX_TITLE:
            return title
        self.notes.append(CUT)
        self.aside.append(title)
        return cut(title, MAX_TITLE)

    def due_on(self) -> date | None:
        text = self.given.get("due_on", "")
        if flaw := self.flaw("due_on"):
            self.wrong("due_on", flaw)
        if not text or is_nothing(text):
            return None
        found, reason = day_of(text)
        if reason:
            self.wrong("due_on", reason)
        elif not found:
            self.notes.append(IN_WORDS)
        return found

    def place(self) -> str:
        place = " ".join(self.given.get("cycle_place", "").split())
        if len(place) <= MAX_PLACE:
            return place
        self.notes.append(PLACE_CUT)
        self.aside.append(place)
        return cut(place, MAX_PLACE)

    def owner(self) -> str:
        """A function that is known here; an owner that is none may be a name."""
        if "owner" in self.mended:
            return self.mended["owner"] if self.mended["owner"] in FUNCTION_WORDS else ""
        return self._key("owner", FUNCTION_WORDS, NO_OWNER)

    def effort(self) -> str:
        return self._key("effort", EFFORT_WORDS, MIDDLE) or "medium"

    def _key(self, name: str, words: Mapping[str, str], note: str) -> str:
        text = self.given.get(name, "")
        found = "" if is_nothing(text) else key_of(text, words)
        if text and not found and not is_nothing(text):
            self.notes.append(note)
        return found

    def text(self, title: str, *, in_words: str) -> str:
        text = self.given.get("text", "")
        status = [part for part in (self.given.get("former", ""), f"klaar op {in_words}" if in_words else "") if part]
        former = f"Status in de oude lijst: {'; '.join(status)}" if status else ""
        return "\n\n".join(part for part in (*self.aside, "" if text == title else text, former) if part)


def _action(table: ActionTable, line: Line, mapped: Mapped, wishes: Wishes) -> Action:
    mended = wishes.mended.get(line.number, {})
    given = {name: line.texts.get(column, "") for name, column in mapped.items()}
    given |= {name: text for name, text in mended.items() if name != "owner"}
    making = _Making(table, line, mapped, given, mended)
    title, due_on, place, owner, effort = making.name(), making.due_on(), making.place(), making.owner(), making.effort()
    making.notes += [note for name, note in _UNREAD.items() if making.flaw(name)]
    text = making.text(title, in_words=given.get("due_on", "") if IN_WORDS in making.notes else "")
    typed = {"title": given.get("title", ""), "due_on": given.get("due_on", ""), "owner": owner}
    return Action(
        line.number, title, text, owner, due_on, effort, place, tuple(making.notes), tuple(making.faults), MappingProxyType(typed)
    )


def cut(text: str, most: int) -> str:
    """The beginning of a text of one line, up to the last whole word that fits, with a sign that it goes on.

    >>> cut("Leg vast wie tekent", 12)
    'Leg vast …'
    """
    if len(text) <= most:
        return text
    begun = text[: most - 1]
    at_word = begun.rpartition(" ")[0]
    return f"{at_word.rstrip(' ,;:')} …" if len(at_word) > most // 2 else f"{begun}…"


def key_of(text: str, words: Mapping[str, str]) -> str:
    """The key of a word that somebody must have meant; empty where none lies near."""
    plain = text.strip()
    if not plain:
        return ""
    options = {**{word: key for key, word in words.items()}, **{key: key for key in words}}
    meant = near(plain, options)
    return options[meant] if meant else ""
