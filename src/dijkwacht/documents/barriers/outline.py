"""A barrier model as the reckoning wants it, and its barriers by the part in which they work."""

from collections.abc import Iterator
from typing import Final

from dijkwacht.analysis.barriers import process
from dijkwacht.analysis.barriers.tree import Kind
from dijkwacht.documents.barriers.model import Barrier, BarrierModel, Needs, Step, exact
from dijkwacht.documents.barriers.words import asked


def as_process(model: BarrierModel, *, closed_at: float | None = None) -> process.Process:
    """The steps, conditions and barriers without their words; ``closed_at`` instead of the model's own where given."""
    return process.Process(
        id=model.id,
        steps=tuple(_step(step) for step in model.steps),
        conditions=tuple(condition.id for condition in model.conditions),
        barriers=tuple(_barrier(model, barrier) for barrier in model.barriers),
        closed_at=exact(model.closed_at if closed_at is None else closed_at),
    )


def watchers(model: BarrierModel) -> dict[str, frozenset[str]]:
    """By step the barriers by which it would be noticed: those that notice the step, one of its ways, or what these ask."""
    return {step.id: frozenset(one.id for one in model.barriers if _notices(one, step)) for step in model.steps}


def _notices(barrier: Barrier, step: Step) -> bool:
    return barrier.kind == "detects" and not _places(step).isdisjoint(barrier.closes)


def asked_in(step: Step) -> frozenset[str]:
    """The conditions that its ways ask for."""
    return frozenset(one for way in step.ways for one in asked(way.needs))


SHARED: Final = "Voorwaarden die manieren delen"


def parts(model: BarrierModel) -> Iterator[tuple[str, tuple[Barrier, ...]]]:
    """The barriers by the step in which they work, or as those on what ways share; each in the first part in which it works."""
    left = list(model.barriers)
    for title, places in (*((f"{step.id} {step.title}", _places(step)) for step in model.steps), (SHARED, None)):
        here = [one for one in left if places is None or places & {*one.closes}]
        left = [one for one in left if one not in here]
        if here:
            yield title, tuple(here)


def _places(step: Step) -> set[str]:
    return {step.id, *(f"{step.id}/{way.id}" for way in step.ways), *asked_in(step)}


def _step(step: Step) -> process.Step:
    ways = (process.Way(f"{step.id}/{way.id}", _need(way.needs) if way.needs else None) for way in step.ways)
    return process.Step(step.id, tuple(ways), step.optional)


def _need(needs: Needs) -> process.Need:
    if needs.atleast:
        kind, of, k = Kind.ATLEAST, needs.atleast.of, needs.atleast.k
    else:
        kind, of, k = (Kind.OR, needs.any, 0) if needs.any else (Kind.AND, needs.all or (), 0)
    return process.Need(kind, tuple(one if isinstance(one, str) else _need(one) for one in of), k)


def _barrier(model: BarrierModel, barrier: Barrier) -> process.Barrier:
    effect = None
    if barrier.effect and barrier.holds:
        chances = barrier.effect.chances
        effect = process.Effect(exact(chances.low), exact(chances.likely), exact(chances.high))
    cost = model.cost_rule.total(barrier.cost) if barrier.cost else None
    return process.Barrier(barrier.id, barrier.closes, effect, cost)
