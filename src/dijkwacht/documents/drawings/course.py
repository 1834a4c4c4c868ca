"""How measures came from paper to practice: one bar per quarter, as long as there were measures."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2s
from html import escape

from dijkwacht.documents.drawings import svg
from dijkwacht.documents.drawings.palette import DIKE, FONT, GAP, INK, PAPER, QUIET

BAR = 20.0
SIGNS = ("aantoonbaar in werking", "ingevoerd, nog niet aangetoond", "besloten, nog op papier", "voorgesteld")


@dataclass(frozen=True, slots=True)
class Bar:
    """One quarter: its name, and how many measures stood where; each measure counts once."""

    word: str
    proven: int
    in_practice: int
    decided: int
    proposed: int

    @property
    def parts(self) -> tuple[int, ...]:
        """The numbers in the order of the signs."""
        return self.proven, self.in_practice, self.decided, self.proposed

    @property
    def told(self) -> str:
        """The bar in words."""
        parts = ", ".join(f"{number} {sign}" for number, sign in zip(self.parts, SIGNS, strict=True))
        return f"{self.word}: {parts}"


@dataclass(frozen=True, slots=True)
class CourseDrawing:
    """What the drawing shows."""

    title: str
    bars: tuple[Bar, ...]


def course(drawing: CourseDrawing, *, narrow: bool = False) -> str:
    """The drawing as one SVG string; ``narrow`` for a small screen."""
    width = 320.0 if narrow else 720.0
    key = f"verloop-{blake2s(repr((drawing, narrow)).encode(), digest_size=4).hexdigest()}"
    top = max([sum(bar.parts) for bar in drawing.bars], default=1)
    scale = (width - 8) / max(1, top)
    fills = (DIKE, f"url(#{key}-praktijk)", f"url(#{key}-papier)", PAPER)
    shapes = [
        svg.element(
            "defs",
            svg.hatch(f"{key}-praktijk", colour=DIKE, ground=PAPER),
            svg.hatch(f"{key}-papier", colour=GAP, ground=PAPER),
        )
    ]
    y = 4.0
    for bar in drawing.bars:
        shapes += _bar(bar, y, scale, fills, width)
        y += 56
    for fill, sign in zip(fills, SIGNS, strict=True):
        shapes.append(svg.rect(4, y + 2, 24, 14, fill=fill, stroke=INK, stroke_width=1))
        shapes.append(svg.text(sign, x=36, y=y + 15, font_size=15, fill=QUIET))
        y += 24
    return svg.element(
        "svg",
        svg.element("title", escape(drawing.title), id=f"{key}-titel"),
        svg.element("desc", escape(". ".join(bar.told for bar in drawing.bars)), id=f"{key}-uitleg"),
        svg.rect(0, 0, width, y + 4, fill=PAPER),
        *shapes,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {svg.number(width)} {svg.number(y + 4)}",
        width=width,
        height=y + 4,
        role="img",
        aria_labelledby=f"{key}-titel",
        aria_describedby=f"{key}-uitleg",
        font_family=FONT,
    )


def _bar(bar: Bar, y: float, scale: float, fills: Sequence[str], width: float) -> list[str]:
    practice, total = bar.proven + bar.in_practice, sum(bar.parts)
    said = f"{practice} van {total} ingevoerd" if total else "geen"
    parts = [
        svg.text(bar.word, x=4, y=y + 15, font_size=15, fill=INK),
        svg.text(said, x=width - 4, y=y + 15, font_size=15, font_weight=700, fill=INK, text_anchor="end"),
    ]
    x = 4.0
    for number, fill in zip(bar.parts, fills, strict=True):
        if number:
            parts.append(svg.rect(x, y + 22, number * scale, BAR, fill=fill, stroke=INK, stroke_width=1))
        x += number * scale
    return parts
