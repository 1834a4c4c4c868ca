"""A term as the page shows it: the day first, then how it came about."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.safestring import mark_safe

from dijkwacht.analysis.terms.cases import Case
from dijkwacht.analysis.terms.reckoning import Reckoning
from dijkwacht.analysis.terms.rules import STANDS_STILL
from dijkwacht.analysis.terms.term import Term
from dijkwacht.analysis.terms.words import citation, day_words, explanation
from dijkwacht.documents.terms.drawing import TITLE, drawn
from dijkwacht.documents.terms.library import free_days_table
from dijkwacht.documents.terms.lines import NO_ADVICE, NO_TERMS, amounts_words, end_words
from dijkwacht.kit.dutch import count, listed, long_date
from dijkwacht.web.terms.forms import sentence


@dataclass(frozen=True, slots=True)
class Shown:
    """One term in words."""

    term: Term
    end: str
    start: str
    article: str
    explanation: str
    facts: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    amounts: str

    @property
    def is_still(self) -> bool:
        """Whether it says how long another term stands still, and no deadline ends here."""
        return self.term.rule in STANDS_STILL and self.term.until is not None


def shown(case: Case, reckoning: Reckoning) -> dict[str, Any]:
    """What the template needs of a reckoning; the term that runs out first stands first."""
    terms = sorted(reckoning.terms, key=lambda term: (_day(term.until) if term.until else date.max, term.rule))
    return {
        "terms": [_shown(term) for term in terms if term.rule not in STANDS_STILL],
        "still": [_shown(term) for term in terms if term.rule in STANDS_STILL],
        "remarks": reckoning.remarks,
        "no_terms": NO_TERMS,
        "no_advice": NO_ADVICE,
        "free_days": free_days_table(),
        "drawing_title": TITLE,
        "drawings": _drawings(case, terms),
    }


def _drawings(case: Case, terms: Sequence[Term]) -> dict[str, str]:
    if not terms:
        return {}
    # Made of numbers and of escaped words of our own.
    return {"wide": mark_safe(drawn(case, terms)), "narrow": mark_safe(drawn(case, terms, narrow=True))}  # noqa: S308


def _shown(term: Term) -> Shown:
    return Shown(
        term,
        end_words(term),
        day_words(_day(term.start)),
        citation(term.article),
        explanation(term),
        tuple(_facts(term)),
        tuple(sentence(warning) for warning in term.warnings),
        amounts_words(term),
    )


def _facts(term: Term) -> Iterator[tuple[str, str]]:
    if term.raw != term.until and term.raw:
        yield "Zonder verschuiving", day_words(term.raw)
        yield "Verschoven door", listed(term.shifts)
    if term.suspended_days:
        yield "Stilstand", count(term.suspended_days, "dag", "dagen")
    if term.extended_days:
        yield "Verlenging", count(term.extended_days, "dag", "dagen")
    if term.law_of:
        yield "Recht", f"Wet Bibob zoals die geldt vanaf {long_date(term.law_of)}"


def _day(day: date) -> date:
    return day.date() if isinstance(day, datetime) else day
