"""Letters to test with: everything known, in every variant that a template can have."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

from dijkwacht.documents.damocles.words import Drugs, Measure, Occurrence, Place
from dijkwacht.documents.letters.checklist import Answered
from dijkwacht.documents.letters.compose import Letter, compose
from dijkwacht.documents.letters.facts import FACTS, Kind
from dijkwacht.documents.letters.given import Danger, Given, Plan, Reason, Research, Role
from dijkwacht.documents.letters.library import checklist, letters
from dijkwacht.documents.paper.model import Heading, Paragraph, Points

ON = date(2026, 11, 24)

FULL = Given(
    organisation="Duinrade",
    authority="het college van burgemeester en wethouders van Duinrade",
    number="Z-2026-00123",
    dated=ON,
    place=Place.DWELLING,
    drugs=Drugs.HARD,
    occurrence=Occurrence.FIRST,
    measure=Measure.CLOSURE,
    months=3,
    policy="de Beleidsregel artikel 13b Opiumwet 2025",
    row="Woning, harddrugs, eerste keer: sluiting van 3 maanden.",
    found="120 gram cocaïne\nEen weegschaal",
    found_on=date(2026, 11, 2),
    report_on=date(2026, 11, 5),
    intention_on=date(2026, 11, 9),
    views_until=date(2026, 12, 8),
    views="Er kwam geen zienswijze.",
    comply_until=date(2026, 12, 8),
    closed_on=date(2026, 11, 23),
    urgent_reasons="Er was gevaar voor een explosie.",
    decision_on=date(2026, 9, 1),
    lifted_on=date(2026, 11, 30),
    lifting_reasons="Er komt een winkel in, met een plan.",
    warning_reasons="Het ging om weinig en om de eerste keer.",
    warning_years=3,
    penalty=5000,
    penalty_most=25000,
    announced_on=ON,
    role=Role.APPLICANT,
    subject="uw aanvraag om een exploitatievergunning",
    asked_on=date(2026, 11, 20),
    missing="de jaarrekening\nhet huurcontract",
    repair_until=date(2026, 12, 8),
    plan=Plan.IMPOSE,
    impositions="Een register van leidinggevenden\nEen vaste boekhouder",
    danger=Danger.LESSER,
    research=Research.ADVICE,
    advice_on=date(2026, 11, 10),
    danger_reasons="De herkomst van het geld is niet duidelijk.",
    balance_reasons="Voorschriften zijn genoeg.",
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


def variants(name: str) -> Iterator[Given]:
    """Every combination of choices that this letter can ask."""
    model = letters()[name]
    choices = {fact: model.offered(FACTS[fact]) for fact in model.facts if FACTS[fact].kind is Kind.CHOICE}
    if "closed_on" in model.facts:
        choices["closed_on"] = (None, FULL.closed_on)
    if "costs" in model.facts:
        choices["costs"] = (True, False)
    if "ruling" in model.facts:
        choices["ruling"], choices["members"] = ("", FULL.ruling), ("", FULL.members)
    for values in product(*choices.values()):
        yield replace(FULL, **dict(zip(choices, values, strict=True)))


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
