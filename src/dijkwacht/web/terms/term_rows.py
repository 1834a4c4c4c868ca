"""A term as the page shows it: the day first, then how it came about."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.utils.safestring import mark_safe

from dijkwacht.analysis.terms.cases import SHAPES, Case, What
from dijkwacht.analysis.terms.families.repairs import IF_NOT_ENOUGH
from dijkwacht.analysis.terms.reckoning import Reckoning
from dijkwacht.analysis.terms.rules import RULES, STANDS_STILL, Whose
from dijkwacht.analysis.terms.term import Term
from dijkwacht.analysis.terms.words import citation, day_words, explanation
from dijkwacht.documents.terms.drawing import TITLE, drawn
from dijkwacht.documents.terms.library import free_days_table
from dijkwacht.documents.terms.lines import NO_ADVICE, NO_TERMS, amounts_words, end_words
from dijkwacht.kit.dutch import count, listed, long_date
from dijkwacht.web.fields import sentence


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
    whose: str
    adds: tuple[tuple[str, str], ...]
    """The events that a warning asks for: the value of the button, and its words."""

    @property
    def is_still(self) -> bool:
        """Whether it says how long another term stands still, and no deadline ends here."""
        return self.term.rule in STANDS_STILL and self.term.until is not None


def shown(case: Case, reckoning: Reckoning) -> dict[str, Any]:
    """What the template needs of a reckoning: one's own terms, then those of others, what runs out first before the rest."""
    terms = sorted(reckoning.terms, key=lambda term: (_day(term.until) if term.until else date.max, term.rule))
    running = sorted((term for term in terms if term.rule not in STANDS_STILL), key=lambda one: (_is_theirs(one), _is_aside(one)))
    still = [term for term in terms if term.rule in STANDS_STILL]
    rows = _all_shown([*running, *still])
    others, stands = sum(not _is_theirs(term) for term in running), len(running)
    return {
        "terms": rows[:stands],
        "ours": rows[:others],
        "theirs": rows[others:stands],
        "still": rows[stands:],
        "remarks": reckoning.remarks,
        "no_terms": NO_TERMS,
        "no_advice": NO_ADVICE,
        "free_days": free_days_table(),
        "drawing_title": TITLE,
        "drawings": _drawings(case, terms),
    }


WHOSE: Final[Mapping[Whose, str]] = {
    Whose.OURS: "van u",
    Whose.THEIRS: "van de aanvrager of een andere belanghebbende",
    Whose.BUREAU: "van het Landelijk Bureau",
}
_ALSO: Final = {What.REPAIRED: (What.REPAIR_UNUSED,)}
"""What may have happened in the place of a missing event."""


def _is_theirs(term: Term) -> bool:
    return RULES[term.rule].whose is not Whose.OURS


def _is_aside(term: Term) -> bool:
    """Whether it matters only where a completion was not enough: it comes after what has to be done."""
    return IF_NOT_ENOUGH in term.notes


def _adds(term: Term) -> Iterator[tuple[str, str]]:
    asked = dict.fromkeys([*([term.missing] if term.missing else []), *term.awaits])
    for what in dict.fromkeys(one for event in asked for one in (event, *_ALSO.get(event, ()))):
        yield what.value, SHAPES[what].words


def _drawings(case: Case, terms: Sequence[Term]) -> dict[str, str]:
    if not terms:
        return {}
    # Made of numbers and of escaped words of our own.
    return {"wide": mark_safe(drawn(case, terms)), "narrow": mark_safe(drawn(case, terms, narrow=True))}  # noqa: S308


def _all_shown(terms: Sequence[Term]) -> list[Shown]:
    """Each term in words; the button for a missing event stands at the first that asks for it."""
    offered: set[str] = set()
    rows = []
    for term in terms:
        adds = tuple((what, words) for what, words in _adds(term) if what not in offered)
        offered |= {what for what, _ in adds}
        rows.append(_shown(term, adds))
    return rows


def _shown(term: Term, adds: tuple[tuple[str, str], ...]) -> Shown:
    return Shown(
        term,
        end_words(term),
        day_words(_day(term.start)),
        citation(term.article),
        explanation(term),
        tuple(_facts(term)),
        tuple(sentence(warning) for warning in term.warnings),
        amounts_words(term),
        "" if term.rule in STANDS_STILL else WHOSE[RULES[term.rule].whose],
        adds,
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
