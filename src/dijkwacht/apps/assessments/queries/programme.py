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
from dijkwacht.apps.assessments.models import Coverage, Decision, Milestone, Picture
from dijkwacht.apps.assessments.rules import DecisionKind, Progress, Run, State, progress_of


def progress_in_programme(user: User, *, on: date) -> Mapping[int, Progress]:
    """How far the organisations of this user's programme are, by organisation; who has no picture is not there.

    A member of a joint body without a picture of its own is as far as the picture that holds for it as well. Two
    queries, whatever the number of organisations.
    """
    runs: defaultdict[int, list[Run]] = defaultdict(list)
    by_picture: dict[UUID, Run] = {}
    for row in _rows(user, on):
        run = by_picture[row["pk"]] = _run(row)
        runs[row["organisation"]].append(run)
    joint: defaultdict[int, list[Run]] = defaultdict(list)
    covered = Coverage.objects.filter(programme_where(user, Right.SEE_STATE, on=on))
    for picture, member in covered.values_list("picture", "member"):
        if picture in by_picture and member not in runs:
            joint[member].append(by_picture[picture])
    shared = {member: progress_of(found, is_joint=True) for member, found in joint.items()}
    return shared | {organisation: progress_of(found) for organisation, found in runs.items()}


def _rows(user: User, on: date) -> Iterable[Mapping[str, Any]]:
    steps = Milestone.objects.filter(picture=OuterRef("pk"), done_on=None, skipped_reason="")
    decisions = Decision.objects.filter(picture=OuterRef("pk"))
    return (
        Picture.objects.filter(programme_where(user, Right.SEE_STATE, on=on))
        .annotate(
            # Only the day: the kind of the step would say more than the state that the programme sees.
            next_on=Subquery(steps.order_by("due_on").values("due_on")[:1]),
            decided=Subquery(decisions.values("kind")[:1]),
            decided_on=Subquery(decisions.values("decided_on")[:1]),
        )
        .values("pk", "organisation", "state", "state_since", "reference_date", "decided", "decided_on", "next_on")
    )


def _run(row: Mapping[str, Any]) -> Run:
    state = State(row["state"])
    # What was recorded but not yet carried out is no decision for the programme.
    is_decided = state is State.ADOPTED and row["decided"] is not None
    return Run(
        state,
        row["state_since"],
        row["reference_date"],
        decided=DecisionKind(row["decided"]) if is_decided else None,
        decided_on=row["decided_on"] if is_decided else None,
        next_on=None if state is State.LAPSED else row["next_on"],
    )
