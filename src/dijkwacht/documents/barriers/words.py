"""What pages, papers and tables say of a barrier model, in words."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from dijkwacht.documents.barriers.model import JUDGEMENT, Barrier, BarrierModel, Cost, CostRule, Effect, Need, Needs
from dijkwacht.documents.norms.library import norm, norm_ids
from dijkwacht.documents.norms.model import NormSource
from dijkwacht.kit.dutch import decimal, listed

PROPOSAL: Final = "Manieren, barrières en werking zijn een voorstel van de makers: te bevestigen."
TO_VERIFY: Final = "te verifiëren"
KINDS: Final[Mapping[str, str]] = MappingProxyType(
    {"prevents": "voorkomt", "hinders": "hindert", "disrupts": "verstoort", "detects": "merkt op", "repairs": "herstelt"}
)
"""What a barrier does."""
INSTRUMENTS: Final[Mapping[str, str]] = MappingProxyType({"damocles": "Damocles", "bibob": "Bibob", "none": "geen"})
"""By what instrument of the law a barrier is placed."""
NO_GROUND: Final = "geen wet: een afspraak, of vrijwillig"


@dataclass(frozen=True, slots=True)
class Ground:
    """What a barrier rests on: an act or another source by its id and title, where in it, and whether somebody read that."""

    ref: str
    title: str
    at: str
    is_checked: bool

    @property
    def words(self) -> str:
        """The ground on one line."""
        return f"{self.title}, {self.at}" + ("" if self.is_checked else f" ({TO_VERIFY})")


def grounds(model: BarrierModel, barrier: Barrier) -> tuple[Ground, ...]:
    """What this barrier rests on; none where it is an agreement."""
    titles = {one.id: one.title for one in model.sources if isinstance(one, NormSource)}
    return tuple(Ground(one.ref, titles.get(one.ref, one.ref), one.at, one.checked) for one in barrier.basis)


def grounds_line(model: BarrierModel, barrier: Barrier) -> str:
    """The same on one line."""
    return "; ".join(one.words for one in grounds(model, barrier)) or NO_GROUND


def effect(barrier: Barrier) -> str:
    """How sure it is that a barrier works, as a sentence without a figure."""
    if not barrier.holds:
        what = "merkt op" if barrier.kind == "detects" else "herstelt achteraf"
        return f"{what}, en houdt zelf niets tegen"
    if barrier.has_source and barrier.effect:
        return f"met een bron: {barrier.effect.source}"
    return "oordeel van de makers, niet gemeten"


def source_words(one: Effect) -> str:
    """Who says how well a barrier works."""
    return "oordeel van de makers" if one.source == JUDGEMENT else one.source


def figure(number: float) -> str:
    """A figure as it was typed, with a comma.

    >>> figure(0.45), figure(1.0)
    ('0,45', '1')
    """
    return f"{number:.15g}".replace(".", ",")


def cost_words(rule: CostRule, cost: Cost) -> str:
    """How a cost comes about, in EUR: once, by the year and in hours; what is nothing is left out.

    >>> cost_words(CostRule(), Cost(once=3000, yearly=1000, hours=120)), cost_words(CostRule(years=1), Cost())
    ('€ 3.000 eenmalig + 4 jaar × € 1.000 + 120 uur × € 75 = € 16.000', '€ 0')
    """
    parts = [
        f"€ {decimal(cost.once, places=0)} eenmalig" if cost.once else "",
        f"{rule.years} jaar × € {decimal(cost.yearly, places=0)}" if cost.yearly else "",
        f"{decimal(cost.hours, places=0)} uur × € {decimal(rule.hour, places=0)}" if cost.hours else "",
    ]
    said, total = " + ".join(part for part in parts if part), f"€ {decimal(rule.total(cost), places=0)}"
    return f"{said} = {total}" if said else total


def asks(needs: Needs | None, name: Callable[[str], str]) -> str:
    """What a way asks of the conditions, each by this name; empty where it asks nothing."""
    return f"vraagt {_needs(needs, name)}" if needs else ""


def _needs(needs: Needs, name: Callable[[str], str]) -> str:
    of = needs.any or needs.all or (needs.atleast.of if needs.atleast else ())
    words = [name(one) if isinstance(one, str) else f"({_needs(one, name)})" for one in of]
    if needs.atleast:
        return f"{needs.atleast.k} van {', '.join(words)}"
    return listed(words) if needs.all else " of ".join(words)


def asked(needs: Needs | None) -> tuple[str, ...]:
    """The conditions that a way names, each once."""
    return tuple(dict.fromkeys(_asked(needs))) if needs else ()


def _asked(need: Need) -> Iterator[str]:
    if isinstance(need, str):
        yield need
        return
    for one in need.any or need.all or (need.atleast.of if need.atleast else ()):
        yield from _asked(one)


def titles(model: BarrierModel) -> Mapping[str, str]:
    """What each step, way, condition and barrier is called; a way with its step before it, by the id that a barrier closes."""
    known = {one.id: one.title for one in model.steps} | {one.id: one.title for one in model.conditions}
    known |= {one.id: one.title for one in model.barriers}
    return known | {f"{step.id}/{way.id}": f"{step.title}: {way.title}" for step in model.steps for way in step.ways}


def closed_in(model: BarrierModel, barrier: Barrier, place: str) -> tuple[str, ...]:
    """What a barrier closes of a step or condition, in words; empty where it does nothing there."""
    if place in barrier.closes:
        is_step = any(step.id == place for step in model.steps)
        return ("alle manieren van deze stap",) if is_step else ("deze voorwaarde",)
    ways = (way for step in model.steps if step.id == place for way in step.ways)
    return tuple(way.title for way in ways if f"{place}/{way.id}" in barrier.closes)


def places(model: BarrierModel, barrier: Barrier) -> tuple[tuple[str, str], ...]:
    """The steps and conditions where a barrier does something, by id and title, in the order of the model."""
    found = {one.partition("/")[0] for one in barrier.closes}
    named = [*((step.id, step.title) for step in model.steps), *((one.id, one.title) for one in model.conditions)]
    return tuple(one for one in named if one[0] in found)


@lru_cache
def criterion(name: str) -> tuple[str, str]:
    """The norm of the product that has this criterion, and what that says; both empty where none has it."""
    of = ((which, one) for which in norm_ids() for theme in norm(which).themes for one in theme.criteria if one.id == name)
    which, found = next(of, ("", None))
    return which, found.text if found else ""
