"""What happened in a case and which terms follow from it, by day: for its page and as a paper for the file."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.analysis.terms.term import Term
from dijkwacht.analysis.terms.words import citation, explanation
from dijkwacht.documents.paper.model import Block, Column, Heading, Paper, Paragraph, Points, Run, Table
from dijkwacht.kit.dutch import capital, long_date

EXAMPLE: Final = "Alle gegevens in dit stuk zijn voorbeeldgegevens; de organisatie is verzonnen."
LEGAL: Final = "Wettelijke termijnen zijn berekend met wat in de zaak vastligt. Dit is geen juridisch advies."
STILL: Final = "Zonder einddag"


@dataclass(frozen=True, slots=True)
class Happened:
    """Something that was put on record in a case, on its day; with the last day that was given with it."""

    on: date
    words: str
    until: date | None = None
    article: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: what happened on a day, or the last day of a term with how it was reckoned; no day where that is not known."""

    on: date | None
    words: str
    article: str = ""
    is_term: bool = False
    is_ahead: bool = False
    arithmetic: str = ""
    notes: tuple[str, ...] = ()

    @property
    def day(self) -> str:
        """The day in words."""
        return long_date(self.on) if self.on else STILL


@dataclass(frozen=True, slots=True)
class Course:
    """A case as it went: by its number, in the words of its instrument, without anybody's name."""

    title: str
    number: str
    organisation: str
    state: str
    entries: tuple[Entry, ...]
    made_on: date
    is_example: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    """What was put on record of it besides days, each by its name: the decision above all."""


def entries_of(happened: Iterable[Happened], terms: Iterable[tuple[str, Term]], *, on: date) -> tuple[Entry, ...]:
    """Both together, the first day first; of one day what happened comes first, and what has no last day comes at the end.

    Each term comes with what it is called here.
    """
    told = [*(_happened(one) for one in happened), *(_term(title, one, on) for title, one in terms)]
    return tuple(sorted(told, key=lambda one: (one.on is None, one.on or date.max, one.is_term)))


def _happened(one: Happened) -> Entry:
    until = f", tot en met {long_date(one.until)}" if one.until else ""
    return Entry(one.on, f"{capital(one.words)}{until}", one.article)


def _term(title: str, term: Term, on: date) -> Entry:
    warnings = (f"Let op: {words}" for words in term.warnings)
    readings = (f"Te verifiëren: {words}" for words in term.readings)
    return Entry(
        term.until,
        f"Laatste dag: {title}" if term.until else f"{capital(title)}: staat stil",
        citation(term.article),
        is_term=True,
        is_ahead=term.until is None or term.until >= on,
        arithmetic=explanation(term),
        notes=(*warnings, *readings),
    )


def paper(course: Course) -> Paper:
    """The time line as a table, and below it how each term was reckoned."""
    example = " · voorbeeldgegevens" if course.is_example else ""
    return Paper(
        title=f"Tijdlijn van zaak {course.number}",
        organisation=course.organisation,
        kicker=course.title,
        header=f"Tijdlijn van zaak {course.number}{example}",
        footer=f"Gemaakt op {long_date(course.made_on)}",
        made_on=course.made_on,
        blocks=tuple(_blocks(course)),
    )


def _blocks(course: Course) -> Iterator[Block]:
    if course.is_example:
        yield Paragraph(EXAMPLE)
    yield Paragraph(f"Stand op {long_date(course.made_on)}: {course.state}.")
    if course.facts:
        yield Heading(2, "Wat er vastligt")
        yield Table("", (Column("Wat", 30), Column("Hoe", 70)), course.facts)
    yield Heading(2, "Wat er gebeurde en welke termijnen eruit volgen")
    columns = (Column("Dag", 22), Column("Wat", 53), Column("Artikel", 25))
    yield Table("", columns, tuple((one.day, one.words, one.article or "–") for one in course.entries))
    yield from _arithmetic([one for one in course.entries if one.is_term])


def _arithmetic(terms: Sequence[Entry]) -> Iterator[Block]:
    if terms:
        yield Heading(2, "Hoe de termijnen zijn berekend")
        yield Paragraph(LEGAL)
    for one in terms:
        title = f"{one.words}{f', {one.day}' if one.on else ''}."
        yield Paragraph(Run(title, is_bold=True), f" {one.arithmetic or 'De wet noemt geen aantal dagen.'}")
        if one.notes:
            yield Points(tuple(Paragraph(words) for words in one.notes))
