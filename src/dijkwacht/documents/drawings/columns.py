"""The wide dike profile: one column per theme."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dijkwacht.documents.drawings import svg
from dijkwacht.documents.drawings.labels import shortened, wrapped
from dijkwacht.documents.drawings.palette import DIKE, GAP, GRID, INK, LOW, ON_DIKE, PAPER, QUIET
from dijkwacht.documents.drawings.theme import Look, ProfileTheme, dark, has_unknown, patterns, strip, words

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
    """Where a column stands: its middle, its width, and the base lines of its note and its mark."""

    middle: float
    step: float
    note_y: float
    mark_y: float

    @property
    def half(self) -> float:
        """Half the width of the body at its foot."""
        return min(self.step, 100.0) / 2 - 5


def drawn(themes: Sequence[ProfileTheme], look: Look) -> tuple[float, float, str]:
    """Width, height and shapes of the drawing."""
    step = min(WIDEST, max(NARROWEST, 910.0 / max(1, len(themes))))
    # The legend needs its room, however few themes there are.
    width = max(960.0, LEFT + step * len(themes) + 8)
    titles = [wrapped(theme.title, int((step - 2) / LETTER), TITLE_LINES) for theme in themes]
    mark_y = GROUND + 10 + LINE * max((len(lines) for lines in titles), default=1) + 16
    noted = any(theme.note("") for theme in themes)
    below = mark_y + (2 * LINE + 2 if noted else 0)
    has_mark = any(theme.lowest for theme in themes)
    legend_y = below + (34 if has_mark else 12)
    legend, rows = _legend(legend_y, width, look, has_mark=has_mark, has_unknown=has_unknown(themes))
    shapes = [
        svg.element("defs", *patterns(look, themes)),
        *_grid(width),
        *(
            _column(theme, lines, Place(LEFT + step * (place + 0.5), step, mark_y, below), look)
            for place, (theme, lines) in enumerate(zip(themes, titles, strict=True))
        ),
        legend,
    ]
    return width, legend_y + 24 * rows - 10, "".join(shapes)


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
        svg.text(line, x=middle, y=GROUND + 22 + LINE * row, text_anchor="middle", font_size=15, fill=INK)
        for row, line in enumerate(title)
    ]
    parts += [
        svg.text(line, x=middle, y=place.note_y + LINE * row, text_anchor="middle", font_size=14, fill=QUIET)
        for row, line in enumerate(theme.note(words(look).side))
    ]
    if not theme.is_drawn:
        label = theme.practice.words
        parts.append(svg.text(label, x=middle, y=GROUND - 8, text_anchor="middle", font_size=15, fill=QUIET))
        return svg.element("g", *parts)
    parts.insert(0, _dike(theme, place, look))
    parts.append(_count(theme, middle, look) if theme.practice.share is not None else _dark(theme, middle))
    if theme.practice.share is not None and theme.practice.unknown:
        parts.append(_part_dark(theme.practice.share, theme, middle))
    if theme.lowest:
        parts.append(_mark(theme.lowest, middle, place.mark_y))
    return svg.element("g", *parts)


def _dike(theme: ProfileTheme, place: Place, look: Look) -> str:
    """The body with its crest, what is not known above it, the gap, and the line of what stands on paper."""
    practice, paper = theme.practice.share or Fraction(0), theme.paper.share
    middle, half = place.middle, place.half
    crest, top = _y(practice), _top(half, look)
    head = _y(practice + theme.practice.unknown)
    parts: list[str] = []
    if paper is not None and _y(paper) < head:
        parts.append(svg.rect(middle - top, _y(paper), 2 * top, head - _y(paper), fill=f"url(#{look.hatch})"))
    if theme.practice.unknown:
        parts.append(dark(look, middle - top, head, 2 * top, crest - head))
    if practice > 0:
        corners = ((middle - half, GROUND), (middle - top, crest), (middle + top, crest), (middle + half, GROUND))
        parts.append(svg.polygon(corners, fill=DIKE))
    if look.former and paper is not None and practice > paper:
        wide = half - (half - top) * float(paper / practice)
        risen = ((middle - wide, _y(paper)), (middle - top, crest), (middle + top, crest), (middle + wide, _y(paper)))
        parts.append(svg.polygon(risen, fill=f"url(#{look.rise})"))
    if theme.practice.share is not None:
        parts.append(svg.line(middle - top, crest, middle + top, crest, stroke=INK, stroke_width=4))
    return "".join([*parts, *_paper(theme, place)])


def _paper(theme: ProfileTheme, place: Place) -> list[str]:
    """The line of what stands on paper, and beside the body a strip as high as what is not known of it."""
    paper, practice = theme.paper.share, theme.practice.share
    left, right = place.middle - place.half, place.middle + place.half
    parts: list[str] = []
    if theme.paper.unknown and not theme.is_dark:
        foot, head = _y(paper or Fraction(0)), _y((paper or Fraction(0)) + theme.paper.unknown)
        parts.append(strip(right - 6, head, 10, foot - head))
    if paper is None:
        return parts
    if theme.is_same:
        return [*parts, svg.line(left, _y(paper) - 6, right, _y(paper) - 6, stroke=INK, stroke_width=2)]
    if practice is None or paper <= practice + theme.practice.unknown:
        # On the blue body, and on what is not known, the dashes need a light ground.
        parts.append(svg.line(left, _y(paper), right, _y(paper), stroke=PAPER, stroke_width=5))
    return [*parts, _dashes(left, right, _y(paper))]


def _y(share: Fraction) -> float:
    return GROUND - HEIGHT * float(share)


def _top(half: float, look: Look) -> float:
    """Half the width of the body at its crest."""
    return half - (min(9.0, half / 4) if look.picture_language else 0.0)


def _dashes(start: float, end: float, y: float) -> str:
    return svg.line(start, y, end, y, stroke=INK, stroke_width=2, stroke_dasharray="6 4")


def _count(theme: ProfileTheme, middle: float, look: Look) -> str:
    """The count at the foot of the body, or on a light ground: above a body too low to hold it, or on one with a pattern."""
    body, label = HEIGHT * float(theme.practice.share or 0), theme.practice.words
    if body < 30 or look.former:
        return _grounded(label, middle, GROUND - (9 if body >= 30 else body + 12), fill=INK)
    paper = HEIGHT * float(theme.paper.share or 0)
    # Where the line of paper would run through it at the foot, the count stands higher on the body.
    lifted = paper <= 30 and paper < body and theme.paper.share is not None
    y = GROUND - (min(paper + 14, body - 20) if lifted else 9)
    return svg.text(label, x=middle, y=y, text_anchor="middle", font_size=15, font_weight=700, fill=ON_DIKE)


def _dark(theme: ProfileTheme, middle: float) -> str:
    """The words where nothing is known."""
    lines = wrapped(theme.practice.words, 9, 2)
    return "".join(_grounded(line, middle, GROUND - HEIGHT / 2 + 20 * row, fill=INK) for row, line in enumerate(lines))


def _part_dark(practice: Fraction, theme: ProfileTheme, middle: float) -> str:
    """How much is not known: on its own part where that is high enough for two lines, else above it and clear of the line."""
    foot, head = _y(practice), _y(practice + theme.practice.unknown)
    y = (foot + head) / 2 - 4 if foot - head >= 60 else head - 7
    line = _y(theme.paper.share or Fraction(0))
    if y - 18 < line < y + 8 and line > TOP + 16:
        y = line - 8
    return _grounded(theme.practice.unknown_words, middle, y, fill=INK)


def _grounded(label: str, middle: float, y: float, *, fill: str) -> str:
    """A label on a light ground of its own."""
    wide = 8.0 * len(label) + 8
    return svg.rect(middle - wide / 2, y - 15, wide, 20, fill=PAPER, rx=3) + svg.text(
        label, x=middle, y=y, text_anchor="middle", font_size=15, font_weight=700, fill=fill
    )


def _mark(lowest: str, middle: float, y: float) -> str:
    words = shortened(lowest, 9)
    start = middle - (len(words) * 7.4 + 18) / 2
    return _triangle(start, y) + svg.text(words, x=start + 18, y=y, font_size=14, font_weight=700, fill=LOW)


def _triangle(x: float, y: float) -> str:
    return svg.polygon(((x, y), (x + 14, y), (x + 7, y - 12)), fill=LOW)


def _legend(y: float, width: float, look: Look, *, has_mark: bool, has_unknown: bool) -> tuple[str, int]:
    """The signs with their words, and over how many rows."""
    says = words(look)
    signs = [
        (svg.rect(0, -12, 24, 13, fill=DIKE), says.practice),
        (_dashes(0, 24, -5), says.paper),
        *([(_box(look.rise, DIKE), says.rise)] if says.rise else []),
        (_box(look.hatch, GAP), says.gap),
        (
            svg.line(0, -2, 24, -2, stroke=INK, stroke_width=4) + svg.line(0, -9, 24, -9, stroke=INK, stroke_width=2),
            says.equal,
        ),
        *([(dark(look, 0, -12, 24, 13), says.unknown)] if has_unknown else []),
        *([(_triangle(6, 0), says.lowest)] if has_mark else []),
    ]
    x, row, parts = LEFT, 0, list[str]()
    for sign, label in signs:
        wide = 32 + len(label) * 6.9
        if x + wide > width:
            x, row = LEFT, row + 1
        shown = svg.text(label, x=32, y=0, font_size=15, fill=QUIET)
        parts.append(svg.element("g", sign, shown, transform=f"translate({svg.number(x)} {svg.number(y + 24 * row)})"))
        x += wide + 20
    return "".join(parts), row + 1


def _box(pattern: str, edge: str) -> str:
    return svg.rect(0, -12, 24, 13, fill=f"url(#{pattern})", stroke=edge, stroke_width=1)
