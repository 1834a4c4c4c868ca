"""Writes the workbook in which barriers are placed: as they stand now, with a list to choose from in each cell."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from dijkwacht.documents.barriers.placed.model import (
    BARRIERS,
    BY,
    HEADINGS,
    LABELS,
    MODEL,
    NUMBER,
    SINCE,
    STANDING,
    STOOD,
    Head,
    Offered,
)
from dijkwacht.kit.dutch import listed

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped]

_WIDTHS: Final = (12, 30, 44, 14, 30, 26, 22, 14, 36)
_OPEN: Final = (STANDING, BY, SINCE)
_EXPLANATION: Final = (
    ("Wat u invult", "Alleen de witte kolommen: stand, door wie en sinds. De grijze zijn om mee te lezen."),
    ("Stand", "Kies uit de lijst. Weet u het niet? Kies ‘nog niet bekend’. Een lege cel laat staan wat er nu staat."),
    ("Barrière van een partner", "Zeg alleen of de partner haar heeft geregeld. Zij telt mee als de partner dat zelf bevestigt."),
    ("Sinds", "Een dag, zoals 1-3-2026 of 1 maart 2026. Een dag die nog komt, kan niet: kies dan ‘gepland’, zonder dag."),
    ("Stond er", "Wat er stond toen u dit werkboek ophaalde. Zo blijft staan wat een collega intussen veranderde."),
    ("Inlezen", "Bewaar het bestand en lees het in op de pagina waar u het ophaalde. U ziet eerst wat er verandert."),
    ("Vertrouwelijk", "Hierin staat wat er bij u staat. Bewaar het alleen waar u zelf bij kunt, en mail het niet."),
)


def write_placed(head: Head, barriers: Sequence[Offered], *, is_example: bool = False) -> bytes:
    """The workbook as .xlsx, one row a barrier."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - only who writes pays for it

    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties({"title": f"Barrières plaatsen: {head.model}"})
    top: dict[str, Any] = {"valign": "top", "text_wrap": True}
    looks = {
        "heading": book.add_format({**top, "bold": True, "bottom": 1, "bg_color": "#DCE6F1"}),
        "label": book.add_format({**top, "bold": True}),
        "along": book.add_format({**top, "bg_color": "#F2F2F2", "font_color": "#404040"}),
        "open": book.add_format({**top, "num_format": "@", "locked": False, "border": 1, "border_color": "#A6A6A6"}),
        "day": book.add_format({**top, "num_format": "d-m-yyyy", "locked": False, "border": 1, "border_color": "#A6A6A6"}),
    }
    _barriers(book.add_worksheet(BARRIERS), looks, barriers)
    said = (("Voorbeeldgegevens", "Alles hierin is verzonnen."), *_EXPLANATION) if is_example else _EXPLANATION
    _pairs(book, "Uitleg", looks, said)
    _pairs(book, MODEL, looks, [*zip(LABELS, (head.model, head.version, head.where, head.fetched, head.mark), strict=True)])
    book.close()
    return stream.getvalue()


def _pairs(book: Workbook, title: str, looks: dict[str, Format], pairs: Sequence[tuple[str, str]]) -> None:
    sheet = book.add_worksheet(title)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    for number, (label, text) in enumerate(pairs):
        sheet.write_string(number, 0, label, looks["label"])
        sheet.write_string(number, 1, text, looks["along"])
    sheet.protect()


def _barriers(sheet: Worksheet, looks: dict[str, Format], barriers: Sequence[Offered]) -> None:
    for column, (heading, width) in enumerate(zip(HEADINGS, _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, heading, looks["heading"])
    for number, one in enumerate(barriers, start=1):
        _row(sheet, number, looks, one)
    sheet.autofilter(0, 0, len(barriers), len(HEADINGS) - 1)
    sheet.freeze_panes(1, 3)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True, "sort": True})


def _row(sheet: Worksheet, number: int, looks: dict[str, Format], one: Offered) -> None:
    texts = {
        NUMBER: one.id,
        "stap": one.step,
        "barrière": one.title,
        "wat zij doet": one.does,
        "wie plaatst": listed(one.parties) or "niemand genoemd",
        STANDING: one.now.standing,
        BY: one.now.by,
        STOOD: one.now.told,
    }
    # Of a partner, or of one party alone, nothing is left to choose.
    is_chosen = len(one.parties) > 1
    for column, heading in enumerate(HEADINGS):
        is_open = heading in _OPEN and (heading != BY or is_chosen)
        if heading == SINCE:
            _day(sheet, number, column, looks["day"], one)
        else:
            sheet.write_string(number, column, texts[heading], looks["open" if is_open else "along"])
    lists = {STANDING: one.standings, BY: ("", *one.parties) if is_chosen else ()}
    for heading, source in lists.items():
        offered = [text for text in source if text]
        if offered and sum(map(len, offered)) + len(offered) <= _LONGEST:
            column = HEADINGS.index(heading)
            sheet.data_validation(number, column, number, column, {"validate": "list", "source": offered, "show_error": False})


_LONGEST: Final = 255
"""Letters of a list in a cell, as Excel has it; what is longer is typed, and the column beside it says what can be said."""


def _day(sheet: Worksheet, number: int, column: int, look: Format, one: Offered) -> None:
    if one.now.since:
        sheet.write_datetime(number, column, one.now.since, look)
    else:
        sheet.write_blank(number, column, None, look)
