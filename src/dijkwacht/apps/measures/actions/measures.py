"""Writing measures down, planning and moving them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.rules import READABLE
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.measures.models import Effect, Measure, Move
from dijkwacht.apps.measures.queries import role_of, standing
from dijkwacht.apps.measures.rules import (
    STEPS,
    STOPPED_ALREADY,
    TAKEN_ANEW,
    Draft,
    Moved,
    Origin,
    State,
    faults_in_draft,
    faults_in_step,
    quarter_of,
    why_not,
)
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.kit.errors import Fault, InvalidInput, Refused

NORM_LEVEL = 2
"""What following a recommendation is expected to bring: at norm, on paper and in practice."""


@transaction.atomic
def propose(*, organisation: Organisation, draft: Draft, by: Actor) -> Measure:
    """Write down a measure that follows from no recommendation; the same proposal on the same day is one (a double click).

    Raises:
        InvalidInput: a field is wrong, by name of the field.
    """
    fields = _fields(draft)
    # Two clicks at once wait for each other here.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    same = Measure.objects.filter(
        organisation=organisation, origin=Origin.FREE, state=State.PROPOSED, touched_on=timezone.localdate(), **fields
    )
    if found := same.first():
        return found
    measure = Measure.objects.create(organisation=organisation, is_example=organisation.is_example, **fields)
    _passed(measure, by)
    audit.record(by=by, verb="measures.proposed", on=measure, organisation=organisation.code)
    return measure


@transaction.atomic
def take_up(*, picture: Picture, criterion: str, draft: Draft, by: Actor) -> Measure:
    """Turn the recommendation with a criterion into a measure, or give the one that it became already.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
        Refused: the picture is not one that its organisation reads.
    """
    if picture.state not in READABLE:
        raise Refused("Van een aanbeveling wordt pas een maatregel als het concept is gedeeld.")
    fields = {**_fields(draft), "origin": Origin.PICTURE, "organisation": picture.organisation}
    # The constraint on one measure per recommendation lets the second of two clicks find the first.
    measure, is_new = Measure.objects.exclude(state=State.STOPPED).get_or_create(
        picture=picture, criterion=criterion, defaults={**fields, "is_example": picture.is_example}
    )
    if is_new:
        Effect.objects.create(
            measure=measure, organisation=picture.organisation, criterion=criterion, paper=NORM_LEVEL, practice=NORM_LEVEL
        )
        _passed(measure, by)
        audit.record(by=by, verb="measures.taken_up", on=measure, organisation=picture.organisation.code)
    return measure


@transaction.atomic
def revise(*, measure: Measure, draft: Draft, by: Actor) -> None:
    """Put another description in the place of what was written down.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
        Refused: the measure was stopped.
    """
    row = locked(measure)
    if row.state == State.STOPPED:
        raise Refused(STOPPED_ALREADY)
    _change(row, {**_fields(draft), "touched_on": timezone.localdate()})
    audit.record(by=by, verb="measures.revised", on=row, organisation=row.organisation.code)


@transaction.atomic
def expect(*, measure: Measure, effects: Mapping[str, tuple[int | None, int | None]], by: Actor) -> None:
    """Say to which level on paper and in practice each criterion is expected to rise; in the place of what was said before.

    Raises:
        Refused: the measure was stopped.
    """
    row = locked(measure)
    if row.state == State.STOPPED:
        raise Refused(STOPPED_ALREADY)
    row.effects.all().delete()
    Effect.objects.bulk_create(
        Effect(measure=row, organisation_id=row.organisation_id, criterion=criterion, paper=paper, practice=practice)
        for criterion, (paper, practice) in effects.items()
    )
    _change(row, {"touched_on": timezone.localdate()})
    audit.record(by=by, verb="measures.effect_expected", on=row, organisation=row.organisation.code)


@transaction.atomic
def move(*, measure: Measure, to: State, said: Moved, by: Actor) -> None:
    """Take a measure to another state.

    Raises:
        InvalidInput: what the step asks is missing or wrong, by name of the field.
        Refused: the step is not possible now.
    """
    row = locked(measure)
    state, today = State(row.state), timezone.localdate()
    if reason := why_not(state, to, standing(row)):
        raise Refused(reason)
    if faults := faults_in_step(STEPS[state, to], said, on=today):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
    changes: dict[str, Any] = {"state": to, "state_since": today, "state_reason": said.reason.strip(), "touched_on": today}
    if to is State.DECIDED:
        changes["decided_on"] = said.day
    if state is State.IN_PROGRESS and to is State.IN_PRACTICE:
        changes |= {"practice_on": said.day, "practice_how": said.how.strip()}
    try:
        with transaction.atomic():
            _change(row, changes)
    except IntegrityError as error:
        # Picked up again while another click took the recommendation up anew: the constraint let one of the two through.
        raise Refused(TAKEN_ANEW) from error
    _passed(row, by)
    audit.record(by=by, verb="measures.moved", on=row, organisation=row.organisation.code, note=to)


@transaction.atomic
def plan_in(*, measures: Iterable[Measure], quarter: date | None, by: Actor) -> None:
    """Plan measures in the quarter that begins on this day, or in none; one event for all that were taken along."""
    rows = [locked(measure) for measure in measures]
    if quarter is not None and quarter != quarter_of(quarter):
        raise Refused("Kies een kwartaal uit de lijst.")
    for row in rows:
        _change(row, {"quarter": quarter, "touched_on": timezone.localdate()})
    if rows:
        audit.record(by=by, verb="measures.planned", on=rows[0], organisation=rows[0].organisation.code)


def locked(measure: Measure) -> Measure:
    """The measure as it stands now, held until the deed is done."""
    return Measure.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=measure.pk)


def _passed(row: Measure, by: Actor) -> None:
    """Keep on the road of a measure that it came to this state."""
    role = role_of(by, row.organisation, on=timezone.localdate())
    Move.objects.create(measure=row, organisation_id=row.organisation_id, state=row.state, role=role, reason=row.state_reason)


def _change(row: Measure, changes: Mapping[str, Any]) -> None:
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=[*changes])


def _fields(draft: Draft) -> dict[str, Any]:
    if faults := faults_in_draft(draft):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
    return {
        "title": draft.title.strip(),
        "text": draft.text.strip(),
        "owner": draft.owner,
        "due_on": draft.due_on,
        "quarter": draft.quarter,
        "effort": draft.effort,
        "cycle": draft.cycle,
        "cycle_place": draft.cycle_place.strip(),
        "is_with_neighbours": draft.is_with_neighbours,
        "is_with_environment_service": draft.is_with_environment_service,
    }
