"""Everything that can be reckoned of a model in use, as ranges."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from dijkwacht.analysis.barriers.outlook import Matters, Outlook, Reading
from dijkwacht.analysis.barriers.process import Edge
from dijkwacht.analysis.barriers.reckoning import Closing
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers.models import InUse, barrier_model
from dijkwacht.apps.barriers.queries import counted_in, outlook_of
from dijkwacht.apps.barriers.queries.reckoned import (
    LIKELY,
    Resting,
    choice_there,
    closing_of,
    mattering,
    outlook_without,
    resting_of,
    room_of,
)
from dijkwacht.apps.barriers.queries.worded import WHEN, lead, open_words, read_words, readings, span, spare_words
from dijkwacht.documents.barriers.model import Barrier, BarrierModel
from dijkwacht.documents.barriers.words import cost_words, titles
from dijkwacht.kit.dutch import capital, count, decimal, listed, percent
from dijkwacht.web.barriers.here import common, in_use_for, may_place
from dijkwacht.web.fields import Euros
from dijkwacht.web.request import SignedIn

EDGES: Final = {Edge.LOW: "laag", Edge.LIKELY: "waarschijnlijk", Edge.HIGH: "hoog"}
SETS: Final = 5
"""So many closing sets are listed."""
LEAST: Final = 0.005
NOTHING: Final = "–"


@dataclass(frozen=True, slots=True)
class Weighed:
    """How much one barrier matters, in words: each figure as a range."""

    title: str
    is_there: bool
    touches: str
    routes: str
    room: str
    decides: str
    """Empty where no attempt hangs on this barrier alone."""
    sight: str
    """The steps that it alone shows, or would show."""


@dataclass(frozen=True, slots=True)
class Closes:
    """What would close everything by one reading: in a sentence, with the smallest sets and what cannot be closed."""

    label: str
    said: str
    sets: tuple[str, ...]
    open: tuple[str, ...]


class Spending(forms.Form):
    """What there is to spend."""

    use_required_attribute = False
    bedrag = Euros("Wat is er te besteden?", min_value=0, max_value=1_000_000_000, help_text="In hele euro’s, zoals 25.000.")


@require_GET
def reckoning(request: SignedIn, in_use: object) -> HttpResponse:
    """What do the figures say?"""
    held = in_use_for(request.user, in_use, Right.SEE_BARRIERS)
    model, found = barrier_model(held.version), outlook_of(held)
    names = _names(held, model)
    standing = [one for one in model.barriers if one.id in found.standing]
    weighed = _weighed(held, found, names)
    falls = next((one for one in standing if one.id == request.GET.get("zonder")), None)
    closing = [(EDGES[edge], [*_closing(held, model, names, edge)]) for edge in Edge]
    spending = Spending(request.GET if "bedrag" in request.GET else None)
    context = {
        **common(held, above=True),
        "spending": spending,
        "choice": _choice(held, model, spending.cleaned_data["bedrag"], names) if spending.is_valid() else {},
        "outlook": found,
        "lead": lead(found),
        "readings": readings(found),
        "rows": [(EDGES[edge], found.routes[edge, False], found.routes[edge, True]) for edge in Edge],
        "tenths": list(zip(_around(model.closed_at), _tenths(found), strict=True)),
        "closing": closing,
        "details": [(word, one) for word, those in closing for one in those if one.sets or one.open],
        "there": [one for one in weighed if one.is_there],
        "missing": [one for one in weighed if not one.is_there],
        "decides": any(one.decides for one in weighed),
        "undecided": _undecided(held),
        "points": _points(resting_of(held), names),
        "spare": spare_words(model, resting_of(held).spare),
        "standing": [(one.id, one.title) for one in standing],
        "falls": falls,
        "not_fallen": _not_fallen(request.GET.get("zonder"), model, standing),
        "without": _without(found, outlook_without(held, falls.id), names) if falls else {},
        "may_place": may_place(request.user, held),
    }
    return render(request, "barriers/reckoning.html", context)


def _names(held: InUse, model: BarrierModel) -> Mapping[str, str]:
    """What everything is called; of a barrier of which nobody knows whether it stands, that is said."""
    unknown = counted_in(held).unknown
    return {
        one: f"{title} (nog niet bekend of die er staat)" if one in unknown else title for one, title in titles(model).items()
    }


def _around(closed_at: float) -> list[str]:
    """From where a way counts as closed in each row of the table: the figure itself, never rounded."""
    at = Decimal(str(closed_at))
    moved = [min(max(at + more, Decimal("0.1")), Decimal(1)) for more in (Decimal("-0.1"), Decimal(0), Decimal("0.1"))]
    return [decimal(one, places=max(1, len(f"{one.normalize():f}".partition(".")[2]))) for one in moved]


def _undecided(in_use: InUse) -> str:
    """Why no attempt hangs on one barrier alone: by each reading none gets through, or each step has a way that is quite free."""
    shut = {not room for room in room_of(in_use).values()}
    if shut == {True}:
        return "ook zonder haar komt er geen poging meer door"
    free = "ook met haar erbij heeft elke stap nog een manier die niemand tegenhoudt"
    return (
        f"bij het ene cijfer komt er ook zonder haar geen poging door, en bij het andere geldt: {free}" if True in shut else free
    )


def _not_fallen(asked: str | None, model: BarrierModel, standing: Sequence[Barrier]) -> str:
    """Why nothing falls away of what was asked; empty where nothing was asked, or where it does."""
    if not asked or any(one.id == asked for one in standing):
        return ""
    title = next((one.title for one in model.barriers if one.id == asked), "")
    return (
        f"‘{title}’ staat er niet, of niet zeker. Zij kan dus niet wegvallen."
        if title
        else "Deze barrière staat niet in dit model."
    )


def _tenths(found: Outlook) -> list[str]:
    return [span(one, _whole) for one in (found.nearby[0], found.routes, found.nearby[1])]


def _whole(number: float) -> str:
    return decimal(number, places=0)


def _points(resting: Resting, names: Mapping[str, str]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Each step that goes open without one barrier: step, barrier, and by each effect whether that is certain."""
    return [(names[one.step], names[one.barrier], [(EDGES[edge], WHEN[one.at[edge]]) for edge in Edge]) for one in resting.points]


