"""A criminal process as columns: each step with its ways, what holds them, and what can be seen of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import blake2s
from html import escape
from typing import Any, Final

from dijkwacht.documents.drawings import svg
from dijkwacht.documents.drawings.labels import wrapped
from dijkwacht.documents.drawings.palette import AROUND, DIKE, FONT, GAP, GRID, INK, LOW, ON_DIKE, PAPER, QUIET, UNKNOWN
from dijkwacht.documents.drawings.sheet.lanes import filled, lanes_for
from dijkwacht.kit.dutch import capital

COLUMN: Final = 232.0
GAP_BETWEEN: Final = 20.0
MARGIN: Final = 16.0
LINE: Final = 17.0
PAD: Final = 8.0
BETWEEN_LANES: Final = 12.0
"""Between two lanes of one step."""
EASY: Final = "Maakt het makkelijk"
_LETTERS: Final = 29
_WHOLE: Final = 12
"""Lines that hold every title: on a wall nothing is cut."""


class Sign(StrEnum):
    """What a barrier does, as its mark says."""

    HOLDS = "houdt tegen"
    NOTICES = "merkt op"
    REPAIRS = "herstelt"


class Now(StrEnum):
    """How it is with a way in a place; a drawing of the model alone says nothing of that."""

    UNSAID = ""
    OPEN = "open"
    CLOSED = "dicht"


class Mark(StrEnum):
    """What a barrier means in a place; a drawing of the model alone says nothing of that."""

    NONE = ""
    ALONE = "een stap rust hierop"
    MAYBE = "een stap rust hier misschien op"
    SPARE = "voegt niets meer toe"
    ONE_STAYS = "kan weg als een andere blijft"


@dataclass(frozen=True, slots=True)
class WayDrawn:
    """One way, and what it asks in words; empty where it asks nothing."""

    id: str
    title: str
    asks: str = ""
    now: Now = Now.UNSAID


@dataclass(frozen=True, slots=True)
class BarrierDrawn:
    """One barrier under the step in which it works: what it does, and in small who places it and where else it works."""

    id: str
    title: str
    sign: Sign
    small: str = ""
    how: str = ""
    """How it is with it in a place, in a word; empty in a drawing of the model alone."""
    is_away: bool = False
    """Whether it does not stand there."""
    mark: Mark = Mark.NONE

    @property
    def now(self) -> str:
        """How it is with it, and what that means, in words."""
        return "; ".join(word for word in (self.how, self.mark) if word)


@dataclass(frozen=True, slots=True)
class StepDrawn:
    """One column."""

    id: str
    title: str
    ways: tuple[WayDrawn, ...]
    barriers: tuple[BarrierDrawn, ...] = ()
    signals: tuple[str, ...] = ()
    optional: bool = False
    notes: tuple[str, ...] = ()
    """What is to be noticed of the step in a place."""
    facilitators: tuple[str, ...] = ()
    """Who makes it easy, also without knowing."""

    @property
    def told(self) -> str:
        """The column in words."""
        ways = "; ".join(_told(way.title, way.asks, way.now) for way in self.ways)
        noted = f" {'. '.join(map(capital, self.notes))}." if self.notes else ""
        easy = f" {EASY}: {', '.join(self.facilitators)}." if self.facilitators else ""
        seen = f" Te zien: {'; '.join(self.signals)}." if self.signals else ""
        return f"Stap {self.id}, {self.title}.{noted} Manieren: {ways}.{easy} Barrières: {self.barriers_told}.{seen}"

    @property
    def barriers_told(self) -> str:
        """The barriers in words."""
        told = (_told(one.title, one.sign, one.small.replace(";", ","), one.now) for one in self.barriers)
        return "; ".join(told) or "geen"


def _told(title: str, *more: str) -> str:
    said = ", ".join(word for word in more if word)
    return f"{title} ({said})" if said else title


@dataclass(frozen=True, slots=True)
class ProcessDrawing:
    """What the drawing shows; ``conditions`` are told under the columns, with their barriers."""

    title: str
    steps: tuple[StepDrawn, ...]
    conditions: tuple[StepDrawn, ...] = ()
    legend: tuple[str, str, str] | None = None
    """In a place: what it means that a way is open, that it is closed, and that a barrier has a dashed edge."""

    @property
    def told(self) -> str:
        """The drawing in words."""
        shared = (f"Voorwaarde {one.id}, {one.title}. Barrières: {one.barriers_told}." for one in self.conditions)
        return " ".join([*(step.told for step in self.steps), *shared])


@dataclass(frozen=True, slots=True)
class _Piece:
    """One thing below the head of a step: how high it is with the space under it, and how it is drawn."""

    height: float
    drawn: Callable[[float, float], list[str]]


def process(drawing: ProcessDrawing, *, shape: float = 0) -> str:
    """The drawing as one SVG string, as wide as there are steps.

    With a ``shape`` (width by height of a sheet) a tall step stands in several lanes, so that the sheet is used.
    """
    key = f"proces-{blake2s(repr(drawing).encode(), digest_size=4).hexdigest()}"
    steps = [_pieces(step, key) for step in drawing.steps]
    lanes = [1] * len(steps)
    if shape:
        heights = [[piece.height for piece in pieces] for pieces in steps]
        below = 24 + LINE * 2 * len(drawing.conditions) + 130
        lanes = lanes_for(heights, shape=shape, wide=COLUMN + GAP_BETWEEN, extra=below)
    head = max((_head_height(step, number) for step, number in zip(drawing.steps, lanes, strict=True)), default=0)
    width = 2 * MARGIN + sum(map(_wide, lanes)) + max(len(lanes) - 1, 0) * GAP_BETWEEN
    shapes: list[str] = []
    x, lowest = MARGIN, MARGIN + head
    for step, pieces, number in zip(drawing.steps, steps, lanes, strict=True):
        shapes += _head(step, x, number, head)
        for lane, held in enumerate(filled([piece.height for piece in pieces], number)):
            y = MARGIN + head + 12
            for piece in pieces[held]:
                shapes += piece.drawn(x + lane * (COLUMN + BETWEEN_LANES), y)
                y += piece.height
            lowest = max(lowest, y)
        x += _wide(number) + GAP_BETWEEN
    if drawing.conditions:
        drawn, lowest = _conditions(drawing.conditions, lowest + 12, width)
        shapes += drawn
    drawn, lowest = _legend(drawing, lowest + 12, width, key)
    shapes += drawn
    height = lowest + MARGIN
    return svg.element(
        "svg",
        svg.element("title", escape(drawing.title), id=f"{key}-titel"),
        svg.element("desc", escape(drawing.told), id=f"{key}-uitleg"),
        svg.element("defs", svg.hatch(f"{key}-merkt", colour=GAP, ground=PAPER)),
        svg.rect(0, 0, width, height, fill=PAPER),
        *shapes,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {svg.number(width)} {svg.number(height)}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{key}-titel",
        aria_describedby=f"{key}-uitleg",
        font_family=FONT,
    )


def _wide(lanes: int) -> float:
    return lanes * COLUMN + (lanes - 1) * BETWEEN_LANES


def _name(step: StepDrawn, lanes: int) -> tuple[str, ...]:
    return wrapped(step.title + (" (hoeft niet)" if step.optional else ""), 25 * lanes, _WHOLE)


def _head_height(step: StepDrawn, lanes: int) -> float:
    return 28.0 + 18 * max(len(_name(step, lanes)), 2)


def _head(step: StepDrawn, x: float, lanes: int, height: float) -> list[str]:
    """The name of a step in an arrow to the next; dashed where the process can do without."""
    width = _wide(lanes)
    tip, low = x + width + GAP_BETWEEN - 6, MARGIN + height
    points = (x, MARGIN), (x + width, MARGIN), (tip, MARGIN + height / 2), (x + width, low), (x, low)
    dashed = {"stroke_dasharray": "6 4"} if step.optional else {}
    fill, ink = (PAPER, INK) if step.optional else (DIKE, ON_DIKE)
    return [
        svg.polygon(points, fill=fill, stroke=INK, stroke_width=1.5, **dashed),
        svg.text(step.id, x=x + 10, y=MARGIN + 18, font_size=13, fill=ink),
        *(
            svg.text(line, x=x + 10, y=MARGIN + 36 + 18 * at, font_size=16, font_weight=700, fill=ink)
            for at, line in enumerate(_name(step, lanes))
        ),
    ]


def _pieces(step: StepDrawn, key: str) -> list[_Piece]:
    """Ways, who makes it easy, barriers and signals; the word above each kind stays with the first of them."""
    ways = [_box(way) for way in step.ways]
    barriers = [_barrier(barrier, key) for barrier in step.barriers]
    return [
        *map(_note, step.notes),
        *ways,
        *_under(EASY, [_dotted(", ".join(step.facilitators), INK)] if step.facilitators else []),
        *_under("Barrières", barriers),
        *_under("Te zien", [_dotted(signal, GAP) for signal in step.signals]),
    ]


def _under(word: str, pieces: Sequence[_Piece]) -> list[_Piece]:
    if not pieces:
        return []
    first = pieces[0]

    def drawn(x: float, y: float) -> list[str]:
        return [svg.text(word, x=x, y=y + 14, font_size=14, font_weight=700, fill=INK), *first.drawn(x, y + 22)]

    return [_Piece(first.height + 22, drawn), *pieces[1:]]


def _dotted(words: str, dot: str) -> _Piece:
    lines = wrapped(words, _LETTERS + 3, _WHOLE)

    def drawn(x: float, y: float) -> list[str]:
        return [svg.element("circle", cx=x + 4, cy=y + 8, r=3, fill=dot), *_lines(lines, x + 14, y + 13, 13, QUIET)]

    return _Piece(LINE * len(lines) + 4, drawn)


def _note(note: str) -> _Piece:
    lines = wrapped(note, _LETTERS, _WHOLE)

    def drawn(x: float, y: float) -> list[str]:
        return _bold(lines, x, y + 13, 14, LOW)

    return _Piece(LINE * len(lines) + 8, drawn)


def _box(way: WayDrawn) -> _Piece:
    """A box, blue where the way is closed and with an orange edge where it is open: and it says so."""
    asks = _told(way.now, way.asks) if way.now else way.asks
    lines, small = wrapped(way.title, _LETTERS, _WHOLE), wrapped(asks, _LETTERS + 4, _WHOLE)
    height = 2 * PAD + LINE * len(lines) + 15 * len(small) - 3
    is_closed, is_open = way.now is Now.CLOSED, way.now is Now.OPEN
    fill, ink, quiet = (DIKE, ON_DIKE, ON_DIKE) if is_closed else (UNKNOWN, INK, QUIET)

    def drawn(x: float, y: float) -> list[str]:
        return [
            svg.rect(x, y, COLUMN, height, fill=fill, stroke=GAP if is_open else INK, stroke_width=2.5 if is_open else 1, rx=6),
            *_lines(lines, x + PAD, y + PAD + 12, 14.5, ink),
            *_lines(small, x + PAD, y + PAD + LINE * len(lines) + 10, 12.5, quiet, 15),
        ]

    return _Piece(height + 8, drawn)


def _barrier(barrier: BarrierDrawn, key: str) -> _Piece:
    """A box with a dike of its own before it: full where it holds, hatched where it notices, open where it repairs.

    What does not stand in a place has a dashed edge, that on which a step rests an orange one; what adds nothing more is grey.
    """
    fills = {Sign.HOLDS: DIKE, Sign.NOTICES: f"url(#{key}-merkt)", Sign.REPAIRS: PAPER}
    said = _told(barrier.now, barrier.small) if barrier.now else barrier.small
    lines, small = wrapped(barrier.title, _LETTERS - 2, _WHOLE), wrapped(said, _LETTERS + 4, _WHOLE)
    dashed = {"stroke_dasharray": "5 4"} if barrier.is_away else {}
    fill, ink = (PAPER, QUIET) if barrier.is_away else (fills[barrier.sign], INK)
    height = 2 * PAD + LINE * len(lines) + 15 * len(small) - 3

    def drawn(x: float, y: float) -> list[str]:
        return [
            svg.rect(x, y, COLUMN, height, **_edge(barrier), **dashed),
            svg.rect(x, y, 10, height, fill=fill, stroke=INK, stroke_width=1, **dashed),
            *_lines(lines, x + 18, y + PAD + 12, 14, ink),
            *_lines(small, x + 18, y + PAD + LINE * len(lines) + 10, 12.5, QUIET, 15),
        ]

    return _Piece(height + 6, drawn)


def _edge(barrier: BarrierDrawn) -> dict[str, Any]:
    """The ground and the edge of its box."""
    if barrier.mark in {Mark.ALONE, Mark.MAYBE}:
        return {"fill": PAPER, "stroke": LOW, "stroke_width": 2.5 if barrier.mark is Mark.ALONE else 1.5}
    if barrier.mark is Mark.NONE:
        return {"fill": PAPER, "stroke": QUIET if barrier.is_away else GRID, "stroke_width": 1}
    return {"fill": GRID if barrier.mark is Mark.SPARE else UNKNOWN, "stroke": QUIET, "stroke_width": 1}


def _conditions(conditions: Sequence[StepDrawn], y: float, width: float) -> tuple[list[str], float]:
    """What several ways share, with the barriers that take it away."""
    shapes = [svg.text("Voorwaarden die manieren delen", x=MARGIN, y=y + 14, font_size=15, font_weight=700, fill=INK)]
    y += 24
    letters = int((width - 2 * MARGIN) / 6.9)
    for condition in conditions:
        signs = ((one, "" if one.sign is Sign.HOLDS else str(one.sign)) for one in condition.barriers)
        barriers = "; ".join(_told(one.title, sign, one.small.replace(";", ","), one.now) for one, sign in signs)
        lines = wrapped(f"{condition.id} {condition.title}: {barriers or 'geen barrière'}", letters, _WHOLE)
        height = LINE * len(lines) + 8
        shapes.append(svg.rect(MARGIN, y, width - 2 * MARGIN, height, fill=AROUND))
        shapes += _lines(lines, MARGIN + 8, y + 16, 14, INK)
        y += height + 4
    return shapes, y


_Look = Mapping[str, Any]


def _legend(drawing: ProcessDrawing, y: float, width: float, key: str) -> tuple[list[str], float]:
    """What the marks mean; in a place also what the colours and edges say. On as many lines as it takes."""
    looks: list[tuple[str, float, _Look]] = [
        (str(sign), 10, {"fill": fill, "stroke": INK, "stroke_width": 1})
        for sign, fill in ((Sign.HOLDS, DIKE), (Sign.NOTICES, f"url(#{key}-merkt)"), (Sign.REPAIRS, PAPER))
    ]
    if drawing.legend:
        looks += _in_a_place(drawing.legend, [one for step in drawing.steps for one in step.barriers])
    shapes: list[str] = []
    x = MARGIN
    for word, wide, look in looks:
        step = wide + 18 + 7 * len(word)
        if x > MARGIN and x + step > width - MARGIN:
            x, y = MARGIN, y + 24
        shapes.append(svg.rect(x, y, wide, 16, **look))
        shapes.append(svg.text(word, x=x + wide + 6, y=y + 13, font_size=13, fill=QUIET))
        x += step
    return shapes, y + 18


def _in_a_place(words: tuple[str, str, str], barriers: Sequence[BarrierDrawn]) -> Iterator[tuple[str, float, _Look]]:
    is_open, is_closed, is_away = words
    yield is_open, 22, {"fill": UNKNOWN, "stroke": GAP, "stroke_width": 2.5, "rx": 4}
    yield is_closed, 22, {"fill": DIKE, "stroke": INK, "stroke_width": 1, "rx": 4}
    yield is_away, 22, {"fill": PAPER, "stroke": QUIET, "stroke_width": 1, "stroke_dasharray": "5 4"}
    for mark in Mark:
        if mark and any(one.mark is mark for one in barriers):
            yield mark, 22, _edge(BarrierDrawn("", "", Sign.HOLDS, mark=mark))


def _bold(lines: Sequence[str], x: float, y: float, size: float, fill: str) -> list[str]:
    return [svg.text(line, x=x, y=y + LINE * at, font_size=size, font_weight=700, fill=fill) for at, line in enumerate(lines)]


def _lines(lines: Sequence[str], x: float, y: float, size: float, fill: str, step: float = LINE) -> list[str]:
    return [svg.text(line, x=x, y=y + step * at, font_size=size, fill=fill) for at, line in enumerate(lines)]
