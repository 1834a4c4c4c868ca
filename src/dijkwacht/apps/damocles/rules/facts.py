"""What is kept of a Damocles case: kinds, and what was done on which day; with what is wrong when it is filled in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dijkwacht.apps.cases.rules.cases import plain_number, why_not_day, why_not_number
from dijkwacht.apps.damocles.rules.states import DamoclesState, DamoclesStep, Deed, DropReason
from dijkwacht.documents.damocles.model import LONGEST
from dijkwacht.documents.damocles.words import Drugs, Gravity, Occurrence, Place


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What is kept of a case when it is opened: a number that names nobody, a day, and kinds."""

    number: str
    report_on: date
    place: Place
    drugs: Drugs
    occurrence: Occurrence
    gravity: Gravity = Gravity.USUAL


def faults_in_case(facts: CaseFacts, *, on: date, is_known: bool = False) -> Mapping[str, str]:
    """What keeps a case from being opened or changed, by field: in words that stand beside that field."""
    faults = {
        "number": why_not_number(plain_number(facts.number)) or ("U heeft al een zaak met dit nummer." if is_known else None),
        "report_on": why_not_day(facts.report_on, on=on),
    }
    return {field: reason for field, reason in faults.items() if reason}


@dataclass(frozen=True, slots=True)
class Taken:
    """A step as somebody took it: its day, and what this step asks besides."""

    on: date
    until: date | None = None
    months: int | None = None
    is_indefinite: bool = False
    drop_reason: DropReason | None = None
    reason: str = ""


def faults_in_step(step: DamoclesStep, taken: Taken, *, on: date, after: date) -> Mapping[str, str]:
    """What is wrong with a step that was filled in, by field; nothing typed is lost over it."""
    faults: dict[str, str | None] = {"on": why_not_day(taken.on, on=on, after=after)}
    if step.asks_until:
        faults["until"] = _fault_in_until(taken)
    if step.asks_months:
        faults["months"] = _fault_in_months(taken)
    if step.needs_reason and taken.drop_reason is DropReason.OTHER and not taken.reason.strip():
        faults["reason"] = "Schrijf in een paar woorden op waarom u afziet, zonder namen of adressen."
    return {field: reason for field, reason in faults.items() if reason}


def _fault_in_until(taken: Taken) -> str | None:
    if taken.until is None:
        return "Vul de laatste dag van de termijn in."
    return "De laatste dag ligt voor de dag van deze stap." if taken.until < taken.on else None


def _fault_in_months(taken: Taken) -> str | None:
    if taken.is_indefinite:
        return "Kies of maanden, of onbepaalde tijd." if taken.months else None
    if taken.months is None:
        return "Vul in hoeveel maanden het pand dicht gaat, of kies onbepaalde tijd."
    return None if 1 <= taken.months <= LONGEST else f"Vul 1 tot en met {LONGEST} maanden in, of kies onbepaalde tijd."


@dataclass(frozen=True, slots=True)
class Move:
    """One step or deed that was noted: what, on which day, and until when a term with it runs."""

    what: str
    on: date
    until: date | None = None


def state_after(moves: Sequence[Move]) -> Move:
    """The last step among the moves of a case, in the order in which they were noted: where the case stands."""
    return next(move for move in reversed(moves) if move.what in set(DamoclesState))


def why_not_take_back(moves: Sequence[Move]) -> str | None:
    """Why the last move cannot be taken back; None when it can."""
    return None if len(moves) > 1 else "Er is nog geen stap gezet na de ontvangst van de rapportage."


def decided_on(moves: Sequence[Move]) -> date | None:
    """The day on which a decision to close was made known; None without one.

    After an urgent closure that is the day of the decision in writing.
    """
    days = {move.what: move.on for move in moves}
    if DamoclesState.URGENT in days:
        return days.get(DamoclesState.CLOSED)
    return days.get(DamoclesState.DECIDED)


def closed_on(moves: Sequence[Move]) -> date | None:
    """The day on which the place was closed; None while it is not."""
    days = {move.what: move.on for move in moves}
    return days.get(DamoclesState.URGENT) or days.get(DamoclesState.CLOSED)


def has_closure(moves: Sequence[Move]) -> bool:
    """Whether a decision to close was made known."""
    return decided_on(moves) is not None


def has_decision(moves: Sequence[Move]) -> bool:
    """Whether anything was decided: a closure, an order under penalty or a warning."""
    return has_closure(moves) or any(move.what in {DamoclesState.PENALTY, DamoclesState.WARNED} for move in moves)


def ended_as(moves: Sequence[Move]) -> DamoclesState | None:
    """How a closure ended: lifted or withdrawn by decision, or lapsed; None while it did not."""
    whats = {move.what for move in moves}
    return next((state for state in (DamoclesState.LIFTED, DamoclesState.LAPSED) if state in whats), None)


def lapse_known_on(moves: Sequence[Move]) -> date | None:
    """The day from which the end of a closure is to be entered: that of the decision to lift it, or when the lapse became known.

    None where there was no decision to close, and so nothing to take back from the registers.
    """
    if not has_closure(moves):
        return None
    days = {move.what: move.on for move in moves}
    return days.get(DamoclesState.LIFTED) or days.get(Deed.LAPSE_KNOWN)
