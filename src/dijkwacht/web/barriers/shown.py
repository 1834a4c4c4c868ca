"""A model as its page tells it: steps, with their ways, with what holds those; each barrier with all that is known of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from django.urls import reverse
from django.utils.http import urlencode

from dijkwacht.analysis.barriers.process import staying_open, unheld
from dijkwacht.documents.barriers.model import Barrier, Condition, Signal, Step, Way
from dijkwacht.documents.barriers.outline import as_process
from dijkwacht.documents.barriers.words import KINDS, Ground, asked, asks, closed_in, criterion, effect, grounds, places
from dijkwacht.documents.law.library import register
from dijkwacht.web.barriers.chosen import Chosen, Outside, slug_of

Link = tuple[str, str]
"""Words, and the address behind them; empty where there is none."""
UNHELD: Final = "Niemand houdt dit tegen."
STAYS: Final = "Blijft open, ook met alle barrières samen."
_INSTRUMENTS: Final = MappingProxyType({"damocles": ("Damocles", "damocles:index"), "bibob": ("Bibob", "bibob:index")})


@dataclass(frozen=True, slots=True)
class GroundShown:
    """What a barrier rests on, and where that can be read."""

    ground: Ground
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class BarrierShown:
    """One barrier in one step or condition; ``elsewhere`` leads to the other steps and conditions where it stands."""

    barrier: Barrier
    anchor: str
    kind: str
    closes: tuple[str, ...]
    elsewhere: tuple[Link, ...]
    parties: tuple[Link, ...]
    grounds: tuple[GroundShown, ...]
    effect: str
    instrument: Link | None
    criteria: tuple[tuple[str, str, str], ...]

    @property
    def is_again(self) -> bool:
        """Whether it stands on the page already."""
        return self.anchor != f"b-{self.barrier.id}"


@dataclass(frozen=True, slots=True)
class WayShown:
    """One way: what it asks, what is done about it in its step, and what is said where nobody can close it."""

    way: Way
    asks: str
    barriers: tuple[tuple[str, str, str], ...]
    """Title, anchor and kind of those that are about this way alone or with some others."""
    stays: str


@dataclass(frozen=True, slots=True)
class PlaceShown:
    """A step or a condition with all its barriers; a condition has no ways, but ways that ask for it."""

    id: str
    title: str
    barriers: tuple[BarrierShown, ...]
    ways: tuple[WayShown, ...] = ()
    signals: tuple[Signal, ...] = ()
    facilitators: tuple[str, ...] = ()
    is_optional: bool = False
    asked_by: tuple[str, ...] = ()


class Telling:
    """Makes the parts of one page; ``norms`` has by its id the address of each norm that the reader may read."""

    def __init__(self, chosen: Chosen | Outside, norms: Mapping[str, str]) -> None:
        self.chosen, self.model, self.norms = chosen, chosen.model, norms
        self.leads = isinstance(chosen, Chosen)
        process = as_process(self.model)
        self.open, self.unheld = {*staying_open(process)}, {*unheld(process)}

    def steps(self) -> tuple[PlaceShown, ...]:
        """Every step, in order."""
        return tuple(self._step(step) for step in self.model.steps)

    def conditions(self) -> tuple[PlaceShown, ...]:
        """Every condition, with the ways that ask for it."""
        return tuple(self._condition(one) for one in self.model.conditions)

    def staying(self) -> tuple[tuple[str, str, bool], ...]:
        """The ways that stay open whatever is placed: their title, their step, and whether no barrier holds them at all."""
        ways = ((step, way, f"{step.id}/{way.id}") for step in self.model.steps for way in step.ways)
        return tuple((way.title, step.id, path in self.unheld) for step, way, path in ways if path in self.open)

    def closable(self) -> tuple[Step, ...]:
        """The steps of which every way can be closed: with one of them the whole process stops."""
        needed = (step for step in self.model.steps if not step.optional)
        return tuple(step for step in needed if not any(f"{step.id}/{way.id}" in self.open for way in step.ways))

    def _step(self, step: Step) -> PlaceShown:
        barriers = self._barriers(step.id)
        ways = tuple(self._way(step, way, barriers) for way in step.ways)
        return PlaceShown(step.id, step.title, barriers, ways, step.signals, step.facilitators, step.optional)

    def _condition(self, one: Condition) -> PlaceShown:
        asking = ((step, way) for step in self.model.steps for way in step.ways if one.id in asked(way.needs))
        return PlaceShown(
            one.id, one.title, self._barriers(one.id), asked_by=tuple(f"{way.title} ({step.id})" for step, way in asking)
        )

    def _way(self, step: Step, way: Way, barriers: tuple[BarrierShown, ...]) -> WayShown:
        path = f"{step.id}/{way.id}"
        own = tuple((one.barrier.title, one.anchor, one.kind) for one in barriers if path in one.barrier.closes)
        titles = {one.id: f"{one.id} ({one.title})" for one in self.model.conditions}
        stays = UNHELD if path in self.unheld else STAYS if path in self.open else ""
        return WayShown(way, asks(way.needs, titles.__getitem__), own, stays)

    def _barriers(self, place: str) -> tuple[BarrierShown, ...]:
        here = (one for one in self.model.barriers if closed_in(self.model, one, place))
        return tuple(self._barrier(one, place) for one in sorted(here, key=lambda one: not one.holds))

    def _barrier(self, barrier: Barrier, place: str) -> BarrierShown:
        everywhere = places(self.model, barrier)
        return BarrierShown(
            barrier=barrier,
            anchor=_anchor(barrier, place, everywhere[0][0]),
            kind=KINDS[barrier.kind],
            closes=closed_in(self.model, barrier, place),
            elsewhere=tuple((f"{one} {title}", f"#s-{one}") for one, title in everywhere if one != place),
            parties=tuple((one, self.chosen.url("partner", slug_of(one))) for one in barrier.placed_by),
            grounds=tuple(_ground(one, leads=self.leads) for one in grounds(self.model, barrier)),
            effect=effect(barrier),
            instrument=_instrument(barrier, leads=self.leads),
            criteria=tuple(self._criterion(one) for one in barrier.criteria),
        )

    def _criterion(self, name: str) -> tuple[str, str, str]:
        norm, text = criterion(name)
        return name, text, f"{self.norms[norm]}#{name}" if norm in self.norms else ""


def _anchor(barrier: Barrier, place: str, first: str) -> str:
    """Where a barrier stands on the page: by its own id in the first place, elsewhere with the place."""
    return f"b-{barrier.id}" if place == first else f"b-{barrier.id}-{place}"


def _instrument(barrier: Barrier, *, leads: bool) -> Link | None:
    if barrier.instrument not in _INSTRUMENTS:
        return None
    word, address = _INSTRUMENTS[barrier.instrument]
    return word, reverse(address) if leads else ""


def _ground(ground: Ground, *, leads: bool) -> GroundShown:
    act = register().act(register().names.get(ground.ref, ground.ref))
    if act is None or not leads:
        return GroundShown(ground, ground.title, "")
    return GroundShown(ground, act.id, f"{reverse('legal:index')}?{urlencode({'wet': act.id})}")
