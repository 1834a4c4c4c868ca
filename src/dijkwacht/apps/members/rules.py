"""A joint body answers once for its members; where one of them differs is a deviation."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from dijkwacht.apps.pictures.rules.answers import MAX_TEXT


@dataclass(frozen=True, slots=True)
class Differs:
    """How one member differs on one criterion; a side that is None is as it is for all."""

    paper: int | None = None
    practice: int | None = None
    is_not_applicable: bool = False
    reason: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not self.is_not_applicable and self.paper is None and self.practice is None


def faults_in_deviation(differs: Differs) -> Mapping[str, str]:
    """What keeps a deviation from being saved, by field."""
    faults = {}
    levels = [level for level in (differs.paper, differs.practice) if level is not None]
    if any(level not in range(4) for level in levels):
        faults["paper"] = "Kies een van de niveaus."
    elif differs.is_not_applicable and levels:
        faults["is_not_applicable"] = "Kies óf een niveau, óf ‘niet van toepassing’."
    elif differs.is_empty:
        faults["paper"] = "Kies wat er anders is: een niveau, of ‘niet van toepassing’."
    if not differs.reason.strip():
        faults["reason"] = "Schrijf op waarom het bij deze deelnemer anders is."
    elif len(differs.reason) > MAX_TEXT:
        faults["reason"] = f"Maak de tekst korter: hooguit {MAX_TEXT} tekens."
    return faults


def why_not_cover(wanted: Collection[str], *, possible: Collection[str], deviating: Collection[str]) -> str | None:
    """Why a picture cannot hold for these members, by code; None when it can."""
    if not set(wanted) <= set(possible):
        return "Een gekozen organisatie doet op de peildatum niet mee in deze gemeenschappelijke regeling."
    if set(deviating) - set(wanted):
        return "Bij een deelnemer die u weghaalt, staan afwijkingen. Verwijder die eerst."
    return None
