"""The terms that follow from the days of a letter, with their arithmetic; a day that somebody set is only looked at."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from dijkwacht.analysis.terms.rules import RULES
from dijkwacht.analysis.terms.term import on_a_free_day, statutory
from dijkwacht.analysis.terms.words import citation, day_words, explanation
from dijkwacht.documents.letters.checklist import TO_VERIFY
from dijkwacht.documents.letters.conditions import CONDITIONS
from dijkwacht.documents.letters.given import Given
from dijkwacht.documents.letters.template import LetterModel
from dijkwacht.documents.terms.library import calendar
from dijkwacht.kit.dutch import capital

SET_DAYS: Final = ("views_until", "comply_until", "repair_until")
"""Days that the authority sets itself: nothing moves them."""


def reckoned(model: LetterModel, given: Given) -> Iterator[str]:
    """A line for each term of this letter whose first day is known, and one for each day set that is a free day."""
    for follows in model.template.terms:
        start = getattr(given, follows.since)
        if start and all(CONDITIONS[name].holds(given) for name in follows.when):
            term = statutory(follows.rule, start, calendar())
            until = day_words(term.until) if term.until else ""
            unsure = f" ({TO_VERIFY})" if term.unsure else ""
            title = follows.title or RULES[follows.rule].title
            yield f"{title[0].upper()}{title[1:]}: uiterlijk {until}{unsure} ({citation(term.article)}). {explanation(term)}"
    for name in SET_DAYS:
        day: date | None = getattr(given, name)
        if day and name in model.facts:
            yield from (f"{capital(day_words(day))}: {warning}" for warning in on_a_free_day(day, calendar()))
