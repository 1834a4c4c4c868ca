"""The narrow dike profile: one row per theme, readable on a screen of 360 pixels."""

from collections.abc import Sequence
from fractions import Fraction

from dijkwacht.documents.drawings import svg
from dijkwacht.documents.drawings.labels import shortened, wrapped
from dijkwacht.documents.drawings.palette import DIKE, GAP, GRID, INK, LOW, PAPER, QUIET
from dijkwacht.documents.drawings.theme import Look, ProfileTheme, dark, has_unknown, patterns, strip, words

WIDTH = 320.0
"""No wider than the text column of the smallest screen, so that letters are never drawn smaller than written."""
BAR = 18.0
LINE = 19.0
TITLE_LETTERS = 34
SCALE = WIDTH - 14


def drawn(themes: Sequence[ProfileTheme], look: Look) -> tuple[float, float, str]:
    """Width, height and shapes of the drawing."""
    y = 4.0
    parts = [svg.element("defs", *patterns(look, themes))]
    for theme in themes:
        shapes, used = _row(theme, y, look)
        parts.append(svg.element("g", *shapes))
        y += used
    has_mark = any(theme.lowest for theme in themes)
    shapes, used = _legend(y + 8, look, has_mark=has_mark, has_unknown=has_unknown(themes))
    return WIDTH, y + 8 + used, "".join([*parts, *shapes])


def _row(theme: ProfileTheme, y: float, look: Look) -> tuple[list[str], float]:
    """The shapes of one theme from `y` down, and the height they take."""
    label = theme.practice.words
    title = wrapped(theme.title, TITLE_LETTERS - max(0, len(label) - len("10 van 12")), 3)
    parts = [svg.text(line, x=2, y=y + 15 + LINE * row, font_size=15, fill=INK) for row, line in enumerate(title)]
    bar = y + LINE * len(title) + 8
    if not theme.is_drawn:
        parts.append(svg.text(label, x=WIDTH - 2, y=y + 15, text_anchor="end", font_size=15, fill=QUIET))
        return parts, bar - y + 8
    parts.append(svg.text(label, x=WIDTH - 2, y=y + 15, text_anchor="end", font_size=15, font_weight=700, fill=INK))
    parts += _bar(theme, bar, look)
    below = bar + BAR
    if unknown := _unknown(theme, look):
        parts.append(svg.text(unknown, x=2, y=below + 18, font_size=14, fill=QUIET))
        below += LINE
    if not theme.lowest:
        return parts, below + 12 - y
    parts.append(_triangle(2, below + 17))
    parts.append(svg.text(shortened(theme.lowest, 34), x=22, y=below + 17, font_size=14, font_weight=700, fill=LOW))
    return parts, below + 30 - y


def _unknown(theme: ProfileTheme, look: Look) -> str:
    """What is not known, in words; where nothing at all is known of practice the label says so."""
    practice = theme.practice.unknown_words if theme.practice.share is not None else ""
    return "; ".join(
        part for part in (f"praktijk: {practice}" if practice else "", ": ".join(theme.note(words(look).side))) if part
    )


def _bar(theme: ProfileTheme, y: float, look: Look) -> list[str]:
    """Practice as a bar, what is not known behind it, paper as a dashed mark across, the gap hatched between."""
    practice, paper = theme.practice.share or Fraction(0), theme.paper.share
    end, tip = _x(practice), _x(practice + theme.practice.unknown)
    parts = [svg.rect(2, y, SCALE, BAR, fill=PAPER, stroke=GRID, stroke_width=1)]
    if paper is not None and _x(paper) > tip:
        parts.append(svg.rect(tip, y, _x(paper) - tip, BAR, fill=f"url(#{look.hatch})"))
    if theme.practice.unknown:
        parts.append(dark(look, end, y, tip - end, BAR))
    if practice > 0:
        parts.append(svg.rect(2, y, end - 2, BAR, fill=DIKE))
    if look.former and paper is not None and practice > paper:
        parts.append(svg.rect(_x(paper), y, end - _x(paper), BAR, fill=f"url(#{look.rise})"))
    if theme.practice.share is not None:
        parts.append(svg.line(end, y, end, y + BAR, stroke=INK, stroke_width=4))
    return [*parts, *_paper(theme, y)]


def _paper(theme: ProfileTheme, y: float) -> list[str]:
    """The mark of what stands on paper, and above the bar a strip as long as what is not known of it."""
    paper, practice = theme.paper.share, theme.practice.share
    parts: list[str] = []
    if theme.paper.unknown and not theme.is_dark:
        start, end = _x(paper or Fraction(0)), _x((paper or Fraction(0)) + theme.paper.unknown)
        parts.append(strip(start, y - 6, end - start, 8))
    if paper is None:
        return parts
    mark = _x(paper)
    if theme.is_same:
        return [*parts, svg.line(mark + 6, y - 4, mark + 6, y + BAR + 4, stroke=INK, stroke_width=2)]
    if practice is None or paper <= practice + theme.practice.unknown:
        parts.append(svg.line(mark, y, mark, y + BAR, stroke=PAPER, stroke_width=5))
    return [*parts, _dashes(mark, y - 5, y + BAR + 5)]


def _x(share: Fraction) -> float:
    return 2 + SCALE * float(share)


def _dashes(x: float, start: float, end: float) -> str:
    return svg.line(x, start, x, end, stroke=INK, stroke_width=2, stroke_dasharray="5 3")


def _triangle(x: float, y: float) -> str:
    return svg.polygon(((x, y), (x + 14, y), (x + 7, y - 12)), fill=LOW)


def _legend(y: float, look: Look, *, has_mark: bool, has_unknown: bool) -> tuple[list[str], float]:
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
        *([(dark(look, 2, -12, 20, 13), says.unknown)] if has_unknown else []),
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
