"""Takes the value out of one cell: a choice, a level, a text, a date, or a fault that says what to write."""

import re
from collections.abc import Collection
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Final

from dijkwacht.analysis.scoring.answers import UNKNOWN
from dijkwacht.documents.norms.words import FUNCTION_WORDS
from dijkwacht.documents.workbook import signs, wording
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.table import Cell
from dijkwacht.kit.dutch import month_number
from dijkwacht.kit.files import has_unreadable

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DUTCH = re.compile(r"([0-9]{1,2}) ?[-/. ] ?([0-9]{1,2}) ?[-/. ] ?([0-9]{2}|[0-9]{4})")
_IN_WORDS = re.compile(r"([0-9]{1,2})[- ]([a-z]+\.?)[- ]([0-9]{2}|[0-9]{4})", re.IGNORECASE)
_SERIALS: Final = range(18_264, 73_051)
"""What Excel keeps of a day between 1950 and 2099; a cell that lost the looks of a date shows this number."""
_DAY_0: Final = date(1899, 12, 30)
_ROUND = re.compile(r"([0-3])[.,]0+")
_FUNCTION = re.compile(r"(.*?)(?: ?([2-9]|[1-9][0-9]))?")
_FUNCTIONS: Final = {**{words.casefold(): name for name, words in FUNCTION_WORDS.items()}, **{f: f for f in wording.FUNCTIONS}}
_LEVELS: Final[dict[str, int]] = {"0": 0, "1": 1, "2": 2, "3": 3, wording.UNKNOWN: UNKNOWN}


def short(text: str) -> str:
    """A code or a level as a fault may repeat it: at most 20 characters of one line."""
    return f"‘{signs.visible(text[:20])}…’" if len(text) > 20 else f"‘{signs.visible(text)}’"


def code(text: str) -> str:
    """A code as a fault may repeat it: with the name of each sign that only looks like the right one."""
    return f"‘{signs.named(text[:20])}…’" if len(text) > 20 else f"‘{signs.named(text)}’"


def the_same(text: str, options: Collection[str]) -> str | None:
    """The option that a text is, in whatever case and with whatever spaces it was typed."""
    if text in options:
        return text
    plain = " ".join(text.casefold().split())
    return next((option for option in options if option.casefold() == plain), None)


def near(text: str, options: Collection[str]) -> str | None:
    """The option that a person must have meant, if one lies near enough."""
    plain = signs.plain(text).casefold()
    return the_same(plain, options) or next(iter(get_close_matches(plain[:60], options, n=1, cutoff=0.8)), None)


def choice(cell: Cell, options: Collection[str], faults: Faults) -> str | None:
    """One of the options, or None where the cell is empty or wrong."""
    if cell.value is None or (found := the_same(cell.text, options)):
        return found if cell.value is not None else None
    meant = near(cell.text, options)
    hint = f"bedoelt u {meant}?" if meant else f"kies uit {', '.join(options)}"
    faults.add(cell.place, f"{short(cell.text)} is hier niet mogelijk; {hint}")
    return None


def level(cell: Cell, faults: Faults, *, allow_unknown: bool) -> int | None:
    """A level 0–3, or ``?`` where that may be said; None where the cell is empty or wrong."""
    options = "0, 1, 2, 3 of ?" if allow_unknown else "0, 1, 2 of 3"
    text = cell.text
    if found := _ROUND.fullmatch(text):
        text = found[1]
    if cell.value is None or (text in _LEVELS and (allow_unknown or text != wording.UNKNOWN)):
        return _LEVELS.get(text)
    if text.casefold() in ("nvt", "n.v.t.", "niet van toepassing"):
        reason = "laat papier en praktijk leeg en zet de reden in de kolom nvt"
    else:
        shown = short(str(cell.value).replace(".", ",")) if isinstance(cell.value, float) else short(text)
        reason = f"{shown} is geen niveau; schrijf {options}"
    faults.add(cell.place, reason)
    return None


def prose(cell: Cell, faults: Faults, *, limit: int = wording.MAX_TEXT) -> str:
    """A text of a person, which no fault repeats; empty where the cell is empty or wrong."""
    text = cell.text
    if len(text) > limit:
        faults.add(cell.place, f"de tekst is {len(text)} tekens lang; hoogstens {limit}")
        return ""
    if has_unreadable(text):
        faults.add(cell.place, "de tekst bevat onleesbare tekens; typ hem opnieuw")
        return ""
    return text


def day(cell: Cell, faults: Faults) -> date | None:
    """A date cell, what Excel keeps of one, or a date in text; None where the cell is empty or wrong."""
    if isinstance(cell.value, date):
        return cell.value
    if cell.value is None:
        return None
    if isinstance(cell.value, int) and cell.value in _SERIALS:
        return _DAY_0 + timedelta(days=cell.value)
    found, reason = written_date(cell.text)
    if reason:
        faults.add(cell.place, reason)
    return found


def written_date(text: str) -> tuple[date | None, str]:
    """The date that a text names, day before month as the Dutch write it, or why it names none."""
    plain = " ".join(text.split())
    if _ISO.fullmatch(plain):
        year, month, number = plain.split("-")
    elif found := _DUTCH.fullmatch(plain):
        number, month, year = found.groups()
    elif (found := _IN_WORDS.fullmatch(plain)) and (named := month_number(found[2])):
        number, month, year = found[1], str(named), found[3]
    else:
        return None, "is geen datum; schrijf dag-maand-jaar, zoals 23-11-2018"
    if len(year) == 2:
        return None, f"schrijf het jaar van {short(plain)} met vier cijfers, zoals {number}-{month}-20{year}"
    try:
        return date(int(year), int(month), int(number)), ""
    except ValueError:
        return None, f"de datum {short(plain)} bestaat niet; schrijf dag-maand-jaar, zoals 23-11-2018"


def respondent(cell: Cell, faults: Faults) -> str:
    """A function, for a second person with a number; never repeated, for it may be a name."""
    plain = " ".join(cell.text.casefold().replace("_", " ").split())
    if cell.value is None:
        return ""
    found = _FUNCTION.fullmatch(plain) if len(plain) <= wording.MAX_RESPONDENT else None
    if found and (name := _FUNCTIONS.get(found[1])):
        return f"{name} {found[2]}" if found[2] else name
    meant = near(plain, wording.FUNCTIONS)
    hint = f"bedoelt u {meant}?" if meant else f"kies uit {', '.join(wording.FUNCTIONS)}"
    faults.add(cell.place, f"is geen bekende functie; {hint} Een tweede persoon krijgt een nummer, zoals handhaving 2")
    return ""
