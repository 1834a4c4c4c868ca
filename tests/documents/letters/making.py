"""Letters to test with: everything known, in every variant that a template can have."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import product
from typing import Any

from dijkwacht.documents.damocles.words import Drugs, Measure, Occurrence, Place
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.documents.letters.compose import Letter, compose
from dijkwacht.documents.letters.facts import FACTS, Kind
from dijkwacht.documents.letters.given import Danger, Given, Ground, Plan, Purpose, Reason, Research, Role, Schedule
from dijkwacht.documents.letters.library import checklist, letters
from dijkwacht.documents.paper.model import Heading, Paragraph, Points
from dijkwacht.web.letters.faults import faults_in

ON = date(2026, 11, 24)

FULL = Given(
    organisation="Duinrade",
    authority="het college van burgemeester en wethouders van Duinrade",
    number="Z-2026-00123",
    dated=ON,
    place=Place.DWELLING,
    drugs=Drugs.HARD,
    schedule=Schedule.ONE,
    occurrence=Occurrence.FIRST,
    measure=Measure.CLOSURE,
    months=3,
    months_dwelling=6,
    row_dwelling="Woning, harddrugs, eerste keer: sluiting van 6 maanden.",
    found_dwelling="20 gram hennep",
    review_on=date(2027, 5, 24),
    policy="de Beleidsregel artikel 13b Opiumwet 2025",
    row="Woning, harddrugs, eerste keer: sluiting van 3 maanden.",
    found="120 gram cocaïne\nEen weegschaal",
    found_on=date(2026, 11, 2),
    report_on=date(2026, 11, 5),
    intention_on=date(2026, 11, 9),
    views_until=date(2026, 12, 8),
    views="Er kwam geen zienswijze.",
    views_given=True,
    comply_until=date(2026, 12, 8),
    comply_reasons="Twee weken is genoeg om te verhuizen.",
    closed_on=date(2026, 11, 23),
    urgent_reasons="Er was gevaar voor een explosie.",
    decision_on=date(2026, 9, 1),
    requested_on=date(2026, 11, 16),
    lifted_on=date(2026, 11, 30),
    staying_reasons="Er is nog geen plan.",
    staying_balance="De verzoeker kan ergens anders terecht.",
    lifting_reasons="Er komt een winkel in, met een plan.",
    warning_reasons="Het ging om weinig en om de eerste keer.",
    warning_balance="Een waarschuwing kost nu niemand iets.",
    warning_years=3,
    penalty=5000,
    penalty_most=25000,
    penalty_reasons="Een lager bedrag helpt hier niet.",
    means_reasons="Er is geen gevaar voor de buurt.",
    order_on=date(2026, 9, 1),
    order_until=date(2028, 12, 8),
    breached_on=date(2026, 10, 1),
    breach="Een toezichthouder vond 12 gram cocaïne.",
    collected=5000,
    collecting_reasons="Er is geen reden om ervan af te zien.",
    enforced_on=date(2026, 10, 6),
    cost_lines="Slotenmaker: € 300\nVerzegelen: € 120",
    charged=420,
    charging_reasons="De overtreder kon dit voorkomen.",
    announced_on=ON,
    role=Role.APPLICANT,
    ground=Ground.BYLAW,
    laid_open_on=date(2026, 11, 26),
    subject="uw aanvraag om een exploitatievergunning",
    asked_on=date(2026, 11, 20),
    missing="de jaarrekening\nhet huurcontract",
    repair_asked_on=date(2026, 11, 1),
    repair_until=date(2026, 12, 8),
    repair_ended_on=date(2026, 11, 15),
    leaving_reasons="Alleen het formulier kwam.",
    plan=Plan.IMPOSE,
    impositions="Een register van leidinggevenden\nEen vaste boekhouder",
    danger=Danger.LESSER,
    purpose=Purpose.COMMIT,
    research=Research.ADVICE,
    advice_on=date(2026, 11, 10),
    danger_reasons="De herkomst van het geld is niet duidelijk.",
    balance_reasons="Voorschriften zijn genoeg.",
    conditions_reasons="Met een vaste boekhouder is het geld te volgen.",
    council="de gemeenteraad",
    picture_on=date(2026, 11, 1),
    ruling="Vastgesteld door het college op 10 november 2026",
    members="Duinrade en Westerkoog",
    norm="Proefnorm",
    extent="6 onderdelen in 2 thema’s",
    sources="Dit beeld rust op de vragenlijst van 4 mensen.",
    duty="artikel 169, tweede lid, Gemeentewet",
    arithmetic="Zienswijze: twee weken na 24 november 2026.",
    reasons={name: Reason(Answered.ANSWERED, f"Antwoord bij {name}.") for name in checklist().ids},
)


def letter(name: str, given: Given = FULL) -> Letter:
    return compose(letters()[name], given, checklist=checklist(), made_on=ON)


TURNS = ("occurrence", "purpose", "drugs_dwelling", "schedule_dwelling")
SWITCHES = ("costs", "for_owner", "uniform", "on_request", "outside_act")
EMPTY_TOO = ("closed_on", "ruling", "members")
"""Facts that change a letter by being there or not."""


@cache
def variants(name: str) -> tuple[Given, ...]:
    """Every combination that a letter can have, found once for all tests."""
    return tuple(_variants(name))


@cache
def composed(name: str) -> tuple[Letter, ...]:
    """The letter in each of them, composed once for all tests that only read it."""
    return tuple(letter(name, given) for given in variants(name))


def _variants(name: str) -> Iterator[Given]:
    """Every combination of what this letter can differ by and that goes together; who signs and how often takes turns."""
    model = letters()[name]
    choices: dict[str, tuple[Any, ...]] = {
        fact: model.offered(FACTS[fact]) for fact in model.facts if FACTS[fact].kind is Kind.CHOICE and fact not in TURNS
    }
    choices |= {fact: (True, False) for fact in SWITCHES if fact in model.facts}
    choices |= {
        fact: ("" if isinstance(getattr(FULL, fact), str) else None, getattr(FULL, fact))
        for fact in EMPTY_TOO
        if fact in model.facts
    }
    if "warning_years" in model.facts:
        choices["warning_years"] = (None, 2, 3)
    for number, values in enumerate(product(*choices.values())):
        chosen = dict(zip(choices, values, strict=True))
        chosen |= {"purpose": list(Purpose)[number // 2 % 3]} if "purpose" in model.facts else {}
        turned: dict[str, Any] = {
            "mandate": number % 3 == 1,
            "occurrence": list(Occurrence)[number % 3],
            **({"for_third": number // 3 % 2 == 1} if "for_third" in model.facts else {}),
        }
        if "also_dwelling" in model.facts and chosen.get("place") is Place.PREMISES:
            turned["also_dwelling"] = number % 2 == 1
        if "drugs_dwelling" in model.facts:
            drugs, schedules = (model.offered(FACTS[fact]) for fact in ("drugs_dwelling", "schedule_dwelling"))
            # Out of step with the rest, so that each meets each.
            pair = (5 * number + number // 7) % (len(drugs) * len(schedules))
            turned |= {"drugs_dwelling": drugs[pair % len(drugs)], "schedule_dwelling": schedules[pair // len(drugs)]}
        if not list(faults_in(turned | chosen, model.template)):
            yield replace(FULL, **turned, **chosen)


def some(name: str, most: int = 6) -> list[Given]:
    """A few of them, spread over all."""
    found = variants(name)
    return list(found[:: max(1, len(found) // most)][:most])


def lines(made: Letter) -> Iterator[str]:
    """Every heading, paragraph and point of the letter as text."""
    for block in made.paper.blocks:
        match block:
            case Heading() | Paragraph():
                yield block.text
            case Points():
                yield from (item.text for item in block.items)


def text(made: Letter) -> str:
    return "\n".join(lines(made))
