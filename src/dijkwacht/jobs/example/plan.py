"""Makes the measures of the example that lie between two pictures, sets their days back, and plans the new picture."""

from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.queries import advised, reckon
from dijkwacht.apps.measures import actions
from dijkwacht.apps.measures.actions.plan import Placement, arrange
from dijkwacht.apps.measures.models import Measure, Proof
from dijkwacht.apps.measures.queries.plan import planning, proposal
from dijkwacht.apps.measures.rules import Draft, Moved, State, quarter_of
from dijkwacht.apps.measures.rules.plan import quarters_from
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.drawings.labels import shortened
from dijkwacht.documents.example import ExampleCourse, PastMeasure

ROAD: Final = (State.DECIDED, State.IN_PROGRESS, State.IN_PRACTICE, State.PROVEN)


def walk(course: ExampleCourse, organisation: Organisation, on: date) -> None:
    """Make the past measures on the former picture, and take over a part of the proposal for the new one."""
    former, new = Picture.objects.filter(organisation=organisation).order_by("reference_date")
    words = {row.criterion.id: row for row in advised(reckon(former))}
    coordinator = User.objects.get(memberships__organisation=organisation, memberships__role=Role.COORDINATOR)
    for past in course.past:
        row = words[past.criterion]
        due = on - timedelta(days=past.due) if past.due is not None else None
        draft = Draft(
            shortened(row.text, 200),
            owner=past.owner or "",
            due_on=due,
            quarter=quarter_of(due) if due else None,
            effort=row.effort,
        )
        measure = actions.take_up(picture=former, criterion=past.criterion, draft=draft, by=coordinator)
        _go(measure, past, coordinator)
        _set_back(measure, past, on)
    now, quarters = planning(new), quarters_from(on, 4)
    chosen = proposal(now, quarters=quarters).chosen[: course.takes]
    texts = {criterion: item.text for criterion, item in now.waiting.items()}
    placements = [
        Placement(one.quarter, one.advice.owner, one.advice.criterion, texts[one.advice.criterion], one.advice.effort)
        for one in chosen
    ]
    arrange(picture=new, placements=placements, by=coordinator)


def _go(measure: Measure, past: PastMeasure, by: User) -> None:
    """Step by step to its state, as people do."""
    today, to = timezone.localdate(), State(past.state)
    road = ROAD[:1] if to is State.STOPPED else ROAD[: ROAD.index(to) + 1] if to in ROAD else ()
    for state in road:
        if state is State.PROVEN:
            _prove(measure, past, by)
        actions.move(measure=measure, to=state, said=Moved(day=today, how=past.how), by=by)
    if to is State.STOPPED:
        actions.move(measure=measure, to=to, said=Moved(reason=past.reason), by=by)


def _prove(measure: Measure, past: PastMeasure, by: User) -> None:
    seen_by = User.objects.get(memberships__organisation=measure.organisation, memberships__role=Role.CLIENT)
    today = timezone.localdate()
    Proof.objects.create(
        measure=measure,
        organisation=measure.organisation,
        name=past.proof,
        dated=today,
        kept_at="zaaksysteem",
        given_by=by,
        seen_by=seen_by,
        seen_on=today,
    )


def _set_back(measure: Measure, past: PastMeasure, on: date) -> None:
    """Deeds bear the day on which they are done; the example tells of the days before it was loaded."""

    def day(ago: int | None) -> date | None:
        return None if ago is None else on - timedelta(days=ago)

    Proof.objects.filter(measure=measure).update(dated=day(past.since), given_on=day(past.since), seen_on=day(past.since))
    Measure.objects.filter(pk=measure.pk).update(
        state_since=day(past.since),
        decided_on=day(past.decided),
        practice_on=day(past.practice),
        touched_on=day(past.since),
    )
