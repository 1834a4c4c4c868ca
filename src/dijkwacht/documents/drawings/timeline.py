"""A time line of terms: one bar a term from its first day to its last, hatched where it stood still."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import blake2s
from html import escape
from typing import Final

from dijkwacht.documents.drawings import svg
from dijkwacht.documents.drawings.labels import one_line, wrapped
from dijkwacht.documents.drawings.palette import DIKE, FONT, GAP, GRID, INK, PAPER, QUIET
from dijkwacht.kit.dutch import long_date, short_month

WIDE: Final = 760.0
NARROW: Final = 320.0
"""No wider than the text column of the smallest screen, so that letters are never drawn smaller than written."""

_LONG: Final = 400
"""Days from which a bar does not set the scale: it runs off the edge, and its day stands in words."""
_EDGE, _BAR, _LINE = 6.0, 14.0, 19.0
_STEPS: Final = (1, 2, 3, 6, 12, 24, 60)


@dataclass(frozen=True, slots=True)
class Bar:
    """One term: its name, its last day in words, where it begins and ends (None: not known), and the days it stood still."""

    title: str
    end: str
    start: date
    until: date | None
    still: tuple[tuple[date, date], ...] = ()


@dataclass(frozen=True, slots=True)
class TimeLine:
    """What is drawn; `description` says in words what the eye sees."""

    title: str
    description: str
    bars: tuple[Bar, ...]
    events: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class _Scale:
    """From days to places on the paper."""

    first: date
    last: date
    width: float

    def x(self, day: date) -> float:
        """Where a day stands; a day past the edge stands on it."""
        share = (day - self.first).days / max(1, (self.last - self.first).days)
        return _EDGE + (self.width - 2 * _EDGE) * min(1.0, max(0.0, share))


def timeline(drawing: TimeLine, *, narrow: bool = False) -> str:
    """The drawing as one SVG string; `narrow` is for a small screen."""
    key = f"tijdlijn-{blake2s(repr((drawing, narrow)).encode(errors='replace'), digest_size=4).hexdigest()}"
    width = NARROW if narrow else WIDE
    scale = _scale(drawing, width)
    parts: list[str] = []
    y = 8.0
    for bar in drawing.bars:
        shapes, used = _row(bar, y, scale, key)
        parts += shapes
        y += used
    height = y + 58 + (0 if not narrow else 20)
    return svg.element(
        "svg",
        svg.element("title", escape(one_line(drawing.title)), id=f"{key}-titel"),
        svg.element("desc", escape(one_line(drawing.description)), id=f"{key}-uitleg"),
        svg.element("defs", svg.hatch(f"{key}-stil", colour=GAP, ground=PAPER)),
        svg.rect(0, 0, width, height, fill=PAPER),
        *_axis(scale, y, drawing.events),
        *parts,
        *_legend(y + 44, key, narrow=narrow),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {svg.number(width)} {svg.number(height)}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{key}-titel",
        aria_describedby=f"{key}-uitleg",
        font_family=FONT,
    )


def _scale(drawing: TimeLine, width: float) -> _Scale:
    days = [*(bar.start for bar in drawing.bars), *drawing.events]
    short = [bar.until for bar in drawing.bars if bar.until and (bar.until - bar.start).days <= _LONG]
    ends = short or [bar.until for bar in drawing.bars if bar.until]
    return _Scale(min(days), max([*days, *ends]), width)


def _row(bar: Bar, y: float, scale: _Scale, key: str) -> tuple[list[str], float]:
    """The words of a term and its bar from `y` down, and the height they take."""
    is_wide = scale.width > NARROW
    title = wrapped(bar.title, 58 if is_wide else 40, 2)
    parts = [svg.text(line, x=_EDGE, y=y + 14 + _LINE * row, font_size=15, fill=INK) for row, line in enumerate(title)]
    lines = len(title)
    if is_wide:
        parts.append(_end(bar.end, scale.width - _EDGE, y + 14, anchor="end"))
    else:
        parts.append(_end(bar.end, _EDGE, y + 14 + _LINE * lines, anchor="start"))
        lines += 1
    top = y + _LINE * lines + 2
    parts += _bar(bar, top, scale, key)
    return parts, top - y + _BAR + 14


def _end(words: str, x: float, y: float, *, anchor: str) -> str:
    return svg.text(words, x=x, y=y, font_size=15, font_weight=700, fill=INK, text_anchor=anchor)


def _bar(bar: Bar, y: float, scale: _Scale, key: str) -> Iterator[str]:
    start = scale.x(bar.start)
    is_off = bar.until is None or bar.until > scale.last
    end = scale.width - _EDGE if bar.until is None else scale.x(bar.until)
    colour = {"fill": PAPER, "stroke": DIKE, "stroke_dasharray": "5 3"} if bar.until is None else {"fill": DIKE, "stroke": DIKE}
    yield svg.rect(start, y, max(3.0, end - start), _BAR, stroke_width=1, **colour)
    for first, last in bar.still:
        left, right = scale.x(first), scale.x(last)
        yield svg.rect(left, y, max(2.0, right - left), _BAR, fill=f"url(#{key}-stil)", stroke=GAP, stroke_width=1)
    if is_off:
        tip = scale.width - 1
        yield svg.polygon(((tip - 10, y - 3), (tip, y + _BAR / 2), (tip - 10, y + _BAR + 3)), fill=INK)
    else:
        yield svg.line(end, y - 4, end, y + _BAR + 4, stroke=INK, stroke_width=3)


def _axis(scale: _Scale, y: float, events: tuple[date, ...]) -> Iterator[str]:
    """Months under the bars with lines behind them, and a dot for each event."""
    for day in _ticks(scale):
        x = scale.x(day)
        yield svg.line(x, 4, x, y + 8, stroke=GRID, stroke_width=1)
        words = f"{short_month(day.month)} {day.year}"
        anchor = "start" if x < 40 else "end" if x > scale.width - 40 else "middle"
        yield svg.text(words, x=x, y=y + 24, font_size=13, fill=QUIET, text_anchor=anchor)
    yield svg.line(_EDGE, y + 6, scale.width - _EDGE, y + 6, stroke=QUIET, stroke_width=1)
    for day in sorted(set(events)):
        yield svg.element("circle", cx=scale.x(day), cy=y + 6, r=4, fill=INK)


def _ticks(scale: _Scale) -> list[date]:
    """First days of months, as many as there is room for."""
    most = 8 if scale.width > NARROW else 3
    begin = scale.first.year * 12 + scale.first.month - (scale.first.day == 1)
    months = [date(number // 12, number % 12 + 1, 1) for number in range(begin, scale.last.year * 12 + scale.last.month)]
    found = [month for month in months if scale.first <= month <= scale.last]
    for step in _STEPS:
        if len(kept := found[::step]) <= most:
            return kept
    return found[:1]


def _legend(y: float, key: str, *, narrow: bool) -> Iterator[str]:
    still = svg.rect(0, -11, 18, 12, fill=f"url(#{key}-stil)", stroke=GAP, stroke_width=1)
    signs = (
        (svg.rect(0, -11, 18, 12, fill=DIKE), "loopt"),
        (still, "staat stil"),
        (svg.element("circle", cx=9, cy=-5, r=4, fill=INK), "gebeurtenis"),
    )
    places = ((_EDGE, y), (110.0, y), (_EDGE, y + 20)) if narrow else ((_EDGE, y), (110.0, y), (230.0, y))
    for (sign, words), (x, at) in zip(signs, places, strict=True):
        label = svg.text(words, x=26, y=0, font_size=13, fill=QUIET)
        yield svg.element("g", sign, label, transform=f"translate({svg.number(x)} {svg.number(at)})")


def described(bars: tuple[Bar, ...]) -> str:
    """The bars in a sentence each."""
    return " ".join(f"{bar.title}: van {long_date(bar.start)} tot en met {bar.end}." for bar in bars)
