"""The blocks of a paper in OpenDocument's own XML, one string for a whole body."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final
from zlib import crc32

from dijkwacht.documents.drawings.profile import ProfileDrawing
from dijkwacht.documents.paper.model import (
    Block,
    Column,
    Contents,
    Heading,
    Notice,
    OnePage,
    Paper,
    Paragraph,
    Points,
    Run,
    Table,
    Vulnerability,
)

TEXT_WIDTH: Final = 17.4
"""Centimetres between the margins of the paper in styles.xml."""
DRAWN: Final = 0.68
"""How much of it the drawing takes: page one is to be one page in an office suite too."""
WHOLE_ROWS: Final = 6
"""A table of so many rows stays whole on a page."""


def automatic_styles(blocks: Iterable[Block], *, width: float = TEXT_WIDTH) -> str:
    """The styles that belong to this text: page break, cells and the widths of columns."""
    tables = [block for block in blocks if isinstance(block, Table)]
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
        f'<style:style style:name="Tabel_heel" style:family="table"><style:table-properties style:width="{width:.2f}cm" '
        'table:align="left" fo:margin-bottom="0.2cm" style:may-break-between-rows="false"/></style:style>'
        '<style:style style:name="Tekst_samen" style:family="paragraph" style:parent-style-name="Text_20_body">'
        '<style:paragraph-properties fo:keep-with-next="always"/></style:style>'
        f'<style:style style:name="Cel" style:family="table-cell"><style:table-cell-properties {border}#c3ced8"/></style:style>'
        '<style:style style:name="Kopcel" style:family="table-cell"><style:table-cell-properties '
        f'fo:background-color="#eef3f8" {border}#16324f"/></style:style>{widths}'
    )


def frame(drawing: ProfileDrawing, *, picture: str, height: float) -> str:
    """The drawing with its description; `picture` is its place in the file, `height` its centimetres."""
    return (
        f'<text:p text:style-name="Text_20_body"><draw:frame draw:name="Weerbaarheid per thema" draw:style-name="Graphics" '
        f'text:anchor-type="as-char" svg:width="{TEXT_WIDTH * DRAWN:.2f}cm" svg:height="{height * DRAWN:.2f}cm">'
        f'<draw:image xlink:href="{escape(picture)}" xlink:type="simple" '
        f'xlink:show="embed" xlink:actuate="onLoad"/><svg:title>{_text(drawing.title)}</svg:title>'
        f"<svg:desc>{_text(drawing.description)}</svg:desc></draw:frame></text:p>"
    )


def first_page(paper: Paper, first: OnePage, *, drawn: str) -> str:
    """Page one, with the drawing where it has one."""
    decision = _heading(2, first.decision_title) + _paragraph("Text_20_body", first.decision) if first.decision else ""
    return "".join(
        [
            _paragraph("Subtitle", paper.title),
            _heading(1, first.title),
            _paragraph("Caption", paper.kicker),
            *(_paragraph("Stand", line) for line in first.standing),
            _paragraph("Title", first.headline),
            _paragraph("Text_20_body", first.sentence),
            _table(first.key_table),
            drawn,
            _heading(2, first.findings_title) if first.findings_title else "",
            shown(Points(tuple(map(Paragraph, first.findings)), is_numbered=True)) if first.findings else "",
            _heading(2, first.advice_title) if first.advice else "",
            shown(Points(tuple(map(Paragraph, first.advice)))) if first.advice else "",
            _paragraph("Caption", first.advice_note) if first.advice_note else "",
            decision,
            _paragraph("Caption", " ".join((first.basis, *first.checked))),
            _paragraph("Caption", Run(f"{first.promise_title}. ", is_bold=True), " ".join(first.promise)),
        ]
    )


def titled(title: str, below: str) -> str:
    """The title of a document without a first page of its own."""
    return _paragraph("Title", title) + _paragraph("Caption", below)


def shown(block: Block, *, keep: bool = False) -> str:
    """One block; `keep` holds a paragraph on one page with the next."""
    match block:
        case Heading():
            written = _heading(block.level, block.text, style="Nieuwe_bladzijde" if block.on_new_page else "")
        case Paragraph():
            written = _paragraph("Tekst_samen" if keep else "Text_20_body", *block.runs)
        case Notice():
            written = _paragraph("Melding", block.text)
        case Table():
            written = _table(block)
        case Vulnerability():
            written = _vulnerability(block)
        case Points():
            items = "".join(f"<text:list-item>{_paragraph('Punt', *item.runs)}</text:list-item>" for item in block.items)
            written = f'<text:list text:style-name="{"Nummers" if block.is_numbered else "Punten"}">{items}</text:list>'
        case Contents():
            written = _contents(block)
    return written


def _contents(block: Contents) -> str:
    """A contents list of OpenDocument, filled with links to the chapters: the pages come when somebody updates it."""
    lines = "".join(
        f'<text:p text:style-name="Contents_20_1"><text:a xlink:type="simple" xlink:href="#{_anchor(entry)}">{_text(entry)}'
        "</text:a></text:p>"
        for entry in block.entries
    )
    return (
        f'<text:table-of-content text:name="Inhoud"><text:table-of-content-source text:outline-level="1">'
        f'<text:index-title-template text:style-name="Contents_20_Heading">{_text(block.title)}</text:index-title-template>'
        '<text:table-of-content-entry-template text:outline-level="1" text:style-name="Contents_20_1">'
        "<text:index-entry-link-start/><text:index-entry-text/>"
        '<text:index-entry-tab-stop style:type="right" style:leader-char="."/><text:index-entry-page-number/>'
        "<text:index-entry-link-end/></text:table-of-content-entry-template></text:table-of-content-source>"
        f'<text:index-body><text:index-title text:name="Inhoud_kop">{_paragraph("Contents_20_Heading", block.title)}'
        f"</text:index-title>{lines}</text:index-body></text:table-of-content>"
    )


def _anchor(heading: str) -> str:
    return f"kop-{crc32(heading.encode('utf-8', 'replace'))}"


def _vulnerability(item: Vulnerability) -> str:
    facts = (
        _paragraph("Feit_20_samen" if fact is item.facts[0] else "Feit", Run(f"{fact.label}: ", is_bold=True), fact.text)
        for fact in item.facts
    )
    tags = _paragraph("Kenmerk", " · ".join(item.tags)) if item.tags else ""
    start = _heading(3, item.title) + tags + (_paragraph("Stelling", item.criterion) if item.criterion else "")
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
    style = "Tabel" if len(block.rows) > WHOLE_ROWS else "Tabel_heel"
    caption = _paragraph("Tabelbijschrift", block.caption) if block.caption else ""
    return (
        f'{caption}<table:table table:style-name="{style}">{columns}<table:table-header-rows>{head}</table:table-header-rows>'
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
    place = f'<text:bookmark text:name="{_anchor(words)}"/>' if level == 1 else ""
    return f'<text:h text:style-name="{named}" text:outline-level="{level}">{_text(words)}{place}</text:h>'


def _paragraph(style: str, *runs: str | Run) -> str:
    return f'<text:p text:style-name="{style}">{"".join(map(_run, Paragraph(*runs).runs))}</text:p>'


def _run(run: Run) -> str:
    style = "Invullen" if run.is_gap else "Vet" if run.is_bold else ""
    return f'<text:span text:style-name="{style}">{_text(run.text)}</text:span>' if style else _text(run.text)


def _text(words: str) -> str:
    return escape(words, quote=False)
