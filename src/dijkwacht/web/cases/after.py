"""What came after the decision, as the page of a case shows it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils import timezone

from dijkwacht.analysis.terms.words import citation, day_words, explanation
from dijkwacht.apps.cases.models import Case
from dijkwacht.apps.cases.queries import after_of, after_terms, suspension
from dijkwacht.apps.cases.rules.after import REMEDY_OF, remarks
from dijkwacht.apps.cases.rules.cases import whose_words
from dijkwacht.apps.cases.rules.coming import possible_of_all
from dijkwacht.apps.cases.rules.remedies import Ending
from dijkwacht.apps.cases.rules.standing import standing
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.terms.library import calendar
from dijkwacht.web.cases.pages import after_lines
from dijkwacht.web.cases.subject import Line, address


@dataclass(frozen=True, slots=True)
class LineRow:
    """Something that was noted, with the address where it is put right; without one for who only reads along."""

    line: Line
    url: str = ""

    @property
    def words(self) -> str:
        """What happened."""
        return self.line.words

    @property
    def article(self) -> str:
        """By which article."""
        return self.line.article

    @property
    def on(self) -> date:
        """On which day."""
        return self.line.on

    @property
    def until(self) -> date | None:
        """Until when, where it carries that."""
        return self.line.until

    @property
    def weeks(self) -> int | None:
        """For how many weeks, where it carries that."""
        return self.line.weeks


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term after the decision with its arithmetic in words; ``missing`` is what was not noted, and where it can be."""

    title: str
    article: str
    until: str
    whose: str
    words: str
    warnings: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()
    missing: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """The part of the page after the decision; nothing to show before there is one."""

    is_open: bool = False
    standing: tuple[str, ...] = ()
    lines: tuple[LineRow, ...] = ()
    remarks: tuple[str, ...] = ()
    terms: tuple[TermRow, ...] = ()
    possible: tuple[tuple[str, str], ...] = field(default=())
    suspended: str = ""


def rows(instrument: Instrument, case: Case, lines: Iterable[Line], *, acts: bool) -> tuple[LineRow, ...]:
    """What was noted, each with where it is put right."""
    return tuple(LineRow(line, address(instrument, "line", case.pk, line.key) if acts and line.key else "") for line in lines)


_SUSPENDED: Final = {
    Ending.GRANTED: "De rechter heeft het besluit geschorst. Voer het niet uit (Awb 8:81, 8:85).",
    Ending.PARTLY: "De rechter heeft het besluit deels geschorst, of er voorwaarden aan verbonden. Voer het in zoverre niet uit"
    " (Awb 8:81, 8:85).",
}


def _ways(instrument: Instrument, case: Case) -> Iterator[tuple[str, str]]:
    """What can be noted now, each objector apart, with where."""
    decided, noted = case.decided(), after_of(case)
    for what, track in possible_of_all(decided, noted):
        slug = [track.slug] if track.slug else []
        yield track.named(what.word), address(instrument, "after", case.pk, what.value, *slug)


def shown(instrument: Instrument, case: Case, *, acts: bool = True) -> Shown:
    """What came after the decision of a case; with ``acts`` also what can be noted now."""
    decided, noted = case.decided(), after_of(case)
    if decided.on is None or decided.is_civil:
        return Shown()
    ending = suspension(case, on=timezone.localdate())
    return Shown(
        is_open=True,
        standing=standing(noted),
        lines=rows(instrument, case, sorted(after_lines(case), key=lambda line: line.on), acts=acts),
        remarks=remarks(decided, noted, calendar()),
        terms=tuple(_terms(instrument, case, acts=acts)),
        possible=tuple(_ways(instrument, case)) if acts else (),
        suspended=_SUSPENDED[ending] if ending else "",
    )


def _terms(instrument: Instrument, case: Case, *, acts: bool) -> Iterator[TermRow]:
    for one in after_terms(case):
        until = day_words(one.term.until) if one.term.until else "nog niet bekend"
        article = citation(one.term.article)
        lacks = REMEDY_OF.get(one.term.missing) if one.term.missing else None
        yield TermRow(
            one.title,
            article,
            until,
            whose_words(one.whose, instrument),
            explanation(one.term),
            one.term.warnings,
            one.term.readings,
            (lacks.word, address(instrument, "after", case.pk, lacks.value, *one.of)) if lacks and acts else None,
        )
