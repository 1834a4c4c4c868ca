"""The slides as OpenDocument presentation, with titles, notes and descriptions that can be read aloud."""

import io
import struct
from html import escape
from pathlib import Path
from typing import Final

from odfdo import Document

from dijkwacht.documents.college.slides import Deck, Slide
from dijkwacht.documents.paper.model import Table
from dijkwacht.documents.paper.odt import content_xml, describe, saved
from dijkwacht.documents.paper.pdf import drawing_png

STYLES: Final = Path(__file__).parent / "templates" / "slides.xml"
WIDTH: Final = 30.667
"""Centimetres between the sides of a slide."""
SIZES: Final = (15, 17, 20, 24)
"""Those of ``Slide.size``, and the two of the drawing's slide."""
DRAWING_HIGH: Final = 9.4


def odp(deck: Deck) -> bytes:
    """The slides for LibreOffice and other office suites."""
    document = Document("presentation")
    pages = "".join(_page(document, slide, number) for number, slide in enumerate(deck.slides, start=1))
    settings = '<presentation:settings presentation:mouse-visible="false"/>'
    below = _text(f"{deck.organisation} · {deck.below}")
    foot = f'<presentation:footer-decl presentation:name="voet">{below}</presentation:footer-decl>'
    body = f"<office:presentation>{foot}{pages}{settings}</office:presentation>"
    document.set_part("content.xml", content_xml(automatic=_automatic(), body=body))
    document.set_part("styles.xml", STYLES.read_bytes())
    describe(document, title=deck.title, author=deck.organisation, made_on=deck.made_on, keywords=deck.keywords)
    return saved(document)


def _automatic() -> str:
    """Sizes of type, and the page that shows its foot and number."""
    points = "".join(
        f'<style:style style:name="P{size}" style:family="paragraph"><style:paragraph-properties '
        f'fo:margin-bottom="{size / 56:.2f}cm"/>'
        f'<style:text-properties fo:font-size="{size}pt"/></style:style>'
        for size in SIZES
    )
    return (
        '<style:style style:name="Dia" style:family="drawing-page"><style:drawing-page-properties '
        'presentation:display-footer="true" presentation:display-page-number="true" presentation:display-date-time="false"/>'
        f"</style:style>{points}"
        '<style:style style:name="Titel" style:family="presentation" style:parent-style-name="Standaard-title">'
        '<style:text-properties fo:font-size="40pt"/></style:style>'
        '<style:style style:name="Kop" style:family="presentation" style:parent-style-name="Standaard-title"/>'
        '<style:style style:name="Ondertitel" style:family="presentation" style:parent-style-name="Standaard-subtitle"/>'
        '<style:style style:name="Tekst" style:family="presentation" style:parent-style-name="Standaard-outline1"/>'
        '<style:style style:name="Notitie" style:family="presentation" style:parent-style-name="Standaard-notes"/>'
        '<style:style style:name="Cijfer" style:family="paragraph">'
        '<style:text-properties fo:font-size="20pt" fo:font-weight="bold"/></style:style>'
        '<style:style style:name="Kolom" style:family="table-column"><style:table-column-properties '
        f'style:column-width="{WIDTH / 4:.3f}cm"/></style:style>'
        '<style:style style:name="Cel" style:family="table-cell"><style:graphic-properties draw:fill="solid" '
        'draw:fill-color="#eef3f8"/><style:paragraph-properties fo:border="none"/></style:style>'
    )


def _page(document: Document, slide: Slide, number: int) -> str:
    inside = _drawn(document, slide) if slide.figures else _points(slide)
    style = "Titel" if slide.is_title else "Kop"
    return (
        f'<draw:page draw:name="Dia {number}" draw:style-name="Dia" draw:master-page-name="Standaard" '
        f'presentation:use-footer-name="voet">'
        f'<draw:frame presentation:class="title" presentation:style-name="{style}" svg:x="1.6cm" svg:y="0.9cm" '
        f'svg:width="{WIDTH}cm" '
        f'svg:height="2.6cm"><draw:text-box><text:p>{_text(slide.title)}</text:p></draw:text-box></draw:frame>'
        f"{inside}{_notes(slide, number)}</draw:page>"
    )


