"""Points at what looks like personal data in a text: e-mail addresses, bank accounts, telephone numbers, BSNs, number plates.

It says where, never what: a hit holds no text. Every pattern is bounded, so the time grows with the length of the text only.
What it finds, misses and wrongly reports is measured in docs/explanation/persoonsgegevens.md.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """What a piece of text looks like, as the log says it. ``scan`` finds all but a function, a name and an address."""

    EMAIL = "e-mailadres"
    IBAN = "rekeningnummer"
    PHONE = "telefoonnummer"
    BSN = "burgerservicenummer"
    PLATE = "kenteken"
    FUNCTION = "functie"
    NAME = "naam"
    ADDRESS = "adres"


@dataclass(frozen=True, slots=True)
class Hit:
    """A piece of the text, ``start`` up to ``end``, that looks like personal data of this kind."""

    kind: Kind
    start: int
    end: int


def words_of(kinds: Iterable[str]) -> str:
    """What a text seems to hold, for a sentence.

    >>> words_of([Kind.EMAIL, Kind.FUNCTION])
    'een e-mailadres en de functie van iemand die antwoordde'
    """
    return " en ".join("de functie van iemand die antwoordde" if kind == Kind.FUNCTION else f"een {kind}" for kind in kinds)


def scan(text: str) -> tuple[Hit, ...]:
    """Find what looks like personal data, from left to right; no two hits overlap.

    >>> scan("Mail naar j.devries@duinrade.nl of bel 06-12345678.")
    (Hit(kind=<Kind.EMAIL: 'e-mailadres'>, start=10, end=31), Hit(kind=<Kind.PHONE: 'telefoonnummer'>, start=39, end=50))
    >>> scan("Zie BES-03, artikel 2:4 Awb en besluit 2018-11-23.")
    ()
    """
    taken = bytearray(len(text))
    hits: list[Hit] = []
    for kind, find in _FINDERS.items():
        for start, end in find(text):
            if not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                hits.append(Hit(kind, start, end))
    return tuple(sorted(hits, key=lambda hit: hit.start))


_Spans = Iterator[tuple[int, int]]

_SPACE = " \t\u00a0\u2009\u202f"
_BEFORE, _AFTER = 40, 16
"""How many characters on either side are read for what a number is."""


def _round(text: str, start: int, end: int) -> tuple[str, str]:
    return text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]


# --- e-mail addresses; those that can never exist (RFC 2606) are left alone ---

_EMAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+@(?P<domain>(?:[\w-]+\.)+[^\W\d_]{2,24})(?![\w@])")
_NOBODY = re.compile(r"(?:^|\.)(?:example\.(?:com|net|org)|example|invalid|localhost|test)$", re.IGNORECASE)


def _emails(text: str) -> _Spans:
    for found in _EMAIL.finditer(text) if "@" in text else ():
        if not _NOBODY.search(found["domain"]):
            yield found.span()


# --- bank accounts: a known country, its length, and check digits modulo 97 (ISO 13616) ---

_LENGTHS: Final = {
    country: length
    for length, countries in {
        15: "NO", 16: "BE", 18: "DK FI FK FO GL NL SD", 19: "MK SI", 20: "AT BA EE KZ LT LU MN XK", 21: "CH HR LI LV",
        22: "BG BH CR DE GB GE IE ME RS VA", 23: "AE GI IL IQ OM SO TL", 24: "AD CZ ES MD PK RO SA SE SK TN VG", 25: "LY PT ST",
        26: "IS TR", 27: "BI DJ FR GR IT MC MR SM", 28: "AL AZ BY CY DO GT HN HU LB NI PL SV", 29: "BR EG PS QA UA",
        30: "JO KW MU YE", 31: "MT SC", 32: "LC", 33: "RU",
    }.items()
    for country in countries.split()
}  # fmt: skip
_IBAN_HEAD = re.compile(rf"(?<![A-Za-z0-9])([A-Za-z]{{2}})[{_SPACE}]?[0-9]{{2}}")
_IBAN_SIGN = rf"(?:[{_SPACE}]{{1,2}}|[.-])?[A-Za-z0-9]"
_IBAN_BODY: Final = {length: re.compile(rf"(?:{_IBAN_SIGN}){{{length - 4}}}(?![A-Za-z0-9])") for length in set(_LENGTHS.values())}
_NO_SIGN = re.compile(r"[^A-Za-z0-9]")
_FEWEST_DIGITS = 8


def _ibans(text: str) -> _Spans:
    for head in _IBAN_HEAD.finditer(text):
        length = _LENGTHS.get(head[1].upper())
        body = _IBAN_BODY[length].match(text, head.end()) if length else None
        if body and not _is_prose(body[0]) and _has_check_digits(head[0], body[0]):
            yield head.start(), body.end()


def _is_prose(body: str) -> bool:
    """Whether it is rather a row of words: divided, and with few digits."""
    return not body.isalnum() and sum(sign.isdecimal() for sign in body) < _FEWEST_DIGITS


def _has_check_digits(head: str, body: str) -> bool:
    signs = _NO_SIGN.sub("", body + head)
    return int("".join(str(int(sign, 36)) for sign in signs)) % 97 == 1


# --- telephone: a Dutch area code or 06 with nine digits after the nought, or + and a country ---

# Never taken back: a figure that follows cannot be part of it, and without this a space can be two things, seven times over.
_GAP = rf"[{_SPACE}]?+[-–./]?+[{_SPACE}]?+"
_DATE_SIGN = rf"[-./{_SPACE}]"
# 06-12-2018; 23 06 2018 from its month on; 06-12-18 10.30
_DATE = (
    rf"(?: 06 {_DATE_SIGN} [0-9]{{1,2}} {_DATE_SIGN} (?:19|20)[0-9]{{2}} (?![0-9])"
    rf"|   (?<=[0-9]{_DATE_SIGN}) 06 {_DATE_SIGN} (?:19|20)[0-9]{{2}} (?![0-9])"
    rf"|   06 [-./] [0-9]{{1,2}} [-./] [0-9]{{2}} [{_SPACE}] [0-9]{{1,2}} [.:] )"
)
_SHORT_AREA = r"0(?:1[035]|2[0346]|3[03568]|4[0356]|5[0358]|7[0-9]|8[4578])"
_LONG_AREA = rf"(?!{_SHORT_AREA})0[1-5][0-9]{{2}}"
_COUNTRY = (
    r"(?:1|7|20|27|3[0234679]|3(?:5[1-9]|7[0-7]|8[0-9])|4[013-9]|42[01]|5(?:0[0-9]|9[0-9])|5[1-8]|6[0-6]|8[1246]"
    r"|9[0-58]|9(?:6[0-8]|7[0-7]|9[2-8])|2(?:1[1-8]|[2-6][0-9]|9[0-9]))"
)
_PHONE = re.compile(
    rf"""(?=[0(+]) (?<![\w+]) (?<![0-9][-.,]) (?<![A-Za-z]-)
    (?: (?!{_DATE}) (?:06|\(06\)) {_GAP} [1-58] (?:{_GAP}[0-9]){{7}}
    |   (?: (?:{_SHORT_AREA}|\({_SHORT_AREA}\)) {_GAP} [1-9] | {_SHORT_AREA} [1-9] ) (?:{_GAP}[0-9]){{6}}
    |   (?:{_LONG_AREA}|\({_LONG_AREA}\)) {_GAP} [1-9] (?:{_GAP}[0-9]){{5}}
    |   (?:\+|00)31 \)? {_GAP} (?:\(0\){_GAP})? [1-9] (?:{_GAP}[0-9]){{8}}
    |   \+{_COUNTRY} {_GAP} (?:\(0\){_GAP})? [1-9] (?:{_GAP}[0-9]){{6,10}}
    ) (?!\w) (?![-.,][0-9])""",
    re.VERBOSE,
)
# People part a number after its area code or not at all; parted elsewhere it is a date, a code or a row of figures.
_WHOLE_OR_AREA_FIRST = re.compile(rf"(?:\(?(?:06|{_SHORT_AREA}|{_LONG_AREA})(?![0-9])|[0-9]{{10}}|06|[+(]|00)")


def _phones(text: str) -> _Spans:
    for found in _PHONE.finditer(text):
        if _WHOLE_OR_AREA_FIRST.match(found[0]):
            yield found.span()


# --- BSN: nine digits that pass the eleven-test; one in eleven other numbers does too, so its neighbours count ---

_BSN = re.compile(
    rf"""(?<![0-9])
    (?: [0-9]{{8,9}}
    |   [0-9]{{3}} ([{_SPACE}.-]) [0-9]{{3}} \1 [0-9]{{3}}
    |   [0-9]{{4}} ([{_SPACE}.-]) [0-9]{{2}} \2 [0-9]{{3}}
    ) (?!\w) (?![-./:,][0-9])""",
    re.VERBOSE,
)
_LETTER = re.compile(r"[^\W\d_]")
_SAID = re.compile(r"(?:bsn|burgerservicenummer|sofi-?nummer)(?:[\W_]*(?:is|nr|nummer|van))?[\W_]{0,4}\Z", re.IGNORECASE)
_OTHER_NEXT = re.compile(r"(?:\w|\w[-./_#+=]|[0-9],|(?:€|\bEUR)\W?)\Z", re.IGNORECASE)
_OTHER_WORD = re.compile(
    r"""(?:zaak|dossier|kenmerk|kvk|rsin|btw|vestiging|factu|order|bestel|ticket|melding|referentie|polis|contract|project|document|incident)
    \w*[\W_]{0,4}\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER_AFTER = re.compile(rf",-|[{_SPACE}]?(?:%|€|euro\b|EUR\b|inwoners\b|stuks\b|keer\b|m2\b|m²)|-[A-Za-z]|/\w", re.IGNORECASE)

