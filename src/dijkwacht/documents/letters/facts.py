"""The facts that a letter can name and the conditions that a passage can have: the vocabulary of the templates."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dijkwacht.analysis.terms.term import statutory
from dijkwacht.documents.damocles.words import Drugs, Measure, Occurrence, Place
from dijkwacht.documents.letters.given import Danger, Given, Plan, Research, Role
from dijkwacht.documents.terms.library import calendar
from dijkwacht.kit.dutch import decimal, long_date


class Kind(StrEnum):
    """What a fact is, so that a form can ask it and a letter can write it."""

    LINE = "line"
    TEXT = "text"
    DAY = "day"
    NUMBER = "number"
    CHOICE = "choice"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: how a form asks it, and what stands between brackets in the letter when it is not known."""

    kind: Kind
    ask: str
    gap: str = ""
    hint: str = ""
    choices: type[StrEnum] | None = None


_NO_NAMES: Final = "Noem geen personen en geen adres."

FACTS: Final[Mapping[str, Fact]] = MappingProxyType(
    {
        "organisation": Fact(Kind.LINE, "Welke gemeente?", "naam van de gemeente", "Zoals Duinrade, zonder ‘gemeente’ ervoor."),
        "authority": Fact(
            Kind.LINE,
            "Welk bestuursorgaan schrijft?",
            "naam van het bestuursorgaan",
            "Zoals ‘het college van burgemeester en wethouders van Duinrade’.",
        ),
        "number": Fact(Kind.LINE, "Zaaknummer", "zaaknummer", "Uit uw eigen zaaksysteem."),
        "dated": Fact(Kind.DAY, "Datum van de brief", "datum van de brief"),
        "place": Fact(Kind.CHOICE, "Om wat voor pand gaat het?", "de woning of het pand", choices=Place),
        "drugs": Fact(Kind.CHOICE, "Om welk soort drugs gaat het?", "soort drugs", choices=Drugs),
        "occurrence": Fact(
            Kind.CHOICE, "De hoeveelste keer is het?", hint="Binnen de termijn die uw beleid noemt.", choices=Occurrence
        ),
        "measure": Fact(Kind.CHOICE, "Wat wordt de maatregel?", choices=Measure),
        "months": Fact(Kind.NUMBER, "Hoeveel maanden?", "aantal maanden", "Alleen bij een sluiting met een einde."),
        "policy": Fact(
            Kind.LINE, "Hoe heet uw beleid?", "naam van de beleidsregel", "Zoals ‘de Beleidsregel artikel 13b Opiumwet 2025’."
        ),
        "row": Fact(
            Kind.TEXT,
            "Wat staat daarin voor dit geval?",
            "wat het beleid voor dit geval zegt",
            "Neem de regel uit uw beleid over, met de maatregel.",
        ),
        "found": Fact(Kind.TEXT, "Wat is er gevonden?", "wat er is gevonden", f"Hoeveelheden en spullen. {_NO_NAMES}"),
        "found_on": Fact(Kind.DAY, "Wanneer is het gevonden?", "datum van de vondst"),
        "report_on": Fact(Kind.DAY, "Wanneer kwam de bestuurlijke rapportage?", "datum van de rapportage"),
        "intention_on": Fact(Kind.DAY, "Wanneer ging het voornemen weg?", "datum van het voornemen"),
        "views_until": Fact(
            Kind.DAY,
            "Tot en met wanneer kan iemand zijn mening geven?",
            "laatste dag voor de zienswijze",
            "De wet noemt geen termijn; een of twee weken is gebruikelijk.",
        ),
        "views": Fact(
            Kind.TEXT,
            "Wat was de zienswijze, en wat doet u ermee?",
            "wat de zienswijze was en wat u ermee doet",
            f"Kwam er geen zienswijze, schrijf dat dan op. {_NO_NAMES}",
        ),
        "comply_until": Fact(Kind.DAY, "Uiterlijk wanneer moet men zelf doen wat u vraagt?", "einde van de begunstigingstermijn"),
        "closed_on": Fact(
            Kind.DAY, "Is het pand al gesloten? Op welke dag?", "dag van de sluiting", "Laat leeg als het nog open is."
        ),
        "urgent_reasons": Fact(
            Kind.TEXT,
            "Waarom kon het niet wachten?",
            "waarom het niet kon wachten",
            f"Noem het gevaar en waaruit het bleek. {_NO_NAMES}",
        ),
        "decision_on": Fact(Kind.DAY, "Van welke dag is het besluit tot sluiting?", "datum van het besluit tot sluiting"),
        "lifted_on": Fact(Kind.DAY, "Vanaf welke dag mag het pand weer open?", "dag waarop het pand weer open mag"),
        "lifting_reasons": Fact(
            Kind.TEXT,
            "Waarom heft u de sluiting op?",
            "waarom de sluiting wordt opgeheven",
            f"Zoals een nieuw gebruik met waarborgen. {_NO_NAMES}",
        ),
        "warning_reasons": Fact(
            Kind.TEXT, "Waarom is een waarschuwing hier genoeg?", "waarom een waarschuwing hier genoeg is", _NO_NAMES
        ),
        "warning_years": Fact(Kind.NUMBER, "Hoeveel jaar telt de waarschuwing mee?", "aantal jaren uit het beleid"),
        "penalty": Fact(Kind.NUMBER, "Dwangsom per keer, in hele euro’s", "bedrag per keer"),
        "penalty_most": Fact(Kind.NUMBER, "Dwangsom in totaal, in hele euro’s", "hoogste bedrag"),
        "costs": Fact(Kind.YES, "De kosten van de sluiting zijn voor de overtreder"),
        "role": Fact(Kind.CHOICE, "Wat is de betrokkene?", choices=Role),
        "subject": Fact(
            Kind.LINE,
            "Waar gaat het om?",
            "om welk besluit of welke overeenkomst het gaat",
            f"Zoals ‘uw aanvraag om een exploitatievergunning’. {_NO_NAMES}",
        ),
        "asked_on": Fact(Kind.DAY, "Wanneer is het Bureau om advies gevraagd?", "dag van de adviesaanvraag"),
        "missing": Fact(Kind.TEXT, "Wat ontbreekt er nog?", "wat er nog ontbreekt", "Elke regel wordt een punt in de brief."),
        "repair_until": Fact(Kind.DAY, "Uiterlijk wanneer moet het er zijn?", "laatste dag om aan te vullen"),
        "plan": Fact(Kind.CHOICE, "Wat bent u van plan?", choices=Plan),
        "impositions": Fact(
            Kind.TEXT,
            "Welke voorschriften wilt u stellen?",
            "welke voorschriften",
            "Alleen als u voorschriften stelt; elke regel wordt een punt.",
        ),
        "danger": Fact(Kind.CHOICE, "Welk gevaar ziet u?", choices=Danger),
        "research": Fact(Kind.CHOICE, "Waarop steunt dat?", choices=Research),
        "advice_on": Fact(Kind.DAY, "Wanneer gaf het Bureau advies?", "datum van het advies", "Alleen bij een advies."),
        "danger_reasons": Fact(
            Kind.TEXT,
            "Waarom ziet u dit gevaar?",
            "waarom u dit gevaar ziet: te schrijven in uw eigen systeem",
            "Schrijf hier niets uit het advies of het onderzoek: dat is geheim. Vul het in uw eigen systeem aan.",
        ),
        "balance_reasons": Fact(
            Kind.TEXT,
            "Waarom staat uw voornemen in verhouding?",
            "waarom dit in verhouding staat: te schrijven in uw eigen systeem",
            "Alleen in algemene woorden; niets uit het advies of het onderzoek.",
        ),
        "council": Fact(Kind.LINE, "Aan wie schrijft u?", "de raad of wie u anders schrijft", "Zoals ‘de gemeenteraad’."),
        "picture_on": Fact(Kind.DAY, "Wat is de peildatum van het beeld?", "peildatum van het beeld"),
        "ruling": Fact(
            Kind.LINE,
            "Welk besluit is over het beeld genomen?",
            hint="Zoals ‘Vastgesteld door het college op 10 november 2026’. Laat leeg als er nog geen besluit is.",
        ),
        "members": Fact(
            Kind.LINE,
            "Voor welke deelnemers geldt het beeld?",
            hint="Alleen bij een organisatie met deelnemers.",
        ),
        "norm": Fact(Kind.LINE, "Welke norm is gebruikt?", "naam van de norm"),
        "extent": Fact(
            Kind.LINE,
            "Hoeveel onderdelen heeft die norm?",
            "aantal onderdelen en thema’s",
            "Zoals ‘42 onderdelen in 7 thema’s’.",
        ),
        "sources": Fact(
            Kind.LINE,
            "Waarop rust het beeld?",
            "waarop het beeld rust",
            "Zoals ‘Dit beeld rust op de vragenlijst van 14 mensen.’",
        ),
        "duty": Fact(
            Kind.LINE,
            "Welk artikel vraagt u om te informeren?",
            "artikel over inlichtingen",
            "Zoals ‘artikel 169, tweede lid, Gemeentewet’.",
        ),
        "announced_on": Fact(
            Kind.DAY,
            "Op welke dag maakt u het besluit bekend?",
            hint="De dag waarop u het verstuurt of uitreikt. Daaruit volgen de termijnen. Laat leeg als u dat nog niet weet.",
        ),
        "arithmetic": Fact(
            Kind.TEXT, "Hoe zijn de termijnen gerekend?", hint="Een regel per termijn. Laat leeg om het uit de brief te laten."
        ),
    }
)
"""Every fact, in the order in which a form asks them."""


