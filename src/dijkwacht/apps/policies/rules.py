"""What every case keeps to: a number that names nobody, people named on it, and an adviser for thirty days at most."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

from dijkwacht.apps.consents.rules import Subject
from dijkwacht.kit.words import Worded


class Instrument(Worded):
    """The two instruments: each has a policy, and a register that an organisation may turn on."""

    BIBOB = "bibob", "Bibob"
    DAMOCLES = "damocles", "Damocles"


SUBJECT: Final[Mapping[Instrument, Subject]] = MappingProxyType(
    {Instrument.BIBOB: Subject.POLICY_BIBOB, Instrument.DAMOCLES: Subject.POLICY_DAMOCLES}
)
"""To what an organisation consents that lays its policy of an instrument beside that of others."""


class PolicyState(Worded):
    """Where a version stands on a day; what is kept is only whether it was adopted, and from when it holds."""

    DRAFT = "draft", "ontwerp"
    COMING = "coming", "vastgesteld, geldt nog niet"
    IN_FORCE = "in_force", "geldt nu"
    REPLACED = "replaced", "vervangen"


POLICY_STEPS: Final[Mapping[tuple[PolicyState, PolicyState], str]] = MappingProxyType(
    {
        (PolicyState.DRAFT, PolicyState.COMING): "Vaststellen, met de dag waarop het ingaat",
        (PolicyState.DRAFT, PolicyState.IN_FORCE): "Vaststellen, met een dag die er al is",
        (PolicyState.COMING, PolicyState.IN_FORCE): "de dag waarop het ingaat is er",
        (PolicyState.IN_FORCE, PolicyState.REPLACED): "de dag waarop een latere versie ingaat is er",
    }
)
"""Every step; the last two are taken by the calendar."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A version by its number with the day from which it holds; a draft has none."""

    number: int
    from_day: date | None


def states_on(versions: Iterable[Dated], day: date) -> Mapping[int, PolicyState]:
    """Where each version stands on a day, by its number.

    >>> states_on([Dated(1, date(2020, 1, 1)), Dated(2, date(2024, 1, 1)), Dated(3, None)], date(2025, 1, 1))[1].word
    'vervangen'
    """
    known = list(versions)
    begun = [one for one in known if one.from_day and one.from_day <= day]
    now = max(begun, key=lambda one: one.from_day or date.min, default=None)
    return {one.number: _state(one, now, day) for one in known}


def _state(one: Dated, now: Dated | None, day: date) -> PolicyState:
    if one.from_day is None:
        return PolicyState.DRAFT
    if one.from_day > day:
        return PolicyState.COMING
    return PolicyState.IN_FORCE if one == now else PolicyState.REPLACED


def why_not_change(from_day: date | None) -> str | None:
    """Why a version cannot be changed; None when it can."""
    return "Vastgesteld beleid verandert niet meer. Maak een nieuwe versie." if from_day else None


def why_not_adopt(from_day: date | None, *, latest: date | None) -> str | None:
    """Why a draft cannot be adopted from this day; None when it can: each version begins after the one before it."""
    if from_day is None:
        return "Kies vanaf welke dag het beleid geldt."
    if latest is not None and from_day <= latest:
        return "Het nieuwe beleid gaat in na het beleid dat er al is: kies een latere dag."
    return None


def why_not_share(*, has_policy: bool) -> str | None:
    """Why an organisation cannot share its policy; None when it can."""
    return None if has_policy else "Er is nog geen beleid dat geldt. Stel het eerst vast."


def why_not_compare(*, is_sharing: bool) -> str | None:
    """Why an organisation cannot lay its policy beside that of others who share; None when it can."""
    return None if is_sharing else "Wie vergelijkt, deelt zelf ook. Zet eerst aan dat uw organisatie haar beleid deelt."