def _weighed(held: InUse, found: Outlook, names: Mapping[str, str]) -> list[Weighed]:
    """Each barrier that matters at all, the one that makes the most difference first; then those that only show something."""
    weights = mattering(held)
    by_barrier: dict[str, dict[Reading, Matters]] = {}
    for reading, those in weights.matters.items():
        for one in those:
            by_barrier.setdefault(one.barrier, {})[reading] = one
    rows = {name: at for name, at in by_barrier.items() if any(one.routes or one.room or one.decides for one in at.values())}
    order = sorted(rows, key=lambda name: (-rows[name][LIKELY].room, -rows[name][LIKELY].routes, name))
    showing = sorted((name for name in weights.sights if name not in rows), key=lambda name: (-len(weights.sights[name]), name))
    order += [name for name in showing if weights.sights[name]]
    return [_row(name, rows.get(name), weights.sights[name], found, names) for name in order]


def _row(
    name: str, at: Mapping[Reading, Matters] | None, shows: tuple[str, ...], found: Outlook, names: Mapping[str, str]
) -> Weighed:
    sight, is_there = "; ".join(names[step] for step in shows) or NOTHING, name in found.standing
    if at is None:
        return Weighed(names[name], is_there, NOTHING, NOTHING, NOTHING, "", sight)
    decides = {reading: one.decides or 0.0 for reading, one in at.items()}
    return Weighed(
        names[name],
        is_there,
        _whole(at[LIKELY].touches),
        span({reading: one.routes for reading, one in at.items()}, _whole),
        span({reading: one.room for reading, one in at.items()}, _share),
        span(decides, _share) if any(decides.values()) else "",
        sight,
    )


