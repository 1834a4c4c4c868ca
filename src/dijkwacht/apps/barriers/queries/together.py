"""A model in use beside that of others: of who consented likewise, in the same version; by name only where a step is open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from dijkwacht.analysis.barriers.outlook import Adds
from dijkwacht.apps.barriers.models import InUse, barrier_model
from dijkwacht.apps.barriers.queries import counted_in, open_with, outlook_of, said_of
from dijkwacht.apps.barriers.queries.standing import holds
from dijkwacht.apps.barriers.rules import Placed, Standing, next_five
from dijkwacht.apps.barriers.rules.group import OpenIn, Taking, Together, together, why_not_together
from dijkwacht.apps.consents.models import Consent
from dijkwacht.apps.consents.queries import consented, has_consented
from dijkwacht.apps.consents.rules import Subject
from dijkwacht.apps.organisations.queries import named
from dijkwacht.documents.barriers.model import Barrier, BarrierModel, Step
from dijkwacht.documents.barriers.picture import Here
from dijkwacht.documents.barriers.words import titles
from dijkwacht.kit.dutch import count, decimal, listed


@dataclass(frozen=True, slots=True)
class BarrierTogether:
    """A barrier: how it is here, and in how many of the group it stands, is not known, or is not for that place."""

    barrier: Barrier
    own: str
    """How it is here, in a word."""
    standing: int
    unknown: int
    away: int


@dataclass(frozen=True, slots=True)
class StepTold:
    """A step with where it is open, and those of its ways that are not open for all: title and where."""

    step: Step
    at: OpenIn
    ways: tuple[tuple[str, OpenIn], ...]


@dataclass(frozen=True, slots=True)
class NextTogether:
    """One of the five for the group: how many it would help, and why."""

    barrier: Barrier
    helped: int
    unknown: int
    """In how many of those nobody knows whether it stands."""
    holds: str
    closes: str
    shows: str


@dataclass(frozen=True, slots=True)
class GroupTold:
    """What is said of a group; of fewer than three ``too_few`` says why nothing is counted."""

    model: BarrierModel
    names: tuple[str, ...]
    elsewhere: tuple[tuple[str, str], ...]
    """Who takes part with another version of the model, and is not counted: name and version."""
    too_few: str
    lead: str = ""
    readings: str = ""
    """By which reading the fewest and the most routes are open; empty where that makes no difference."""
    barriers: tuple[BarrierTogether, ...] = ()
    steps: tuple[StepTold, ...] = ()
    five: tuple[NextTogether, ...] = ()
    here: Here | None = None


def consent_of(in_use: InUse, *, on: date) -> Consent | None:
    """The consent that holds for this model, if any."""
    given = Consent.objects.holding_on(on).filter(organisation=in_use.organisation_id, to=None)
    return given.filter(what=Subject.BARRIERS, theme=in_use.code).first() if in_use.area_id is None else None


def group_of(in_use: InUse, *, on: date) -> QuerySet[InUse]:
    """Who takes part, this organisation among them; nobody where it does not itself. Invented and real ones never mix."""
    here = in_use.organisation
    found = InUse.objects.filter(code=in_use.code, area=None, organisation__is_example=here.is_example)
    if in_use.area_id is not None or not has_consented(here, Subject.BARRIERS, on=on, theme=in_use.code):
        return found.none()
    found = found.filter(consented(Subject.BARRIERS, on=on, of="organisation", theme=in_use.code))
    return found.select_related("organisation", "version").prefetch_related("placings", "organisation__names")


def told_together(in_use: InUse, *, on: date) -> GroupTold | None:
    """What is said of the group of a model in use, by name in order of the alphabet; None where it takes no part."""
    rows = {row.organisation_id: row for row in group_of(in_use, on=on)}
    if not rows:
        return None
    order = [(name, rows[one.pk]) for one, name in named((row.organisation for row in rows.values()), on)]
    same = [(name, row) for name, row in order if row.version_id == in_use.version_id]
    model = barrier_model(in_use.version)
    told = GroupTold(
        model,
        tuple(name for name, _ in same),
        tuple((name, row.version.version) for name, row in order if row.version_id != in_use.version_id),
        why_not_together(len(same)) or "",
    )
    return told if told.too_few else _counted(told, in_use, [_taking(name, row) for name, row in same])


def _taking(name: str, row: InUse) -> Taking:
    known = counted_in(row)
    sure = known.standing - known.away
    found = outlook_of(row)
    return Taking(name, known, open_with(row, sure), open_with(row, sure | known.unknown), found.adds, found.open_range)


def _counted(told: GroupTold, in_use: InUse, group: Sequence[Taking]) -> GroupTold:
    model, said, unknown = told.model, said_of(in_use), Placed(Standing.UNKNOWN)
    steps = [one for one in model.steps if not one.optional]
    found = together({one.id: [f"{one.id}/{way.id}" for way in one.ways] for one in steps}, group)
    barriers = tuple(
        BarrierTogether(one, said.get(one.id, unknown).word, found.standing[one.id], found.unknown[one.id], found.away[one.id])
        for one in model.barriers
    )
    return GroupTold(
        model,
        told.names,
        told.elsewhere,
        "",
        _lead(found.routes, found.size * outlook_of(in_use).all_routes),
        _readings(found.routes),
        barriers,
        tuple(_step(one, found) for one in steps),
        tuple(_next(model, found, one) for one in next_five(found.adds)),
        _here(found, barriers),
    )


def _lead(routes: tuple[int, int], number: int) -> str:
    fewest, most = (decimal(one, places=0) for one in routes)
    between = f"{most} open" if fewest == most else f"tussen de {fewest} en {most} open"
    return f"Bij u samen staan er van de {count(number, 'route', 'routes')} nog {between}."


def _readings(routes: tuple[int, int]) -> str:
    if routes[0] == routes[1]:
        return ""
    fewest, most = (decimal(one, places=0) for one in routes)
    return f"{fewest} is het bij het hoge cijfer als er staat wat niet bekend is, {most} bij het lage als dat er niet staat."


def _step(step: Step, found: Together) -> StepTold:
    ways = ((way.title, found.ways[f"{step.id}/{way.id}"]) for way in step.ways)
    return StepTold(step, found.steps[step.id], tuple((title, one) for title, one in ways if len(one.open) < found.size))


def _next(model: BarrierModel, found: Together, adds: Adds) -> NextTogether:
    barrier, names = next(one for one in model.barriers if one.id == adds.barrier), titles(model)
    return NextTogether(
        barrier,
        found.helped[adds.barrier],
        found.unknown[adds.barrier],
        holds(model, barrier) if adds.room else "",
        count(adds.routes, "open route", "open routes") if adds.routes else "",
        listed([names[one] for one in adds.steps]),
    )


def _here(found: Together, barriers: Sequence[BarrierTogether]) -> Here:
    """The drawing of a group: a way is open where it is so for one of them, a barrier stands where it does for all."""
    return Here(
        frozenset(way for way, one in found.ways.items() if one.open or one.maybe),
        {one.barrier.id: f"bij {one.standing} van de {found.size}" for one in barriers},
        frozenset(one.barrier.id for one in barriers if one.standing == found.size - one.away and one.standing),
        {step: tuple(_notes(one, found.size)) for step, one in found.steps.items()},
        legend=("bij minstens één open, of niet zeker", "bij iedereen dicht", "staat niet bij iedereen"),
    )


def _notes(step: OpenIn, size: int) -> Iterator[str]:
    yield f"open bij {len(step.open)} van de {size}"
    if step.maybe:
        yield f"niet zeker bij {len(step.maybe)}"
