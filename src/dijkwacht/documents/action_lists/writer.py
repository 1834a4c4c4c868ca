"""Writes a list of measures as a workbook: text only, so that nothing in it is ever reckoned with."""

import io
from collections.abc import Iterable, Sequence
from typing import Final

from dijkwacht.documents.separated import lasting

NARROW, WIDE = 16, 48
SHEET: Final = "Maatregelen"


def write_list(head: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """The workbook; its first row holds the headings and stays in sight."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # noqa: PLC0415 - only who writes pays for it

    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(SHEET)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    sheet.set_column(0, 1, WIDE)
    sheet.set_column(2, max(len(head) - 1, 2), NARROW)
    for column, text in enumerate(head):
        sheet.write_string(0, column, text, bold)
    for number, values in enumerate(rows, start=1):
        for column, text in enumerate(values):
            if text:
                sheet.write_string(number, column, lasting(text), cell)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    book.close()
    return stream.getvalue()
