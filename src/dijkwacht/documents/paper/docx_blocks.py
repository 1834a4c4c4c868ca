"""The blocks of a paper in Word's own XML: paragraph by paragraph the library would take seconds."""

from collections.abc import Sequence
from html import escape
from typing import Final
from zlib import crc32

from dijkwacht.documents.paper.model import (
    Block,
    Column,
    Contents,
    Heading,
    Notice,
    Paragraph,
    Points,
    Run,
    Table,
    Vulnerability,
)

KEEP: Final = "<w:keepNext/><w:keepLines/>"
GAP_STYLE: Final = "Invullen"
"""A character style, so that somebody can find every gap by its style; the brackets say it without colour."""


def shown(block: Block, width: int, *, keep: bool = False) -> str:
    """One block; `width` is that of the text column in twips, `keep` holds a paragraph on one page with the next."""
    match block:
        case Contents():
            written = _contents(block)
        case Heading():
            place = _place(block.text) if block.level == 1 else ""
            written = paragraph(f"Heading{block.level}", block.text, keep=True, on_new_page=block.on_new_page, place=place)
        case Paragraph():
            written = paragraph("", *block.runs, keep=keep)
        case Notice():
            written = paragraph("Melding", block.text, keep=True)
        case Table():
            written = table(block, width)
        case Vulnerability():
            written = _vulnerability(block)
        case Points():
            style = "ListNumber" if block.is_numbered else "ListBullet"
            written = "".join(paragraph(style, *item.runs) for item in block.items)
    return written


def paragraph(style: str, *runs: str | Run, keep: bool = False, on_new_page: bool = False, place: str = "") -> str:
    """A paragraph in a style; `keep` holds it on one page with the next, `on_new_page` starts one, `place` is where links go."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    settings = f"{named}{KEEP if keep else ''}{'<w:pageBreakBefore/>' if on_new_page else ''}"
    return f"<w:p><w:pPr>{settings}</w:pPr>{place}{''.join(map(_run, Paragraph(*runs).runs))}</w:p>"


def _contents(block: Contents) -> str:
    """A contents field of Word, filled with links to the chapters: Word adds the pages when somebody updates it."""
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    field = '<w:r><w:instrText xml:space="preserve"> TOC \\o "1-1" \\h \\z \\u </w:instrText></w:r>'
    begin, last = f"{sign.format('begin')}{field}{sign.format('separate')}", len(block.entries) - 1
    lines = (
        f'<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr>{"" if number else begin}<w:hyperlink w:anchor="{_anchor(entry)}" '
        f'w:history="1">{_run(Run(entry))}</w:hyperlink>{sign.format("end") if number == last else ""}</w:p>'
        for number, entry in enumerate(block.entries)
    )
    return f"{paragraph('Inhoudskop', block.title, keep=True, on_new_page=True)}{''.join(lines)}"


def _anchor(heading: str) -> str:
    return f"_Toc{crc32(heading.encode('utf-8', 'replace'))}"


def _place(heading: str) -> str:
    """A bookmark before the words of a chapter's heading."""
    number = crc32(heading.encode("utf-8", "replace")) & 0x7FFFFFFF
    return f'<w:bookmarkStart w:id="{number}" w:name="{_anchor(heading)}"/><w:bookmarkEnd w:id="{number}"/>'


def _run(run: Run) -> str:
    looks = f'<w:rStyle w:val="{GAP_STYLE}"/>' if run.is_gap else "<w:b/>" if run.is_bold else ""
    properties = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(run.text, quote=False)}</w:t></w:r>'


def table(block: Table, width: int) -> str:
    """A table with its caption; the heading row is repeated on every page."""
    total = sum(column.share for column in block.columns)
    widths = [width * column.share // total for column in block.columns]
    titles = tuple(column.title for column in block.columns)
    last = len(block.rows) - 1
    rows = [
        _row(titles, block.columns, widths, is_heading=True),
        *(
            _row(
                cells,
                block.columns,
                widths,
                is_bold=block.has_total and place == last,
                keep=place < last and place in {0, last - 1},
            )
            for place, cells in enumerate(block.rows)
        ),
    ]
    caption = paragraph("Caption", block.caption, keep=True) if block.caption else ""
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    return (
        f'{caption}<w:tbl><w:tblPr><w:tblStyle w:val="Rapporttabel"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{paragraph('Tabelwit')}"
    )


def _vulnerability(item: Vulnerability) -> str:
    facts = [
        paragraph("Feit", Run(f"{fact.label}: ", is_bold=True), fact.text, keep=fact is item.facts[0]) for fact in item.facts
    ]
    return "".join(
        [
            paragraph("Heading3", item.title, keep=True),
            paragraph("Kenmerk", " · ".join(item.tags), keep=True) if item.tags else "",
            paragraph("", Run(item.criterion, is_bold=True), keep=True) if item.criterion else "",
            *facts,
        ]
    )


def _row(
    cells: Sequence[str],
    columns: Sequence[Column],
    widths: Sequence[int],
    *,
    is_heading: bool = False,
    is_bold: bool = False,
    keep: bool = False,
) -> str:
    """One row that stays whole; `keep` holds it on one page with the next, so that no row stands alone."""
    bold = "<w:rPr><w:b/></w:rPr>" if is_heading or is_bold else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="Tabeltekst"/>'
        f'{"<w:keepNext/>" if is_heading or keep else ""}<w:jc w:val="{"right" if column.is_figure else "left"}"/></w:pPr>'
        f'<w:r>{bold}<w:t xml:space="preserve">{escape(cell, quote=False)}</w:t></w:r></w:p></w:tc>'
        for cell, column, width in zip(cells, columns, widths, strict=True)
    )
    heading = "<w:tblHeader/>" if is_heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{heading}</w:trPr>{written}</w:tr>"
