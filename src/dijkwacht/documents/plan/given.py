"""What a plan and a hand-over are told, and the frame that both share."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from dijkwacht.documents.drawings.labels import one_line, shortened
from dijkwacht.documents.drawings.profile import ProfileDrawing
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.paper.model import Block, Heading, KeyFigure, OnePage, Paper, Paragraph
from dijkwacht.kit.dutch import long_date

ANNEX: Final = "Bijlage"
"""How the title of an annex begins: it has no number and a page of its own."""
NOBODY: Final = "nog geen eigenaar"
PROMISE: Final = (
    "Dit stuk is van uw organisatie en gemaakt om te helpen.",
    "Het dient niet voor interbestuurlijk toezicht, niet voor benoemingen en niet voor functioneringsgesprekken.",
)
NO_DRAWING: Final = ProfileDrawing("", "", ())


@dataclass(frozen=True, slots=True)
class Head:
    """Whose document it is, of which day, and who may see it."""

    organisation: str
    code: str
    made_on: date
    marking: Marking = Marking.ORGANISATION
    example: bool = False


@dataclass(frozen=True, slots=True)
class PlannedMeasure:
    """One measure as the documents write it; ``quarter`` and ``state`` in words, ``mark`` why it is not public.

    ``more`` is what the plan says further of it, each with its label: a field that needs nothing else is told there.
    """

    title: str
    owner: str = ""
    quarter: str = ""
    state: str = ""
    text: str = ""
    criterion: str = ""
    norm: str = ""
    effort: str = ""
    points: int = 0
    due_on: date | None = None
    is_must: bool = False
    effects: tuple[str, ...] = ()
    more: tuple[tuple[str, str], ...] = ()
    together: tuple[str, ...] = ()
    mark: str = ""

    @property
    def who(self) -> str:
        """The owner in words, also where there is none."""
        return self.owner or NOBODY


@dataclass(frozen=True, slots=True)
class Deferred:
    """A recommendation for later, with the reason."""

    theme: str
    criterion: str
    text: str
    effort: str
    why: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class First:
    """What page one of such a document says."""

    headline: str
    sentence: str
    figures: tuple[KeyFigure, ...]
    basis: str
    standing: str = ""
    points_title: str = ""
    points: tuple[str, ...] = ()
    decision: str = ""
    promise: tuple[str, ...] = field(default=PROMISE)


def framed(
    head: Head, title: str, first: First, chapters: Iterable[tuple[str, Sequence[Block]]], marks: Iterable[str] = ()
) -> Paper:
    """A whole document: page one, then the chapters that have something to say, numbered."""
    name = shortened(head.organisation, 80)
    blocks: list[Block] = []
    for number, (chapter, found) in enumerate((one for one in chapters if one[1]), start=1):
        is_annex = chapter.startswith(ANNEX)
        words = chapter if is_annex else f"{number}. {chapter}"
        blocks += [Heading(1, words, on_new_page=number == 1 or is_annex), *found]
    example = " · voorbeeldgegevens" if head.example else ""
    return Paper(
        title=f"{title} {name}",
        organisation=name,
        kicker=f"Gemaakt op {long_date(head.made_on)}",
        header=f"{head.marking.told}{example}",
        footer=f"{title} {name} · {long_date(head.made_on)}",
        made_on=head.made_on,
        first_page=OnePage(
            headline=first.headline,
            sentence=first.sentence,
            figures=first.figures,
            drawing=NO_DRAWING,
            findings_title=first.points_title,
            findings=tuple(map(one_line, first.points)),
            decision_title="Gevraagd besluit" if first.decision else "",
            decision=first.decision,
            basis=first.basis,
            promise_title="Hulp is geen toezicht",
            promise=first.promise,
            standing=(first.standing,) if first.standing else (),
        ),
        blocks=tuple(blocks),
        marks=tuple(dict.fromkeys(mark for mark in marks if mark)),
    )


def told(text: str) -> Paragraph:
    """One paragraph on one line."""
    return Paragraph(one_line(text))
