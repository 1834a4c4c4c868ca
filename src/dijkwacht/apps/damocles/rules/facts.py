"""What is kept of a Damocles case: kinds, and what was done on which day; with what is wrong when it is filled in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from typing import Final

from dijkwacht.apps.cases.rules.cases import plain_number, why_not_day, why_not_number, why_not_until, why_still_time
from dijkwacht.apps.damocles.rules.states import DamoclesState, DamoclesStep, Deed, DropReason
from dijkwacht.documents.damocles.model import LONGEST
from dijkwacht.documents.damocles.words import Drugs, Found, Gravity, Measure, Occurrence, Place
from dijkwacht.kit.dutch import long_date


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What is kept of a case when it is opened: a number that names nobody, a day, and kinds.

    ``drugs`` is the gravest kind, ``also`` what was found beside it; ``is_combined`` where a dwelling and premises are one place;
    ``preparation`` says for which list something was being prepared, where that is known.
    """

    number: str
    report_on: date
    place: Place
    drugs: Drugs
    occurrence: Occurrence
    gravity: Gravity = Gravity.USUAL
    also: tuple[Drugs, ...] = ()
    is_combined: bool = False
    preparation: Found | None = None


PREPARED: Final = tuple(one for one in Found if one.drugs is Drugs.PREPARATION)
"""For which list something was being prepared."""
GRAVEST: Final = (Drugs.HARD, Drugs.SOFT, Drugs.PREPARATION)
"""Of what was found the gravest first, as the acts rank them: list I, list II, preparing."""


def kinds_of(drugs: Iterable[Drugs]) -> tuple[str, ...]:
    """Every way in which something was found beside the gravest kind, as it is kept; nothing among them.

    >>> kinds_of(Drugs)
    ('', 'soft', 'preparation', 'soft preparation')
    """
    rest = [one.value for one in GRAVEST[1:] if one in set(drugs)]
    return ("", *(" ".join(some) for size in range(1, len(rest) + 1) for some in combinations(rest, size)))


def also_of(text: str) -> tuple[Drugs, ...]:
    """What was found beside the gravest kind, as it was kept."""
    return tuple(Drugs(one) for one in text.split())


_NOT_PREPARED: Final = "Kruis dan bij wat er is gevonden ook voorbereiding aan, of kies hier ‘niet bekend’."


def faults_in_case(facts: CaseFacts, *, on: date, is_known: bool = False) -> Mapping[str, str]:
    """What keeps a case from being opened or changed, by field: in words that stand beside that field."""
    faults = {
        "number": why_not_number(plain_number(facts.number)) or ("U heeft al een zaak met dit nummer." if is_known else None),
        "report_on": why_not_day(facts.report_on, on=on),
        "preparation": _NOT_PREPARED if facts.preparation and Drugs.PREPARATION not in {facts.drugs, *facts.also} else None,
    }
    return {field: reason for field, reason in faults.items() if reason}


