"""What is under way, for who will read a picture and has none yet: how far it is, and when the concept comes."""

from dataclasses import dataclass
from datetime import date

from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import ENDED, State
from dijkwacht.apps.roadmap.queries import roadmaps
from dijkwacht.apps.roadmap.rules import MilestoneKind
from dijkwacht.web.parts.roadmap_board import Line, board


@dataclass(frozen=True, slots=True)
class UnderWay:
    """One picture that is being made."""

    name: str
    state: State
    since: date
    next: Line | None
    concept_on: date | None


def under_way(user: User, *, on: date) -> list[UnderWay]:
    """The pictures being made in the organisations whose concept this person will read; four queries."""
    where = organisations_where(user, Right.READ_CONCEPT, on=on)
    running = Picture.objects.filter(where).exclude(state__in=ENDED).select_related("organisation")
    pictures = list(running.prefetch_related("organisation__names").order_by("reference_date", "pk"))
    steps = roadmaps(pictures)
    found = []
    for one in pictures:
        lines = board(steps[one.pk], of=Kind(one.organisation.kind), on=on)
        found.append(
            UnderWay(
                name_on(one.organisation, on),
                State(one.state),
                one.state_since,
                next((line for line in lines if line.is_next), None),
                next((line.row.due_on for line in lines if line.row.kind == MilestoneKind.FACT_CHECK), None),
            )
        )
    return found


def has_begun(user: User, *, on: date) -> bool:
    """Whether an assignment runs where this person will read the concept."""
    return Assignment.objects.accepted(on).filter(organisations_where(user, Right.READ_CONCEPT, on=on)).exists()
