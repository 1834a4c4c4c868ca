"""What one field of a letter cannot see: days out of order, a measure that is not whole, what the law does not allow."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from dijkwacht.documents.damocles.words import Drugs, Measure, Place
from dijkwacht.documents.letters.given import Schedule
from dijkwacht.documents.letters.template import Template
from dijkwacht.web.letters.bibob_faults import bibob_faults
from dijkwacht.web.letters.closure_faults import closure_faults
from dijkwacht.web.letters.heard_faults import heard_faults

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2098
"""Days in a letter; a term from the last of them is still within the years whose feasts are known."""

_OVER: Final = "Deze termijn is al om als u het besluit bekendmaakt. Kies een latere dag (artikel 5:24 lid 2 en 5:32a lid 2 Awb)."

ORDER: Final = (
    ("found_on", "report_on", "De rapportage kan niet voor de vondst liggen."),
    ("report_on", "dated", "De brief kan niet voor de rapportage liggen."),
    ("requested_on", "dated", "De brief kan niet voor het verzoek liggen."),
    ("repair_asked_on", "repair_ended_on", "Deze dag ligt voor uw verzoek om aan te vullen."),
    ("repair_ended_on", "dated", "De aanvrager kan dan nog aanvullen."),
    ("order_on", "breached_on", "De overtreding kan niet voor de last liggen."),
    ("breached_on", "dated", "De brief kan niet voor de overtreding liggen."),
    ("enforced_on", "dated", "De brief kan niet voor de bestuursdwang liggen."),
    ("comply_until", "order_until", "De last kan niet eindigen voor de termijn om eraan te voldoen."),
    ("dated", "laid_open_on", "Een besluit legt u niet ter inzage voor de datum van de brief."),
    ("intention_on", "dated", "Het besluit kan niet voor het voornemen liggen."),
    ("dated", "comply_until", "Deze dag ligt voor de datum van de brief."),
    ("dated", "comply_until_dwelling", "Deze dag ligt voor de datum van de brief."),
    ("dated", "repair_until", "Deze dag ligt voor de datum van de brief."),
    ("dated", "announced_on", "Een besluit maakt u niet bekend voor de datum van de brief."),
    ("closed_on", "dated", "De brief kan niet voor de sluiting liggen. Is het pand nog open, laat die dag dan leeg."),
    ("decision_on", "lifted_on", "De opheffing kan niet voor het besluit tot sluiting liggen."),
    ("asked_on", "dated", "De brief kan niet voor de adviesaanvraag liggen."),
    ("advice_on", "dated", "De brief kan niet voor het advies liggen."),
    ("found_on", "closed_on", "De sluiting kan niet voor de vondst liggen."),
    ("dated", "review_on", "Deze dag ligt voor de datum van de brief."),
    (
        "announced_on",
        "comply_until",
        _OVER,
    ),
    ("announced_on", "comply_until_dwelling", _OVER),
)
"""Which day comes first, and what is said at the later one when it does not."""
LISTS: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        (Drugs.SOFT, Schedule.ONE): "Softdrugs staan op lijst II.",
        (Drugs.SOFT, Schedule.ONE_A): "Softdrugs staan op lijst II.",
        (Drugs.HARD, Schedule.TWO): "Harddrugs staan op lijst I of IA.",
    }
)
"""Kinds of drugs that do not stand on a list."""


OF_INSTRUMENT: Final[Mapping[str, Callable[[Mapping[str, Any], Template], Iterator[tuple[str, str]]]]] = MappingProxyType(
    {"damocles": closure_faults, "bibob": bibob_faults}
)
"""What is looked at in the letters of one instrument alone."""


def faults_in(said: Mapping[str, Any], template: Template) -> Iterator[tuple[str, str]]:
    """The name of a field of this letter and what is wrong there, in Dutch."""
    yield from _days(said)
    yield from _measures(said)
    # A day of an unknown year has a fault of its own: nothing is reckoned from it.
    known = {name: one for name, one in said.items() if not isinstance(one, date) or _is_known(one)}
    yield from heard_faults(known, template)
    if look := OF_INSTRUMENT.get(template.instrument):
        yield from look(known, template)


def _is_known(day: date) -> bool:
    return FIRST_YEAR <= day.year <= LAST_YEAR


def _days(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, day in said.items():
        if isinstance(day, date) and not _is_known(day):
            yield name, f"Vul een jaar in van {FIRST_YEAR} tot en met {LAST_YEAR}."
    for earlier, later, reason in ORDER:
        first, second = said.get(earlier), said.get(later)
        if isinstance(first, date) and isinstance(second, date) and second < first:
            yield later, reason


def _both_places(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if not said.get("also_dwelling"):
        return
    if said.get("place") == Place.DWELLING:
        yield "place", "Gaat het om een lokaal en een woning, kies hier dan het lokaal. De woning staat in eigen velden."
    if said.get("measure") and said.get("months_dwelling", 0) is None:
        yield "months_dwelling", "Vul in hoeveel maanden de woning dichtgaat."
    if said.get("schedule_dwelling"):
        if not said.get("drugs_dwelling"):
            yield "drugs_dwelling", "Kies ook welk soort drugs er in de woning is gevonden."
        if why := LISTS.get((str(said.get("drugs_dwelling")), str(said["schedule_dwelling"]))):
            yield "schedule_dwelling", why


def _measures(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    # A number that was refused is not in what was said; then its own field says why.
    if said.get("measure") == Measure.CLOSURE and said.get("months", 0) is None:
        yield "months", "Vul in hoeveel maanden de sluiting duurt."
    yield from _both_places(said)
    if said.get("schedule") and (why := LISTS.get((str(said.get("drugs")), str(said["schedule"])))):
        yield "schedule", why
    most, each = said.get("penalty_most"), said.get("penalty")
    if most and each and most < each:
        yield "penalty_most", "Het totaal kan niet lager zijn dan het bedrag per keer."
