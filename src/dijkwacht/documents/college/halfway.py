"""*Voortgang na zes maanden*: one page for the college about what has measures; an interim state, never a new picture."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from dijkwacht.analysis.scoring.beside.interim import Interim, Looked
from dijkwacht.analysis.scoring.picture import Figures
from dijkwacht.documents.college.content import Paper
from dijkwacht.documents.drawings.labels import one_line, shortened
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.report.content import Block, Column, Heading, Notice, Paragraph, Table
from dijkwacht.kit.dutch import count, long_date, percent

TITLE: Final = "Voortgang na zes maanden"
MOST_ROWS: Final = 9
"""What fits on the one page with everything else."""
FEW: Final = 10
_TEXT, _MEASURE, _ASK = 90, 80, 600
_PRACTICE: Final = ("gebeurt niet", "soms", "meestal", "altijd")


@dataclass(frozen=True, slots=True)
class Topic:
    """A criterion that has a measure: what it says, what is done, and what the talk found where it came to it."""

    criterion: str
    text: str
    measure: str
    state: str
    before: int | None
    looked: Looked | None = None


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
        header=f"Rubricering: {progress.marking} · tussenstand{' · voorbeeldgegevens' if progress.is_example else ''}",
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
            f" wordt gedaan. Daarvan {_now(come)} in de praktijk op norm."
        ),
        _figures(progress),
        Heading(2, "Wat doen we, en werkt het?"),
        _topics(progress),
        *([Paragraph(f"En nog {len(progress.topics) - MOST_ROWS}: zie dijkwacht.")] if len(progress.topics) > MOST_ROWS else []),
        Heading(2, "Wat vragen wij van u?"),
        Paragraph(shortened(one_line(progress.ask), _ASK) or "Neem kennis van deze tussenstand."),
    ]


def _now(come: int) -> str:
    return f"{'komt' if come == 1 else 'komen'} er nu {come}" if come else "komt er nu nog geen"


def _figures(progress: Progress) -> Table:
    columns = (Column("Over alle onderdelen, gewogen", 50), Column("In het beeld", 25), Column("Tussenstand", 25))
    return Table("Van beeld naar tussenstand", columns, figure_rows(progress.whole, progress.interim.whole))


def figure_rows(before: Figures, now: Figures) -> tuple[tuple[str, ...], ...]:
    """The three figures in words, then and now: whole percentages, or counts where there are fewer than ten criteria."""
    return (
        ("In de praktijk op norm", *(_figure(one.practice, one.at_norm, one) for one in (before, now))),
        ("Op papier op norm", *(_figure(one.paper, one.at_norm_paper, one) for one in (before, now))),
        ("Staat alleen op papier", *(_figure(one.paper_only, one.paper_only_count, one) for one in (before, now))),
    )


def _figure(share: Fraction | None, number: int, of: Figures) -> str:
    if share is None:
        return "–"
    return f"{number} van {of.applicable}" if of.applicable < FEW else percent(share)


def _topics(progress: Progress) -> Table:
    rows = tuple(
        (
            f"{topic.criterion} {shortened(one_line(topic.text), _TEXT)}",
            f"{shortened(one_line(topic.measure), _MEASURE)} ({topic.state})",
            _level(topic.before),
            _found(topic.looked),
        )
        for topic in progress.topics[:MOST_ROWS]
    )
    columns = (Column("Onderdeel", 36), Column("Maatregel", 32), Column("In het beeld", 14), Column("Nu", 18))
    return Table("Onderdelen met een maatregel", columns, rows)


def _found(looked: Looked | None) -> str:
    if looked is None:
        return "niet besproken"
    return f"{_level(looked.now.practice)}{', zonder bewijs' if looked.now.no_evidence else ''}"


def _level(level: int | None) -> str:
    return "niet bekend" if level is None else _PRACTICE[level]
