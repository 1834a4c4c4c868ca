"""What is said of a model in use: how much is open, who does what, what helps most, and how each step is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dijkwacht.analysis.barriers.outlook import Adds, Outlook
from dijkwacht.analysis.barriers.process import open_ways
from dijkwacht.apps.barriers.models import InUse, barrier_model
from dijkwacht.apps.barriers.queries import outlook_of, said_of
from dijkwacht.apps.barriers.rules import Placed, Sight, Standing, is_ours, next_five
from dijkwacht.documents.barriers.model import Barrier, BarrierModel, Step
from dijkwacht.documents.barriers.outline import as_process
from dijkwacht.documents.barriers.picture import Here
from dijkwacht.documents.barriers.words import closed_in, places, titles
from dijkwacht.kit.dutch import count, decimal, listed

UNKNOWN_PARTY = "nog niet bekend wie"


@dataclass(frozen=True, slots=True)
class Deed:
    """A barrier of which something was said."""

    barrier: str
    title: str
    word: str
    since: date | None
    waits: bool
    """Whether the partner whose it is has still to confirm it."""


@dataclass(frozen=True, slots=True)
class Next:
    """One of the five: what it is, who places it, and why it helps."""

    barrier: Barrier
    is_ours: bool
    is_planned: bool
    adds: Adds
    holds: str
    closes: str
    shows: str


@dataclass(frozen=True, slots=True)
class StepSeen:
    """A step as it is now."""

    step: Step
    open_ways: tuple[str, ...]
    closed_ways: tuple[str, ...]
    leans_on: str
    sight: Sight


@dataclass(frozen=True, slots=True)
class Told:
    """All of it, for a page and for a paper."""

    model: BarrierModel
    outlook: Outlook
    lead: str
    unknown: int
    """Of how many barriers it is not known whether they stand."""
    parties: tuple[tuple[str, tuple[Deed, ...]], ...]
    five: tuple[Next, ...]
    steps: tuple[StepSeen, ...]
    idle: tuple[str, ...]
    here: Here


def told(in_use: InUse) -> Told:
    """What is said of it now."""
    model, found, said = barrier_model(in_use.version), outlook_of(in_use), said_of(in_use)
    names = titles(model)
    steps = tuple(_steps(model, found, names))
    return Told(
        model,
        found,
        lead(found),
        sum(one.id not in said or said[one.id].as_counted() is Standing.UNKNOWN for one in model.barriers),
        tuple((party, tuple(deeds)) for party, deeds in _parties(model, said)),
        tuple(_next(in_use, model, one, said) for one in next_five(found.adds)),
        steps,
        tuple(names[one] for one in found.idle),
        _here(model, found, said, steps),
    )


def lead(found: Outlook) -> str:
    """How many routes are open, in a sentence."""
    fewest, most = found.open_range
    of = count(found.all_routes, "route", "routes")
    if fewest == most:
        return f"Van de {of} staan er nog {decimal(most, places=0)} open." if most != 1 else f"Van de {of} staat er nog 1 open."
    return f"Van de {of} staan er nog tussen de {decimal(fewest, places=0)} en {decimal(most, places=0)} open."


def _parties(model: BarrierModel, said: Mapping[str, Placed]) -> list[tuple[str, list[Deed]]]:
    """Who does what: by who places it what stands or is planned."""
    found: dict[str, list[Deed]] = {}
    for barrier in model.barriers:
        placed = said.get(barrier.id)
        if placed and placed.standing not in {Standing.UNKNOWN, Standing.NONE, Standing.NOT_APPLICABLE}:
            waits = placed.standing is Standing.ARRANGED and not placed.is_confirmed
            deed = Deed(barrier.id, barrier.title, placed.standing.word, placed.since, waits)
            found.setdefault(placed.by or UNKNOWN_PARTY, []).append(deed)
    return sorted(found.items(), key=lambda pair: (pair[0] == UNKNOWN_PARTY, pair[0].lower()))


def _next(held: InUse, model: BarrierModel, adds: Adds, said: Mapping[str, Placed]) -> Next:
    barrier = next(one for one in model.barriers if one.id == adds.barrier)
    placed, names = said.get(barrier.id), titles(model)
    return Next(
        barrier,
        is_ours(barrier, held.organisation.kind),
        placed is not None and placed.standing is Standing.PLANNED,
        adds,
        holds(model, barrier) if adds.room else "",
        count(adds.routes, "open route", "open routes") if adds.routes else "",
        listed([names[one] for one in adds.steps]),
    )


def holds(model: BarrierModel, barrier: Barrier) -> str:
    """What it holds, by step and condition."""
    conditions = {one.id for one in model.conditions}
    return "; ".join(
        title if place in conditions else f"{title} ({', '.join(closed_in(model, barrier, place))})"
        for place, title in places(model, barrier)
    )


def _steps(model: BarrierModel, found: Outlook, names: Mapping[str, str]) -> Iterator[StepSeen]:
    there = open_ways(as_process(model), found.closed)
    for step in (one for one in model.steps if not one.optional):
        ways = [(way.title, f"{step.id}/{way.id}" in there) for way in step.ways]
        yield StepSeen(
            step,
            tuple(title for title, is_open in ways if is_open),
            tuple(title for title, is_open in ways if not is_open),
            names.get(found.leaning.get(step.id, ""), ""),
            _sight(found, step.id),
        )


def _sight(found: Outlook, step: str) -> Sight:
    if step not in found.blind:
        return Sight.SEEN
    return Sight.UNKNOWN if step in found.dim else Sight.NONE


def _here(model: BarrierModel, found: Outlook, said: Mapping[str, Placed], steps: tuple[StepSeen, ...]) -> Here:
    unknown = Placed(Standing.UNKNOWN)
    notes = {
        one.step.id: tuple(
            note
            for note, holds in (
                ("deze stap is dicht", not one.open_ways),
                ("dicht door één barrière", one.leans_on),
                (one.sight.word, one.sight is not Sight.SEEN),
            )
            if holds
        )
        for one in steps
    }
    how = {one.id: said.get(one.id, unknown).standing.word for one in model.barriers}
    return Here(frozenset(open_ways(as_process(model), found.closed)), how, found.standing, notes)
