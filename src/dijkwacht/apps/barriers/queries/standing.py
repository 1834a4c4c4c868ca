"""What is said of a model in use: how much is open, who does what, what helps most, and how each step is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dijkwacht.analysis.barriers.outlook import Adds, Outlook
from dijkwacht.analysis.barriers.process import Edge, open_ways
from dijkwacht.analysis.barriers.resting.points import Point, When
from dijkwacht.apps.barriers.models import InUse, barrier_model
from dijkwacht.apps.barriers.queries import outlook_of, said_of
from dijkwacht.apps.barriers.queries.reckoned import Resting, resting_of
from dijkwacht.apps.barriers.queries.worded import lead, readings, rests_words, spare_words, unknown_words
from dijkwacht.apps.barriers.rules import Placed, Sight, Standing, is_assumed, next_five, whose
from dijkwacht.documents.barriers.model import Barrier, BarrierModel, Step
from dijkwacht.documents.barriers.outline import as_process
from dijkwacht.documents.barriers.papers.standing import helping
from dijkwacht.documents.barriers.picture import Here
from dijkwacht.documents.barriers.words import closed_in, places, titles
from dijkwacht.documents.drawings.process import Mark
from dijkwacht.kit.dutch import count, listed

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
    is_assumed: bool = False
    """Whether it counts as one's own because nobody said who places it."""

    @property
    def asks(self) -> str:
        """What is still to be done for it; empty where nothing is."""
        if self.waits:
            return "de partner moet dit nog bevestigen"
        return "telt mee als van u zelf, zolang u niet zegt wie haar plaatst" if self.is_assumed else ""


@dataclass(frozen=True, slots=True)
class Next:
    """One of the five: what it is, who places it, and why it helps."""

    barrier: Barrier
    whose: str
    """Who can place it, as it is told here."""
    is_planned: bool
    unknown: str
    """What to find out first where nobody knows whether it stands; empty where that is known."""
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
    rests: str
    """On which single barriers it rests, as a sentence; empty where on none."""
    note: str
    """The same in a few words."""
    sight: Sight


@dataclass(frozen=True, slots=True)
class Told:
    """All of it, for a page and for a paper."""

    model: BarrierModel
    outlook: Outlook
    lead: str
    readings: str
    """By which reading the fewest and the most are open; empty where that makes no difference."""
    unknown: int
    """Of how many barriers it is not known whether they stand."""
    parties: tuple[tuple[str, tuple[Deed, ...]], ...]
    helping: str
    """What stands above the five: there may be fewer."""
    five: tuple[Next, ...]
    steps: tuple[StepSeen, ...]
    spare: tuple[str, ...]
    """Which barriers add nothing more, and which of them may go, as sentences."""
    here: Here

    @property
    def waiting(self) -> Mapping[str, int]:
        """Of how many barriers each party has still to confirm what is said."""
        return {party: sum(deed.waits for deed in deeds) for party, deeds in self.parties}


def told(in_use: InUse) -> Told:
    """What is said of it now."""
    model, found, said, resting = barrier_model(in_use.version), outlook_of(in_use), said_of(in_use), resting_of(in_use)
    steps = tuple(_steps(model, found, resting.points))
    five = tuple(_next(in_use, model, one, said) for one in next_five(found.adds))
    return Told(
        model,
        found,
        lead(found),
        readings(found),
        sum(one.id not in said or said[one.id].as_counted() is Standing.UNKNOWN for one in model.barriers),
        tuple((party, tuple(deeds)) for party, deeds in _parties(model, in_use.organisation.kind, said)),
        helping(len(five)),
        five,
        steps,
        spare_words(model, resting.spare),
        _here(model, found, said, steps, resting),
    )


def _parties(model: BarrierModel, kind: str, said: Mapping[str, Placed]) -> list[tuple[str, list[Deed]]]:
    """Who does what: by who places it what stands or is planned."""
    found: dict[str, list[Deed]] = {}
    for barrier in model.barriers:
        placed = said.get(barrier.id)
        if placed and placed.standing not in {Standing.UNKNOWN, Standing.NONE, Standing.NOT_APPLICABLE}:
            deed = Deed(
                barrier.id, barrier.title, placed.standing.word, placed.since, placed.waits, is_assumed(barrier, kind, placed)
            )
            found.setdefault(placed.by or UNKNOWN_PARTY, []).append(deed)
    return sorted(found.items(), key=lambda pair: (pair[0] == UNKNOWN_PARTY, pair[0].lower()))


def _next(held: InUse, model: BarrierModel, adds: Adds, said: Mapping[str, Placed]) -> Next:
    barrier = next(one for one in model.barriers if one.id == adds.barrier)
    placed, names = said.get(barrier.id), titles(model)
    return Next(
        barrier,
        whose(barrier, held.organisation.kind),
        placed is not None and placed.standing is Standing.PLANNED,
        unknown_words(placed),
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


def _steps(model: BarrierModel, found: Outlook, resting: tuple[Point, ...]) -> Iterator[StepSeen]:
    there = open_ways(as_process(model), found.closed)
    for step in (one for one in model.steps if not one.optional):
        ways = [(way.title, f"{step.id}/{way.id}" in there) for way in step.ways]
        rests = [one for one in resting if one.step == step.id and one.at[Edge.LIKELY] is not When.NEVER]
        yield StepSeen(
            step,
            tuple(title for title, is_open in ways if is_open),
            tuple(title for title, is_open in ways if not is_open),
            rests_words(model, rests),
            _note(rests),
            _sight(found, step.id),
        )


def _note(rests: list[Point]) -> str:
    if any(one.at[Edge.LIKELY] is When.ALWAYS for one in rests):
        return "rust op één barrière"
    return "rust misschien op één barrière" if rests else ""


def _sight(found: Outlook, step: str) -> Sight:
    if step not in found.blind:
        return Sight.SEEN
    return Sight.UNKNOWN if step in found.dim else Sight.NONE


def _here(model: BarrierModel, found: Outlook, said: Mapping[str, Placed], steps: tuple[StepSeen, ...], resting: Resting) -> Here:
    unknown = Placed(Standing.UNKNOWN)
    notes = {
        one.step.id: tuple(
            note
            for note, holds in (
                ("deze stap is dicht", not one.open_ways),
                (one.note, one.note),
                (one.sight.word, one.sight is not Sight.SEEN),
            )
            if holds
        )
        for one in steps
    }
    how = {one.id: said.get(one.id, unknown).word for one in model.barriers}
    return Here(frozenset(open_ways(as_process(model), found.closed)), how, found.standing, notes, dict(_marks(resting)))


def _marks(resting: Resting) -> Iterator[tuple[str, Mark]]:
    """What barriers mean at the likely effect; that a step rests on one is said before all else."""
    spare = resting.spare[Edge.LIKELY]
    yield from ((name, Mark.SPARE) for name in spare.free)
    yield from ((name, Mark.ONE_STAYS) for group in spare.one_stays for name in group)
    at = [(one.barrier, one.at[Edge.LIKELY]) for one in resting.points]
    yield from ((name, Mark.MAYBE) for name, when in at if when in {When.ABSENT, When.STANDING})
    yield from ((name, Mark.ALONE) for name, when in at if when is When.ALWAYS)
