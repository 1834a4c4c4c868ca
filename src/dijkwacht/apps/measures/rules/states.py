"""The states of a measure, and what a step from one to the next asks."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Final

from dijkwacht.kit.words import Worded


class State(Worded):
    """How far a measure has come from paper to practice."""

    PROPOSED = "proposed", "voorgesteld"
    DECIDED = "decided", "besloten"
    IN_PROGRESS = "in_progress", "in uitvoering"
    IN_PRACTICE = "in_practice", "ingevoerd"
    PROVEN = "proven", "aantoonbaar in werking"
    STOPPED = "stopped", "gestopt"


ROAD: Final = tuple(state for state in State if state is not State.STOPPED)
"""The five states from paper to practice, in their order."""
WORKING: Final = frozenset({State.DECIDED, State.IN_PROGRESS})
"""What somebody has to do something for: only these can lie still."""
OPEN: Final = frozenset({State.PROPOSED, *WORKING})
"""What is not yet in practice and was not stopped."""
STOPPED_ALREADY: Final = "Deze maatregel is gestopt. Pak hem eerst weer op."
TAKEN_ANEW: Final = "Hiervan is intussen een andere maatregel gemaakt. Ga met die verder."
LIES_STILL_AFTER: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Step:
    """One allowed step: the verb on the button, what it asks, and whether the owner may take it too."""

    verb: str
    by_owner: bool = False
    needs_reason: bool = False
    needs_day: bool = False
    needs_owner: bool = False
    needs_how: bool = False
    needs_proof: bool = False


_STOP: Final = Step("Stoppen", needs_reason=True)
STEPS: Final[Mapping[tuple[State, State], Step]] = MappingProxyType(
    {
        (State.PROPOSED, State.DECIDED): Step("Besluit vastleggen", needs_day=True),
        (State.DECIDED, State.IN_PROGRESS): Step("Beginnen", by_owner=True, needs_owner=True),
        (State.IN_PROGRESS, State.IN_PRACTICE): Step("Ingevoerd", by_owner=True, needs_day=True, needs_how=True),
        (State.IN_PRACTICE, State.PROVEN): Step("Aantoonbaar in werking", by_owner=True, needs_proof=True),
        (State.DECIDED, State.PROPOSED): Step("Terug naar voorstel", needs_reason=True),
        (State.IN_PRACTICE, State.IN_PROGRESS): Step("Terug naar uitvoering", by_owner=True, needs_reason=True),
        (State.PROVEN, State.IN_PRACTICE): Step("Bewijs geldt niet meer", by_owner=True, needs_reason=True),
        (State.STOPPED, State.PROPOSED): Step("Weer oppakken", needs_reason=True),
        **{(state, State.STOPPED): _STOP for state in State if state not in {State.PROVEN, State.STOPPED}},
    }
)


@dataclass(frozen=True, slots=True)
class Moved:
    """What is said with a step: the day it happened, how it was put into practice, or the reason."""

    day: date | None = None
    how: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """What there is of a measure that a step may ask for.

    ``proofs_seen`` are pieces that another than their giver has seen; ``is_replaced`` says that what a stopped measure
    followed from, a recommendation or a barrier, has become another measure since.
    """

    has_owner: bool = False
    has_due_day: bool = False
    proofs: int = 0
    proofs_seen: int = 0
    is_replaced: bool = False


def why_not(state: State, to: State, standing: Standing) -> str | None:
    """Why a measure cannot go from one state to another now; None when it can."""
    step = STEPS.get((state, to))
    if step is None:
        return f"Een maatregel die ‘{state.word}’ is, kan niet in één stap ‘{to.word}’ worden."
    if state is State.STOPPED and standing.is_replaced:
        return TAKEN_ANEW
    if step.needs_owner and not standing.has_owner:
        return "Kies eerst een eigenaar: wie zorgt dat dit gebeurt?"
    if step.needs_owner and not standing.has_due_day:
        return "Kies eerst op welke dag dit klaar moet zijn."
    if step.needs_proof and not standing.proofs_seen:
        return (
            "Het bewijs is nog niet door een ander gezien."
            if standing.proofs
            else "Er is nog geen bewijs. Leg vast wat laat zien dat dit werkt; een ander kijkt ernaar."
        )
    return None


def faults_in_step(step: Step, said: Moved, *, on: date) -> Mapping[str, str]:
    """What is missing or wrong in what was said with a step, by field."""
    faults: dict[str, str] = {}
    if step.needs_day and said.day is None:
        faults["day"] = "Vul de dag in waarop dit gebeurde."
    elif said.day is not None and said.day > on:
        faults["day"] = "Deze dag is nog niet geweest."
    if step.needs_how and not said.how.strip():
        faults["how"] = "Schrijf hoe het nu in de praktijk gaat: zo weet een ander waar die op kan letten."
    if step.needs_reason and not said.reason.strip():
        faults["reason"] = "Schrijf waarom. Zo weet een opvolger het ook."
    return MappingProxyType(faults)


def onward(state: State) -> State | None:
    """The state that comes next on the road; None at its end and for what was stopped.

    >>> onward(State.PROPOSED), onward(State.PROVEN)
    (<State.DECIDED: 'decided'>, None)
    """
    road = [*ROAD]
    return road[road.index(state) + 1] if state in road[:-1] else None


def is_late(state: State, due_on: date | None, *, on: date) -> bool:
    """Whether what somebody does should have been done (*te laat*).

    >>> is_late(State.DECIDED, date(2026, 11, 14), on=date(2026, 11, 29))
    True
    >>> is_late(State.IN_PRACTICE, date(2026, 11, 14), on=date(2026, 11, 29))
    False
    """
    return state in WORKING and due_on is not None and due_on < on


def lies_still(state: State, touched: date, *, on: date) -> bool:
    """Whether nobody did anything with a measure that is being worked on for sixty days (*ligt stil*).

    >>> lies_still(State.IN_PROGRESS, date(2026, 9, 1), on=date(2026, 10, 31))
    True
    >>> lies_still(State.PROPOSED, date(2026, 9, 1), on=date(2026, 10, 31))
    False
    """
    return state in WORKING and on - touched >= LIES_STILL_AFTER