_MORE_BEFORE, _MORE_AFTER = re.compile(rf"[0-9][{_SPACE}.]\Z"), re.compile(rf"[{_SPACE}][0-9]")


def _bsns(text: str) -> _Spans:
    for found in _BSN.finditer(text):
        digits = _NO_SIGN.sub("", found[0])
        if not passes_eleven_test(digits):
            continue
        before, after = _round(text, *found.span())
        if _is_said(before) or (len(digits) == 9 and not _is_other(found[0], before, after)):
            yield found.span()


def passes_eleven_test(digits: str) -> bool:
    """Whether eight or nine digits can be a BSN; those that start with 00 were never given out.

    >>> passes_eleven_test("123456782"), passes_eleven_test("123456789"), passes_eleven_test("10000008")
    (True, False, True)
    """
    number = digits.rjust(9, "0")
    weighed = sum(weight * int(digit) for weight, digit in zip((9, 8, 7, 6, 5, 4, 3, 2, -1), number, strict=True))
    return weighed % 11 == 0 and not number.startswith("00")


def _is_said(before: str) -> bool:
    return _LETTER.search(before) is not None and _SAID.search(before) is not None


def _is_other(number: str, before: str, after: str) -> bool:
    """Whether the neighbours say that it is an amount, a case or a piece of something longer."""
    is_longer = not number.isdecimal() and (_MORE_BEFORE.search(before) or _MORE_AFTER.match(after))
    if is_longer or _OTHER_NEXT.search(before[-6:]) or _OTHER_AFTER.match(after):
        return True
    return _LETTER.search(before) is not None and _OTHER_WORD.search(before) is not None


