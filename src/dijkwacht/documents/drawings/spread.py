"""How votes are spread over the answers to one question, large enough for a wall."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2s
from html import escape
from typing import Final

from dijkwacht.documents.drawings.labels import one_line, shortened
from dijkwacht.documents.drawings.palette import DIKE, FONT, GRID, INK, PAPER, QUIET
from dijkwacht.documents.drawings.svg import element, number, rect, text

WIDTH: Final = 560.0
ROW: Final = 58.0
BAR: Final = 22.0
TOP: Final = 40.0
LETTERS: Final = 46


@dataclass(frozen=True, slots=True)
class SpreadDrawing:
    """A question with its answers and how often each was voted; an answer is a sign (*2*) and its words."""

    title: str
    answers: tuple[tuple[str, str], ...]
    counts: tuple[int, ...]


def spread(drawing: SpreadDrawing) -> str:
    """The drawing as one SVG string: a bar for each answer, as long as its share of the votes, with its number."""
    key = f"spreiding-{blake2s(repr(drawing).encode(errors='replace'), digest_size=4).hexdigest()}"
    height, votes = TOP + ROW * len(drawing.answers), max(sum(drawing.counts), 1)
    rows = zip(drawing.answers, drawing.counts, strict=True)
    return element(
        "svg",
        element("title", escape(one_line(drawing.title)), id=f"{key}-titel"),
        element("desc", escape(_words(drawing)), id=f"{key}-uitleg"),
        rect(0, 0, WIDTH, height, fill=PAPER),
        text(one_line(drawing.title), x=12, y=27, font_size=22, font_weight=700, fill=INK),
        *(_row(answer, count, TOP + ROW * place, votes) for place, (answer, count) in enumerate(rows)),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {number(WIDTH)} {number(height)}",
        width=WIDTH,
        height=height,
        role="img",
        aria_labelledby=f"{key}-titel {key}-uitleg",
        font_family=FONT,
    )


def _row(answer: tuple[str, str], count: int, y: float, votes: int) -> str:
    sign, words = answer
    length = (WIDTH - 90) * count / votes
    bar = rect(12, y + 27, length, BAR, fill=DIKE) if count else ""
    return element(
        "g",
        text(sign, x=12, y=y + 19, font_size=21, font_weight=700, fill=INK),
        text(shortened(words, LETTERS), x=36, y=y + 19, font_size=20, fill=INK),
        rect(12, y + 27, WIDTH - 90, BAR, fill=PAPER, stroke=GRID, stroke_width=1),
        bar,
        text(str(count), x=WIDTH - 14, y=y + 46, font_size=26, font_weight=700, fill=INK if count else QUIET, text_anchor="end"),
    )


def _words(drawing: SpreadDrawing) -> str:
    parts: Sequence[str] = [
        f"{sign} {one_line(words)}: {count}" for (sign, words), count in zip(drawing.answers, drawing.counts, strict=True)
    ]
    return "; ".join(parts) + "."
