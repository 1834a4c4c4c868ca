"""The figures of a model or a fault tree as the command line gives them: formats.md chapter 7."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from dijkwacht.analysis.barriers.analysis import Analysis, SetsFound, analyse, importances
from dijkwacht.analysis.barriers.budget import Budget, TooMuch
from dijkwacht.analysis.barriers.choice import best_choice
from dijkwacht.analysis.barriers.outlook import Counted, Routes, matters
from dijkwacht.analysis.barriers.process import Edge, Process
from dijkwacht.analysis.barriers.reckoning import Reckoned, reckon
from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.opsa import FaultTree
from dijkwacht.documents.barriers.outline import as_process


def of_model(model: BarrierModel, standing: Collection[str], *, limit: int, budget: Budget) -> dict[str, Any]:
    """All figures of a model in which these barriers stand; ``range`` gives what low and high effects make of them."""
    process = as_process(model)
    low, likely, high = (reckon(process, standing, edge=edge, limit=limit, budget=budget) for edge in Edge)
    return {
        "model": model.id,
        "probability": likely.probability,
        "routes": _sets(likely.routes),
        "closing_sets": _closing(likely.closing) | {"uncloseable": [*likely.uncloseable]},
        "importance": _importance(likely.importance),
        "matters": _of_barriers(process, standing, budget),
        "range": {edge.value: _short(found) for edge, found in zip((Edge.LOW, Edge.HIGH), (low, high), strict=True)},
        "exact": all(found.exact for found in (low, likely, high)),
    }


def of_choice(model: BarrierModel, standing: Collection[str], most: Decimal) -> dict[str, Any]:
    """Which barriers leave the least room for at most this cost, in EUR.

    ``room`` is what is left of all routes, each for as much as is let through (0 to 1), and no choice leaves less than ``least``.
    The ranges give what low and high effects make of it.
    ``without_cost`` are barriers that could not be weighed.
    """
    process = as_process(model)
    costs = {one.id: one.cost for one in process.holding if one.cost is not None}
    routes = Routes(process)
    made = best_choice(routes, Counted(frozenset(standing)), costs, most)
    there = frozenset(standing).union(made.barriers)
    return {
        "barriers": [*made.barriers],
        "cost": _number(made.cost),
        "years": model.cost_rule.years,
        "room": made.room,
        "room_range": {edge.value: routes.room(there, edge) for edge in Edge},
        "routes": made.routes,
        "routes_range": {edge.value: routes.count(there, edge) for edge in Edge},
        "exact": made.is_best,
        "least": made.least,
        "without_cost": [one.id for one in process.holding if one.cost is None and one.id not in standing],
    }


def of_tree(found: FaultTree, *, limit: int, budget: Budget) -> dict[str, Any]:
    """All figures of a fault tree; what it takes to keep an event away, no fault tree says: there is no cheapest."""
    made = analyse(found.tree, found.chances, limit=limit, budget=budget)
    return {
        "model": found.name,
        "probability": made.probability,
        "routes": _sets(made.routes),
        "closing_sets": _closing(made.closing) | {"cheapest": None, "uncloseable": []},
        "importance": _importance(made.importance),
        "matters": _of_events(made, found.chances),
        "exact": made.exact,
        **_bound(made),
    }


def _sets(found: SetsFound | None) -> dict[str, Any]:
    if found is None:
        return {"count": None, "by_size": None, "smallest": None}
    by_size = {str(size): number for size, number in found.by_size.items()}
    return {"count": found.count, "by_size": by_size, "smallest": [[*one] for one in found.smallest]}


def _closing(found: SetsFound | None) -> dict[str, Any]:
    cheapest = None
    if found and found.cheapest:
        barriers, cost = found.cheapest
        cheapest = {"barriers": [*barriers], "cost": _number(cost)}
    return _sets(found) | {"cheapest": cheapest}


def _importance(found: Mapping[str, float] | None) -> list[dict[str, Any]] | None:
    """The most important first."""
    if found is None:
        return None
    return [{"id": name, "birnbaum": value} for name, value in sorted(found.items(), key=lambda one: (-one[1], one[0]))]


def _of_events(made: Analysis, chances: Mapping[str, float]) -> list[dict[str, Any]] | None:
    """Every importance of each event, by name."""
    if made.importance is None:
        return None
    return [{"id": name, **asdict(one)} for name, one in sorted(importances(made, chances).items())]


def _of_barriers(process: Process, standing: Collection[str], budget: Budget) -> list[dict[str, Any]] | None:
    """How much each barrier that holds something matters, in the order of the model; by low, likely and high effect."""
    try:
        routes, known = Routes(process, budget), Counted(frozenset(standing))
        found = [matters(routes, known, edge, budget) for edge in Edge]
    except (TooMuch, MemoryError):
        return None
    return [
        {
            "id": low.barrier,
            "touches": low.touches,
            "routes": [low.routes, likely.routes, high.routes],
            "room": [low.room, likely.room, high.room],
            "birnbaum": [low.decides, likely.decides, high.decides],
        }
        for low, likely, high in zip(*found, strict=True)
    ]


def _short(found: Reckoned) -> dict[str, Any]:
    return {
        "probability": found.probability,
        "routes": found.routes.count if found.routes else None,
        "closing_sets": found.closing.count if found.closing else None,
    }


def _bound(made: Analysis) -> dict[str, Any]:
    """What is sure of a tree that was too large; only the parts that were not reached."""
    found: dict[str, Any] = {}
    if made.bound and made.probability is None:
        found["probability"] = [made.bound.low, made.bound.high]
    if made.bound and made.is_monotone and made.routes is None:
        found["routes"] = {"at_least": len(made.bound.routes), "all_up_to_size": made.bound.routes_up_to}
    if made.bound and made.is_monotone and made.closing is None:
        found["closing_sets"] = {"at_least": len(made.bound.closing), "all_up_to_size": made.bound.closing_up_to}
    return {"bound": found} if found else {}


def _number(cost: Decimal) -> int | float:
    return int(cost) if cost == int(cost) else float(cost)
