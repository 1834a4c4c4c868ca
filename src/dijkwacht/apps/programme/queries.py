"""How far organisations are: states and dates of their pictures, never a row of what a picture says."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Subquery

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import programme_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.adoption.rules import DecisionKind
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.programme.rules import Progress, Run, progress_of
from dijkwacht.apps.roadmap.models import Milestone


def progress_in_programme(user: User, *, on: date) -> Mapping[int, Progress]:
    """How far the organisations of this user's programme are, by organisation; who has no picture is not there.

    A member of a joint body without a picture of its own is as far as the picture that holds for it as well. One
    query, whatever the number of organisations.
    """
    runs: defaultdict[int, list[Run]] = defaultdict(list)
    joint: defaultdict[int, list[Run]] = defaultdict(list)
    by_picture: dict[UUID, Run] = {}
    for row in _rows(user, on):  # one for each member that a picture holds for as well
        if row["pk"] not in by_picture:
            runs[row["organisation"]].append(by_picture.setdefault(row["pk"], _run(row, on)))
        if row["coverages__member"]:
            joint[row["coverages__member"]].append(by_picture[row["pk"]])
    shared = {member: progress_of(found, is_joint=True) for member, found in joint.items() if member not in runs}
    return shared | {organisation: progress_of(found) for organisation, found in runs.items()}


def _rows(user: User, on: date) -> Iterable[Mapping[str, Any]]:
    steps = Milestone.objects.open_on(on).filter(picture=OuterRef("pk"))
    decisions = Decision.objects.filter(picture=OuterRef("pk"))
    found: Iterable[Mapping[str, Any]] = (
        Picture.objects.filter(programme_where(user, Right.SEE_STATE, on=on))
        .annotate(
            # Only the day: the kind of the step would say more than the state that the programme sees.
            next_on=Subquery(steps.order_by("due_on").values("due_on")[:1]),
            decided=Subquery(decisions.values("kind")[:1]),
            decided_on=Subquery(decisions.values("decided_on")[:1]),
        )
        .values(
            *("pk", "organisation", "coverages__member", "state", "state_since", "reference_date"),
            *("decided", "decided_on", "next_on", "fact_check_until"),
        )
    )
    return found


def _run(row: Mapping[str, Any], on: date) -> Run:
    state = State(row["state"])
    # What was recorded but not yet carried out is no decision for the programme.
    is_decided = state is State.ADOPTED and row["decided"] is not None
    return Run(
        state,
        row["state_since"],
        row["reference_date"],
        decided=DecisionKind(row["decided"]) if is_decided else None,
        decided_on=row["decided_on"] if is_decided else None,
        next_on=_next_on(row, state, on),
    )


def _next_on(row: Mapping[str, Any], state: State, on: date) -> date | None:
    """The day of the next step: of a fact check that runs its own last day, for the rest what the roadmap says."""
    until: date | None = row["fact_check_until"]
    if state is State.FACT_CHECK and until and until >= on:
        return until
    return None if state is State.LAPSED else row["next_on"]
