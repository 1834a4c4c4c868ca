"""What somebody chose of a list that was handed in, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from dijkwacht.documents.action_lists.headings import guess, table_by
from dijkwacht.documents.action_lists.mapping import FIELDS, Action, Wishes, actions_in
from dijkwacht.documents.action_lists.table import ActionBook, ActionTable, ListSheet


@dataclass(frozen=True, slots=True)
class Choice:
    """Sheet, row of the headings and columns, as guessed until chosen; and of each sheet what was made of its rows."""

    sheet: int | None = None
    head: int | None = None
    columns: Mapping[str, int] | None = None
    mended: Mapping[int, Mapping[int, Mapping[str, str]]] = field(default_factory=dict)
    left_out: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    with_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """A list as it was chosen: where it stands, which column is what, and what its rows say."""

    at: int
    sheet: ListSheet
    head: int
    table: ActionTable
    mapped: Mapping[str, int]
    actions: tuple[Action, ...]


def look(book: ActionBook, choice: Choice) -> Look:
    """What comes of a list by this choice; what does not stand in the file is as it was guessed."""
    is_there = choice.sheet is not None and 0 <= choice.sheet < len(book.sheets) and not book.sheets[choice.sheet].why_not
    at = choice.sheet if is_there and choice.sheet is not None else book.chosen
    sheet = book.sheets[at]
    head = choice.head if any(line.number == choice.head for line in sheet.lines) and choice.head else sheet.head
    table = table_by(sheet, head)
    if choice.columns is None:
        mapped = guess(table.headings)
    else:
        mapped = {name: column for name, column in choice.columns.items() if name in FIELDS and column in table.headings}
    wishes = Wishes(choice.mended.get(at, {}), choice.left_out.get(at, ()), choice.with_hidden)
    actions = tuple(actions_in(table, mapped, wishes)) if "title" in mapped else ()
    return Look(at, sheet, head, table, mapped, actions)


def with_rows(choice: Choice, at: int, *, mended: Mapping[int, Mapping[str, str]], left_out: Mapping[int, bool]) -> Choice:
    """The choice with what was just typed of rows of this sheet, and which of those shown are left out; the other rows stay."""
    rows = {number: dict(texts) for number, texts in choice.mended.get(at, {}).items()}
    for number, texts in mended.items():
        rows[number] = {**rows.get(number, {}), **texts}
    out = {number for number in choice.left_out.get(at, ()) if left_out.get(number, True)}
    out |= {number for number, is_out in left_out.items() if is_out}
    return replace(choice, mended={**choice.mended, at: rows}, left_out={**choice.left_out, at: tuple(sorted(out))})
