"""Reads the sheet Weging: what the adviser settled, always with a reason."""

from collections.abc import Iterator, Mapping

from dijkwacht.documents.workbook import cells, wording
from dijkwacht.documents.workbook.answers import criterion
from dijkwacht.documents.workbook.headings import Line, lines
from dijkwacht.documents.workbook.model import SettledRow
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.table import Sheet


def read_settled(sheet: Sheet, *, criteria: Mapping[str, bool] | None, faults: Faults) -> Iterator[SettledRow]:
    """The settled levels; ``criteria`` None: the norm is not known, so any goes."""
    seen: dict[str, dict[str, int]] = {}
    for line in lines(sheet, wording.SETTLED_HEADINGS, faults):
        if line.is_blank(*wording.SETTLED_HEADINGS):
            continue
        row = _row(line, criteria, faults)
        _check_double(line, row, seen.setdefault(row.criterion, {}), faults)
        yield row


def _row(line: Line, criteria: Mapping[str, bool] | None, faults: Faults) -> SettledRow:
    side = cells.choice(line["kant"], tuple(wording.SIDES), faults)
    niveau = line["niveau"]
    is_not_applicable = niveau.text == wording.NOT_APPLICABLE
    level = None if is_not_applicable else cells.level(niveau, faults, allow_unknown=False)
    if niveau.is_empty:
        faults.add(niveau.place, "het niveau ontbreekt; schrijf 0, 1, 2, 3 of nvt")
    if is_not_applicable and line["kant"].value is not None:
        faults.add(line["kant"].place, "laat de kant leeg bij nvt; dat geldt voor beide kanten")
    if not is_not_applicable and line["kant"].is_empty:
        faults.add(line["kant"].place, "de kant ontbreekt; kies uit papier, praktijk")
    if line["reden"].is_empty:
        faults.add(line["reden"].place, "de reden van het oordeel ontbreekt")
    return SettledRow(
        criterion=criterion(line["criterium"], criteria, faults),
        side=wording.SIDES[side] if side else None,
        level=level,
        not_applicable=is_not_applicable,
        reason=cells.prose(line["reden"], faults),
    )


def _check_double(line: Line, row: SettledRow, seen: dict[str, int], faults: Faults) -> None:
    """A side is settled once, and a criterion that does not apply has no level."""
    if not row.criterion or (row.side is None and not row.not_applicable):
        return
    key = wording.NOT_APPLICABLE if row.not_applicable else str(row.side)
    if key in seen:
        faults.add(line["criterium"].place, f"dubbel: dit is ook gewogen op rij {seen[key]}")
    elif seen and (row.not_applicable or wording.NOT_APPLICABLE in seen):
        first = next(iter(seen.values()))
        faults.add(line["criterium"].place, f"hier en op rij {first} staan nvt en een niveau bij hetzelfde criterium")
    seen.setdefault(key, line.row.number)
