"""The blocks of a report in OpenDocument's own XML, one string for a whole body."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from dijkwacht.documents.drawings.profile import ProfileDrawing
from dijkwacht.documents.report.content import (
    Block,
    Column,
    Heading,
    Notice,
    Paragraph,
    Points,
    ReportContent,
    Table,
    Vulnerability,
)
from dijkwacht.documents.report.parts.one_page import key_table

TEXT_WIDTH: Final = 17.4
"""Centimetres between the margins of the paper in styles.xml."""


def automatic_styles(blocks: Iterable[Block], *more: Table, width: float = TEXT_WIDTH) -> str:
    """The styles that belong to this text: page break, cells and the widths of columns."""
    tables = [*more, *(block for block in blocks if isinstance(block, Table))]
    shares = sorted({_share(column, table.columns) for table in tables for column in table.columns})
    widths = "".join(
        f'<style:style style:name="Kolom{share}" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{width * share / 1000:.2f}cm"/></style:style>'
        for share in shares
    )
    border = 'fo:padding="0.1cm" fo:border-left="none" fo:border-right="none" fo:border-top="none" fo:border-bottom="0.5pt solid '
    return (
        '<style:style style:name="Nieuwe_bladzijde" style:family="paragraph" style:parent-style-name="Heading_20_1">'
        '<style:paragraph-properties fo:break-before="page"/></style:style>'
        f'<style:style style:name="Tabel" style:family="table"><style:table-properties style:width="{width:.2f}cm" '
        'table:align="left" fo:margin-bottom="0.2cm"/></style:style>'
        f'<style:style style:name="Cel" style:family="table-cell"><style:table-cell-properties {border}#c3ced8"/></style:style>'
        '<style:style style:name="Kopcel" style:family="table-cell"><style:table-cell-properties '
        f'fo:background-color="#eef3f8" {border}#16324f"/></style:style>{widths}'
    )


def frame(drawing: ProfileDrawing, *, picture: str, height: float) -> str:
    """The drawing with its description; `picture` is its place in the file, `height` its centimetres."""
    return (
        f'<text:p text:style-name="Text_20_body"><draw:frame draw:name="Weerbaarheid per thema" draw:style-name="Graphics" '
        f'text:anchor-type="as-char" svg:width="{TEXT_WIDTH}cm" svg:height="{height:.2f}cm">'
        f'<draw:image xlink:href="{escape(picture)}" xlink:type="simple" '
        f'xlink:show="embed" xlink:actuate="onLoad"/><svg:title>{_text(drawing.title)}</svg:title>'
        f"<svg:desc>{_text(drawing.description)}</svg:desc></draw:frame></text:p>"
    )


def body(content: ReportContent, *, drawn: str) -> str:
    """The whole text, with the drawing where page one has one."""
    first = content.one_page
    decision = _heading(2, first.decision_title) + _paragraph("Text_20_body", first.decision) if first.decision else ""
    return "".join(
        [
            _paragraph("Subtitle", content.title),
            _heading(1, content.one_page_title),
            _paragraph("Caption", content.kicker),
            *(_paragraph("Stand", line) for line in first.standing),
            _paragraph("Title", first.headline),
            _paragraph("Text_20_body", first.sentence),
            _table(key_table(first)),
            drawn,
            _heading(2, first.findings_title) if first.findings_title else "",
            shown(Points(first.findings)) if first.findings else "",
            decision,
            _paragraph("Caption", first.basis),
            _labelled("Caption", f"{first.promise_title}. ", " ".join(first.promise)),
            *map(shown, content.blocks),
        ]
    )


def titled(title: str, below: str) -> str:
    """The title of a document without a first page of its own."""
    return _paragraph("Title", title) + _paragraph("Caption", below)


def shown(block: Block) -> str:
    """One block."""
    match block:
        case Heading():
            return _heading(block.level, block.text, style="Nieuwe_bladzijde" if block.on_new_page else "")
        case Paragraph():
            return _paragraph("Text_20_body", block.text)
        case Notice():
            return _paragraph("Melding", block.text)
        case Table():
            return _table(block)
        case Vulnerability():
            return _vulnerability(block)
        case Points():
            items = "".join(f"<text:list-item>{_paragraph('Text_20_body', item)}</text:list-item>" for item in block.items)
            return f'<text:list text:style-name="Nummers">{items}</text:list>'


def _vulnerability(item: Vulnerability) -> str:
    facts = (_labelled("Feit_20_samen" if fact is item.facts[0] else "Feit", f"{fact.label}: ", fact.text) for fact in item.facts)
    start = _heading(3, item.title) + _paragraph("Kenmerk", " · ".join(item.tags)) + _paragraph("Stelling", item.criterion)
    return start + "".join(facts)


def _table(block: Table) -> str:
    """A table with its caption; the heading row is repeated on every page."""
    columns = "".join(
        f'<table:table-column table:style-name="Kolom{_share(column, block.columns)}"/>' for column in block.columns
    )
    head = _row([column.title for column in block.columns], block.columns, cell="Kopcel", is_bold=True)
    last = len(block.rows) - 1
    rows = "".join(
        _row(cells, block.columns, cell="Cel", is_bold=block.has_total and place == last)
        for place, cells in enumerate(block.rows)
    )
    caption = _paragraph("Tabelbijschrift", block.caption) if block.caption else ""
    return (
        f'{caption}<table:table table:style-name="Tabel">{columns}<table:table-header-rows>{head}</table:table-header-rows>'
        f"{rows}</table:table>{_paragraph('Tabelwit', '')}"
    )


def _row(cells: Sequence[str], columns: Sequence[Column], *, cell: str, is_bold: bool) -> str:
    words_style, figure_style = ("Table_20_Heading", "Tabelkopcijfer") if is_bold else ("Table_20_Contents", "Tabelcijfer")
    written = "".join(
        f'<table:table-cell table:style-name="{cell}" office:value-type="string">'
        f"{_paragraph(figure_style if column.is_figure else words_style, words)}</table:table-cell>"
        for words, column in zip(cells, columns, strict=True)
    )
    return f"<table:table-row>{written}</table:table-row>"


def _share(column: Column, columns: Sequence[Column]) -> int:
    """The column's thousandths of the width."""
    return 1000 * column.share // sum(each.share for each in columns)


def _heading(level: int, words: str, *, style: str = "") -> str:
    named = style or f"Heading_20_{level}"
    return f'<text:h text:style-name="{named}" text:outline-level="{level}">{_text(words)}</text:h>'


def _paragraph(style: str, words: str) -> str:
    return f'<text:p text:style-name="{style}">{_text(words)}</text:p>'


def _labelled(style: str, label: str, words: str) -> str:
    bold = f'<text:span text:style-name="Vet">{_text(label)}</text:span>'
    return f'<text:p text:style-name="{style}">{bold}{_text(words)}</text:p>'


def _text(words: str) -> str:
    return escape(words, quote=False)
