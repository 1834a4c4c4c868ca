"""Which row of a sheet holds the headings, and which column is what: guessed by the words that such lists use."""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.action_lists.table import ActionTable, Line, ListSheet

MAX_HEADING: Final = 80
LOOKED_AT: Final = 60
"""Rows at the top among which the headings are looked for."""
_BETWEEN: Final = " – "
_SHORT: Final = 40
_WHOLE, _WORD = 3, 1

_KNOWN: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "title": (
            *("maatregel", "maatregelen", "actie", "acties", "actiepunt", "actiepunten", "wat", "wat gebeurt er", "omschrijving"),
            *("omschrijving actie", "omschrijving maatregel", "onderwerp", "activiteit", "activiteiten", "taak", "titel"),
            *("measure", "action", "task", "title", "naam"),
        ),
        "text": (
            *(
                "toelichting",
                "opmerking",
                "opmerkingen",
                "beschrijving",
                "details",
                "notitie",
                "notities",
                "uitleg",
                "bijzonderheden",
            ),
            *("description", "notes", "remarks"),
        ),
        "owner": (
            *(
                "eigenaar",
                "functie",
                "wie",
                "verantwoordelijke",
                "verantwoordelijk",
                "actiehouder",
                "actienemer",
                "trekker",
                "door wie",
            ),
            *("portefeuille", "wie zorgt ervoor", "uitvoerder", "owner", "responsible", "assigned to"),
        ),
        "due_on": (
            *("klaar op", "klaar", "gereed op", "gereed", "wanneer", "deadline", "einddatum", "eind", "einde", "datum gereed"),
            *("streefdatum", "uiterlijk", "uiterste datum", "planning", "datum", "termijn", "due date", "due", "end date"),
        ),
        "effort": ("inspanning", "omvang", "hoeveel werk", "effort"),
        "cycle_place": ("waar in het plan", "programma", "hoofdstuk", "begroting", "plan"),
        "former": ("stand", "status", "voortgang", "stand van zaken", "state", "progress"),
    }
)
_NOT_THE_END: Final = frozenset(
    (
        "start",
        "begin",
        "startdatum",
        "begindatum",
        "aanvang",
        "van",
        "aangemaakt",
        "gewijzigd",
        "start op",
        "begin op",
        "besloten",
        "ingevoerd",
    )
)
"""A day of another kind than the one on which it is done."""
_ELSE_TEXT: Final = ("omschrijving", "omschrijving actie", "omschrijving maatregel")
"""What names the action where no other column does, and explains it where one does."""

Points = tuple[bool, int]
"""What a row knows: whether the action itself has a heading, and how much in all."""


def guess(headings: Mapping[int, str]) -> dict[str, int]:
    """The column that each field must be, by its heading; the first that fits, and none twice.

    Whole headings go before words within one: a column *Actie* is the action, even where *Actiehouder* stands before it.
    Of two headings above one column the lower one goes first.

    >>> guess({1: "Actiehouder", 2: "Actie", 3: "Planning – start", 4: "Planning – klaar"})
    {'title': 2, 'owner': 1, 'due_on': 4}
    >>> guess({1: "Nr", 2: "Actie", 3: "Omschrijving"})
    {'title': 2, 'text': 3}
    """
    return {field: column for field, (column, _) in _guessed(headings).items()}


def points(row: Mapping[int, str]) -> Points:
    """How well a row would do as headings."""
    short = {column: text for column, text in row.items() if 0 < len(text.strip()) <= _SHORT}
    found = _guessed(short)
    return "title" in found, sum(worth for _, worth in found.values())


def _guessed(headings: Mapping[int, str]) -> dict[str, tuple[int, int]]:
    plain = {column: [_plain(part) for part in text.split(_BETWEEN)] for column, text in headings.items()}
    found: dict[str, tuple[int, int]] = {}
    for is_whole in (True, False):
        for only_lowest in (True, False):
            for field, names in _KNOWN.items():
                taken = {column for column, _ in found.values()}
                left = {column: parts[-1:] if only_lowest else parts for column, parts in plain.items() if column not in taken}
                if field not in found and (column := _column(field, names, left, is_whole=is_whole)):
                    found[field] = column, _WHOLE if is_whole else _WORD
    taken = {column for column, _ in found.values()}
    left = {column: parts for column, parts in plain.items() if column not in taken}
    if "text" not in found and (column := _column("text", _ELSE_TEXT, left, is_whole=True)):
        found["text"] = column, _WHOLE
    return found


def _column(field: str, names: tuple[str, ...], columns: Mapping[int, list[str]], *, is_whole: bool) -> int | None:
    for name in names:
        for column, parts in columns.items():
            if field == "due_on" and not _NOT_THE_END.isdisjoint({parts[-1], *re.findall(r"\w+", parts[-1])}):
                continue
            if any(part == name if is_whole else name in re.findall(r"\w+", part) for part in parts):
                return column
    return None


def _plain(heading: str) -> str:
    return re.sub(r"\((?:s|en|verplicht)\)", "", " ".join(heading.casefold().split())).strip(" :*?.!")


def head_of(lines: Iterable[Line]) -> int:
    """The number of the row that knows most headings, or else of the first with two texts; 0 where there is none."""
    able = [line for line in [*lines][:LOOKED_AT] if _is_able(line)]
    if not able:
        return 0
    # The first of the best: rows below may repeat a heading.
    best = max(able, key=lambda line: (points(line.texts), -line.number))
    return best.number if points(best.texts) > (False, _WORD) else able[0].number


def _is_able(line: Line) -> bool:
    return not line.is_banner and (len(line.texts) > 1 or points(line.texts) >= (True, _WHOLE))


def able_heads(sheet: ListSheet) -> list[Line]:
    """The rows of a sheet that may be chosen as headings: those with a text in two columns, near the top, and the guessed one."""
    return [line for line in sheet.lines[:LOOKED_AT] if _is_able(line) or line.number == sheet.head]


def table_by(sheet: ListSheet, head: int) -> ActionTable:
    """The list when this row holds the headings: with the rows below it that belong to them, and what stands under those."""
    top = next((at for at, line in enumerate(sheet.lines) if line.number == head), None)
    if top is None:
        return ActionTable(sheet.title, {}, ())
    last = _last_head(sheet.lines, top)
    headings: dict[int, list[str]] = {}
    for line in sheet.lines[top : last + 1]:
        for column, text in line.texts.items():
            part = " ".join(text.split())[:MAX_HEADING]
            if part not in headings.setdefault(column, []):
                headings[column].append(part)
    named = {column: _BETWEEN.join(parts)[: 2 * MAX_HEADING] for column, parts in sorted(headings.items())}
    return ActionTable(sheet.title, named, sheet.lines[last + 1 :])


def _last_head(lines: tuple[Line, ...], top: int) -> int:
    """Where the headings end: a cell merged over rows joins them, and a second row of nothing but headings belongs to them."""
    end = max(lines[top].number, lines[top].joined)
    last = max(at for at, line in enumerate(lines) if line.number <= end)
    if last == top and top + 1 < len(lines) and _is_second(lines[top], lines[top + 1]):
        return top + 1
    return last


def _is_second(head: Line, below: Line) -> bool:
    title = guess(head.texts).get("title")
    if below.number != head.number + 1 or title is None or title in below.texts or below.flaws or len(below.texts) < 2:
        return False
    known = {"due_on", "owner", "former", "effort"} & set(guess(below.texts))
    starts = sum(_plain(text) in _NOT_THE_END for text in below.texts.values())
    return len(known) + starts == len(below.texts)
