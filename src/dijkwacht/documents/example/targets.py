"""Where each criterion of an example picture must come out, so that the figures tell the planned story."""

import random
from collections.abc import Mapping
from dataclasses import dataclass

from dijkwacht.documents.example.plans import ExamplePlan
from dijkwacht.documents.norms.model import Criterion, NormSet

NORM = 2


@dataclass(frozen=True, slots=True)
class Target:
    """The levels that the answers to a criterion come to, after what evidence allows."""

    paper: int
    practice: int


def targets(norm: NormSet, plan: ExamplePlan) -> Mapping[str, Target]:
    """A target for each criterion; a share missed in one theme is made good in the next, so the whole fits."""
    chosen: dict[str, Target] = {}
    debt = {"paper": 0.0, "practice": 0.0}
    for theme in norm.themes:
        strength = plan.strength(theme.id)
        counted = [c for c in theme.criteria if not _is_aside(c.id, plan)]
        weight = sum(c.weight for c in counted)
        debt["paper"] += strength.paper * weight
        debt["practice"] += strength.practice * weight
        order = _shuffled(counted, plan, theme.id)
        in_practice = _pick(order, "practice", debt, plan, first=())
        on_paper = _pick(order, "paper", debt, plan, first=_mostly(in_practice, plan, theme.id))
        for criterion in theme.criteria:
            chosen[criterion.id] = _target(criterion, plan, paper=criterion.id in on_paper, practice=criterion.id in in_practice)
    return chosen


def _is_aside(criterion: str, plan: ExamplePlan) -> bool:
    """Whether the criterion does not count in the figures: all put it aside."""
    settled_aside = any(settled.criterion == criterion and settled.side is None for settled in plan.settled)
    return criterion in plan.not_applicable or settled_aside


def _shuffled(criteria: list[Criterion], plan: ExamplePlan, theme: str) -> list[Criterion]:
    chance = random.Random(f"{plan.organisation}/{plan.seed}/{theme}")  # noqa: S311  # nosec B311 - a story, no secret
    return chance.sample(criteria, len(criteria))


def _mostly(ids: frozenset[str], plan: ExamplePlan, theme: str) -> tuple[str, ...]:
    """What happens is mostly laid down too; now and then it is habit only."""
    chance = random.Random(f"{plan.organisation}/{plan.seed}/{theme}/habit")  # noqa: S311  # nosec B311
    return tuple(criterion for criterion in sorted(ids) if chance.random() < 0.92)


def _pick(
    order: list[Criterion], side: str, debt: dict[str, float], plan: ExamplePlan, *, first: tuple[str, ...]
) -> frozenset[str]:
    """Choose criteria at norm until the weight asked for is reached; what was set by hand counts before the rest."""
    fixed = {c.id: level for c in order if (level := _by_hand(c.id, side, plan)) is not None}
    picked = {c.id for c in order if fixed.get(c.id, 0) >= NORM}
    debt[side] -= sum(c.weight for c in order if c.id in picked)
    for criterion in sorted(order, key=lambda c: c.id not in first):
        if criterion.id not in fixed and debt[side] >= criterion.weight / 2:
            picked.add(criterion.id)
            debt[side] -= criterion.weight
    return frozenset(picked)


def _by_hand(criterion: str, side: str, plan: ExamplePlan) -> int | None:
    """The level that the plan itself gives a side: settled before answers, nobody knows is nothing."""
    for settled in plan.settled:
        if settled.criterion == criterion and settled.side == side:
            return settled.level
    if criterion in plan.unknown or criterion in plan.unanswered:
        return 0
    if criterion in plan.levels:
        return plan.levels[criterion][0 if side == "paper" else 1]
    return None


def _target(criterion: Criterion, plan: ExamplePlan, *, paper: bool, practice: bool) -> Target:
    if criterion.id in plan.levels:
        on_paper, in_practice = plan.levels[criterion.id]
        return Target(on_paper, in_practice)
    chance = random.Random(f"{plan.organisation}/{plan.seed}/{criterion.id}/target")  # noqa: S311  # nosec B311
    return Target(paper=_level(chance, at_norm=paper, low=0.6), practice=_level(chance, at_norm=practice, low=0.7))


def _level(chance: random.Random, *, at_norm: bool, low: float) -> int:
    """Mostly just at norm or just below it."""
    just = chance.random() < low
    if at_norm:
        return 2 if just else 3
    return 1 if just else 0