@dataclass(frozen=True, slots=True)
class Apart:
    """What is decided of the dwelling beside the premises: a measure (None: nothing), its months and its last day to comply."""

    measure: Measure | None
    months: int | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A step as somebody took it: its day, and what this step asks besides; ``is_heard`` where no view is waited for any more.

    ``dwelling`` is for a decision on premises and a dwelling in one place: without it one measure holds for both.
    """

    on: date
    until: date | None = None
    months: int | None = None
    is_indefinite: bool = False
    drop_reason: DropReason | None = None
    is_heard: bool = False
    dwelling: Apart | None = None


APART: Final = (Measure.CLOSURE, Measure.WARNING, Measure.PENALTY_ORDER)
"""What can be decided of a dwelling apart; one without an end belongs to no dwelling (ECLI:NL:RVS:2022:2544, te verifiëren)."""


def faults_in_step(step: DamoclesStep, taken: Taken, *, on: date, after: date) -> Mapping[str, str]:
    """What is wrong with a step that was filled in, by field; nothing typed is lost over it."""
    faults: dict[str, str | None] = {"on": why_not_day(taken.on, on=on, after=after)}
    if step.asks_until:
        faults["until"] = why_not_until(taken.until, since=taken.on, asks="Vul de laatste dag van de termijn in.")
    if step.asks_months:
        faults["months"] = _fault_in_months(taken)
        faults |= _faults_apart(step, taken)
    return {field: reason for field, reason in faults.items() if reason}


def _faults_apart(step: DamoclesStep, taken: Taken) -> Mapping[str, str | None]:
    """What is wrong with what was decided of the dwelling, by field."""
    apart = taken.dwelling
    if apart is None:
        return {}
    if not step.asks_until and apart.measure in {Measure.WARNING, Measure.PENALTY_ORDER}:
        return {"dwelling": _SHUT_ALREADY}
    faults = {}
    if step.asks_until and apart.measure in {Measure.CLOSURE, Measure.PENALTY_ORDER}:
        faults["until_dwelling"] = why_not_until(apart.until, since=taken.on, asks="Vul de laatste dag van de termijn in.")
    if apart.measure is Measure.CLOSURE and not (apart.months and 1 <= apart.months <= LONGEST):
        faults["months_dwelling"] = f"Vul in hoeveel maanden de woning dicht gaat: 1 tot en met {LONGEST}."
    return faults


_SHUT_ALREADY: Final = "De woning is met spoed gesloten. Kies een sluiting, of dat zij weer open is."


def _fault_in_months(taken: Taken) -> str | None:
    if taken.is_indefinite:
        return "Kies of maanden, of onbepaalde tijd." if taken.months else None
    if taken.months is None:
        return "Vul in hoeveel maanden het pand dicht gaat, of kies onbepaalde tijd."
    return None if 1 <= taken.months <= LONGEST else f"Vul 1 tot en met {LONGEST} maanden in, of kies onbepaalde tijd."


@dataclass(frozen=True, slots=True)
class Move:
    """One step or deed that was noted: what, on which day, and until when a term with it runs; of a ``part``, or of all."""

    what: str
    on: date
    until: date | None = None
    part: Place | None = None


_DECISIONS: Final = frozenset({DamoclesState.DECIDED, DamoclesState.PENALTY, DamoclesState.WARNED})


def too_early(moves: Sequence[Move], *, is_heard: bool = False) -> Mapping[str, str]:
    """Which steps were taken while somebody still had a term, with why not, by the step.

    That is a decision before the last day for a view, and a closure before the last day to comply. After an urgent closure
    neither was given. ``is_heard``: the view is there already, or it was said that none comes.
    """
    days = {move.what: move for move in moves}
    intended, decided = days.get(DamoclesState.INTENDED), days.get(DamoclesState.DECIDED)
    found: dict[str, str] = {}
    for move in moves:
        if move.what in _DECISIONS and intended and not is_heard:
            reason = why_still_time(intended.until, on=move.on, for_what="voor een zienswijze", article="Awb 4:8 en 4:9")
        elif move.what == DamoclesState.CLOSED and decided:
            reason = why_still_time(decided.until, on=move.on, for_what="om zelf te sluiten", article="Awb 5:24 lid 2")
        else:
            continue
        if reason:
            found[move.what] = reason
    return found


def newly_early(before: Sequence[Move], after: Sequence[Move]) -> str | None:
    """Why days that are put right would make a step too early that was not so before; None when they would not."""
    known = too_early(before)
    return next((reason for what, reason in too_early(after).items() if what not in known), None)


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


def decision_of(moves: Sequence[Move]) -> DamoclesState | None:
    """With which step a decision to close was made known; None without one."""
    whats = {move.what for move in moves}
    step = DamoclesState.CLOSED if DamoclesState.URGENT in whats else DamoclesState.DECIDED
    return step if step in whats else None


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


def decision_day(moves: Sequence[Move]) -> date | None:
    """The day from which somebody can object: of a closure, an order under penalty or a warning that was made known."""
    days = {move.what: move.on for move in moves}
    return decided_on(moves) or days.get(DamoclesState.PENALTY) or days.get(DamoclesState.WARNED)


def measure_holds(moves: Sequence[Move]) -> bool:
    """Whether there was a closure or an order that somebody can ask to lift."""
    return has_closure(moves) or any(move.what == DamoclesState.PENALTY for move in moves)


def counted_until(moves: Sequence[Move], on: date) -> date:
    """Until which day the days since the report count: that of the decision, or of the end without one; else today."""
    days = {move.what: move.on for move in moves}
    ended = next((days[state] for state in (DamoclesState.DROPPED, DamoclesState.LIFTED) if state in days), None)
    return decision_day(moves) or ended or on


def misplaced(moves: Sequence[Move], *, closed_until: date | None) -> str | None:
    """Why the days of the moves do not follow on each other; None when they do. ``closed_until`` is the end of a closure."""
    steps = [move for move in moves if move.what in set(DamoclesState)]
    for before, after in pairwise(steps):
        if after.on < before.on:
            return f"Dan ligt ‘{DamoclesState(after.what).word}’ voor ‘{DamoclesState(before.what).word}’."
    begins = {Deed.ENTERED: decided_on(moves), Deed.LAPSE_KNOWN: steps[-1].on, Deed.LAPSE_ENTERED: lapse_known_on(moves)}
    for move in moves:
        begin = begins.get(Deed(move.what)) if move.what in set(Deed) else None
        if begin is not None and move.on < begin:
            return f"Dan ligt ‘{Deed(move.what).word}’ te vroeg."
    lapsed = next((move.on for move in steps if move.what == DamoclesState.LAPSED), None)
    if lapsed and closed_until and lapsed <= closed_until:
        return f"Dan was de sluiting nog niet voorbij op {long_date(lapsed)}."
    return None


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
