"""What one field of a letter cannot see: days out of order, a measure that is not whole, what the law does not allow."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from dijkwacht.documents.damocles.words import Measure
from dijkwacht.documents.letters.given import Danger, Plan

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2098
"""Days in a letter; a term from the last of them is still within the years whose feasts are known."""

ORDER: Final = (
    ("found_on", "report_on", "De rapportage kan niet voor de vondst liggen."),
    ("report_on", "dated", "De brief kan niet voor de rapportage liggen."),
    ("intention_on", "dated", "Het besluit kan niet voor het voornemen liggen."),
    ("dated", "views_until", "Deze dag ligt voor de datum van de brief."),
    ("dated", "comply_until", "Deze dag ligt voor de datum van de brief."),
    ("dated", "repair_until", "Deze dag ligt voor de datum van de brief."),
    ("dated", "announced_on", "Een besluit maakt u niet bekend voor de datum van de brief."),
    ("closed_on", "dated", "De brief kan niet voor de sluiting liggen. Is het pand nog open, laat die dag dan leeg."),
    ("decision_on", "lifted_on", "De opheffing kan niet voor het besluit tot sluiting liggen."),
    ("asked_on", "dated", "De brief kan niet voor de adviesaanvraag liggen."),
    ("advice_on", "dated", "De brief kan niet voor het advies liggen."),
)
"""Which day comes first, and what is said at the later one when it does not."""


def faults_in(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The name of a field and what is wrong there, in Dutch."""
    yield from _days(said)
    yield from _measures(said)
    if said.get("danger") == Danger.LESSER and said.get("plan") in {Plan.REFUSE, Plan.WITHDRAW}:
        yield "plan", "Bij een mindere mate van gevaar kunt u alleen voorschriften stellen (artikel 3 lid 7 Wet Bibob)."


def _days(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, day in said.items():
        if isinstance(day, date) and not FIRST_YEAR <= day.year <= LAST_YEAR:
            yield name, f"Vul een jaar in van {FIRST_YEAR} tot en met {LAST_YEAR}."
    for earlier, later, reason in ORDER:
        first, second = said.get(earlier), said.get(later)
        if isinstance(first, date) and isinstance(second, date) and second < first:
            yield later, reason


def _measures(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    # A number that was refused is not in what was said; then its own field says why.
    if said.get("measure") == Measure.CLOSURE and said.get("months", 0) is None:
        yield "months", "Vul in hoeveel maanden de sluiting duurt."
    most, each = said.get("penalty_most"), said.get("penalty")
    if most and each and most < each:
        yield "penalty_most", "Het totaal kan niet lager zijn dan het bedrag per keer."
