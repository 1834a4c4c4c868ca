"""The slides as PowerPoint: real titles and placeholders, so that they can be read aloud and written on."""

import io
import re
from copy import deepcopy
from datetime import UTC, datetime, time
from typing import Any, Final

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.util import Cm, Length, Pt

from dijkwacht.documents.college.slides import Deck, Slide
from dijkwacht.documents.drawings.labels import shortened
from dijkwacht.documents.paper.model import Table
from dijkwacht.documents.paper.pdf import drawing_png

WIDE, HIGH, SIDE = Cm(33.867), Cm(19.05), Cm(1.6)
WIDTH: Final = Length(WIDE - 2 * SIDE)
INK, QUIET, TINT = map(RGBColor.from_string, ("16324F", "4A5A68", "EEF3F8"))
TITLE_SLIDE, WITH_POINTS, TITLE_ONLY = 0, 1, 5
# Left, top, width and height of what every slide has.
TITLE_BOX: Final = (SIDE, Cm(0.9), WIDTH, Cm(2.6))
POINTS_BOX: Final = (SIDE, Cm(3.8), WIDTH, Cm(13))
LEAD_BOX: Final = (SIDE, Cm(3.5), WIDTH, Cm(1.2))
FOOT_BOX: Final = (SIDE, Cm(17.5), Cm(28), Cm(1.2))
NUMBER_BOX: Final = (Length(WIDE - SIDE - Cm(2)), Cm(17.5), Cm(2), Cm(1.2))


def pptx(deck: Deck) -> bytes:
    """The slides for who works with PowerPoint."""
    made = Presentation()
    made.slide_width, made.slide_height = WIDE, HIGH
    _dress(made)
    for slide in deck.slides:
        _add(made, deck, slide)
    _in_dutch(made)
    _describe(made, deck)
    written = io.BytesIO()
    made.save(written)
    return written.getvalue()


def _dress(made: Any) -> None:
    """Boxes for wide screens, one font, and no layouts that nobody uses."""
    kept = [made.slide_layouts[number] for number in (TITLE_SLIDE, WITH_POINTS, TITLE_ONLY)]
    for layout in [layout for layout in made.slide_layouts if layout not in kept]:
        made.slide_layouts.remove(layout)
    theme = made.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = re.sub(rb'<a:latin typeface="[^"]*"', b'<a:latin typeface="Arial"', theme.blob)  # noqa: SLF001 - it has no setter
    boxes: dict[str | None, tuple[Length, ...]] = {
        "title": TITLE_BOX,
        "ctrTitle": TITLE_BOX,
        "subTitle": POINTS_BOX,
        "body": POINTS_BOX,
        None: POINTS_BOX,
    }
    boxes |= {"ftr": FOOT_BOX, "sldNum": NUMBER_BOX}
    for page in (made.slide_master, *kept):
        for shape in list(page.placeholders):
            kind = shape._element.nvSpPr.nvPr.find(qn("p:ph")).get("type")  # noqa: SLF001 - "obj" has no word of its own
            if kind == "dt":
                shape._element.getparent().remove(shape._element)  # noqa: SLF001 - nor can a shape be taken away otherwise
            else:
                _place(shape, boxes[kind])


def _place(shape: Any, box: tuple[Length, ...]) -> None:
    shape.left, shape.top, shape.width, shape.height = box


def _add(made: Any, deck: Deck, slide: Slide) -> None:
    layout = 0 if slide.is_title else 1 if not slide.figures else 2
    added = made.slides.add_slide(made.slide_layouts[layout])
    _say(added.shapes.title.text_frame, [slide.title], size=40 if slide.is_title else 30, colour=INK, is_bold=True)
    if slide.figures:
        _draw(added, slide)
    else:
        lines = [*([slide.lead] if slide.lead else []), *slide.points]
        _say(added.placeholders[1].text_frame, lines, size=slide.size)
    _foot(added, deck)
    added.notes_slide.notes_text_frame.text = slide.notes


