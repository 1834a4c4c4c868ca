"""Codes and kinds of organisations, and which dates hold when one of them has ended."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from dijkwacht.kit.words import Worded

KNOWN_FROM: Final = date(2018, 1, 1)
"""The first day for which the list of organisations is complete; an empty start means: already there on this day."""


class Kind(Worded):
    """What kind of organisation a code stands for."""

    MUNICIPALITY = "municipality", "gemeente"
    PROVINCE = "province", "provincie"
    WATER_BOARD = "water_board", "waterschap"
    RIEC = "riec", "RIEC"
    JOINT_BODY = "joint_body", "gemeenschappelijke organisatie"
    PARTNER = "partner", "partner"


PREFIXES: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "GM": Kind.MUNICIPALITY,
        "PV": Kind.PROVINCE,
        "WS": Kind.WATER_BOARD,
        "RI": Kind.RIEC,
        "GR": Kind.JOINT_BODY,
        "PA": Kind.PARTNER,
    }
)
"""How codes begin: GM, PV and WS as CBS and TOOI have them, RI, GR and PA of our own."""


class AreaKind(Worded):
    """What kind of place an area is."""

    PORT = "port", "haven"
    BUSINESS_PARK = "business_park", "bedrijventerrein"
    HOLIDAY_PARK = "holiday_park", "vakantiepark"
    OTHER = "other", "ander gebied"


class Scheme(StrEnum):
    """Ways to divide the country into regions; an organisation may lie in one of each, or in several."""

    PROVINCE = "province"
    RIEC = "riec"
    SAFETY_REGION = "safety_region"
    WATER_BOARD = "water_board"


CHOSEN: Final[Mapping[Scheme, str]] = MappingProxyType(
    {Scheme.PROVINCE: "Provincie", Scheme.RIEC: "RIEC-regio", Scheme.SAFETY_REGION: "Veiligheidsregio"}
)
"""In which regions somebody says on a page that an organisation lies, at most one of each."""
OWN_CODES: Final = (Kind.RIEC, Kind.JOINT_BODY, Kind.PARTNER)
"""Kinds that have a code of our own: the next that is free will do."""
LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody says of an organisation: its name, the codes of the regions it lies in, and from when until when that holds.

    ``since`` is None for what always was so; ``until`` is the first day on which it is no longer there.
    """

    name: str
    regions: Mapping[Scheme, str]
    since: date | None = None
    until: date | None = None


def faults_in_membership(
    since: date | None, until: date | None, *, before: tuple[date | None, date | None] | None
) -> dict[str, str]:
    """What is wrong with a time in a joint body, by field; ``before`` is the time that stands already, from and until.

    >>> faults_in_membership(date(2026, 1, 1), date(2026, 1, 1), before=None)
    {'until': 'Deze dag hoort na de eerste dag te liggen.'}
    >>> faults_in_membership(date(2026, 1, 1), None, before=(None, None))
    {'since': 'Deze organisatie doet dan al mee.'}
    >>> faults_in_membership(date(2026, 1, 1), None, before=(None, date(2026, 1, 1)))
    {}
    """
    found = {}
    if since and until and until <= since:
        found["until"] = "Deze dag hoort na de eerste dag te liggen."
    if before and (before[1] is None or since is None or since < before[1]):
        found["since"] = "Deze organisatie doet dan al mee."
    return found


def faults_in(draft: Draft, *, name_since: date | None = None) -> dict[str, str]:
    """What is wrong with a draft, by field; ``name_since`` is the day on which the name of now began.

    >>> faults_in(Draft("", {}))
    {'name': 'Vul een naam in.'}
    >>> faults_in(Draft("Zuiderdiep", {}, since=date(2026, 1, 1), until=date(2026, 1, 1)))
    {'until': 'Deze dag hoort na de eerste dag te liggen.'}
    """
    found: dict[str, str] = {}
    if not draft.name.strip():
        found["name"] = "Vul een naam in."
    elif len(draft.name.strip()) > LONGEST_NAME:
        found["name"] = f"Maak de naam korter: hooguit {LONGEST_NAME} tekens."
    if draft.since is not None and draft.since < KNOWN_FROM:
        found["since"] = "De lijst van organisaties begint op 1 januari 2018: laat deze dag leeg, of kies een latere."
    elif draft.since is not None and name_since is not None and draft.since <= name_since:
        found["since"] = "Deze dag hoort na de dag te liggen waarop de vorige naam begon."
    first = max((day for day in (draft.since, name_since) if day is not None), default=KNOWN_FROM)
    if draft.until is not None and draft.until <= first:
        found["until"] = "Deze dag hoort na de eerste dag te liggen."
    return found


def why_not_code(code: str, kind: Kind) -> str | None:
    """Why an organisation of this kind cannot have this code.

    >>> why_not_code("WS0636", Kind.WATER_BOARD), why_not_code("GM0363", Kind.WATER_BOARD)
    (None, 'Een code van deze soort begint met WS en heeft vier cijfers.')
    """
    prefix = next(prefix for prefix, one in PREFIXES.items() if one is kind)
    if kind_of(code) is not kind:
        return f"Een code van deze soort begint met {prefix} en heeft vier cijfers."
    return f"{code} hoort bij het verzonnen voorbeeld: kies een code zonder 99." if is_invented(code) else None


class SuccessionKind(StrEnum):
    """How one organisation goes up in others; the old one ends in both."""

    MERGER = "merger"
    SPLIT = "split"


class Contact(StrEnum):
    """How two neighbours meet: along an edge or in a single point."""

    EDGE = "edge"
    POINT = "point"


_CODE: Final = re.compile(r"(?:PV[0-9]{2}|(?:GM|WS|RI|GR|PA)[0-9]{4})")


def kind_of(code: str) -> Kind | None:
    """The kind that a code stands for, or None where it has not the form of a code.

    >>> kind_of("GM0363"), kind_of("PV27"), kind_of("gm0363"), kind_of("PV0027")
    (<Kind.MUNICIPALITY: 'municipality'>, <Kind.PROVINCE: 'province'>, None, None)
    """
    return PREFIXES[code[:2]] if _CODE.fullmatch(code) else None


def is_invented(code: str) -> bool:
    """Whether a code belongs to the invented province: its digits begin with 99.

    >>> is_invented("GM9901"), is_invented("PV99"), is_invented("GM0363")
    (True, True, False)
    """
    return code[2:4] == "99"


def has_picture_language(kind: Kind) -> bool:
    """Whether dikes and water are images here; to a water board they are technical facts."""
    return kind is not Kind.WATER_BOARD


def earliest(*ends: date | None) -> date | None:
    """The first of these ends; None is open.

    >>> earliest(None, date(2022, 1, 1)), earliest(None, None)
    (datetime.date(2022, 1, 1), None)
    """
    return min((end for end in ends if end is not None), default=None)


def holds_on(day: date, *, start: date | None, end: date | None) -> bool:
    """Whether a period holds on a day: from its start until, not including, its end.

    >>> holds_on(date(2022, 1, 1), start=None, end=date(2022, 1, 1))
    False
    """
    return (start is None or start <= day) and (end is None or day < end)


def why_not_on(day: date) -> str | None:
    """Why the list of organisations cannot be given for this day."""
    return "De lijst van organisaties begint op 1 januari 2018." if day < KNOWN_FROM else None
