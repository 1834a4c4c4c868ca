"""The narrow dike profile: one row per theme, readable on a screen of 360 pixels."""

from collections.abc import Sequence
from fractions import Fraction

from dijkwacht.documents.drawings import svg
from dijkwacht.documents.drawings.labels import shortened, wrapped
from dijkwacht.documents.drawings.palette import DIKE, GAP, GRID, INK, LOW, PAPER, QUIET
from dijkwacht.documents.drawings.theme import Look, ProfileTheme, patterns, words

WIDTH = 320.0
"""No wider than the text column of the smallest screen, so that letters are never drawn smaller than written."""
BAR = 18.0
LINE = 19.0
TITLE_LETTERS = 34
SCALE = WIDTH - 14


def drawn(themes: Sequence[ProfileTheme], look: Look) -> tuple[float, float, str]:
    """Width, height and shapes of the drawing."""
    y = 4.0
    parts = [svg.element("defs", *patterns(look))]
    for theme in themes:
        shapes, used = _row(theme, y, look)
        parts.append(svg.element("g", *shapes))
        y += used
    shapes, used = _legend(y + 8, look, has_mark=any(theme.lowest for theme in themes))
    return WIDTH, y + 8 + used, "".join([*parts, *shapes])


def _row(theme: ProfileTheme, y: float, look: Look) -> tuple[list[str], float]:
    """The shapes of one theme from `y` down, and the height they take."""
    title = wrapped(theme.title, TITLE_LETTERS, 3)
    parts = [svg.text(line, x=2, y=y + 15 + LINE * row, font_size=15, fill=INK) for row, line in enumerate(title)]
    bar = y + LINE * len(title) + 8
    if theme.practice is None or theme.paper is None:
        parts.append(svg.text("n.v.t.", x=WIDTH - 2, y=y + 15, text_anchor="end", font_size=15, fill=QUIET))
        return parts, bar - y + 8
    parts.append(svg.text(theme.label, x=WIDTH - 2, y=y + 15, text_anchor="end", font_size=15, font_weight=700, fill=INK))
    parts.append(_bar(theme.practice, theme.paper, bar, look))
    if not theme.lowest:
        return parts, bar + BAR + 12 - y
    parts.append(_triangle(2, bar + BAR + 17))
    words = shortened(theme.lowest, 34)
    parts.append(svg.text(words, x=22, y=bar + BAR + 17, font_size=14, font_weight=700, fill=LOW))
    return parts, bar + BAR + 30 - y


def _bar(practice: Fraction, paper: Fraction, y: float, look: Look) -> str:
    """Practice as a bar, paper as a dashed mark across, the gap hatched between."""
    end, mark = 2 + SCALE * float(practice), 2 + SCALE * float(paper)
    parts = [svg.rect(2, y, SCALE, BAR, fill=PAPER, stroke=GRID, stroke_width=1)]
    if paper > practice:
        parts.append(svg.rect(end, y, mark - end, BAR, fill=f"url(#{look.hatch})"))
    if practice > 0:
        parts.append(svg.rect(2, y, end - 2, BAR, fill=DIKE))
    if look.former and practice > paper:
        parts.append(svg.rect(mark, y, end - mark, BAR, fill=f"url(#{look.rise})"))
    parts.append(svg.line(end, y, end, y + BAR, stroke=INK, stroke_width=4))
    if paper == practice:
        parts.append(svg.line(end + 6, y - 4, end + 6, y + BAR + 4, stroke=INK, stroke_width=2))
        return "".join(parts)
    if paper < practice:
        parts.append(svg.line(mark, y, mark, y + BAR, stroke=PAPER, stroke_width=5))
    parts.append(_dashes(mark, y - 5, y + BAR + 5))
    return "".join(parts)


def _dashes(x: float, start: float, end: float) -> str:
    return svg.line(x, start, x, end, stroke=INK, stroke_width=2, stroke_dasharray="5 3")


def _triangle(x: float, y: float) -> str:
    return svg.polygon(((x, y), (x + 14, y), (x + 7, y - 12)), fill=LOW)


def _legend(y: float, look: Look, *, has_mark: bool) -> tuple[list[str], float]:
    says = words(look)
    signs = [
        (svg.rect(2, -12, 20, 13, fill=DIKE), says.practice),
        (_dashes(12, -14, 3), says.paper),
        *([(svg.rect(2, -12, 20, 13, fill=f"url(#{look.rise})", stroke=DIKE, stroke_width=1), says.rise)] if says.rise else []),
        (svg.rect(2, -12, 20, 13, fill=f"url(#{look.hatch})", stroke=GAP, stroke_width=1), says.gap),
        (
            svg.line(8, -13, 8, 2, stroke=INK, stroke_width=4) + svg.line(15, -15, 15, 4, stroke=INK, stroke_width=2),
            says.equal,
        ),
        *([(_triangle(5, 0), says.lowest)] if has_mark else []),
    ]
    parts = [
        svg.element(
            "g",
            sign,
            svg.text(label, x=32, y=0, font_size=14, fill=QUIET),
            transform=f"translate(0 {svg.number(y + 15 + 22 * place)})",
        )
        for place, (sign, label) in enumerate(signs)
    ]
    return parts, 22.0 * len(signs) + 8
