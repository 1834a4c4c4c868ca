"""What does not go together in a letter by the Bibob act: who decides, on which power, what danger, and within which weeks."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from dijkwacht.analysis.terms.term import statutory
from dijkwacht.documents.bibob.library import law
from dijkwacht.documents.letters.conditions import IMPOSING
from dijkwacht.documents.letters.given import Danger, Ground, Plan, Research, Role
from dijkwacht.documents.letters.template import Template
from dijkwacht.documents.terms.library import calendar
from dijkwacht.kit.dutch import long_date

CIVIL: Final = frozenset({Plan.NOT_AWARD, Plan.NO_CONSENT, Plan.NOT_ENTER, Plan.SUSPEND, Plan.END, Plan.TERMINATE})
"""Decisions about a contract."""
PROPERTY_ONLY: Final = frozenset({Plan.SUSPEND, Plan.TERMINATE})
"""What the act knows for property alone."""
REFUSED_DATA: Final = frozenset({Danger.FORM, Danger.SILENCE})
"""Data that were refused, which the act takes for serious danger."""

NOTHING_TO_WEIGH: Final = (
    "Voorschriften bij ernstig gevaar vragen dat u weegt hoe ernstig de strafbare feiten zijn (artikel 3 lid 7 Wet Bibob). Zijn"
    " alleen gegevens geweigerd, dan zijn er geen feiten om te wegen."
)
FORM_OF_A_HOLDER: Final = (
    "Het formulier weigeren is alleen bij een houder ernstig gevaar (artikel 4 lid 1 Wet Bibob). Een aanvraag kunt u buiten"
    " behandeling laten (artikel 4:5 Awb)."
)
DISSOLVE: Final = "Een overheidsopdracht kunt u alleen ontbinden (artikel 5 lid 2 onder b en 33 lid 2 onder c Wet Bibob)."
NO_AWARD: Final = (
    "Gunnen hoort bij een opdracht. Bij vastgoed kiest u dat u de overeenkomst niet sluit (artikel 33 lid 2 onder d Wet Bibob)."
)
NO_CONSENT: Final = (
    "Toestemming voor een onderaannemer hoort bij een opdracht (artikel 5 lid 2 onder c en 33 lid 2 onder b Wet Bibob)."
)
COLLEGE: Final = "college"
OF_THE_MAYOR: Final = "Hierover beslist de burgemeester ({}). Vul hier de burgemeester in."
TOO_LATE: Final = (
    "Dit besluit moest uiterlijk op {} bekend zijn (artikel 4:5 lid 4 Awb). U beslist nu op de aanvraag zelf, met wat u heeft."
)

Faults = Iterator[tuple[str, str]]


def bibob_faults(said: Mapping[str, Any], template: Template) -> Faults:
    """The name of a field and what is wrong there by the Bibob act, in Dutch."""
    yield from _conditions(said)
    yield from _refused(said)
    if template.kind == "left-aside":
        yield from _left_aside(said)
    if said.get("ground"):
        yield from _ground(said, Ground(said["ground"]))


def _conditions(said: Mapping[str, Any]) -> Faults:
    danger, plan = said.get("danger"), said.get("plan")
    if danger == Danger.LESSER and plan in {Plan.REFUSE, Plan.WITHDRAW}:
        yield "plan", "Bij een mindere mate van gevaar kunt u alleen voorschriften stellen (artikel 3 lid 7 Wet Bibob)."
    if danger == Danger.OFFENCE and plan in IMPOSING:
        yield (
            "plan",
            "Bij zo’n strafbaar feit kunt u weigeren of intrekken, geen voorschriften stellen (artikel 3 lid 6 Wet Bibob).",
        )
    if danger in REFUSED_DATA and plan in IMPOSING:
        yield "plan", NOTHING_TO_WEIGH


def _refused(said: Mapping[str, Any]) -> Faults:
    """Article 4: the form is refused by who holds something already, other data only to the Bureau."""
    danger = said.get("danger")
    if danger == Danger.FORM and said.get("plan") in {Plan.REFUSE, Plan.IMPOSE}:
        yield "danger", FORM_OF_A_HOLDER
    if danger == Danger.SILENCE and said.get("research") == Research.OWN:
        yield (
            "research",
            "Dit is alleen ernstig gevaar als het Bureau zelf om de gegevens vroeg (artikel 4 lid 2 en 12 lid 3 Wet Bibob).",
        )


def _left_aside(said: Mapping[str, Any]) -> Faults:
    """An application is left aside within four weeks after the term to complete it."""
    ended = said.get("repair_ended_on")
    until = statutory("T04", ended, calendar()).until if isinstance(ended, date) else None
    for name in ("dated", "announced_on"):
        day = said.get(name)
        if until and isinstance(day, date) and day > until:
            yield name, TOO_LATE.format(long_date(until))


def _ground(said: Mapping[str, Any], ground: Ground) -> Faults:
    """What does not go with the kind of decision; only property and public contracts are contracts."""
    is_civil = ground.is_civil
    yield from _plan_of_ground(said.get("plan"), ground)
    yield from _danger_of_ground(said.get("danger"), ground)
    yield from _purpose(said, ground)
    if COLLEGE in str(said.get("authority") or "").lower() and (article := _article_of_the_mayor(ground)):
        yield "authority", OF_THE_MAYOR.format(article)
    if said.get("role") and (said["role"] == Role.PARTY) is not is_civil:
        yield "role", "Een partij hoort bij een opdracht of vastgoed; bij al het andere is iemand aanvrager of houder."
    if said.get("uniform") and is_civil:
        yield "uniform", "De uitgebreide procedure geldt niet bij een opdracht of vastgoed."
    if said.get("outside_act") and ground is not Ground.CONTRACT:
        yield "outside_act", "De Aanbestedingswet 2012 gaat alleen over een overheidsopdracht."


def _article_of_the_mayor(ground: Ground) -> str:
    """The article by which the mayor decides, where the table of the law has that for this kind of decision."""
    found = (one.mayor for one in law().decisions if one.ground == ground)
    return next((one.article for one in found if one), "")


def _plan_of_ground(plan: str | None, ground: Ground) -> Faults:
    if plan and (plan in CIVIL) is not ground.is_civil:
        yield (
            "plan",
            "Deze beslissing past niet bij wat u hierboven koos. Gunnen en een overeenkomst horen bij een opdracht of vastgoed.",
        )
    if plan in PROPERTY_ONLY and ground is Ground.CONTRACT:
        yield "plan", DISSOLVE
    if plan == Plan.NOT_AWARD and ground is Ground.PROPERTY:
        yield "plan", NO_AWARD
    if plan == Plan.NO_CONSENT and ground is Ground.PROPERTY:
        yield "plan", NO_CONSENT


def _purpose(said: Mapping[str, Any], ground: Ground) -> Faults:
    """A degree of danger is for something, which sets its measure; for a contract the act names other things."""
    weighed = said.get("danger") in {Danger.SERIOUS, Danger.LESSER} and ground is not Ground.CONTRACT
    if weighed and "purpose" in said and not said["purpose"]:
        yield (
            "purpose",
            "Kies waarvoor er gevaar is: daaruit volgt hoe u de mate van gevaar bepaalt (artikel 3 lid 2 en 3 Wet Bibob).",
        )


def _danger_of_ground(danger: str | None, ground: Ground) -> Faults:
    if danger in REFUSED_DATA and ground.is_civil:
        yield "danger", "Artikel 4 Wet Bibob geldt niet bij een opdracht of vastgoed."
    if danger == Danger.OFFENCE and ground is Ground.CONTRACT:
        yield "danger", "Artikel 9 lid 2 Wet Bibob noemt zo’n strafbaar feit niet bij een opdracht."