# --- number plates: the sidecodes 1 to 14 of the RDW, in this order ---

_SIDECODES = (
    "XX-99-99", "99-99-XX", "99-XX-99", "XX-99-XX", "XX-XX-99", "99-XX-XX", "99-XXX-9",
    "9-XXX-99", "XX-999-X", "X-999-XX", "XXX-99-X", "X-99-XXX", "9-XX-999", "999-XX-9",
)  # fmt: skip
_SHAPE = str.maketrans({"X": "[A-Za-z]", "9": "[0-9]", "-": f"[-‑–{_SPACE}]?"})
_ANY_SHAPE = "|".join(code.translate(_SHAPE) for code in _SIDECODES)
_PLATE = re.compile(rf"(?<!\w)(?<![0-9A-Za-z][-‑–./])(?=({_ANY_SHAPE})(?![-‑–./:]?\w))")
_PLATE_SAID = re.compile(r"(?:kenteken|nummerplaat|nummerbord)", re.IGNORECASE)
_VEHICLE = re.compile(r"\b(?:bestel|vracht|personen)?(?:auto|bus|voertuig|aanhanger|motor|oldtimer|tractor)", re.IGNORECASE)
_OLD = frozenset("".join(code.split("-")) for code in _SIDECODES[:2])  # oldtimers; a document is called so too
_OLD_BARE = _OLD | {"99XX99"}
_NOT_SINCE_1978 = frozenset("AEIOUCQY")


def _plates(text: str) -> _Spans:
    for found in _PLATE.finditer(text):
        if _is_plate(found[1], _round(text, *found.span(1))[0]):
            yield found.span(1)


def _is_plate(plate: str, before: str) -> bool:
    """Whether it is written as a plate, or spoken of as one."""
    signs = _NO_SIGN.sub("", plate)
    letters = "".join(sign for sign in signs if sign.isalpha())
    if not (letters.isupper() or letters.islower()):
        return False
    shape = "".join("X" if sign.isalpha() else "9" for sign in signs)
    is_plain = not _NOT_SINCE_1978 & set(letters.upper())
    if _PLATE_SAID.search(before):
        return is_plain or letters.isupper()
    if len(plate) == len(signs):
        return is_plain and letters.isupper() and shape not in _OLD_BARE
    if any(space in plate for space in _SPACE):
        return False
    return _VEHICLE.search(before) is not None if shape in _OLD else is_plain


_FINDERS: Final[dict[Kind, Callable[[str], _Spans]]] = {
    Kind.EMAIL: _emails,
    Kind.IBAN: _ibans,
    Kind.PHONE: _phones,
    Kind.BSN: _bsns,
    Kind.PLATE: _plates,
}
