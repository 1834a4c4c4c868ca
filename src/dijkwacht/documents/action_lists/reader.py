"""Reads an action list of any shape: its sheets with their rows as text, and which sheet and row must hold the headings."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Final

from dijkwacht.documents.action_lists.headings import LOOKED_AT, head_of, points, table_by
from dijkwacht.documents.action_lists.table import ActionBook, Line, ListSheet
from dijkwacht.documents.separated import unmarked
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.opening import open_book
from dijkwacht.documents.workbook.sheets.separated import separated_sheet
from dijkwacht.documents.workbook.sheets.table import LIST_ROWS, MAX_COLUMNS, Row, Sheet, Span
from dijkwacht.kit.dutch import count, decimal
from dijkwacht.kit.errors import InvalidInput
from dijkwacht.kit.files import has_unreadable

MAX_ACTIONS: Final = 500
MAX_CELL: Final = 5_000
MAX_LETTERS: Final = 400_000
"""In all cells together: its texts are looked at again with each look at the preview."""
MAX_KEPT: Final = 1_000_000
"""Signs in all sheets together that are kept to choose from."""
MAX_SHEETS: Final = 30
MAX_ALONE: Final = 2
"""Sheets that are tried one by one where all together are too much."""
MAX_NAMED: Final = 12
MAX_FILLED: Final = 100_000
CSV: Final = "Bestand"
NOTHING: Final = "bevat geen lijst: nodig is een rij met koppen en daaronder per regel een actie"
_SEPARATED: Final = (".csv", ".txt", ".tsv")
_WORKBOOK: Final = "is een werkboek en geen CSV; geef het bestand de juiste naam (.xlsx of .ods)"
_NOT_READ: Final = "Niet gelezen, want samen zijn de bladen te groot: {}"


def read_actions(data: bytes, *, file: str) -> ActionBook:
    """The list in an .xlsx, .ods, .csv, or the .txt that Excel calls *Unicode-tekst*.

    A cell that cannot be read is no fault yet: it may stand in a column that nobody wants.

    Raises:
        InvalidInput: the file holds no list, is too large, or not what its name says.
    """
    faults = Faults(file)
    said: tuple[str, ...] = ()
    if file.lower().endswith(_SEPARATED):
        if data.startswith(b"PK\x03\x04"):
            faults.stop(_WORKBOOK)
        sheet = separated_sheet(CSV, data, faults)
        found, said = [sheet], tuple(f"Het bestand {note}" for note in sheet.notes)
    else:
        found, said = _sheets(data, faults)
    flaws = _flaws(faults)
    listed = [_listed(sheet, flaws, faults) for sheet in found]
    if not any(sheet.head for sheet in listed):
        faults.stop(NOTHING, place=found[0].title if found else "")
    chosen = _chosen(listed)
    if listed[chosen].why_not:
        faults.stop(listed[chosen].why_not, place=listed[chosen].title)
    return ActionBook(tuple(_within(listed, chosen)), chosen, said)


def _sheets(data: bytes, faults: Faults) -> tuple[list[Sheet], tuple[str, ...]]:
    """All sheets; where they are too much together, those that are not too much alone."""
    try:
        book = open_book(data, wanted=None, faults=faults, is_list=True)
    except InvalidInput as too_much:
        return _one_by_one(data, faults, too_much)
    found = [*book.sheets.values()]
    left = len(found) - MAX_SHEETS
    said = (f"Niet gelezen: {count(left, 'blad', 'bladen')} achter de eerste {MAX_SHEETS}",) if left > 0 else ()
    return found[:MAX_SHEETS], said


def _one_by_one(data: bytes, faults: Faults, too_much: InvalidInput) -> tuple[list[Sheet], tuple[str, ...]]:
    """The sheets that can be read alone, up to the first that must be the list."""
    names = open_book(data, wanted=(), faults=Faults(faults.file), is_list=True).names
    if len(names) < 2:
        raise too_much
    found: list[Sheet] = []
    for name in names[:MAX_ALONE]:
        with suppress(InvalidInput):
            sheet = open_book(data, wanted=(name,), faults=faults, is_list=True).sheets[name]
            if _knows(sheet):
                found.append(sheet)
                break  # reading on would cost more than it can bring
            found = found or [sheet]  # where no sheet says what it is, the first that can be read
    if not found:
        raise too_much
    read = {sheet.title for sheet in found}
    left = [name for name in names if name not in read]
    return found, (_NOT_READ.format(", ".join(left[:MAX_NAMED]) + (" …" if len(left) > MAX_NAMED else "")),) if left else ()


def _knows(sheet: Sheet) -> bool:
    """Whether a sheet that can be seen names the action somewhere at its top."""
    return not sheet.is_hidden and max((points(_texts(row)) for row in sheet.rows[:LOOKED_AT]), default=(False, 0)) > (True, 0)


def _flaws(faults: Faults) -> Mapping[str, str]:
    """What is wrong with single cells, by their place."""
    try:
        faults.raise_any()
    except InvalidInput as found:
        return {fault.place: fault.reason for fault in found.faults}
    return {}


def _listed(sheet: Sheet, flaws: Mapping[str, str], faults: Faults) -> ListSheet:
    filled = _filled(sheet, faults)
    joined = {span.first_row: max(span.last_row, 0) for span in sorted(sheet.spans, key=lambda span: span.last_row)}
    wide = {(span.first_row, span.first_column) for span in sheet.spans if span.last_column > span.first_column}
    lines = tuple(_line(row, flaws, filled.get(row.number, {}), joined.get(row.number, 0), wide) for row in sheet.rows)
    lines = tuple(line for line in lines if line.texts or line.flaws)
    head = head_of(lines)
    made = ListSheet(sheet.title, lines, head, sheet.is_hidden, sheet.beyond)
    below = table_by(made, head).lines if head else ()
    if not below:
        return replace(made, head=0, why_not="bevat geen lijst")
    letters = sum(len(text) for line in below for text in line.texts.values())
    why_not = _too_many(len(below), is_whole=len(sheet.rows) < LIST_ROWS) if len(below) > MAX_ACTIONS else ""
    if not why_not and letters > MAX_LETTERS:
        why_not = f"heeft {decimal(letters, places=0)} tekens; hoogstens {decimal(MAX_LETTERS, places=0)}"
    return replace(made, why_not=why_not)


def _too_many(found: int, *, is_whole: bool) -> str:
    """Say how many rows there are; of a very long sheet the rest is not read."""
    number = f"{decimal(found, places=0)}{'' if is_whole else ' of meer'}"
    return f"heeft {number} regels onder de koppen; hoogstens {MAX_ACTIONS}. Lees de lijst in delen in"


def _filled(sheet: Sheet, faults: Faults) -> dict[int, dict[int, str]]:
    """The text of each merged cell in every cell that it covers, by row and column, in rows that hold something."""
    rows = {row.number: row for row in sheet.rows}
    found: dict[int, dict[int, str]] = {}
    number_covered = 0
    for span in sheet.spans:
        first = rows.get(span.first_row)
        text = first.cell(span.first_column).text if first else ""
        covered = _covered(span, rows) if text else []
        number_covered += len(covered)
        if number_covered > MAX_FILLED:
            told = f"{decimal(number_covered, places=0)} samengevoegde cellen of meer; hoogstens {decimal(MAX_FILLED, places=0)}"
            faults.stop(f"heeft {told}", place=sheet.title)
        for number, column in covered:
            if not rows[number].cell(column).text:
                found.setdefault(number, {})[column] = text
    return found


def _covered(span: Span, rows: Mapping[int, Row]) -> list[tuple[int, int]]:
    columns = range(span.first_column, min(span.last_column, MAX_COLUMNS) + 1)
    numbers = range(span.first_row, min(span.last_row, max(rows)) + 1)
    return [(number, column) for number in numbers if number in rows for column in columns][1:]


def _chosen(sheets: list[ListSheet]) -> int:
    """The sheet that can be seen and knows most headings, the first of them; one that is hidden only where there is no other."""

    def worth(at: int) -> tuple[bool, bool, tuple[bool, int], int]:
        sheet = sheets[at]
        head = next((line for line in sheet.lines if line.number == sheet.head), None)
        return bool(sheet.head), not sheet.is_hidden, points(head.texts) if head else (False, 0), -at

    return max(range(len(sheets)), key=worth)


def _within(sheets: list[ListSheet], first: int) -> list[ListSheet]:
    """The sheets with what they hold together within bounds: the one that must be meant first."""
    kept = list(sheets)
    left = MAX_KEPT
    for at in sorted(range(len(sheets)), key=lambda at: at != first):
        sheet = sheets[at]
        left -= sum(len(text) for line in sheet.lines for text in line.texts.values())
        if sheet.why_not or left < 0:
            kept[at] = replace(sheet, lines=(), head=0, why_not=sheet.why_not or "is te groot naast de andere bladen")
    return kept


def _texts(row: Row) -> dict[int, str]:
    return {column: unmarked(cell.text) for column, cell in sorted(row.cells.items()) if cell.text}


def _line(row: Row, flaws: Mapping[str, str], filled: Mapping[int, str], joined: int, wide: set[tuple[int, int]]) -> Line:
    broken = {column: flaws.get(cell.place, "kan niet worden gelezen") for column, cell in row.cells.items() if cell.is_broken}
    own = _texts(row)
    for column, text in own.items():
        if len(text) > MAX_CELL:
            broken[column] = f"de tekst is {len(text)} tekens lang; hoogstens {MAX_CELL}"
        elif has_unreadable(text):
            broken[column] = "de tekst bevat onleesbare tekens; typ hem opnieuw"
    texts = {column: text for column, text in sorted({**filled, **own}.items()) if column not in broken}
    is_banner = not broken and len(own) == 1 and (row.number, next(iter(own))) in wide
    return Line(row.number, texts, broken, row.is_hidden, tuple(sorted(filled)), joined if joined > row.number else 0, is_banner)