@dataclass(frozen=True, slots=True)
class Condition:
    """When a passage stands in the letter, and the fact that decides it."""

    asks: str
    holds: Callable[[Given], bool]


CONDITIONS: Final[Mapping[str, Condition]] = MappingProxyType(
    {
        "dwelling": Condition("place", lambda given: given.place is Place.DWELLING),
        "premises": Condition("place", lambda given: given.place is Place.PREMISES),
        "substances": Condition("drugs", lambda given: given.drugs in {Drugs.SOFT, Drugs.HARD}),
        "preparation": Condition("drugs", lambda given: given.drugs is Drugs.PREPARATION),
        "costs": Condition("costs", lambda given: given.costs),
        "no_costs": Condition("costs", lambda given: not given.costs),
        "closed_already": Condition("closed_on", lambda given: given.closed_on is not None),
        "closed_not_yet": Condition("closed_on", lambda given: given.closed_on is None),
        "announced": Condition("announced_on", lambda given: given.announced_on is not None),
        "arithmetic": Condition("arithmetic", lambda given: bool(given.arithmetic.strip())),
        "applicant": Condition("role", lambda given: given.role is Role.APPLICANT),
        "holder": Condition("role", lambda given: given.role is Role.HOLDER),
        "party": Condition("role", lambda given: given.role is Role.PARTY),
        "refuse": Condition("plan", lambda given: given.plan is Plan.REFUSE),
        "withdraw": Condition("plan", lambda given: given.plan is Plan.WITHDRAW),
        "impose": Condition("plan", lambda given: given.plan is Plan.IMPOSE),
        "serious": Condition("danger", lambda given: given.danger is Danger.SERIOUS),
        "lesser": Condition("danger", lambda given: given.danger is Danger.LESSER),
        "advice": Condition("research", lambda given: given.research is Research.ADVICE),
        "own": Condition("research", lambda given: given.research is Research.OWN),
        "members": Condition("members", lambda given: bool(given.members.strip())),
        "decided": Condition("ruling", lambda given: bool(given.ruling.strip())),
        "undecided": Condition("ruling", lambda given: not given.ruling.strip()),
    }
)

