"""The wide dike profile: one column per theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dijkwacht.documents.drawings import svg
from dijkwacht.documents.drawings.labels import shortened, wrapped
from dijkwacht.documents.drawings.palette import DIKE, GAP, GRID, INK, LOW, ON_DIKE, PAPER, QUIET
from dijkwacht.documents.drawings.theme import Look, ProfileTheme, patterns, words

LEFT = 52.0
TOP = 22.0
HEIGHT = 240.0
GROUND = TOP + HEIGHT
NARROWEST, WIDEST = 82.0, 150.0
LETTER = 7.1
"""Mean width of a letter of the theme titles, in the units of the drawing."""
TITLE_LINES = 5
LINE = 17.0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column stands: its middle, its width and the base line of its mark."""

    middle: float
    step: float
    mark_y: float


def drawn(themes: Sequence[ProfileTheme], look: Look) -> tuple[float, float, str]:
    """Width, height and shapes of the drawing."""
    step = min(WIDEST, max(NARROWEST, 910.0 / max(1, len(themes))))
    # The legend needs its room, however few themes there are.
    width = max(960.0, LEFT + step * len(themes) + 8)
    titles = [wrapped(theme.title, int((step - 2) / LETTER), TITLE_LINES) for theme in themes]
    mark_y = GROUND + 10 + LINE * max((len(lines) for lines in titles), default=1) + 16
    has_mark = any(theme.lowest for theme in themes)
    legend_y = mark_y + (34 if has_mark else 12)
    shapes = [
        svg.element("defs", *patterns(look)),
        *_grid(width),
        *(
            _column(theme, lines, Place(LEFT + step * (place + 0.5), step, mark_y), look)
            for place, (theme, lines) in enumerate(zip(themes, titles, strict=True))
        ),
        _legend(legend_y, look, has_mark=has_mark),
    ]
    return width, legend_y + 14, "".join(shapes)


def _grid(width: float) -> list[str]:
    lines: list[str] = []
    for share in (0, 25, 50, 75, 100):
        y = GROUND - HEIGHT * share / 100
        lines.append(svg.line(LEFT, y, width - 8, y, stroke=GRID if share else QUIET, stroke_width=1))
        lines.append(svg.text(f"{share}%", x=LEFT - 8, y=y + 5, text_anchor="end", font_size=14, fill=QUIET))
    return lines


def _column(theme: ProfileTheme, title: Sequence[str], place: Place, look: Look) -> str:
    middle = place.middle
    parts = [
        svg.text(words, x=middle, y=GROUND + 22 + LINE * row, text_anchor="middle", font_size=15, fill=INK)
        for row, words in enumerate(title)
    ]
    if theme.practice is None or theme.paper is None:
        parts.append(svg.text("n.v.t.", x=middle, y=GROUND - 8, text_anchor="middle", font_size=15, fill=QUIET))
        return svg.element("g", *parts)
    half = min(place.step, 100.0) / 2 - 5
    parts.insert(0, _dike(theme.practice, theme.paper, middle, half, look))
    parts.append(_count(theme, theme.practice, middle, look))
    if theme.lowest:
        parts.append(_mark(theme.lowest, middle, place.mark_y))
    return svg.element("g", *parts)


