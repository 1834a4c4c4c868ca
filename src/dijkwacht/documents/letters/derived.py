"""Words of a letter that follow from other facts: a duration, a last day, the article that was breached or gives the power."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from dijkwacht.analysis.terms.term import statutory
from dijkwacht.documents.damocles.words import Drugs, Measure
from dijkwacht.documents.letters.given import Given, Ground, Plan, Purpose, Schedule
from dijkwacht.documents.terms.library import calendar
from dijkwacht.kit.dutch import long_date

_SUBSTANCES: Final = MappingProxyType(
    {
        Schedule.ONE: "artikel 2 van de Opiumwet (lijst I)",
        Schedule.ONE_A: "artikel 2a van de Opiumwet (lijst IA)",
        Schedule.TWO: "artikel 3 van de Opiumwet (lijst II)",
        Schedule.BOTH: "artikel 2 (lijst I) en artikel 3 (lijst II) van de Opiumwet",
    }
)
_NAMES: Final = MappingProxyType(
    {
        Schedule.ONE: "harddrugs (lijst I bij de Opiumwet)",
        Schedule.ONE_A: "harddrugs (lijst IA bij de Opiumwet)",
        Schedule.TWO: "softdrugs (lijst II bij de Opiumwet)",
        Schedule.BOTH: "harddrugs en softdrugs (lijst I en lijst II bij de Opiumwet)",
    }
)
_PREPARATION: Final = MappingProxyType(
    {
        Schedule.ONE: "artikel 10a, eerste lid, onder 3°, van de Opiumwet (lijst I)",
        Schedule.ONE_A: "artikel 10c, eerste lid, onder 3°, van de Opiumwet (lijst IA)",
        Schedule.TWO: "artikel 11a van de Opiumwet (lijst II)",
        Schedule.BOTH: "artikel 10a, eerste lid, onder 3° (lijst I), en artikel 11a (lijst II) van de Opiumwet",
    }
)
_THINGS: Final = "voorwerpen of stoffen als bedoeld in artikel 13b, eerste lid, onder b, van de Opiumwet"
_AIMS: Final = MappingProxyType(
    {
        Schedule.ONE: "een misdrijf als bedoeld in artikel 10, vierde of vijfde lid, van de Opiumwet (lijst I)",
        Schedule.ONE_A: (
            "het opzettelijk in of uit Nederland brengen, maken, bewerken, verkopen, afleveren, verstrekken of vervoeren van"
            " drugs van lijst IA (artikel 10c, eerste lid, van de Opiumwet)"
        ),
        Schedule.TWO: "een misdrijf als bedoeld in artikel 11, derde of vijfde lid, van de Opiumwet (lijst II)",
        Schedule.BOTH: (
            "een misdrijf als bedoeld in artikel 10, vierde of vijfde lid (lijst I), of artikel 11, derde of vijfde lid"
            " (lijst II), van de Opiumwet"
        ),
    }
)
"""The crimes that are prepared; articles 10a, 10c and 11a are the preparing itself."""
_LISTS: Final[Mapping[Schedule, tuple[str, ...]]] = MappingProxyType(
    {Schedule.ONE: ("I",), Schedule.ONE_A: ("IA",), Schedule.TWO: ("II",), Schedule.BOTH: ("I", "II")}
)
_REFUSING: Final = MappingProxyType(
    {
        Ground.BYLAW: "artikel 7 van de Wet Bibob",
        Ground.ALCOHOL: "artikel 27, derde lid, van de Alcoholwet",
        Ground.GAMBLING: "artikel 30e, derde lid, van de Wet op de kansspelen",
        Ground.ENVIRONMENT: "artikel 5.31 van de Omgevingswet",
        Ground.SUBSIDY: "artikel 6 van de Wet Bibob",
    }
)
_ENDING: Final = MappingProxyType(
    {
        **_REFUSING,
        Ground.ALCOHOL: "artikel 31, derde lid, onder a, van de Alcoholwet",
        Ground.GAMBLING: "artikel 30f, derde lid, van de Wet op de kansspelen",
        Ground.ENVIRONMENT: "artikel 5.40, tweede lid, onder d, van de Omgevingswet",
    }
)
"""Where something that was given already ends."""
_IMPOSING: Final = "artikel 3, zevende lid, van de Wet Bibob"
_CLAUSE: Final = "de voorwaarde in de overeenkomst"
_CONDITION: Final = "de voorwaarde die bij deze rechtshandeling hoort"
_SPECIFICATION: Final = "de voorwaarde in het bestek dat onderaannemers alleen met toestemming worden ingeschakeld"
_RESERVED: Final = ("het voorbehoud dat wij vooraf hebben gemaakt", "het voorbehoud dat ik vooraf heb gemaakt")
_EXCLUDED: Final = (
    "de uitsluitingsgronden in artikel 2.86 tot en met 2.89 van de Aanbestedingswet 2012 en de stukken van de aanbesteding"
)
_EXCLUDED_OUTSIDE: Final = "artikel 5, eerste lid, van de Wet Bibob en de stukken van de aanbesteding"
"""Articles 5 (second paragraph) and 5a of the Bibob act only allow to ask advice: a contract ends by its own clause."""

_LIMBS: Final = MappingProxyType({Purpose.USE: "onder a", Purpose.COMMIT: "onder b", Purpose.BOTH: "onder a en b"})
_DANGER_FOR: Final = MappingProxyType(
    {
        Purpose.USE: "het besluit mede wordt gebruikt om voordeel uit strafbare feiten te benutten",
        Purpose.COMMIT: "het besluit mede wordt gebruikt om strafbare feiten te plegen",
        Purpose.BOTH: (
            "het besluit mede wordt gebruikt om voordeel uit strafbare feiten te benutten en om strafbare feiten te plegen"
        ),
    }
)
_DANGER_OF_PROPERTY: Final = MappingProxyType(
    {
        Purpose.USE: "met de transactie voordeel uit strafbare feiten wordt benut",
        Purpose.COMMIT: "in of met het pand of de grond strafbare feiten worden gepleegd",
        Purpose.BOTH: (
            "met de transactie voordeel uit strafbare feiten wordt benut, en dat in of met het pand of de grond strafbare feiten"
            " worden gepleegd"
        ),
    }
)


def _duration(given: Given) -> str:
    """How long it is closed; of premises and a dwelling each its own."""
    whole = "voor onbepaalde tijd" if given.measure is Measure.INDEFINITE else _months(given.months)
    if not given.has_both_places:
        return whole
    dwelling = _months(given.months_dwelling)
    return f"(het lokaal {whole}, de woning {dwelling})" if whole and dwelling else ""


def _months(number: int | None) -> str:
    return f"voor {number} {'maand' if number == 1 else 'maanden'}" if number else ""


def _six_weeks_from(start: date | None) -> str:
    until = statutory("T18", start, calendar()).until if start else None
    return long_date(until) if until else ""


def _provision(given: Given) -> str:
    """What was breached; soft drugs are on list II, all else has to be said."""
    if given.drugs is Drugs.PREPARATION:
        return _PREPARATION[given.schedule] if given.schedule else ""
    schedule = _schedule(given)
    if schedule is None or given.drugs is None:
        return ""
    found = _SUBSTANCES[schedule]
    return f"{found} en {_PREPARATION[schedule]}" if given.has_both_limbs else found


def _broken(given: Given) -> str:
    return "zijn overtreden" if given.schedule is Schedule.BOTH or given.has_both_limbs else "is overtreden"


def _aim(given: Given) -> str:
    """The crimes that were prepared, of premises and a dwelling in either."""
    found = _lists([one for one in given.breaches if one.has_preparation])
    both = {"I", "II"} <= set(found)
    schedules = [Schedule.BOTH] if both else [one for one in (Schedule.ONE, Schedule.TWO) if _LISTS[one][0] in found]
    return " of ".join(_AIMS[one] for one in (*schedules, *([Schedule.ONE_A] if "IA" in found else [])))


def _lists(breaches: Sequence[Given]) -> list[str]:
    """The lists of what was breached, in their order; none while one of them is not known."""
    schedules = [_schedule(one) for one in breaches]
    names = {name for one in schedules if one for name in _LISTS[one]}
    return [] if None in schedules else [name for name in ("I", "IA", "II") if name in names]


def _schedule(given: Given) -> Schedule | None:
    return given.schedule or (Schedule.TWO if given.drugs is Drugs.SOFT else None)


def _listed(given: Given) -> str:
    """The drugs that an order forbids: those of the breach and no others; of premises and a dwelling those of either."""
    if any(one.drugs is None for one in given.breaches):
        return ""
    found = _lists([one for one in given.breaches if one.has_substances])
    return f"drugs van {' of '.join(f'lijst {name}' for name in found)}" if found else ""


def _substance(given: Given) -> str:
    """What was found, with its list as far as that is known."""
    if given.drugs is Drugs.PREPARATION:
        return _THINGS
    return f"{_drugs(given)}, en om {_THINGS}" if given.has_both_limbs else _drugs(given)


def _drugs(given: Given) -> str:
    if given.schedule and given.drugs:
        return _NAMES[given.schedule]
    if given.drugs is Drugs.HARD:
        return "harddrugs (lijst I of IA bij de Opiumwet)"
    return _NAMES[Schedule.TWO] if given.drugs else ""


def _power(given: Given) -> str:
    if given.ground is None:
        return ""
    if given.ground.is_civil:
        return _power_of_contract(given, given.ground)
    if given.plan in {Plan.IMPOSE, Plan.KEEP}:
        return _IMPOSING
    return (_ENDING if given.plan is Plan.WITHDRAW else _REFUSING).get(given.ground, "")


def _power_of_contract(given: Given, ground: Ground) -> str:
    if given.plan in {Plan.SUSPEND, Plan.END}:
        return _CLAUSE
    if given.plan is Plan.TERMINATE:
        return _CONDITION
    if given.plan is Plan.NO_CONSENT:
        return _SPECIFICATION
    if ground is Ground.PROPERTY:
        return given.in_voice(*_RESERVED)
    return _EXCLUDED_OUTSIDE if given.outside_act else _EXCLUDED


def _danger_for(given: Given) -> str:
    if given.purpose is None:
        return ""
    if given.ground is Ground.PROPERTY:
        said, article = _DANGER_OF_PROPERTY[given.purpose], "artikel 9, derde lid"
    else:
        said, article = _DANGER_FOR[given.purpose], "artikel 3, eerste lid"
    return f"{said} ({article}, {_LIMBS[given.purpose]}, Wet Bibob)"


WORDS: Final[Mapping[str, Callable[[Given], str]]] = MappingProxyType(
    {
        "duration": _duration,
        "objection_until": lambda given: _six_weeks_from(given.announced_on),
        "appeal_until": lambda given: _six_weeks_from(given.laid_open_on),
        "provision": _provision,
        "substance": _substance,
        "power": _power,
        "broken": _broken,
        "provision_dwelling": lambda given: _provision(given.of_dwelling),
        "broken_dwelling": lambda given: _broken(given.of_dwelling),
        "aim": _aim,
        "listed": _listed,
        "danger_for": _danger_for,
        "concerned": lambda given: "de betrokkene" if given.for_third else "u",
    }
)
GAPS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "duration": "duur van de sluiting",
        "objection_until": "laatste dag voor bezwaar",
        "appeal_until": "laatste dag voor beroep",
        "provision": "het overtreden artikel van de Opiumwet, met de lijst",
        "substance": "soort drugs",
        "danger_for": "waarvoor er gevaar is, met het artikel",
        "power": "artikel dat de bevoegdheid zelf geeft",
        "broken": "is of zijn overtreden",
        "provision_dwelling": "het artikel van de Opiumwet dat in de woning is overtreden, met de lijst",
        "broken_dwelling": "is of zijn overtreden",
        "aim": "het misdrijf waarvoor de spullen zijn bestemd",
        "listed": "drugs van de lijst waar het om gaat",
        "concerned": "wie de betrokkene is",
    }
)
"""What stands between brackets where such a word does not follow."""
