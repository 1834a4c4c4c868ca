"""Codes of organisations, as CBS and TOOI have them, and our own for what they lack."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.workbook.signs import plain

KIND_OF: Final[Mapping[str, str]] = MappingProxyType(
    {"GM": "municipality", "WS": "water_board", "PV": "province", "GR": "joint_body"}
)
"""The kind of organisation, as a norm names it, behind the first two letters; RI and PA fill in no picture."""

JOINT_BODY: Final = "GR"
MEMBER_KINDS: Final = ("GM", "WS", "PV")

_FORM = re.compile(r"(?:(?:GM|WS|RI|GR|PA)[0-9]{4}|PV[0-9]{2})")
_KIND_WORDS: Final = {
    "municipality": "gemeenten",
    "water_board": "waterschappen",
    "province": "provincies",
    "joint_body": "gemeenschappelijke regelingen",
}


def why_not_code(code: str) -> str | None:
    """Why this is no code of an organisation, in words; None where it is one."""
    if _FORM.fullmatch(code):
        return None
    meant = plain(code).upper().replace(" ", "")
    if _FORM.fullmatch(meant):
        return f"schrijf de code met hoofdletters en zonder spaties of vreemde tekens: {meant}"
    return "is geen code van een organisatie; nodig is GM, WS, RI, GR of PA met vier cijfers, of PV met twee"


def why_not_for(code: str, applies_to: tuple[str, ...]) -> str | None:
    """Why an organisation with this code cannot be judged by a norm for these kinds."""
    if KIND_OF.get(code[:2]) in applies_to:
        return None
    words = " en ".join(_KIND_WORDS[kind] for kind in applies_to)
    return f"past niet bij deze normenset, die is voor {words}"
