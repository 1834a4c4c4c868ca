"""The terms of a case as a time line."""

from collections.abc import Sequence
from datetime import date, datetime

from dijkwacht.analysis.terms.cases import Case
from dijkwacht.analysis.terms.term import Term
from dijkwacht.documents.drawings.timeline import Bar, TimeLine, described, timeline
from dijkwacht.documents.terms.lines import UNKNOWN_END
from dijkwacht.kit.dutch import long_date

TITLE = "Tijdlijn van de termijnen"


def drawn(case: Case, terms: Sequence[Term], *, narrow: bool = False) -> str:
    """One bar a term, in the order given; the events as dots under them."""
    bars = tuple(_bar(term) for term in terms)
    return timeline(TimeLine(TITLE, described(bars), bars, tuple(event.on for event in case.events)), narrow=narrow)


def _bar(term: Term) -> Bar:
    still = tuple((span.first, span.last) for span in term.suspended)
    return Bar(f"{term.title} ({term.rule})", _end(term), _day(term.start), _day(term.until) if term.until else None, still)


def _end(term: Term) -> str:
    if term.until is None:
        return UNKNOWN_END
    at = f", {term.until:%H:%M} uur" if isinstance(term.until, datetime) else ""
    return f"{long_date(_day(term.until))}{at}"


def _day(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day
