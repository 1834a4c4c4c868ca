"""Codes and kinds of organisations, and which dates hold when one of them has ended."""

import re
from collections.abc import Mapping
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


class Scheme(StrEnum):
    """Ways to divide the country into regions; an organisation may lie in one of each, or in several."""

    PROVINCE = "province"
    RIEC = "riec"
    SAFETY_REGION = "safety_region"
    WATER_BOARD = "water_board"


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
