"""A barrier model as its drawing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from dijkwacht.documents.barriers.model import Barrier, BarrierModel, Step, Way
from dijkwacht.documents.barriers.words import PROPOSAL, asks
from dijkwacht.documents.drawings.process import BarrierDrawn, Mark, Now, ProcessDrawing, Sign, StepDrawn, WayDrawn, process
from dijkwacht.kit.dutch import listed

SHEET: Final = 1.6
"""Width by height of what a sheet of A3 leaves for the drawing."""
_SIGNS: Final = {"detects": Sign.NOTICES, "repairs": Sign.REPAIRS}


@dataclass(frozen=True, slots=True)
class Here:
    """How it is in a place: which ways are open, how it is with each barrier, and what is to be noticed of a step."""

    open_ways: frozenset[str]
    how: Mapping[str, str]
    standing: frozenset[str]
    notes: Mapping[str, tuple[str, ...]]
    marks: Mapping[str, Mark] = field(default_factory=dict)
    """What barriers mean there: those on which a step rests, and those that add nothing more."""
    legend: tuple[str, str, str] = ("manier nog open", "manier dicht", "staat er niet, of niet bekend of bevestigd")
    """What it means that a way is open, that it is closed, and that a barrier has a dashed edge."""


def drawing_of(model: BarrierModel, here: Here | None = None) -> ProcessDrawing:
    """Each barrier stands wherever it works; where it is one deed for several places, that is said."""
    steps = tuple(_step(model, step, here) for step in model.steps)
    conditions = tuple(StepDrawn(one.id, one.title, (), _barriers(model, {one.id}, here)) for one in model.conditions)
    return ProcessDrawing(model.title, steps, conditions, here.legend if here else None)


def drawn(model: BarrierModel, here: Here | None = None) -> str:
    """The drawing as SVG, in the shape of a sheet: on a screen too it is then not much higher than a window."""
    return process(drawing_of(model, here), shape=SHEET)


def sheet_of(model: BarrierModel) -> bytes:
    """The drawing as a PDF of one sheet of A3."""
    from dijkwacht.documents.paper.pdf import sheet  # noqa: PLC0415 - the typesetter is heavy, and a drawing on screen needs none

    drawing, below = drawing_of(model), f"Barrièremodel {model.id}, versie {model.version}. {PROPOSAL}"
    return sheet(model.title, drawn(model), drawing.told, below)


def _step(model: BarrierModel, step: Step, here: Here | None) -> StepDrawn:
    places = {step.id, *(f"{step.id}/{way.id}" for way in step.ways)}
    ways = tuple(WayDrawn(way.id, way.title, asks(way.needs, str), _now(step, way, here)) for way in step.ways)
    signals = tuple(f"{one.text} ({', '.join(one.seen_by)})" if one.seen_by else one.text for one in step.signals)
    return StepDrawn(
        step.id,
        step.title,
        ways,
        _barriers(model, places, here),
        signals,
        optional=step.optional,
        notes=here.notes.get(step.id, ()) if here else (),
        facilitators=step.facilitators,
    )


def _now(step: Step, way: Way, here: Here | None) -> Now:
    if here is None or step.optional:
        return Now.UNSAID
    return Now.OPEN if f"{step.id}/{way.id}" in here.open_ways else Now.CLOSED


def _barriers(model: BarrierModel, places: set[str], here: Here | None) -> tuple[BarrierDrawn, ...]:
    return tuple(_barrier(one, places, here) for one in model.barriers if places & {*one.closes})


def _barrier(barrier: Barrier, places: set[str], here: Here | None) -> BarrierDrawn:
    elsewhere = dict.fromkeys(one.partition("/")[0] for one in barrier.closes if one not in places)
    also = f"ook bij {listed(elsewhere)}" if elsewhere else ""
    small = "; ".join(part for part in (", ".join(barrier.placed_by), also) if part)
    sign = _SIGNS.get(barrier.kind, Sign.HOLDS)
    if here is None:
        return BarrierDrawn(barrier.id, barrier.title, sign, small)
    how, mark = here.how.get(barrier.id, ""), here.marks.get(barrier.id, Mark.NONE)
    return BarrierDrawn(barrier.id, barrier.title, sign, small, how, is_away=barrier.id not in here.standing, mark=mark)
