"""Merged areas of a sheet: what they cover is taken out of its rows, however many there are."""

from collections.abc import Iterable

from dijkwacht.documents.workbook.sheets.table import MAX_COLUMNS, Row, Span, Work


def uncovered(rows: list[Row], spans: Iterable[Span], work: Work) -> tuple[Row, ...]:
    """The rows without the cells that lie under a merged area and are not its first."""
    by_number: dict[int, list[Row]] = {}
    for row in rows:
        by_number.setdefault(row.number, []).append(row)
    hidden: dict[int, set[int]] = {}
    last = max(by_number, default=0)
    for span in spans:
        columns = range(span.first_column, min(span.last_column, MAX_COLUMNS) + 1)
        for number in range(span.first_row, min(span.last_row, last) + 1):
            work.cells(len(columns), None)
            if number in by_number:
                hidden.setdefault(number, set()).update(columns if number > span.first_row else columns[1:])
    return tuple(left for row in rows if (left := _without(row, hidden.get(row.number))).cells)


def _without(row: Row, hidden: set[int] | None) -> Row:
    if not hidden or hidden.isdisjoint(row.cells):
        return row
    cells = {column: cell for column, cell in row.cells.items() if column not in hidden}
    return Row(row.title, row.number, cells, row.is_hidden)
