"""The road a measure went, from the events: the day, the state and the role of who did it; never a name."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right, Role, roles_with
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules import State

_BEGUN: Final = ("measures.proposed", "measures.taken_up")
_ROLES: Final = roles_with(Right.RUN_MEASURES) | roles_with(Right.OWN_MEASURES)


@dataclass(frozen=True, slots=True)
class Passed:
    """A state that was reached: when, and by whom as a role (empty where nobody holds one any more)."""

    state: State
    on: date
    role: str


def history(measure: Measure) -> list[Passed]:
    """Every state in its order, the first one the proposal; at most three queries."""
    events = list(
        Event.objects.filter(
            organisation=measure.organisation.code,
            on=f"{measure._meta.label_lower}:{measure.pk}",
            verb__in=(*_BEGUN, "measures.moved"),
        )
    )
    people = _people(events)
    return [
        Passed(
            State.PROPOSED if event.verb in _BEGUN else State(event.note),
            (day := timezone.localdate(event.at)),
            _role(people.get(event.actor), measure, day),
        )
        for event in events
    ]


def _people(events: Iterable[Event]) -> Mapping[str, User]:
    numbers = {event.actor.removeprefix("user:") for event in events}
    found = User.objects.filter(pk__in=[int(number) for number in numbers if number.isdigit()])
    return {user.audit_name: user for user in found.prefetch_related("memberships")}


def _role(user: User | None, measure: Measure, on: date) -> str:
    return next(_held(user, measure, on), "") if user else ""


def _held(user: User, measure: Measure, on: date) -> Iterator[str]:
    """The role in which they could do it then: who keeps the measures first, the owner of one after that."""
    rows = [row for row in user.memberships.all() if row.organisation_id == measure.organisation_id and row.role in _ROLES]
    there = [row for row in rows if row.start <= on and (row.until is None or on <= row.until)]
    yield from (Role(row.role).word for row in sorted(there, key=lambda row: row.role == Role.OWNER))
