"""One decision of a board on many measures: which body, on which day, under which number."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dijkwacht.apps.adoption.rules import BODIES, MAX_NUMBER, Body
from dijkwacht.apps.organisations.rules import Kind


@dataclass(frozen=True, slots=True)
class Together:
    """What was decided on several measures at once."""

    body: Body
    decided_on: date
    number: str = ""


def faults_in_together(decided: Together, *, of: Kind, on: date) -> Mapping[str, str]:
    """What is wrong with such a decision, by field."""
    faults: dict[str, str] = {}
    if decided.body not in BODIES.get(of, ()):
        faults["body"] = f"Kies wie er bij een {of.word} besluit."
    if decided.decided_on > on:
        faults["decided_on"] = "Deze dag is nog niet geweest."
    if len(decided.number) > MAX_NUMBER:
        faults["number"] = f"Maak het nummer korter: hooguit {MAX_NUMBER} tekens."
    return faults
