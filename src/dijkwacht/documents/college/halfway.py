"""*Voortgang na zes maanden*: one page for the college about what has measures; an interim state, never a new picture."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.analysis.scoring.comparisons.halfway import Interim, Looked
from dijkwacht.analysis.scoring.picture import Figures
from dijkwacht.documents.drawings.labels import shortened, whole
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.paper.model import Block, Column, Heading, Notice, Paper, Paragraph, Table
from dijkwacht.documents.report.parts import wording
from dijkwacht.kit.dutch import count, long_date

TITLE: Final = "Voortgang na zes maanden"
MOST_ROWS: Final = 9
"""What fits on the one page with everything else."""
_THEME, _MEASURE, _LONGEST, _ASK = 45, 110, 220, 600
_PRACTICE: Final = ("gebeurt niet", "soms", "meestal", "altijd")


@dataclass(frozen=True, slots=True)
class Topic:
    """A criterion that has a measure: its theme, what is done, and what the talk found where it came to it."""

    criterion: str
    theme: str
    measure: str
    state: str
    before: int | None
    looked: Looked | None = None
    is_proven: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """What the page is made from; ``picture_on`` is the reference date of the picture, ``held_on`` the day of the talk."""

    organisation: str
    picture_on: date
    held_on: date
    marking: Marking
    is_example: bool
    whole: Figures
    interim: Interim
    topics: tuple[Topic, ...]
    ask: str = ""


def halfway_page(progress: Progress) -> Paper:
    """The page."""
    return Paper(
        title=TITLE,
        organisation=shortened(progress.organisation, 80),
        kicker=f"Tussenstand van {long_date(progress.held_on)} bij het weerbaarheidsbeeld van {long_date(progress.picture_on)}",
        header=f"{progress.marking.told} · tussenstand{' · voorbeeldgegevens' if progress.is_example else ''}",
        footer=f"{TITLE} · {shortened(progress.organisation, 80)} · {long_date(progress.held_on)}",
        made_on=progress.held_on,
        blocks=tuple(_blocks(progress)),
    )


def _blocks(progress: Progress) -> list[Block]:
    discussed = sum(topic.looked is not None for topic in progress.topics)
    come = sum(one.has_come_to_norm for one in progress.interim.looked)
    return [
        Notice("Dit is een tussenstand en geen nieuw beeld. Wat niet is besproken, telt mee zoals het in het beeld staat."),
        Paragraph(
            f"Besproken: {discussed} van {count(len(progress.topics), 'onderdeel', 'onderdelen')} onder de norm waar iets aan"
            f" wordt gedaan. Daarvan {_now(come)} in de praktijk op orde."
        ),
        _figures(progress),
        Heading(2, "Wat doen we, en werkt het?"),
        _topics(progress),
        *([Paragraph(f"En nog {len(progress.topics) - MOST_ROWS}: zie dijkwacht.")] if len(progress.topics) > MOST_ROWS else []),
        Heading(2, "Wat vragen wij van u?"),
        Paragraph(
            whole(progress.ask, _ASK, longest=_ASK, instead="De vraag staat bij het gesprek in dijkwacht.")
            or "Neem kennis van deze tussenstand."
        ),
    ]


def _now(come: int) -> str:
    return f"{'komt' if come == 1 else 'komen'} er nu {come}" if come else "komt er nu nog geen"


def _figures(progress: Progress) -> Table:
    whole = progress.whole
    weighed = ", gewogen" if whole.is_weighed and not wording.has_counts(whole) else ""
    columns = (Column(f"Over alle onderdelen{weighed}", 50), Column("In het beeld", 25), Column("Tussenstand", 25))
    return Table("Van beeld naar tussenstand", columns, figure_rows(whole, progress.interim.whole))


def figure_rows(before: Figures, now: Figures) -> tuple[tuple[str, ...], ...]:
    """The three figures in words, then and now, as the report writes them."""
    return (
        ("In de praktijk op orde", *(wording.in_all(wording.practice(one)) for one in (before, now))),
        ("Op papier op orde", *(wording.in_all(wording.paper(one)) for one in (before, now))),
        ("Staat alleen op papier", *map(wording.all_paper_only, (before, now))),
    )


def _topics(progress: Progress) -> Table:
    rows = tuple(
        (
            f"{topic.criterion} {shortened(topic.theme, _THEME)}",
            f"{whole(topic.measure, _MEASURE, longest=_LONGEST, instead='Zie de maatregel in dijkwacht.')} ({topic.state})",
            _level(topic.before),
            _found(topic),
        )
        for topic in progress.topics[:MOST_ROWS]
    )
    columns = (Column("Onderdeel", 24), Column("Maatregel", 44), Column("In het beeld", 14), Column("Nu", 18))
    return Table("Onderdelen met een maatregel", columns, rows)


def _found(topic: Topic) -> str:
    """What the talk found; of what was not discussed that its measure works demonstrably, where somebody showed that."""
    looked = topic.looked
    if looked is None:
        return "niet besproken; maatregel aantoonbaar in werking" if topic.is_proven else "niet besproken"
    return f"{_level(looked.now.practice)}{', zonder bewijs' if looked.now.no_evidence else ''}"


def _level(level: int | None) -> str:
    return "niet bekend" if level is None else _PRACTICE[level]
