"""Signs that look like another, or like nothing: what a program puts in by itself, and nobody sees."""

from collections.abc import Mapping
from typing import Final

_DASHES: Final[Mapping[str, str]] = {
    "\u2010": "koppelteken van drukkers",
    "\u2011": "hard koppelteken",
    "\u2012": "cijferstreepje",
    "\u2013": "half kastlijntje",
    "\u2014": "kastlijntje",
    "\u2015": "lang streepje",
    "\u2212": "minteken",
    "\ufe58": "klein streepje",
    "\ufe63": "klein streepje",
    "\uff0d": "breed streepje",
}
_SPACES: Final[Mapping[str, str]] = {
    "\xa0": "harde spatie",
    "\u2007": "cijferspatie",
    "\u2009": "dunne spatie",
    "\u202f": "smalle harde spatie",
    "\u3000": "brede spatie",
}
_UNSEEN: Final[Mapping[str, str]] = {
    "\xad": "zacht afbreekteken",
    "\u200b": "spatie zonder breedte",
    "\u200c": "scheider zonder breedte",
    "\u200d": "verbinder zonder breedte",
    "\u200e": "teken voor de leesrichting",
    "\u200f": "teken voor de leesrichting",
    "\u2060": "woordverbinder",
    "\ufeff": "bytevolgordeteken",
}
_PLAIN: Final = str.maketrans({**dict.fromkeys(_DASHES, "-"), **dict.fromkeys(_SPACES, " "), **dict.fromkeys(_UNSEEN, "")})
_INVISIBLE: Final = str.maketrans({sign: f"[{name}]" for sign, name in {**_SPACES, **_UNSEEN}.items()})
_NAMED: Final = str.maketrans({sign: f"[{name}]" for sign, name in _DASHES.items()})


def plain(text: str) -> str:
    """The text as it would be typed.

    >>> plain("BES\u201304\u200b")
    'BES-04'
    """
    return text.translate(_PLAIN).strip()


def visible(text: str) -> str:
    """The text with the names of what cannot be seen in it."""
    return "".join(sign if sign.isprintable() else " " for sign in text.translate(_INVISIBLE))


def named(text: str) -> str:
    """The same for a code, in which a dash is as wrong as what cannot be seen.

    >>> named("BES\u201304")
    'BES[half kastlijntje]04'
    """
    return visible(text).translate(_NAMED)
