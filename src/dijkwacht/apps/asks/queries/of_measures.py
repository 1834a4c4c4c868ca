"""What is asked of measures with a day."""

from collections.abc import Callable, Iterator

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.asks.queries.scene import Scene
from dijkwacht.apps.asks.rules.asks import SOON, Ask, Seat, Whose
from dijkwacht.apps.asks.rules.kinds import Kind


def measures(kind: Kind) -> Callable[[Scene], Iterator[Ask]]:
    """A measure with a day: soon, today, or over it; of the owner, or of the coordinators where nobody has that function."""

    def find(scene: Scene) -> Iterator[Ask]:
        held = {(seat.organisation, seat.function) for seat in scene.seats if _is_owner(seat)}
        for row in scene.measures:
            is_late = row.due_on is not None and row.due_on < scene.on
            if row.due_on is None or is_late is not (kind is Kind.MEASURE_LATE):
                continue
            moment = "late" if is_late else "today" if row.due_on == scene.on else "soon"
            is_owned = (row.organisation_id, row.owner) in held
            yield Ask(
                kind,
                row.organisation_id,
                scene.names.get(row.organisation_id, ""),
                f"/maatregelen/{row.pk}/",
                Whose(function=row.owner) if is_owned else Whose(frozenset({Role.COORDINATOR})),
                since=row.due_on if is_late else row.due_on - SOON,
                matters=(f"{row.pk}:{row.due_on}:{moment}",),
                day=row.due_on,
                label=row.title,
            )

    return find


def _is_owner(seat: Seat) -> bool:
    return seat.role is Role.OWNER and bool(seat.function)
