"""The facts that a letter can name: how a form asks them and how a letter writes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.damocles.words import Drugs, Measure, Occurrence, Place
from dijkwacht.documents.letters import derived
from dijkwacht.documents.letters.given import Danger, Given, Ground, Plan, Purpose, Research, Role, Schedule
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
    optional: bool = False


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
        "mandate": Fact(Kind.YES, "Iemand anders tekent, in mandaat (artikel 10:10 Awb)"),
        "for_owner": Fact(
            Kind.YES, "Deze brief is voor de eigenaar of verhuurder: wat over bewoners kan gaan, blijft weg of vult u apart in"
        ),
        "place": Fact(Kind.CHOICE, "Om wat voor pand gaat het?", "de woning of het pand", choices=Place),
        "also_dwelling": Fact(
            Kind.YES, "Er is in dit pand ook een woning die meedoet: kies hierboven dan het lokaal, en vul beide delen in"
        ),
        "drugs": Fact(Kind.CHOICE, "Om welk soort drugs gaat het?", "soort drugs", choices=Drugs),
        "schedule": Fact(
            Kind.CHOICE,
            "Op welke lijst bij de Opiumwet staat het?",
            hint="Daaruit volgt het overtreden artikel. Bij voorbereiding: de lijst waarvoor de spullen waren bedoeld.",
            choices=Schedule,
            optional=True,
        ),
        "also_preparation": Fact(Kind.YES, "Er waren ook voorwerpen of stoffen voor voorbereiding, naast de drugs"),
        "occurrence": Fact(
            Kind.CHOICE, "De hoeveelste keer is het?", hint="Binnen de termijn die uw beleid noemt.", choices=Occurrence
        ),
        "measure": Fact(Kind.CHOICE, "Wat wordt de maatregel?", choices=Measure),
        "months": Fact(Kind.NUMBER, "Hoeveel maanden?", "aantal maanden", "Alleen bij een sluiting met een einde."),
        "months_dwelling": Fact(
            Kind.NUMBER, "Hoeveel maanden gaat de woning dicht?", "aantal maanden voor de woning", "Alleen bij beide delen."
        ),
        "review_on": Fact(
            Kind.DAY,
            "Op welke dag kijkt u uiterlijk opnieuw of de sluiting nog nodig is?",
            "dag waarop u opnieuw kijkt",
            "Alleen bij een sluiting voor onbepaalde tijd.",
        ),
        "policy": Fact(
            Kind.LINE, "Hoe heet uw beleid?", "naam van de beleidsregel", "Zoals ‘de Beleidsregel artikel 13b Opiumwet 2025’."
        ),
        "row": Fact(
            Kind.TEXT,
            "Wat staat daarin voor dit geval?",
            "wat het beleid voor dit geval zegt",
            "Neem de regel uit uw beleid over, met de maatregel.",
        ),
        "row_dwelling": Fact(
            Kind.TEXT, "Wat staat in uw beleid voor de woning?", "wat het beleid voor de woning zegt", "Alleen bij beide delen."
        ),
        "found": Fact(Kind.TEXT, "Wat is er gevonden?", "wat er is gevonden", f"Hoeveelheden en spullen. {_NO_NAMES}"),
        "found_dwelling": Fact(
            Kind.TEXT,
            "Wat is er in de woning gevonden?",
            "wat er in de woning is gevonden",
            f"Alleen bij beide delen. {_NO_NAMES}",
        ),
        "drugs_dwelling": Fact(
            Kind.CHOICE,
            "Welk soort drugs is er in de woning gevonden?",
            hint="Alleen bij beide delen. Daaruit volgt wat daar is overtreden.",
            choices=Drugs,
            optional=True,
        ),
        "schedule_dwelling": Fact(
            Kind.CHOICE,
            "Op welke lijst bij de Opiumwet staat wat in de woning is gevonden?",
            hint="Alleen bij beide delen.",
            choices=Schedule,
            optional=True,
        ),
        "found_on": Fact(Kind.DAY, "Wanneer is het gevonden?", "datum van de vondst"),
        "report_on": Fact(Kind.DAY, "Wanneer kwam de bestuurlijke rapportage?", "datum van de rapportage"),
        "intention_on": Fact(Kind.DAY, "Wanneer ging het voornemen weg?", "datum van het voornemen"),
        "views_until": Fact(
            Kind.DAY,
            "Tot en met wanneer kan iemand zijn mening geven?",
            "laatste dag voor de zienswijze",
            "De wet noemt geen termijn; een of twee weken is gebruikelijk.",
        ),
        "views_given": Fact(Kind.YES, "De zienswijze is binnen, of er is gezegd dat die niet komt"),
        "views": Fact(
            Kind.TEXT,
            "Wat was de zienswijze, en wat doet u ermee?",
            "wat de zienswijze was en wat u ermee doet",
            f"Kwam er geen zienswijze, schrijf dat dan op. {_NO_NAMES}",
        ),
        "comply_until": Fact(Kind.DAY, "Uiterlijk wanneer moet men zelf doen wat u vraagt?", "einde van de begunstigingstermijn"),
        "comply_reasons": Fact(
            Kind.TEXT,
            "Waarom is die termijn lang genoeg?",
            "waarom die termijn lang genoeg is",
            f"Zoals tijd om te verhuizen. {_NO_NAMES}",
        ),
        "comply_until_dwelling": Fact(
            Kind.DAY,
            "Moet de woning op een andere dag dicht zijn? Uiterlijk wanneer?",
            hint="Alleen bij beide delen. Leeg is dezelfde dag als het lokaal.",
            optional=True,
        ),
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
        "on_request": Fact(Kind.YES, "Er is om gevraagd. Laat dit leeg als u het uit uzelf doet"),
        "requested_on": Fact(Kind.DAY, "Op welke dag kwam het verzoek?", "dag van het verzoek"),
        "lifted_on": Fact(Kind.DAY, "Vanaf welke dag mag het pand weer open?", "dag waarop het pand weer open mag"),
        "lifting_reasons": Fact(
            Kind.TEXT,
            "Waarom heft u de sluiting op?",
            "waarom de sluiting wordt opgeheven",
            f"Zoals een nieuw gebruik met waarborgen. {_NO_NAMES}",
        ),
        "staying_reasons": Fact(
            Kind.TEXT,
            "Waarom blijft het pand dicht?",
            "waarom het pand dicht blijft",
            f"Ga in op wat in het verzoek staat, en op wat sinds het besluit is veranderd. {_NO_NAMES}",
        ),
        "staying_balance": Fact(
            Kind.TEXT,
            "Waarom staan de gevolgen van dicht blijven in verhouding tot het doel?",
            "waarom dicht blijven in verhouding staat",
            f"Weeg wat het de verzoeker en anderen kost. {_NO_NAMES}",
        ),
        "warning_reasons": Fact(
            Kind.TEXT, "Waarom is een waarschuwing hier genoeg?", "waarom een waarschuwing hier genoeg is", _NO_NAMES
        ),
        "warning_balance": Fact(
            Kind.TEXT,
            "Waarom staan de gevolgen van de waarschuwing in verhouding tot het doel?",
            "waarom deze waarschuwing in verhouding staat",
            f"Alleen nodig als de waarschuwing langer dan twee jaar meetelt. {_NO_NAMES}",
        ),
        "warning_years": Fact(Kind.NUMBER, "Hoeveel jaar telt de waarschuwing mee?", "aantal jaren uit het beleid"),
        "penalty": Fact(Kind.NUMBER, "Dwangsom per keer, in hele euro’s", "bedrag per keer"),
        "penalty_most": Fact(Kind.NUMBER, "Dwangsom in totaal, in hele euro’s", "hoogste bedrag"),
        "penalty_reasons": Fact(
            Kind.TEXT,
            "Waarom passen deze bedragen?",
            "waarom deze bedragen passen",
            f"Zeg iets over hoe zwaar het is, en over wat nodig is om herhaling te voorkomen. {_NO_NAMES}",
        ),
        "means_reasons": Fact(
            Kind.TEXT,
            "Waarom een dwangsom, en geen bestuursdwang?",
            "waarom een dwangsom hier genoeg is",
            f"Een dwangsom mag niet als het belang van de regel zich daartegen verzet. {_NO_NAMES}",
        ),
        "order_on": Fact(Kind.DAY, "Van welke dag is de last?", "datum van de last"),
        "order_until": Fact(Kind.DAY, "Tot en met welke dag geldt de last?", "laatste dag van de last"),
        "breached_on": Fact(Kind.DAY, "Op welke dag is de last overtreden?", "dag van de overtreding van de last"),
        "breach": Fact(
            Kind.TEXT, "Wat is toen vastgesteld, en door wie?", "wat er is vastgesteld", f"Noem het rapport. {_NO_NAMES}"
        ),
        "interrupted": Fact(Kind.YES, "De verjaring is gestuit of verlengd (artikel 5:35 lid 2 en 5:37a Awb)"),
        "collected": Fact(Kind.NUMBER, "Bedrag dat u invordert, in hele euro’s", "bedrag"),
        "collecting_reasons": Fact(
            Kind.TEXT,
            "Waarom vordert u dit in, en is dat in balans?",
            "waarom u invordert",
            f"Ga in op bijzondere omstandigheden, als die er zijn. {_NO_NAMES}",
        ),
        "enforced_on": Fact(Kind.DAY, "Op welke dag is bestuursdwang toegepast?", "dag van de bestuursdwang"),
        "urgent": Fact(Kind.YES, "Het was een spoedsluiting: het besluit kwam daarna (artikel 5:31 lid 2 Awb)"),
        "cost_lines": Fact(
            Kind.TEXT, "Welke kosten zijn er gemaakt?", "welke kosten", "Elke regel wordt een punt, met het bedrag."
        ),
        "charged": Fact(Kind.NUMBER, "Bedrag dat betaald moet worden, in hele euro’s", "bedrag"),
        "charging_reasons": Fact(
            Kind.TEXT,
            "Waarom komen ze voor rekening van de overtreder?",
            "waarom de kosten voor de overtreder zijn",
            f"Is er een reden om minder te vragen, schrijf die dan ook op. {_NO_NAMES}",
        ),
        "costs": Fact(Kind.YES, "De kosten van de sluiting zijn voor de overtreder"),
        "role": Fact(Kind.CHOICE, "Wat is de betrokkene?", choices=Role),
        "ground": Fact(Kind.CHOICE, "Om wat voor beslissing gaat het?", choices=Ground),
        "uniform": Fact(
            Kind.YES, "De uitgebreide procedure is gevolgd (afdeling 3.4 Awb): dan is er beroep in plaats van bezwaar"
        ),
        "for_third": Fact(
            Kind.YES,
            "Deze brief is voor de derde die erin wordt genoemd, niet voor de betrokkene",
            hint="Schrijf in zijn brief alleen wat over hem gaat (artikel 28 lid 2 onder b Wet Bibob).",
        ),
        "outside_act": Fact(
            Kind.YES, "De uitsluitingsgronden van de Aanbestedingswet 2012 gelden niet voor deze overheidsopdracht"
        ),
        "laid_open_on": Fact(
            Kind.DAY, "Op welke dag wordt het besluit ter inzage gelegd?", hint="Alleen bij de uitgebreide procedure."
        ),
        "subject": Fact(
            Kind.LINE,
            "Waar gaat het om?",
            "om welk besluit of welke overeenkomst het gaat",
            f"Zoals ‘uw aanvraag om een exploitatievergunning’. {_NO_NAMES}",
        ),
        "asked_on": Fact(Kind.DAY, "Wanneer is het Bureau om advies gevraagd?", "dag van de adviesaanvraag"),
        "missing": Fact(Kind.TEXT, "Wat ontbreekt er nog?", "wat er nog ontbreekt", "Elke regel wordt een punt in de brief."),
        "repair_asked_on": Fact(Kind.DAY, "Wanneer vroeg u om aanvulling?", "dag van het verzoek om aan te vullen"),
        "repair_until": Fact(Kind.DAY, "Uiterlijk wanneer moet het er zijn?", "laatste dag om aan te vullen"),
        "repair_ended_on": Fact(
            Kind.DAY, "Tot en met welke dag kon de aanvraag worden aangevuld?", "laatste dag om aan te vullen"
        ),
        "leaving_reasons": Fact(
            Kind.TEXT,
            "Wat kwam er, en waarom kunt u zonder de rest niet beslissen?",
            "wat er kwam en waarom dat niet genoeg is",
            _NO_NAMES,
        ),
        "plan": Fact(Kind.CHOICE, "Wat wordt de beslissing?", choices=Plan),
        "impositions": Fact(
            Kind.TEXT,
            "Welke voorschriften stelt u?",
            "welke voorschriften",
            "Alleen als u voorschriften stelt; elke regel wordt een punt.",
        ),
        "danger": Fact(Kind.CHOICE, "Wat ziet u?", choices=Danger),
        "purpose": Fact(
            Kind.CHOICE,
            "Waarvoor is er gevaar?",
            hint="Bij ernstig gevaar of een mindere mate daarvan; niet bij een overheidsopdracht.",
            choices=Purpose,
            optional=True,
        ),
        "research": Fact(Kind.CHOICE, "Waarop steunt dat?", choices=Research),
        "advice_on": Fact(Kind.DAY, "Wanneer gaf het Bureau advies?", "datum van het advies", "Alleen bij een advies."),
        "danger_reasons": Fact(
            Kind.TEXT,
            "Waarom ziet u dat?",
            "waarom u dat ziet: te schrijven in uw eigen systeem",
            "Schrijf hier niets uit het advies of het onderzoek: dat is geheim. Vul het in uw eigen systeem aan.",
        ),
        "balance_reasons": Fact(
            Kind.TEXT,
            "Waarom staat uw voornemen in verhouding?",
            "waarom dit in verhouding staat: te schrijven in uw eigen systeem",
            "Alleen in algemene woorden; niets uit het advies of het onderzoek.",
        ),
        "conditions_reasons": Fact(
            Kind.TEXT,
            "Waarom zijn voorschriften wel of niet genoeg?",
            "waarom voorschriften wel of niet genoeg zijn: te schrijven in uw eigen systeem",
            "Bij ernstig gevaar telt of de ernst van de strafbare feiten weigeren of intrekken rechtvaardigt.",
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
            hint="De dag waarop u het deze ontvanger stuurt of geeft. Laat leeg als u die nog niet weet.",
        ),
        "arithmetic": Fact(
            Kind.TEXT, "Hoe zijn de termijnen gerekend?", hint="Een regel per termijn. Laat leeg om het uit de brief te laten."
        ),
    }
)
"""Every fact, in the order in which a form asks them."""


DERIVED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "duration": ("measure", "months", "also_dwelling", "months_dwelling"),
        "objection_until": ("announced_on",),
        "appeal_until": ("laid_open_on",),
        "provision": ("schedule", "drugs", "also_preparation"),
        "provision_dwelling": ("schedule_dwelling", "drugs_dwelling"),
        "broken_dwelling": ("schedule_dwelling", "drugs_dwelling"),
        "substance": ("schedule", "drugs", "also_preparation"),
        "power": ("ground", "plan", "outside_act", "authority"),
        "broken": ("schedule", "drugs", "also_preparation"),
        "aim": ("schedule", "drugs"),
        "listed": ("schedule", "drugs"),
        "danger_for": ("ground", "purpose"),
        "concerned": ("for_third",),
    }
)
"""Words in a letter that follow from other facts."""

_PHRASES: Final[Mapping[StrEnum, str]] = MappingProxyType(
    {
        Place.DWELLING: "de woning",
        Place.PREMISES: "het pand",
        Occurrence.FIRST: "de eerste keer",
        Occurrence.SECOND: "de tweede keer",
        Occurrence.THIRD: "de derde keer of vaker",
    }
)
_UNITS: Final = MappingProxyType(
    {"warning_years": "{} jaar", "penalty": "€ {}", "penalty_most": "€ {}", "collected": "€ {}", "charged": "€ {}"}
)


def asked_by(name: str) -> tuple[str, ...]:
    """The facts that a word in a letter needs."""
    return DERIVED.get(name, (name,))


def words(name: str, given: Given) -> str:
    """A fact as the letter writes it; empty when it is not known."""
    if name in DERIVED:
        return derived.WORDS[name](given)
    if name == "place" and given.has_both_places:
        return "het pand"
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
        return derived.GAPS[name]
    return FACTS[name].gap or FACTS[name].ask.rstrip("?").lower()
