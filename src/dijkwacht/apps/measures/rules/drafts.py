"""What a measure is: what is done, by whom, when, and what it is expected to do."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.drawings.labels import one_line, shortened, whole
from dijkwacht.documents.norms.words import FUNCTION_WORDS
from dijkwacht.kit.words import Worded

MAX_TITLE: Final = 200
MAX_TEXT: Final = 5000
MAX_PLACE: Final = 120
SHORT: Final = 60
SHORT_FROM: Final = 12
"""Fewer letters before a comma say too little."""
_CLAUSE: Final = re.compile(r"[,;:(]| zodat | waarin | en (?:geef|zet|laat|regel|begin|bespreek|maak|vul|vertel|leg) ")


class Origin(Worded):
    """Where a measure comes from; threat pictures, barriers and pilots follow with their own subjects."""

    PICTURE = "picture", "weerbaarheidsbeeld"
    THREAT = "threat", "ondermijningsbeeld"
    BARRIER = "barrier", "barrièremodel"
    PILOT = "pilot", "pilot"
    FREE = "free", "eigen voorstel"


class Cycle(Worded):
    """The plan in which the measure returns every year, so that it does not stand beside the ordinary work."""

    NONE = "", "nog nergens"
    SAFETY_PLAN = "safety_plan", "uitvoeringsplan integrale veiligheid"
    TEAM_PLAN = "team_plan", "teamplan"
    BUDGET = "budget", "begroting"


@dataclass(frozen=True, slots=True)
class Draft:
    """A measure as somebody writes it down; the owner is a function, never a person.

    ``quarter`` is the first day of the quarter in which it is planned.
    """

    title: str
    text: str = ""
    owner: str = ""
    due_on: date | None = None
    quarter: date | None = None
    effort: str = "medium"
    cycle: Cycle = Cycle.NONE
    cycle_place: str = ""
    is_with_neighbours: bool = False
    is_with_environment_service: bool = False


def faults_in_draft(draft: Draft) -> Mapping[str, str]:
    """What keeps a measure from being written down, by field."""
    faults: dict[str, str] = {}
    if not draft.title.strip():
        faults["title"] = "Schrijf in één zin wat er gebeurt."
    for name, longest in (("title", MAX_TITLE), ("text", MAX_TEXT), ("cycle_place", MAX_PLACE)):
        if len(getattr(draft, name)) > longest:
            faults[name] = f"Maak dit korter: hooguit {longest} tekens."
    if draft.owner and draft.owner not in FUNCTION_WORDS:
        faults["owner"] = "Kies een functie uit de lijst."
    if draft.quarter is not None and draft.quarter != quarter_of(draft.quarter):
        faults["quarter"] = "Kies een kwartaal uit de lijst."
    return MappingProxyType(faults)


def titled(text: str) -> str:
    """The title that a recommendation gives its measure: whole sentences, for papers for the board say it.

    >>> titled("Zet de toets in het systeem. Begin met horeca.")
    'Zet de toets in het systeem. Begin met horeca.'
    """
    return whole(text, MAX_TITLE, longest=MAX_TITLE, instead=shortened(text, MAX_TITLE))


def short_title(title: str) -> str:
    """What a card says of a measure: what is done, up to the first comma, and never more than a line or two.

    >>> short_title("Laat het systeem de uitgifte weigeren aan degene die de aanvraag deed, en regel een vervanger.")
    'Laat het systeem de uitgifte weigeren aan degene die de…'
    >>> short_title("Vink de screening af, ook bij inhuur.")
    'Vink de screening af'
    """
    line = one_line(title).rstrip(".")
    head = _CLAUSE.split(line, maxsplit=1)[0]
    return shortened(head.strip() if len(head) >= SHORT_FROM else line, SHORT)


def quarter_of(day: date) -> date:
    """The first day of the quarter in which a day falls.

    >>> quarter_of(date(2026, 11, 24))
    datetime.date(2026, 10, 1)
    """
    return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)


def quarter_word(first: date) -> str:
    """The name of a quarter on the page.

    >>> quarter_word(date(2027, 4, 1))
    '2e kwartaal 2027'
    """
    return f"{(first.month + 2) // 3}e kwartaal {first.year}"