def _share(share: float) -> str:
    """A share as a percentage; what is there is never 0%."""
    return "minder dan 1%" if 0 < share < LEAST else percent(Fraction(str(round(share, 6))))


def _closing(held: InUse, model: BarrierModel, names: Mapping[str, str], edge: Edge) -> Iterator[Closes]:
    """What would close everything by this effect; once where what is not known makes no difference."""
    absent, standing = (closing_of(held)[edge, taken] for taken in (False, True))
    if absent == standing:
        yield _closes("", absent, model, names)
        return
    yield _closes("als wat niet bekend is, er niet staat", absent, model, names)
    yield _closes("als wat niet bekend is, er staat", standing, model, names)


def _closes(label: str, found: Closing, model: BarrierModel, names: Mapping[str, str]) -> Closes:
    sets = found.sets
    if sets is None:
        return Closes(label, "Niet uitgerekend: daar was te weinig tijd voor.", (), ())
    if () in sets.smallest:
        return Closes(label, "Alles is al dicht.", (), ())
    if not sets.count:
        still = count(len(found.uncloseable), "manier of voorwaarde blijft open", "manieren en voorwaarden blijven open")
        return Closes(
            label, f"Niet alles is te sluiten, wat u ook plaatst: {still}.", (), tuple(names[one] for one in found.uncloseable)
        )
    said = f"{capital(count(sets.count, 'verzameling sluit', 'verzamelingen sluiten'))} alles."
    return Closes(
        label,
        f"{said} De kleinste: {listed(names[one] for one in sets.smallest[0])}. {_cheapest(sets.cheapest, model, names)}",
        tuple(listed(names[one] for one in chosen) for chosen in sets.smallest[:SETS]) if sets.count > 1 else (),
        (),
    )


def _cheapest(found: tuple[tuple[str, ...], Decimal] | None, model: BarrierModel, names: Mapping[str, str]) -> str:
    if found is None:
        return "De goedkoopste is niet te berekenen: niet van elke barrière zijn de kosten bekend."
    barriers, cost = found
    years = model.cost_rule.years
    return f"De goedkoopste, over {years} jaar: {listed(names[one] for one in barriers)} (€ {decimal(cost, places=0)})."


def _without(now: Outlook, then: Outlook, names: Mapping[str, str]) -> dict[str, Any]:
    """What is lost when a barrier falls away: routes, and steps that nobody would notice then or of which that is not sure."""
    lost = [step for step in then.blind if step not in now.blind]
    return {
        "then": open_words(then.routes),
        "now": open_words(now.routes),
        "is_same": then.routes == now.routes,
        "unseen": [names[step] for step in lost if step not in then.dim],
        "unsure": [names[step] for step in lost if step in then.dim],
    }


def _choice(held: InUse, model: BarrierModel, most: int, names: Mapping[str, str]) -> dict[str, Any]:
    """What is best for a sum, what is left with it, by which reading another is better, and what could not be weighed."""
    found = choice_there(held, Decimal(most))
    free = {one.barrier for one in outlook_of(held).adds}
    made = [one for one in model.barriers if one.id in found.choice.barriers]
    return {
        "barriers": [(names[one.id], cost_words(model.cost_rule, one.cost)) for one in made if one.cost],
        "cost": decimal(found.choice.cost, places=0),
        "years": model.cost_rule.years,
        "hour": decimal(model.cost_rule.hour, places=0),
        "open": open_words(found.routes),
        "room": span(found.room, _share),
        "least": "" if found.choice.is_best else _share(found.choice.least),
        "others": [
            (read_words(reading), [names[name] for name in one.barriers], _share(one.room), _share(found.room[reading]))
            for reading, one in found.others.items()
        ],
        "is_best_by_all": found.is_sure and not found.others,
        "without_cost": [one.title for one in model.barriers if one.holds and one.cost is None and one.id in free],
    }
