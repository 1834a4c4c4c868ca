"""A map of areas, each filled with a pattern and a colour: how far something is, never how strong."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from hashlib import blake2s
from html import escape
from typing import Final

from dijkwacht.documents.drawings import svg
from dijkwacht.documents.drawings.labels import one_line
from dijkwacht.documents.drawings.outlines import Sheet
from dijkwacht.documents.drawings.palette import AROUND, DIKE, FONT, GAP, GRID, INK, PAPER, QUIET

LETTER: Final = 6.6
"""Mean width of a letter of the names, in the units of the drawing."""


class Fill(StrEnum):
    """What an area is filled with; each differs from the others in pattern as well as in colour."""

    EMPTY = "leeg"
    DOTS = "stippen"
    LINES = "lijnen"
    BARS = "strepen"
    DENSE = "dicht"
    GRID = "raster"
    SOLID = "vol"
    CROSSED = "kruis"


@dataclass(frozen=True, slots=True)
class Area:
    """One area: the key of its outline, its name, what is told of it, and its fill; without one it only shows where it lies."""

    key: str
    name: str
    told: str
    fill: Fill | None


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """What the map shows; ``description`` says in words what the eye sees."""

    title: str
    description: str
    areas: tuple[Area, ...]


def drawn(drawing: MapDrawing, on: Sheet) -> str:
    """The map as one SVG string; an area without an outline is not on it."""
    # Two maps may stand in one page: their ids may not meet.
    key = f"kaart-{blake2s(repr(drawing).encode(errors='replace'), digest_size=4).hexdigest()}"
    shown = [area for area in drawing.areas if area.key in on.outlines]
    return _svg(
        svg.element("title", escape(one_line(drawing.title)), id=f"{key}-titel"),
        svg.element("desc", escape(one_line(drawing.description)), id=f"{key}-uitleg"),
        _patterns(key, {area.fill for area in shown if area.fill}),
        svg.rect(0, 0, on.width, on.height, fill=AROUND),
        svg.element("g", *(_aside(area, on) for area in shown if not area.fill), stroke=QUIET, stroke_width=0.6),
        svg.element(
            "g", *(_shape(area, on, key) for area in shown if area.fill), stroke=INK, stroke_width=1, stroke_linejoin="round"
        ),
        _names(shown, on),
        size=(on.width, on.height),
        role="img",
        aria_labelledby=f"{key}-titel",
        aria_describedby=f"{key}-uitleg",
    )


def swatch(fill: Fill) -> str:
    """A little square with this fill, for the words that explain the map."""
    key = f"staal-{fill}"
    box = svg.rect(1, 1, 26, 18, fill=_paint(fill, key), stroke=INK, stroke_width=1)
    return _svg(_patterns(key, {fill}), svg.rect(0, 0, 28, 20, fill=PAPER), box, size=(28, 20), aria_hidden="true")


def _svg(*parts: str, size: tuple[float, float], **attributes: str) -> str:
    width, height = size
    return svg.element(
        "svg",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {svg.number(width)} {svg.number(height)}",
        width=width,
        height=height,
        font_family=FONT,
        **attributes,
    )


def _shape(area: Area, on: Sheet, key: str) -> str:
    words = svg.element("title", escape(one_line(f"{area.name}: {area.told}")))
    paint = _paint(area.fill or Fill.EMPTY, key)
    return svg.element("path", words, d=on.outlines[area.key].path, fill=paint, fill_rule="evenodd")


def _aside(area: Area, on: Sheet) -> str:
    return svg.element("path", d=on.outlines[area.key].path, fill=PAPER, fill_rule="evenodd")


def _names(areas: Sequence[Area], on: Sheet) -> str:
    """The names that fit inside their area, on a light edge that keeps them readable on every fill."""
    fits = [area for area in areas if area.fill and len(area.name) * LETTER + 4 <= on.outlines[area.key].room]
    written = (svg.text(area.name, x=on.outlines[area.key].x, y=on.outlines[area.key].y + 4) for area in fits)
    return svg.element(
        "g",
        *written,
        text_anchor="middle",
        font_size=13,
        font_weight=600,
        fill=INK,
        stroke=PAPER,
        stroke_width=4,
        stroke_linejoin="round",
        paint_order="stroke",
        class_="dw-map__names",
    )


def _paint(fill: Fill, key: str) -> str:
    plain = {Fill.EMPTY: PAPER, Fill.SOLID: DIKE}
    return plain.get(fill) or f"url(#{key}-{fill})"


def _patterns(key: str, fills: set[Fill]) -> str:
    tile = partial(svg.element, "pattern", patternUnits="userSpaceOnUse", width=8, height=8)
    ground = svg.rect(0, 0, 8, 8, fill=PAPER)
    made = {
        Fill.DOTS: lambda id_: tile(
            svg.rect(0, 0, 8, 8, fill=GRID), svg.element("circle", cx=4, cy=4, r=1.3, fill=QUIET), id=id_
        ),
        Fill.LINES: lambda id_: tile(
            ground, svg.line(4, 0, 4, 8, stroke=DIKE, stroke_width=2), id=id_, patternTransform="rotate(45)"
        ),
        Fill.BARS: lambda id_: tile(ground, svg.line(4, 0, 4, 8, stroke=DIKE, stroke_width=3.4), id=id_),
        Fill.DENSE: lambda id_: tile(
            ground, svg.line(0, 4, 8, 4, stroke=DIKE, stroke_width=5), id=id_, patternTransform="rotate(0)"
        ),
        Fill.GRID: lambda id_: tile(svg.rect(0, 0, 8, 8, fill=DIKE), svg.rect(2, 2, 4, 4, fill=PAPER), id=id_),
        Fill.CROSSED: lambda id_: tile(
            ground,
            svg.line(4, 0, 4, 8, stroke=GAP, stroke_width=1.6),
            svg.line(0, 4, 8, 4, stroke=GAP, stroke_width=1.6),
            id=id_,
            patternTransform="rotate(45)",
        ),
    }
    return svg.element("defs", *(made[fill](f"{key}-{fill}") for fill in sorted(fills) if fill in made))


__all__ = ["Area", "Fill", "MapDrawing", "drawn", "swatch"]