def _dike(practice: Fraction, paper: Fraction, middle: float, half: float, look: Look) -> str:
    """The body, the crest, the gap and the line of what stands on paper."""
    crest, line = GROUND - HEIGHT * float(practice), GROUND - HEIGHT * float(paper)
    slope = min(9.0, half / 4) if look.picture_language else 0.0
    top = half - slope
    parts: list[str] = []
    if paper > practice:
        parts.append(svg.rect(middle - top, line, 2 * top, crest - line, fill=f"url(#{look.hatch})"))
    if practice > 0:
        corners = ((middle - half, GROUND), (middle - top, crest), (middle + top, crest), (middle + half, GROUND))
        parts.append(svg.polygon(corners, fill=DIKE))
    if look.former and practice > paper:
        wide = half - slope * float(paper / practice)
        risen = ((middle - wide, line), (middle - top, crest), (middle + top, crest), (middle + wide, line))
        parts.append(svg.polygon(risen, fill=f"url(#{look.rise})"))
    parts.append(svg.line(middle - top, crest, middle + top, crest, stroke=INK, stroke_width=4))
    if paper == practice:
        parts.append(svg.line(middle - half, line - 6, middle + half, line - 6, stroke=INK, stroke_width=2))
    else:
        if paper < practice:
            # On the blue body the dashes need a light ground.
            parts.append(svg.line(middle - half, line, middle + half, line, stroke=PAPER, stroke_width=5))
        parts.append(_dashes(middle - half, middle + half, line))
    return "".join(parts)


def _dashes(start: float, end: float, y: float) -> str:
    return svg.line(start, y, end, y, stroke=INK, stroke_width=2, stroke_dasharray="6 4")


def _count(theme: ProfileTheme, practice: Fraction, middle: float, look: Look) -> str:
    """The count at the foot of the body, or on a light ground: above a body too low to hold it, or on one with a pattern."""
    body = HEIGHT * float(practice)
    if body >= 30 and not look.former:
        on_body = svg.text(theme.label, x=middle, y=GROUND - 9, text_anchor="middle", font_size=15, font_weight=700, fill=ON_DIKE)
        return _lifted(theme, body, middle) or on_body
    wide = 8.0 * len(theme.label) + 8
    y = GROUND - (9 if body >= 30 else body + 12)
    return svg.rect(middle - wide / 2, y - 15, wide, 20, fill=PAPER, rx=3) + svg.text(
        theme.label, x=middle, y=y, text_anchor="middle", font_size=15, font_weight=700, fill=INK
    )


def _lifted(theme: ProfileTheme, body: float, middle: float) -> str:
    """The count higher on the body, where the line of paper would run through it at the foot; else empty."""
    paper = HEIGHT * float(theme.paper or 0)
    if paper >= body or paper > 30:
        return ""
    y = GROUND - min(paper + 14, body - 20)
    return svg.text(theme.label, x=middle, y=y, text_anchor="middle", font_size=15, font_weight=700, fill=ON_DIKE)


def _mark(lowest: str, middle: float, y: float) -> str:
    words = shortened(lowest, 9)
    start = middle - (len(words) * 7.4 + 18) / 2
    return _triangle(start, y) + svg.text(words, x=start + 18, y=y, font_size=14, font_weight=700, fill=LOW)


def _triangle(x: float, y: float) -> str:
    return svg.polygon(((x, y), (x + 14, y), (x + 7, y - 12)), fill=LOW)


def _legend(y: float, look: Look, *, has_mark: bool) -> str:
    says = words(look)
    x, parts = LEFT, list[str]()
    signs = [
        (svg.rect(0, -12, 24, 13, fill=DIKE), says.practice),
        (_dashes(0, 24, -5), says.paper),
        *([(svg.rect(0, -12, 24, 13, fill=f"url(#{look.rise})", stroke=DIKE, stroke_width=1), says.rise)] if says.rise else []),
        (svg.rect(0, -12, 24, 13, fill=f"url(#{look.hatch})", stroke=GAP, stroke_width=1), says.gap),
        (
            svg.line(0, -2, 24, -2, stroke=INK, stroke_width=4) + svg.line(0, -9, 24, -9, stroke=INK, stroke_width=2),
            says.equal,
        ),
        *([(_triangle(6, 0), says.lowest)] if has_mark else []),
    ]
    for sign, label in signs:
        shown = svg.text(label, x=32, y=0, font_size=15, fill=QUIET)
        parts.append(svg.element("g", sign, shown, transform=f"translate({svg.number(x)} {svg.number(y)})"))
        x += 32 + len(label) * 6.6 + 20
    return "".join(parts)
