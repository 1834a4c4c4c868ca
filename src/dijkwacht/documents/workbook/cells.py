"""Takes the value out of one cell: a choice, a level, a text, a date, or a fault that says what to write."""

import re
from collections.abc import Collection
from datetime import date
from difflib import get_close_matches
from typing import Final

from dijkwacht.analysis.scoring.answers import Given
from dijkwacht.documents.workbook import wording
from dijkwacht.documents.workbook.sheets.faults import Faults
from dijkwacht.documents.workbook.sheets.table import Cell, has_unreadable

_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DUTCH = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4})")
_ROUND = re.compile(r"([0-3])[.,]0+")
_FUNCTION = re.compile(rf"(?:{'|'.join(wording.FUNCTIONS)})(?: (?:[2-9]|[1-9][0-9]))?")
_LEVELS: Final[dict[str, Given]] = {"0": 0, "1": 1, "2": 2, "3": 3, "?": "?"}


def short(text: str) -> str:
    """A code or a level as a fault may repeat it: at most 20 characters of one line."""
    line = "".join(sign if sign.isprintable() else " " for sign in text)
    return f"‘{line[:20]}…’" if len(line) > 20 else f"‘{line}’"


def near(text: str, options: Collection[str]) -> str | None:
    """The option that a person must have meant, if one lies near enough."""
    plain = text.strip().casefold()
    for option in options:
        if option.casefold() == plain:
            return option
    return next(iter(get_close_matches(plain[:60], options, n=1, cutoff=0.8)), None)


def choice(cell: Cell, options: Collection[str], faults: Faults) -> str | None:
    """One of the options, or None where the cell is empty or wrong."""
    if cell.value is None or cell.text in options:
        return cell.text or None
    meant = near(cell.text, options)
    hint = f"bedoelt u {meant}?" if meant else f"kies uit {', '.join(options)}"
    faults.add(cell.place, f"{short(cell.text)} is hier niet mogelijk; {hint}")
    return None


def level(cell: Cell, faults: Faults, *, allow_unknown: bool) -> Given | None:
    """A level 0–3, or ``?`` where that may be said; None where the cell is empty or wrong."""
    options = "0, 1, 2, 3 of ?" if allow_unknown else "0, 1, 2 of 3"
    text = cell.text
    if cell.value is None or (text in _LEVELS and (allow_unknown or text != wording.UNKNOWN)):
        return _LEVELS.get(text)
    if found := _ROUND.fullmatch(text):
        reason = f"schrijf {found[1]} in plaats van {short(text)}"
    elif text.casefold() in ("nvt", "n.v.t.", "niet van toepassing"):
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
    """A date cell or ISO text; None where the cell is empty or wrong."""
    if isinstance(cell.value, date):
        return cell.value
    if cell.value is None:
        return None
    found, reason = iso_date(cell.text)
    if reason:
        faults.add(cell.place, reason)
    return found


def iso_date(text: str) -> tuple[date | None, str]:
    """The date that a text names, or why it names none."""
    if _ISO.fullmatch(text):
        try:
            return date.fromisoformat(text), ""
        except ValueError:
            return None, f"de datum {short(text)} bestaat niet"
    if found := _DUTCH.fullmatch(text):
        return None, f"schrijf de datum als {found[3]}-{found[2]:0>2}-{found[1]:0>2} (jaar-maand-dag)"
    return None, "is geen datum; schrijf jaar-maand-dag, zoals 2018-11-23"


def respondent(cell: Cell, faults: Faults) -> str:
    """A function, for a second person with a number; never repeated, for it may be a name."""
    text = cell.text
    if cell.value is None or (len(text) <= wording.MAX_RESPONDENT and _FUNCTION.fullmatch(text)):
        return text
    meant = near(text, wording.FUNCTIONS)
    hint = f"bedoelt u {meant}?" if meant else f"kies uit {', '.join(wording.FUNCTIONS)}"
    faults.add(cell.place, f"is geen bekende functie; {hint} Een tweede persoon krijgt een nummer, zoals handhaving 2")
    return ""
