"""What is open of a barrier model in a place, on paper: numbers of routes, never a chance."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.words import PROPOSAL
from dijkwacht.documents.drawings.labels import one_line, shortened
from dijkwacht.documents.marking import Marking
from dijkwacht.documents.paper.model import Block, Column, Heading, Paper, Paragraph, Points, Run, Table
from dijkwacht.kit.dutch import capital, count, long_date

ROUTE: Final = (
    "Een route is één manier om alle stappen van het proces te zetten. "
    "Aangenomen is dat barrières los van elkaar werken: niemand weet dat zeker."
)
NOTHING: Final = "Er is nog niets geplaatst."


@dataclass(frozen=True, slots=True)
class Line:
    """Something in bold, and what is said of it."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class StandingGiven:
    """What the paper is made from, in words; ``steps`` are each step with what is open and whether anybody notices it."""

    model: BarrierModel
    organisation: str
    where: str
    made_on: date
    is_example: bool
    lead: str
    readings: str
    """By which reading the fewest and the most routes are open; empty where that makes no difference."""
    unknown: int
    five: tuple[Line, ...]
    parties: tuple[tuple[str, tuple[str, ...]], ...]
    steps: tuple[tuple[str, str, str], ...]
    spare: tuple[str, ...] = ()
    """Which barriers add nothing more, as sentences."""


def standing_note(given: StandingGiven) -> Paper:
    """The whole paper."""
    title, day = shortened(given.model.title, 80), long_date(given.made_on)
    return Paper(
        title=f"{title}: wat is nog open?",
        organisation=shortened(given.organisation, 80),
        kicker=f"{one_line(given.where)}. Zo stond het op {day}, met versie {one_line(given.model.version)} van het model.",
        header=f"{Marking.ORGANISATION.told}{' · voorbeeldgegevens' if given.is_example else ''}",
        footer=f"{title} · {shortened(given.where, 60)} · {day}",
        made_on=given.made_on,
        blocks=tuple(_blocks(given)),
    )


def _blocks(given: StandingGiven) -> Iterator[Block]:
    yield Paragraph(Run(given.lead, is_bold=True))
    if given.readings:
        yield Paragraph(given.readings)
    known = count(given.unknown, "barrière is", "barrières zijn")
    yield Paragraph(f"{ROUTE} {capital(known)} nog niet bekend: daar is met allebei gerekend." if given.unknown else ROUTE)
    yield Paragraph(PROPOSAL)
    yield Heading(2, "Wie doet wat")
    for party, deeds in given.parties:
        yield Paragraph(Run(f"{capital(one_line(party))}: ", is_bold=True), "; ".join(map(one_line, deeds)) + ".")
    if not given.parties:
        yield Paragraph(NOTHING)
    if given.five:
        yield Heading(2, helping(len(given.five)))
        yield Points(
            tuple(Paragraph(Run(f"{one_line(one.title)}. ", is_bold=True), one_line(one.text)) for one in given.five),
            is_numbered=True,
        )
    yield Heading(2, "Per stap")
    rows = tuple((one_line(step), one_line(still), seen) for step, still, seen in given.steps)
    yield Table(
        "Wat per stap nog kan naast wat zeker staat, bij het waarschijnlijke cijfer, en of iemand het merkt",
        (Column("Stap", 24), Column("Nog open", 56), Column("Zicht", 20)),
        rows,
    )
    if given.spare:
        yield Heading(2, "Wat niets meer toevoegt")
        yield from (Paragraph(one_line(one)) for one in given.spare)


_NUMBERS: Final = ("nul", "één", "twee", "drie", "vier", "vijf")


def helping(number: int) -> str:
    """The heading above what helps most now: it says how many there are.

    >>> helping(5), helping(1)
    ('De vijf die nu het meest helpen', 'Wat nu het meest helpt')
    """
    return f"De {_NUMBERS[number]} die nu het meest helpen" if number > 1 else "Wat nu het meest helpt"
