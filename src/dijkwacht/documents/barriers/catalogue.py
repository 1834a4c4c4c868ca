"""Which of the models somebody asks for: by theme, partner, instrument and evidence, or by a word in a step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dijkwacht.documents.barriers.model import BarrierModel, Step
from dijkwacht.kit.words import Worded


class Evidence(Worded):
    """What the effects of a model rest on."""

    JUDGEMENT = "judgement", "alleen het oordeel van de makers"
    SOURCE = "source", "ook een bron"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for; empty is everything."""

    theme: str = ""
    party: str = ""
    instrument: str = ""
    evidence: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A model, and the steps in which the words stand; none where no words were asked for."""

    model: BarrierModel
    steps: tuple[Step, ...] = ()

    @property
    def ways(self) -> int:
        """How many ways all steps have."""
        return sum(len(step.ways) for step in self.model.steps)

    @property
    def evidence(self) -> Evidence:
        """What its effects rest on."""
        return evidence(self.model)


def evidence(model: BarrierModel) -> Evidence:
    """Judgement, unless one of the effects has a source."""
    return Evidence.SOURCE if any(one.has_source for one in model.barriers) else Evidence.JUDGEMENT


def found(models: Iterable[BarrierModel], wanted: Wanted) -> tuple[Found, ...]:
    """The models that are asked for, in the order given."""
    return tuple(_found(models, wanted))


def _found(models: Iterable[BarrierModel], wanted: Wanted) -> Iterator[Found]:
    words = wanted.words.casefold().split()
    for model in models:
        steps = tuple(step for step in model.steps if words and all(word in _said(step) for word in words))
        fits = (
            wanted.theme in {"", model.theme},
            wanted.party in {"", *model.parties},
            wanted.instrument in {"", *(one.instrument for one in model.barriers)},
            wanted.evidence in {"", evidence(model)},
            bool(steps) or not words,
        )
        if all(fits):
            yield Found(model, steps)


def _said(step: Step) -> str:
    """All that a step says: its title, ways, who makes it easy, and what can be seen of it."""
    ways = (way.title for way in step.ways)
    return " ".join((step.title, *ways, *step.facilitators, *(signal.text for signal in step.signals))).casefold()