def _points(slide: Slide) -> str:
    lines = [*([slide.lead] if slide.lead else []), *slide.points]
    said = "".join(
        f'<text:list-item><text:p text:style-name="P{slide.size}">{_text(line)}</text:p></text:list-item>' for line in lines
    )
    plain = "".join(f'<text:p text:style-name="P{slide.size}">{_text(line)}</text:p>' for line in lines)
    listed = plain if slide.is_title else f'<text:list text:style-name="Punten">{said}</text:list>'
    kind, style = ("subtitle", "Ondertitel") if slide.is_title else ("outline", "Tekst")
    return (
        f'<draw:frame presentation:class="{kind}" presentation:style-name="{style}" svg:x="1.6cm" svg:y="3.8cm" '
        f'svg:width="{WIDTH}cm" svg:height="13cm"><draw:text-box>{listed}</draw:text-box></draw:frame>'
    )


def _drawn(document: Document, slide: Slide) -> str:
    """The sentence, the drawing with its description and the figures below it."""
    lead = (
        f'<draw:frame draw:style-name="Los" svg:x="1.6cm" svg:y="3.5cm" svg:width="{WIDTH}cm" svg:height="1.2cm"><draw:text-box>'
        f'<text:p text:style-name="P17">{_text(slide.lead)}</text:p></draw:text-box></draw:frame>'
    )
    return lead + _picture(document, slide) + (_figures(slide.figures) if slide.figures else "")


def _picture(document: Document, slide: Slide) -> str:
    if slide.drawing is None:
        return ""
    png = drawing_png(slide.drawing)
    wide, high = struct.unpack_from(">II", png, 16)
    width = min(WIDTH, DRAWING_HIGH * wide / high)
    place = document.add_file(io.BytesIO(png))
    return (
        f'<draw:frame draw:style-name="Los" draw:name="Weerbaarheid per thema" svg:x="{1.6 + (WIDTH - width) / 2:.2f}cm" '
        f'svg:y="4.9cm" svg:width="{width:.2f}cm" svg:height="{width * high / wide:.2f}cm">'
        f'<draw:image xlink:href="{escape(place)}" xlink:type="simple" xlink:show="embed" xlink:actuate="onLoad"/>'
        f"<svg:title>{_text(slide.drawing.title)}</svg:title><svg:desc>{_text(slide.drawing.description)}</svg:desc></draw:frame>"
    )


def _figures(table: Table) -> str:
    def row(cells: tuple[str, ...], style: str) -> str:
        made = "".join(
            '<table:table-cell table:style-name="Cel"><text:p '
            f'text:style-name="{style}">{_text(words)}</text:p></table:table-cell>'
            for words in cells
        )
        return f"<table:table-row>{made}</table:table-row>"

    columns = '<table:table-column table:style-name="Kolom"/>' * len(table.columns)
    head = row(tuple(column.title for column in table.columns), "P15")
    return (
        f'<draw:frame draw:style-name="Los" draw:name="Kerncijfers" svg:x="1.6cm" svg:y="14.5cm" svg:width="{WIDTH}cm" '
        f'svg:height="2.6cm"><table:table>{columns}{head}{row(table.rows[0], "Cijfer")}</table:table>'
        "<svg:title>Kerncijfers</svg:title><svg:desc>De kerncijfers van het hele beeld</svg:desc></draw:frame>"
    )


def _notes(slide: Slide, number: int) -> str:
    return (
        '<presentation:notes><draw:page-thumbnail presentation:class="page" svg:x="2cm" svg:y="2cm" svg:width="17cm" '
        f'svg:height="9.56cm" draw:page-number="{number}"/><draw:frame presentation:class="notes" '
        'presentation:style-name="Notitie" '
        'svg:x="2cm" svg:y="12.5cm" svg:width="17cm" svg:height="14cm"><draw:text-box>'
        f"<text:p>{_text(slide.notes)}</text:p></draw:text-box></draw:frame></presentation:notes>"
    )


def _text(words: str) -> str:
    return escape(words, quote=False)