DERIVED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {"duration": ("measure", "months"), "objection_until": ("announced_on",)}
)
"""Words that no form asks, with the facts from which they follow."""

_PHRASES: Final[Mapping[StrEnum, str]] = MappingProxyType(
    {
        Place.DWELLING: "de woning",
        Place.PREMISES: "het pand",
        Drugs.SOFT: "softdrugs (lijst II bij de Opiumwet)",
        Drugs.HARD: "harddrugs (lijst I of IA bij de Opiumwet)",
        Drugs.PREPARATION: "voorwerpen of stoffen om drugs te maken of te telen",
        Occurrence.FIRST: "de eerste keer",
        Occurrence.SECOND: "de tweede keer",
        Occurrence.THIRD: "de derde keer of vaker",
    }
)
_UNITS: Final = MappingProxyType({"warning_years": "{} jaar", "penalty": "€ {}", "penalty_most": "€ {}"})


def asked_by(name: str) -> tuple[str, ...]:
    """The facts that a word in a letter needs."""
    return DERIVED.get(name, (name,))


def words(name: str, given: Given) -> str:
    """A fact as the letter writes it; empty when it is not known."""
    if name in DERIVED:
        return _duration(given) if name == "duration" else _objection(given)
    value = getattr(given, name)
    if isinstance(value, StrEnum):
        return _PHRASES[value]
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, int):
        return _UNITS[name].format(decimal(value, places=0))
    return str(value or "")


def gap_words(name: str) -> str:
    """What stands between brackets where a fact is not known."""
    if name in DERIVED:
        return "duur van de sluiting" if name == "duration" else "laatste dag voor bezwaar"
    return FACTS[name].gap or FACTS[name].ask.rstrip("?").lower()


def _duration(given: Given) -> str:
    if given.measure is Measure.INDEFINITE:
        return "voor onbepaalde tijd"
    if not given.months:
        return ""
    return f"voor {given.months} {'maand' if given.months == 1 else 'maanden'}"


def _objection(given: Given) -> str:
    if given.announced_on is None:
        return ""
    until = statutory("T18", given.announced_on, calendar()).until
    return long_date(until) if until else ""
