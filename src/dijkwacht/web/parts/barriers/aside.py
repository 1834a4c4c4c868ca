"""What stands beside a barrier of a model in use: the measure that it became or can become, and the policy that it rests on."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers.models import InUse, barrier_model
from dijkwacht.apps.barriers.queries import said_of
from dijkwacht.apps.barriers.rules import Placed, Standing
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.queries import pursued
from dijkwacht.apps.measures.rules.barriers import may_stand_now, why_not_pursue
from dijkwacht.apps.measures.rules.states import State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.barriers.model import Barrier
from dijkwacht.web.parts.barriers.policies import Policies, Rests
from dijkwacht.web.parts.barriers.questions import Asked, asked_in

Key = tuple[UUID, str]
"""A model in use, and a barrier in it."""


@dataclass(frozen=True, slots=True)
class Aside:
    """What stands beside one barrier."""

    in_use: InUse
    barrier: Barrier
    said: Placed | None
    measure: Measure | None
    may_take: bool
    rests: Rests | None
    asked: tuple[Asked, ...] = ()
    """What partners were asked of it, the last first."""

    @property
    def may_stand_now(self) -> bool:
        """Whether the measure is done, and somebody can say now that the barrier stands."""
        return self.measure is not None and may_stand_now(State(self.measure.state), self.said)


@dataclass(frozen=True, slots=True)
class Measured:
    """A measure that a barrier became, beside what is said of the barrier now."""

    measure: Measure
    word: str
    is_gone: bool
    may_stand_now: bool


@dataclass(frozen=True, slots=True)
class Asides:
    """What stands beside the barriers of models in use, and every measure that one of those became."""

    found: Mapping[Key, Aside]
    measures: Mapping[Key, Measure]

    def of(self, in_use: InUse) -> Mapping[str, Aside]:
        """Beside the barriers of one of them, by barrier."""
        return {barrier: aside for (number, barrier), aside in self.found.items() if number == in_use.pk}

    def measured(self, in_use: InUse) -> list[Measured]:
        """The measures of one of them, also of barriers that went with a version; first what asks somebody to say how it is."""
        found, said = self.of(in_use), said_of(in_use)
        rows = [
            Measured(
                row,
                said.get(barrier, Placed(Standing.UNKNOWN)).word,
                barrier not in found,
                barrier in found and found[barrier].may_stand_now,
            )
            for (number, barrier), row in self.measures.items()
            if number == in_use.pk
        ]
        return sorted(rows, key=lambda one: (not one.may_stand_now, one.is_gone))


def asides(user: User, in_use: Sequence[InUse]) -> Asides:
    """What stands beside each barrier of models in use that the user may see; four queries for all of them."""
    if not in_use:
        return Asides({}, {})
    measures, policies, runs = pursued(in_use, for_=user), Policies(user), {*_where(user, Right.RUN_MEASURES)}
    return Asides(dict(_beside(in_use, measures, policies, runs)), measures)


def _beside(
    in_use: Sequence[InUse], measures: Mapping[Key, Measure], policies: Policies, runs: Collection[int]
) -> Iterator[tuple[Key, Aside]]:
    asked = asked_in(in_use, on=timezone.localdate())
    for one in in_use:
        said, may_run = said_of(one), one.organisation_id in runs
        for barrier in barrier_model(one.version).barriers:
            placed, key = said.get(barrier.id), (one.pk, barrier.id)
            may_take = may_run and why_not_pursue(placed) is None
            rests = policies.rests(one.organisation, barrier)
            yield key, Aside(one, barrier, placed, measures.get(key), may_take, rests, asked.get(key, ()))


def _where(user: User, right: Right) -> QuerySet[Organisation, int]:
    where = organisations_where(user, right, on=timezone.localdate(), of="pk")
    return Organisation.objects.filter(where).values_list("pk", flat=True)
