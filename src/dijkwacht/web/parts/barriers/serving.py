"""The barriers that serve a criterion, beside its recommendation: which there are, and how they stand in the organisation."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers.models import barrier_model
from dijkwacht.apps.barriers.queries import in_use_by, said_of, serving
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.barriers.model import Barrier, BarrierModel
from dijkwacht.documents.norms.library import norm_ids
from dijkwacht.documents.norms.model import NormSet


@dataclass(frozen=True, slots=True)
class Here:
    """How a barrier stands in a place, and where all that is said of the place stands."""

    word: str
    area: str
    url: str


@dataclass(frozen=True, slots=True)
class Serves:
    """A barrier that serves a criterion: where the catalogue tells it, and how it stands here for who may see that."""

    title: str
    model: str
    url: str
    here: tuple[Here, ...]


def served(user: User, organisation: Organisation, norm: NormSet, codes: Collection[str]) -> Mapping[str, tuple[Serves, ...]]:
    """The barriers that serve these criteria of a norm, by criterion; four queries, however many there are.

    Barriers name criteria of the norms of the product: another norm may use the same id for something else.
    """
    if norm.id not in norm_ids() or not codes:
        return {}
    found = {code: those for code, those in serving(norm).items() if those and code in {*codes}}
    places = _here(user, organisation) if found else {}
    return {code: _served(those, places) for code, those in found.items()}


def _served(those: Sequence[tuple[BarrierModel, Barrier]], places: Mapping[tuple[str, str], list[Here]]) -> tuple[Serves, ...]:
    """What the organisation works with comes first."""
    rows = [
        Serves(
            barrier.title,
            model.title,
            f"{reverse('barriers:model', args=[model.id])}#b-{barrier.id}",
            tuple(places.get((model.id, barrier.id), ())),
        )
        for model, barrier in those
    ]
    return tuple(sorted(rows, key=lambda one: not one.here))


def _here(user: User, organisation: Organisation) -> Mapping[tuple[str, str], list[Here]]:
    """How each barrier stands in the models with which the organisation works, by model and barrier."""
    found, unknown = defaultdict[tuple[str, str], list[Here]](list), Placed(Standing.UNKNOWN)
    for one in in_use_by(user, Right.SEE_BARRIERS, on=timezone.localdate()).filter(organisation=organisation):
        said, url, area = said_of(one), reverse("barriers:open", args=[one.pk]), one.area.name if one.area else ""
        for barrier in barrier_model(one.version).barriers:
            found[one.code, barrier.id].append(Here(said.get(barrier.id, unknown).word, area, url))
    return found
