"""Reads the workbook in which barriers were placed: what is wrong with a row stays with that row, and the others are read."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from dijkwacht.documents.action_lists.days import day_of, is_nothing
from dijkwacht.documents.barriers.placed.model import (
    ALONG,
    BARRIERS,
    BY,
    LABELS,
    MODEL,
    NUMBER,
    READ,
    SHORT,
    SINCE,
    STANDING,
    STOOD,
    Flaw,
    Head,
    Line,
    Offered,
    PlacedBook,
)
from dijkwacht.documents.workbook import cells
from dijkwacht.documents.workbook.headings import Line as Given
from dijkwacht.documents.workbook.headings import lines
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.opening import open_book
from dijkwacht.documents.workbook.sheets.table import MERGED, Cell, Sheet, place
from dijkwacht.kit.errors import InvalidInput

NOT_OURS: Final = "is geen werkboek om barrières te plaatsen; haal het op de pagina ‘Barrières plaatsen’ op"
OTHER: Final = "dit werkboek is van ‘{model}’ voor {where}, en hier plaatst u voor iets anders; haal hier een nieuw werkboek op"
NOT_HERE: Final = "deze barrière staat niet in de versie van het model waarmee u werkt"
PARTNERS: Final = "deze barrière plaatst een partner; kies uit {}"
NO_DAY: Final = "is geen dag; schrijf dag-maand-jaar, zoals 23-11-2026"


def read_placed(data: bytes, *, file: str, mark: str, offered: Sequence[Offered]) -> PlacedBook:
    """What was filled in, by what is offered of each barrier in the use of a model that has this mark.

    Raises:
        InvalidInput: it is no such workbook, it is that of another use of a model, or a column is missing.
    """
    faults, cell_faults = Faults(file), Faults(file)
    book = open_book(data, wanted=(MODEL, BARRIERS), faults=cell_faults)
    if MODEL not in book.sheets or BARRIERS not in book.sheets:
        faults.stop(NOT_OURS)
    head = _head(book.sheets[MODEL], mark, faults)
    sheet = book.sheets[BARRIERS]
    broken = _taken(cell_faults)
    known = {one.id: one for one in offered}
    words = {word for one in offered for word in one.standings}
    seen: dict[str, int] = {}
    found = [_line(given, known, words, seen, _flaws(sheet, given, broken)) for given in _given(sheet, faults)]
    faults.raise_any()
    read = tuple(line for line in found if line.barrier)
    return PlacedBook(head, read, tuple(flaw for line in found if not line.barrier for flaw in line.flaws))


def _head(sheet: Sheet, mark: str, faults: Faults) -> Head:
    said = {row.cell(1).text: row.cell(2).text for row in sheet.rows}
    head = Head(*(said.get(label, "") for label in LABELS))
    if not head.mark:
        faults.stop(NOT_OURS)
    if head.mark != mark:
        faults.stop(OTHER.format(model=head.model[:80], where=head.where[:80]), place=MODEL)
    return head


def _taken(faults: Faults) -> Mapping[str, str]:
    """What is wrong with single cells, by their place."""
    try:
        faults.raise_any()
    except InvalidInput as found:
        return {fault.place: fault.reason for fault in found.faults}
    return {}


def _given(sheet: Sheet, faults: Faults) -> Iterator[Given]:
    for given in lines(sheet, READ, faults, aside=ALONG):
        if not given.is_blank(*READ):
            yield given


def _flaws(sheet: Sheet, given: Given, broken: Mapping[str, str]) -> list[Flaw]:
    """What is wrong with the file in this row: also where a cell merged over rows begins higher."""
    number, columns = given.row.number, {*given.columns.values()}
    found = {place(sheet.title, number, column): MERGED for column in columns if _is_merged(sheet, number, column)}
    found |= {at: broken[at] for column in columns if (at := place(sheet.title, number, column)) in broken}
    return [Flaw(at, reason) for at, reason in found.items()]


def _is_merged(sheet: Sheet, row: int, column: int) -> bool:
    return any(span.first_row <= row <= span.last_row and span.first_column <= column <= span.last_column for span in sheet.spans)


def _line(given: Given, known: Mapping[str, Offered], words: Collection[str], seen: dict[str, int], flaws: list[Flaw]) -> Line:
    number = given[NUMBER]
    name = cells.the_same(number.text, known)
    blank = given.is_blank(STANDING, BY, SINCE)
    if name is None:
        reason = "het nummer van de barrière ontbreekt" if number.is_empty else f"{cells.code(number.text)}: {NOT_HERE}"
        return Line("", flaws=() if blank else (*flaws, Flaw(number.place, reason)))
    first = seen.setdefault(name, given.row.number)
    if first != given.row.number:
        reason = f"dubbel: deze barrière staat ook op rij {first}, en die rij telt"
        return Line("", flaws=() if blank else (Flaw(number.place, reason),))
    one, wrong = known[name], Faults("")
    standing = _standing(given[STANDING], one, words, wrong)
    by = "" if len(one.parties) < 2 else cells.choice(given[BY], one.parties, wrong) or ""
    since = _since(given[SINCE], wrong)
    flaws += [Flaw(at, reason) for at, reason in _taken(wrong).items()]
    return Line(name, given[SINCE].place, standing, by, since, given[STOOD].text, tuple(flaws))


def _standing(cell: Cell, one: Offered, words: Collection[str], wrong: Faults) -> str:
    text = " ".join(cell.text.casefold().split())
    meant = SHORT.get(text, text)
    if meant not in one.standings and cells.the_same(meant, words) and not one.is_ours:
        wrong.add(cell.place, PARTNERS.format(", ".join(one.standings)))
        return ""
    shown = Cell(cell.place, meant) if meant in one.standings else cell
    return cells.choice(shown, one.standings, wrong) or ""


def _since(cell: Cell, wrong: Faults) -> date | None:
    if cell.value is None or isinstance(cell.value, date):
        return cell.value
    if is_nothing(cell.text):
        return None
    found, reason = day_of(cell.text)
    if found is None:
        wrong.add(cell.place, reason or NO_DAY)
    return found
