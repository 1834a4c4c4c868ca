"""How long a closure takes: as it was decided, and as it was changed since."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.analysis.terms.counting import months_from
from dijkwacht.documents.damocles.model import LONGEST
from dijkwacht.kit.dutch import count, long_date


@dataclass(frozen=True, slots=True)
class Length:
    """A number of months from the day of closing, or a last day."""

    months: int | None = None
    until: date | None = None

    def end(self, closed_on: date) -> date | None:
        """The last day of a closure; None for an indefinite time.

        >>> Length(months=3).end(date(2026, 3, 2)), Length(until=date(2026, 4, 30)).end(date(2026, 3, 2))
        (datetime.date(2026, 6, 1), datetime.date(2026, 4, 30))
        """
        return self.until or (months_from(closed_on, self.months) if self.months else None)

    @property
    def words(self) -> str:
        """In words.

        >>> Length(months=1).words, Length(until=date(2026, 4, 30)).words
        ('1 maand', 'tot en met 30 april 2026')
        """
        if self.until:
            return f"tot en met {long_date(self.until)}"
        return count(self.months, "maand", "maanden") if self.months else "onbepaalde tijd"


UNTIL_LIFTED: Final = Length()
"""Without an end: until it is lifted."""


def length_of(months: int | None, until: date | None) -> Length | None:
    """A length where either was given."""
    return Length(months, until) if months or until else None


def why_not_length(length: Length, *, closed_on: date | None, lapsed_on: date | None) -> Mapping[str, str]:
    """What is wrong with a length that is given to a closure afterwards, by field."""
    if length.months and length.until:
        return {"ends_on": "Kies of maanden, of een laatste dag: niet allebei."}
    field = "ends_on" if length.until else "months"
    if length.months and not 1 <= length.months <= LONGEST:
        return {field: f"Vul 1 tot en met {LONGEST} maanden in."}
    end = length.end(closed_on) if closed_on else None
    if end and closed_on and end < closed_on:
        return {field: f"Deze dag ligt voor de sluiting op {long_date(closed_on)}."}
    if end and lapsed_on and end >= lapsed_on:
        return {field: f"De sluiting staat hier als verlopen op {long_date(lapsed_on)}. Draai die stap eerst terug."}
    return {}
