"""What is asked and told of assignments."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from dijkwacht.apps.accounts.models import Assignment
from dijkwacht.apps.accounts.rules import AssignmentState
from dijkwacht.apps.asks.queries.scene import Scene
from dijkwacht.apps.asks.rules.asks import ENDING, NEWS_STAYS, Ask, Whose
from dijkwacht.apps.asks.rules.kinds import Kind
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import ENDED


def _of_assignment(scene: Scene, kind: Kind, row: Assignment, since: date, **more: Any) -> Ask:
    given: dict[str, Any] = {"whose": Whose(kind.facts.roles), "matters": (str(row.pk),), **more}
    path = given.pop("path", f"/opdrachten/{row.pk}/")
    return Ask(kind, row.organisation_id, scene.names.get(row.organisation_id, ""), path, since=since, **given)


def proposed(scene: Scene) -> Iterator[Ask]:
    """An assignment that waits for an answer of the client."""
    for row in scene.assignments:
        if row.state_on(scene.on) is AssignmentState.PROPOSED:
            whose = Whose(Kind.ASSIGNMENT_PROPOSED.facts.roles, but=frozenset({row.adviser_id}))
            since = timezone.localdate(row.proposed_at) if row.proposed_at else row.start
            yield _of_assignment(scene, Kind.ASSIGNMENT_PROPOSED, row, since, whose=whose)


def accepted(scene: Scene) -> Iterator[Ask]:
    """To the adviser: a proposal was accepted lately."""
    for row in scene.assignments:
        # Who was taken on by the own organisation was asked by a mail of its own: nobody proposed anything.
        is_new = row.accepted_at and row.accepted_at != row.proposed_at and row.proposed_at
        if is_new and timezone.localdate(row.accepted_at) >= scene.on - NEWS_STAYS and row.ended_at is None:
            only = frozenset({row.adviser_id})
            yield _of_assignment(
                scene,
                Kind.ASSIGNMENT_ACCEPTED,
                row,
                timezone.localdate(row.accepted_at),
                whose=Whose(Kind.ASSIGNMENT_ACCEPTED.facts.roles, only=only),
            )


def ending(scene: Scene) -> Iterator[Ask]:
    """An assignment that ends within a month."""
    for row in scene.assignments:
        if scene.runs(row) and row.until - ENDING <= scene.on:
            others = {one.adviser_id for one in scene.assignments} - {row.adviser_id}
            yield _of_assignment(
                scene,
                Kind.ASSIGNMENT_ENDING,
                row,
                row.until - ENDING,
                day=row.until,
                matters=(f"{row.pk}:{row.until}",),
                whose=Whose(Kind.ASSIGNMENT_ENDING.facts.roles, but=frozenset(others)),
            )


def without_picture(scene: Scene) -> Iterator[Ask]:
    """An assignment for which nothing was planned yet."""
    for row in scene.assignments:
        if scene.runs(row) and not any(_covers(one, row) for one in scene.pictures):
            yield _of_assignment(
                scene,
                Kind.PLAN,
                row,
                timezone.localdate(row.accepted_at) if row.accepted_at else row.start,
                path="/werk/nieuw/",
                whose=Whose(Kind.PLAN.facts.roles, only=frozenset({row.adviser_id})),
            )


def _covers(one: Picture, row: Assignment) -> bool:
    """Whether this picture is what the assignment is about: it is being made, or stands since the assignment began."""
    return one.organisation_id == row.organisation_id and (one.state not in ENDED or one.state_since >= row.start)
