"""What is asked of one partner, in one process or in all, on paper: never what stands or is open in any place."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, Literal

from dijkwacht.documents.barriers.model import Barrier, BarrierModel
from dijkwacht.documents.barriers.words import KINDS, PROPOSAL, closed_in, effect, grounds_line, places
from dijkwacht.documents.drawings.labels import one_line, shortened
from dijkwacht.documents.paper.model import Block, Heading, Paper, Paragraph, Run
from dijkwacht.kit.dutch import capital, count, listed

FOR_TALK: Final = "Deze lijst is om over te praten. Er staat niet in wat waar geregeld is, en niet wat waar open is."


def asked_of(model: BarrierModel, party: str) -> tuple[Barrier, ...]:
    """The barriers that this party places, alone or with others; what holds something first."""
    return tuple(sorted((one for one in model.barriers if party in one.placed_by), key=lambda one: not one.holds))


def where(model: BarrierModel, barrier: Barrier) -> tuple[str, ...]:
    """What a barrier is about, step by step, in words."""
    return tuple(_where(model, barrier))


def _where(model: BarrierModel, barrier: Barrier) -> Iterator[str]:
    steps = {step.id for step in model.steps}
    for place, title in places(model, barrier):
        kind = "stap" if place in steps else "voorwaarde"
        ways = "; ".join(closed_in(model, barrier, place)) if place in steps and place not in barrier.closes else ""
        yield f"{kind} {place} {title}" + (f": {ways}" if ways else "")


def checklist(model: BarrierModel, party: str, *, made_on: date) -> Paper:
    """The list for one party as a paper."""
    blocks: list[Block] = [Paragraph(PROPOSAL), Paragraph(FOR_TALK)]
    for barrier in asked_of(model, party):
        blocks += _barrier(model, barrier, party)
    return Paper(
        title=f"{capital(one_line(party))}: wat vragen wij?",
        organisation=shortened(model.title, 80),
        kicker=f"Barrièremodel {one_line(model.title)}, versie {one_line(model.version)}",
        header="Om samen te bespreken",
        footer=f"Barrièremodel {shortened(model.title, 60)}",
        made_on=made_on,
        blocks=tuple(blocks),
    )


def checklists(models: Sequence[BarrierModel], party: str, *, made_on: date) -> Paper:
    """The lists for one party over these models as one paper, a chapter a model."""
    blocks: list[Block] = [Paragraph(PROPOSAL), Paragraph(FOR_TALK)]
    for model in models:
        blocks.append(Heading(1, f"{one_line(model.title)}, versie {one_line(model.version)}"))
        for barrier in asked_of(model, party):
            blocks += _barrier(model, barrier, party, level=2)
    return Paper(
        title=f"{capital(one_line(party))}: wat vragen wij?",
        organisation="Alle barrièremodellen",
        kicker=count(len(models), "barrièremodel", "barrièremodellen"),
        header="Om samen te bespreken",
        footer="Alle barrièremodellen",
        made_on=made_on,
        blocks=tuple(blocks),
    )


def _barrier(model: BarrierModel, barrier: Barrier, party: str, *, level: Literal[1, 2] = 1) -> Iterator[Block]:
    yield Heading(level, one_line(barrier.title))
    others = [one for one in barrier.placed_by if one != party]
    facts = (
        (f"{capital(KINDS[barrier.kind])} bij", "; ".join(where(model, barrier))),
        ("Samen met", listed(others)),
        ("Grondslag", grounds_line(model, barrier)),
        ("Werking", effect(barrier)),
        ("Let op", barrier.note or ""),
    )
    for label, said in facts:
        if said:
            yield Paragraph(Run(f"{label}: ", is_bold=True), one_line(said))
