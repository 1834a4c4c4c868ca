"""The blocks of a report in Word's own XML: paragraph by paragraph the library would take seconds."""

from collections.abc import Sequence
from html import escape
from typing import Final

from dijkwacht.documents.report.content import Block, Column, Heading, Notice, Paragraph, Points, Table, Vulnerability

KEEP: Final = "<w:keepNext/><w:keepLines/>"
Run = tuple[str, bool]
"""A stretch of text and whether it is bold."""


def shown(block: Block, width: int) -> str:
    """One block; `width` is that of the text column in twips."""
    match block:
        case Heading():
            return paragraph(f"Heading{block.level}", (block.text, False), keep=True, on_new_page=block.on_new_page)
        case Paragraph():
            return paragraph("", (block.text, False))
        case Notice():
            return paragraph("Melding", (block.text, False), keep=True)
        case Table():
            return table(block, width)
        case Vulnerability():
            return _vulnerability(block)
        case Points():
            return "".join(paragraph("ListNumber", (item, False)) for item in block.items)


def paragraph(style: str, *runs: Run, keep: bool = False, on_new_page: bool = False) -> str:
    """A paragraph in a style; `keep` holds it on one page with the next; `on_new_page` starts one."""
    written = "".join(
        f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'
        for text, bold in runs
    )
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    settings = f"{named}{KEEP if keep else ''}{'<w:pageBreakBefore/>' if on_new_page else ''}"
    return f"<w:p><w:pPr>{settings}</w:pPr>{written}</w:p>"


def table(block: Table, width: int) -> str:
    """A table with its caption; the heading row is repeated on every page."""
    total = sum(column.share for column in block.columns)
    widths = [width * column.share // total for column in block.columns]
    titles = tuple(column.title for column in block.columns)
    last = len(block.rows) - 1
    rows = [
        _row(titles, block.columns, widths, is_heading=True),
        *(
            _row(cells, block.columns, widths, is_bold=block.has_total and place == last)
            for place, cells in enumerate(block.rows)
        ),
    ]
    caption = paragraph("Caption", (block.caption, False), keep=True) if block.caption else ""
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    return (
        f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="Rapporttabel"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{paragraph('Tabelwit')}"
    )


def _vulnerability(item: Vulnerability) -> str:
    facts = [paragraph("Feit", (f"{fact.label}: ", True), (fact.text, False), keep=fact is item.facts[0]) for fact in item.facts]
    return "".join(
        [
            paragraph("Heading3", (item.title, False), keep=True),
            paragraph("Kenmerk", (" · ".join(item.tags), False), keep=True),
            paragraph("", (item.criterion, True), keep=True),
            *facts,
        ]
    )


def _row(
    cells: Sequence[str], columns: Sequence[Column], widths: Sequence[int], *, is_heading: bool = False, is_bold: bool = False
) -> str:
    """One row that stays whole."""
    bold = "<w:rPr><w:b/></w:rPr>" if is_heading or is_bold else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Tabeltekst"/>'
        f'{"<w:keepNext/>" if is_heading else ""}<w:jc w:val="{"right" if column.is_figure else "left"}"/></w:pPr>'
        f'<w:r>{bold}<w:t xml:space="preserve">{escape(cell, quote=False)}</w:t></w:r></w:p></w:tc>'
        for cell, column, width in zip(cells, columns, widths, strict=True)
    )
    heading = "<w:tblHeader/>" if is_heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{heading}</w:trPr>{written}</w:tr>"
