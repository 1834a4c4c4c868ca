"""Numbered copies of the closed set: what is noted of each, and when that can be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reporting.rules.papers import why_not_products


@dataclass(frozen=True, slots=True)
class CopyFacts:
    """Who has a copy, as a function and never a name, since when, and what became of it."""

    given_to: str
    given_on: date
    returned_on: date | None = None
    destroyed_on: date | None = None


def why_not_hand_out(state: State, *, passages: int) -> str | None:
    """Why no copy can be handed out now; None when one can."""
    if reason := why_not_products(state):
        return reason
    return why_not_set(passages)


def why_not_set(passages: int) -> str | None:
    """Why there is no set for a closed meeting; None when there is."""
    return None if passages else "In dit beeld is geen passage gemarkeerd. Er is dus geen besloten set."


def faults_in_copy(facts: CopyFacts, *, on: date) -> Mapping[str, str]:
    """What is wrong with what was noted of a copy, by field."""
    faults = {}
    if not facts.given_to.strip():
        faults["given_to"] = "Vul in aan welke functie u de kopie gaf, zoals ‘wethouder financiën’."
    days = (("given_on", facts.given_on), ("returned_on", facts.returned_on), ("destroyed_on", facts.destroyed_on))
    for field, day in days:
        if day and day > on:
            faults[field] = "Deze dag is nog niet geweest."
        elif day and day < facts.given_on:
            faults[field] = "Deze dag ligt voor de dag waarop de kopie is uitgereikt."
    if facts.returned_on and facts.destroyed_on and facts.destroyed_on < facts.returned_on:
        faults["destroyed_on"] = "Deze dag ligt voor de dag waarop de kopie is ingeleverd."
    return MappingProxyType(faults)
