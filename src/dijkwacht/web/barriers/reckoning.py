"""Everything that can be reckoned of a model in use, as ranges."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dijkwacht.analysis.barriers.outlook import Matters, Outlook
from dijkwacht.analysis.barriers.process import Edge
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers.models import InUse, barrier_model
from dijkwacht.apps.barriers.queries import choice_there, mattering, outlook_of, outlook_without
from dijkwacht.apps.barriers.queries.standing import lead
from dijkwacht.documents.barriers.model import BarrierModel
from dijkwacht.documents.barriers.words import titles
from dijkwacht.kit.dutch import count, decimal, listed, percent
from dijkwacht.web.barriers.here import common, in_use_for, may_place
from dijkwacht.web.fields import Euros
from dijkwacht.web.request import SignedIn

EDGES: Final = {Edge.LOW: "laag", Edge.LIKELY: "waarschijnlijk", Edge.HIGH: "hoog"}
SETS: Final = 5
"""So many closing sets are listed."""
LEAST: Final = 0.005


@dataclass(frozen=True, slots=True)
class Weighed:
    """How much one barrier matters, in words: each the likely figure with its range."""

    title: str
    is_there: bool
    touches: int
    routes: str
    room: str
    decides: str
    """Empty where no attempt hangs on this barrier alone."""


class Spending(forms.Form):
    """What there is to spend."""

    use_required_attribute = False
    bedrag = Euros("Wat is er te besteden?", min_value=0, max_value=1_000_000_000, help_text="In hele euro’s, zoals 25.000.")


@require_GET
def reckoning(request: SignedIn, in_use: object) -> HttpResponse:
    """What do the figures say?"""
    held = in_use_for(request.user, in_use, Right.SEE_BARRIERS)
    model, found = barrier_model(held.version), outlook_of(held)
    names = titles(model)
    standing = [one for one in model.barriers if one.holds and one.id in found.standing]
    weighed = _weighed(held, found, names)
    falls = next((one for one in standing if one.id == request.GET.get("zonder")), None)
    spending = Spending(request.GET if "bedrag" in request.GET else None)
    context = {
        **common(held, above=True),
        "spending": spending,
        "choice": _choice(held, model, spending.cleaned_data["bedrag"], names) if spending.is_valid() else {},
        "model": model,
        "outlook": found,
        "lead": lead(found),
        "rows": [(EDGES[edge], found.routes[edge, False], found.routes[edge, True]) for edge in Edge],
        "tenths": list(
            zip(_around(model.closed_at), (found.nearby[0], found.routes[Edge.LIKELY, False], found.nearby[1]), strict=True)
        ),
        "closing": _closing(model, found, names),
        "uncloseable": [names[one] for one in found.now.uncloseable],
        "there": [one for one in weighed if one.is_there],
        "missing": [one for one in weighed if not one.is_there],
        "decides": any(one.decides for one in weighed),
        "leaning": [(names[step], names[barrier]) for step, barrier in found.leaning.items()],
        "standing": [(one.id, one.title) for one in standing],
        "falls": falls,
        "without": outlook_without(held, falls.id) if falls else None,
        "may_place": may_place(request.user, held),
    }
    return render(request, "barriers/reckoning.html", context)


def _around(closed_at: float) -> list[str]:
    return [decimal(max(closed_at + more, 0.1), places=1) for more in (-0.1, 0, 0.1)]


def _weighed(held: InUse, found: Outlook, names: Mapping[str, str]) -> list[Weighed]:
    """Each barrier that holds something and matters at all, the one that makes the most difference first."""
    edges = [*zip(*mattering(held), strict=True)]
    rows = [one for one in edges if any(at.routes or at.room or at.decides for at in one)]
    rows.sort(key=lambda one: (-one[1].room, -one[1].routes, one[1].barrier))
    return [_row(one, found, names) for one in rows]


def _row(one: Sequence[Matters], found: Outlook, names: Mapping[str, str]) -> Weighed:
    likely = one[1]
    decides = [at.decides or 0.0 for at in one]
    return Weighed(
        names[likely.barrier],
        likely.barrier in found.standing,
        likely.touches,
        _range([at.routes for at in one], lambda routes: decimal(routes, places=0)),
        _range([at.room for at in one], _share),
        _range(decides, _share) if any(decides) else "",
    )


def _range(three: Sequence[float], word: Callable[[float], str]) -> str:
    """The likely figure, and between which two it lies where that is another."""
    low, likely, high = (word(one) for one in (min(three), three[1], max(three)))
    return likely if low == high else f"{likely} ({low} tot {high})"


def _share(share: float) -> str:
    """A share as a percentage; what is there is never 0%."""
    return "minder dan 1%" if 0 < share < LEAST else percent(Fraction(str(round(share, 6))))


def _closing(model: BarrierModel, found: Outlook, names: Mapping[str, str]) -> dict[str, Any]:
    """How many sets would close everything, the smallest of them, and the cheapest where all costs are known."""
    sets = found.now.closing
    if sets is None or not sets.count or () in sets.smallest:
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


def _choice(held: InUse, model: BarrierModel, most: int, names: Mapping[str, str]) -> dict[str, Any]:
    """What is best for a sum, and what could not be weighed."""
    found = choice_there(held, Decimal(most))
    free = {one.barrier for one in outlook_of(held).adds}
    return {
        "barriers": [names[one] for one in found.barriers],
        "cost": decimal(found.cost, places=0),
        "years": model.cost_rule.years,
        "routes": found.routes,
        "room": _share(found.room),
        "least": "" if found.is_best else _share(found.least),
        "without_cost": [one.title for one in model.barriers if one.holds and one.cost is None and one.id in free],
    }
