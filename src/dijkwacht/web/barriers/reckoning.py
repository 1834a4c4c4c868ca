"""Everything that can be reckoned of a model in use, as ranges."""

from collections.abc import Mapping
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dijkwacht.analysis.barriers.outlook import Outlook
from dijkwacht.analysis.barriers.process import Edge
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers.models import barrier_model
from dijkwacht.apps.barriers.queries import outlook_of, outlook_without
from dijkwacht.apps.barriers.queries.standing import lead
from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.words import titles
from dijkwacht.kit.dutch import count, decimal, listed, percent
from dijkwacht.web.barriers.here import common, in_use_for, may_place
from dijkwacht.web.request import SignedIn

EDGES: Final = {Edge.LOW: "laag", Edge.LIKELY: "waarschijnlijk", Edge.HIGH: "hoog"}
SETS: Final = 5
"""So many closing sets are listed."""


@require_GET
def reckoning(request: SignedIn, in_use: object) -> HttpResponse:
    """What do the figures say?"""
    held = in_use_for(request.user, in_use, Right.SEE_BARRIERS)
    model, found = barrier_model(held.version), outlook_of(held)
    names = titles(model)
    standing = [one for one in model.barriers if one.holds and one.id in found.standing]
    falls = next((one for one in standing if one.id == request.GET.get("zonder")), None)
    context = {
        **common(held, above=True),
        "model": model,
        "outlook": found,
        "lead": lead(found),
        "rows": [(EDGES[edge], found.routes[edge, False], found.routes[edge, True]) for edge in Edge],
        "tenths": list(
            zip(_around(model.closed_at), (found.nearby[0], found.routes[Edge.LIKELY, False], found.nearby[1]), strict=True)
        ),
        "closing": _closing(model, found, names),
        "uncloseable": [names[one] for one in found.now.uncloseable],
        "adds": [(names[one.barrier], one.routes, percent(one.room)) for one in _by_room(found)],
        "leaning": [(names[step], names[barrier]) for step, barrier in found.leaning.items()],
        "standing": [(one.id, one.title) for one in standing],
        "falls": falls,
        "without": outlook_without(held, falls.id) if falls else None,
        "may_place": may_place(request.user, held),
    }
    return render(request, "barriers/reckoning.html", context)


def _around(closed_at: float) -> list[str]:
    return [decimal(max(closed_at + more, 0.1), places=1) for more in (-0.1, 0, 0.1)]


def _by_room(found: Outlook) -> list[Any]:
    return sorted((one for one in found.adds if one.room > 0), key=lambda one: (-one.room, one.barrier))


def _closing(model: BarrierModel, found: Outlook, names: Mapping[str, str]) -> dict[str, Any]:
    """How many sets would close everything, the smallest of them, and the cheapest where all costs are known."""
    sets = found.now.closing
    if sets is None or not sets.count:
        return {}
    cheapest = None
    if sets.cheapest:
        barriers, cost = sets.cheapest
        cheapest = {
            "barriers": listed(names[one] for one in barriers),
            "cost": decimal(cost, places=0),
            "years": model.cost_rule.years,
        }
    return {
        "number": count(sets.count, "verzameling", "verzamelingen"),
        "smallest": [listed(names[one] for one in chosen) for chosen in sets.smallest[:SETS]],
        "cheapest": cheapest,
    }