def _say(frame: Any, lines: list[str], *, size: int, colour: RGBColor = INK, is_bold: bool = False) -> None:
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP if not is_bold else MSO_ANCHOR.MIDDLE
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
        paragraph.alignment, paragraph.space_after = 1, Pt(size / 2)
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold, run.font.color.rgb = line, Pt(size), is_bold, colour


def _draw(added: Any, slide: Slide) -> None:
    """The sentence, the drawing with its description and the figures below it."""
    box = added.shapes.add_textbox(*LEAD_BOX)
    box.name = "Toelichting"
    _say(box.text_frame, [slide.lead], size=18)
    if slide.drawing:
        picture = added.shapes.add_picture(io.BytesIO(drawing_png(slide.drawing)), SIDE, Cm(4.9), width=WIDTH)
        if picture.height > Cm(9.4):
            picture.width, picture.height = Length(picture.width * Cm(9.4) // picture.height), Cm(9.4)
            picture.left = Length((WIDE - picture.width) // 2)
        told = picture._element.nvPicPr.cNvPr  # noqa: SLF001 - the library has no words for a description
        told.set("name", "Weerbaarheid per thema")
        told.set("title", slide.drawing.title)
        told.set("descr", slide.drawing.description)
    if slide.figures:
        _figures(added, slide.figures)


def _figures(added: Any, table: Table) -> None:
    frame = added.shapes.add_table(2, len(table.columns), SIDE, Cm(14.6), WIDTH, Cm(2.4))
    frame.name = "Kerncijfers"
    frame._element.nvGraphicFramePr.cNvPr.set("descr", "De kerncijfers van het hele beeld")  # noqa: SLF001 - as above
    for number, column in enumerate(table.columns):
        for row, words in enumerate((column.title, table.rows[0][number])):
            cell = frame.table.cell(row, number)
            cell.fill.solid()
            cell.fill.fore_color.rgb = TINT
            _say(cell.text_frame, [words], size=20 if row else 13, is_bold=bool(row))
            cell.text_frame.paragraphs[0].space_after = Pt(0)


def _foot(added: Any, deck: Deck) -> None:
    """The marking and the number of the slide, in the places that the layout has for them."""
    for shape in added.slide_layout.placeholders:
        kind = shape._element.nvSpPr.nvPr.find(qn("p:ph")).get("type")  # noqa: SLF001 - as above
        if kind in {"ftr", "sldNum"}:
            added.shapes._spTree.append(copy := deepcopy(shape._element))  # noqa: SLF001 - the library leaves them out
            copy.nvSpPr.cNvPr.set("id", str(100 + len(added.shapes)))
            if kind == "ftr":
                words = added.shapes[-1].text_frame
                words.clear()
                _say(words, [f"{deck.organisation} · {deck.below}"], size=11, colour=QUIET)


def _in_dutch(made: Any) -> None:
    """Say of every text that it is Dutch."""
    pages = [made.slide_master, *made.slide_layouts, *made.slides, *(slide.notes_slide for slide in made.slides), made]
    for page in pages:
        element = page._element if page is not made else made.part._element  # noqa: SLF001 - no word for it in the library
        for tag in ("a:rPr", "a:endParaRPr", "a:defRPr"):
            for letters in element.iter(qn(tag)):
                letters.set("lang", "nl-NL")
        for run in element.iter(qn("a:r")):
            run.get_or_add_rPr().set("lang", "nl-NL")


def _describe(made: Any, deck: Deck) -> None:
    facts, day = made.core_properties, datetime.combine(deck.made_on, time(12), UTC)
    facts.title, facts.subject, facts.author, facts.language = deck.title, "", shortened(deck.organisation, 255), "nl-NL"
    facts.keywords = shortened("; ".join(deck.keywords), 255)
    facts.comments, facts.last_modified_by, facts.revision = "", "", 1
    facts.created = facts.modified = day
