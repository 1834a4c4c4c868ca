"""Preparing a picture: planning it, and its roadmap."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.members.actions import cover
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.actions import carry_over, plan
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.apps.roadmap.queries import assignment_start, roadmap
from dijkwacht.apps.roadmap.rules import (
    OWNERS,
    MilestoneKind,
    Planned,
    Standing,
    checked_until,
    decided,
    default_plan,
    moved,
    resumed,
    why_not_change,
    why_not_kick_off,
    why_not_move,
    why_not_move_check,
)
from dijkwacht.kit.errors import Refused


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the adviser chose: on which norm, how much of it, when, for whom, and from which older picture it goes on."""

    norm: NormVersion
    is_basic: bool
    reference_date: date
    kick_off: date
    members: tuple[Organisation, ...] = ()
    following: Picture | None = None


@transaction.atomic
def prepare(*, organisation: Organisation, chosen: Beginning, by: Actor) -> Picture:
    """Plan a picture, its members, its first answers and its roadmap: each is a deed with its own event, all or none."""
    picture = plan(
        organisation=organisation,
        norm=chosen.norm,
        reference_date=chosen.reference_date,
        is_basic=chosen.is_basic,
        is_example=organisation.is_example,
        by=by,
    )
    if chosen.members:
        cover(picture=picture, members=chosen.members, by=by)
    if chosen.following is not None:
        carry_over(picture=picture, old=chosen.following, by=by)
    lay_out(picture=picture, kick_off=chosen.kick_off, by=by)
    return picture


@transaction.atomic
def lay_out(*, picture: Picture, kick_off: date, by: Actor) -> None:
    """Lay the usual roadmap from the day of the kick-off; the agreement counts as done where one was accepted.

    Raises:
        Refused: there is a roadmap already, or the kick-off is no working day or lies before the assignment.
    """
    _hold(picture)
    if Milestone.objects.filter(picture=picture).exists():
        raise Refused("Er is al een draaiboek. Verschuif daarin de stappen.")
    today = clock.today()
    start = assignment_start(picture.organisation, on=today)
    if reason := why_not_kick_off(kick_off, start=start or kick_off):
        raise Refused(reason)
    Milestone.objects.bulk_create(
        Milestone(
            picture=picture,
            organisation_id=picture.organisation_id,
            kind=step.kind,
            due_on=step.due_on,
            owner=OWNERS.get(step.kind, Role.ADVISER),
            done_on=min(start, today) if start and step.kind is MilestoneKind.AGREEMENT else None,
        )
        for step in default_plan(kick_off)
    )
    audit.record(by=by, verb="roadmap.laid_out", on=picture, organisation=picture.organisation.code)


@transaction.atomic
def reschedule(*, milestone: Milestone, to: date, by: Actor) -> None:
    """Move a step to another day, and the open steps after it by as many days on which people work.

    Raises:
        Refused: the day lies before the step before it or before the assignment, is no working day, the step is closed, or it
            is a fact check that runs.
    """
    rows = _rows(milestone)
    steps, kind = _planned(rows), MilestoneKind(milestone.kind)
    picture, organisation = milestone.picture, milestone.picture.organisation
    if reason := why_not_move_check(kind, State(picture.state), picture.fact_check_until):
        raise Refused(reason)
    start = assignment_start(organisation, on=clock.today()) or date.min
    if reason := why_not_move(steps, kind, to, start=start, of=Kind(organisation.kind)):
        raise Refused(reason)
    _keep(rows, moved(steps, kind, to))
    _record(milestone, "roadmap.rescheduled", by)


def follow_decision(picture: Picture, on: date) -> None:
    """Let the six-month talk follow the day of a decision; part of a deed, not one itself."""
    rows = roadmap(picture)
    _keep(rows, decided(_planned(rows), on))


def follow_check(picture: Picture, until: date) -> None:
    """Let the roadmap follow a fact check that begins; part of a deed, not one itself."""
    rows = roadmap(picture)
    _keep(rows, checked_until(_planned(rows), until))


@transaction.atomic
def skip(*, milestone: Milestone, reason: str, by: Actor) -> None:
    """Leave a step out, with the reason.

    Raises:
        Refused: there is no reason, or the step was done already.
    """
    row = _one(milestone)
    if not reason.strip():
        raise Refused("Schrijf op waarom u deze stap overslaat: de organisatie leest dat in het draaiboek.")
    if row.done_on is not None:
        raise Refused("Deze stap is al gedaan.")
    row.skipped_reason = reason.strip()
    row.save(update_fields=["skipped_reason"])
    _record(row, "roadmap.step_skipped", by)


@transaction.atomic
def finish(*, milestone: Milestone, on: date, by: Actor) -> None:
    """Say on which day a step was done.

    Raises:
        Refused: the day is still to come, or the step was skipped.
    """
    row = _one(milestone)
    if on > clock.today():
        raise Refused("De dag ligt in de toekomst: een stap is gedaan als hij voorbij is.")
    if row.skipped_reason:
        raise Refused("Deze stap is overgeslagen. Neem hem eerst weer op.")
    row.done_on = on
    row.save(update_fields=["done_on"])
    _record(row, "roadmap.step_done", by)


@transaction.atomic
def resume(*, milestone: Milestone, by: Actor) -> None:
    """Open a step again that was skipped or marked done; it stands between the open steps around it."""
    rows = _rows(milestone)
    steps = resumed(_planned(rows), MilestoneKind(milestone.kind))
    _keep(rows, steps)
    Milestone.objects.filter(pk=milestone.pk).update(done_on=None, skipped_reason="")
    _record(milestone, "roadmap.step_resumed", by)


@transaction.atomic
def entrust(*, milestone: Milestone, owner: str, by: Actor) -> None:
    """Say who takes care of a step, by role or function."""
    row = _one(milestone)
    row.owner = owner
    row.save(update_fields=["owner"])
    _record(row, "roadmap.step_entrusted", by)


def _hold(picture: Picture) -> None:
    # Two people at one roadmap go one after the other.
    state = Picture.objects.select_for_update().values_list("state", flat=True).get(pk=picture.pk)
    if reason := why_not_change(State(state)):
        raise Refused(reason)


def _one(milestone: Milestone) -> Milestone:
    _hold(milestone.picture)
    return Milestone.objects.select_related("picture__organisation").get(pk=milestone.pk)


def _rows(milestone: Milestone) -> list[Milestone]:
    _hold(milestone.picture)
    return roadmap(milestone.picture)


def _planned(rows: Iterable[Milestone]) -> tuple[Planned, ...]:
    today = clock.today()
    return tuple(
        Planned(
            MilestoneKind(row.kind),
            row.due_on,
            row.done_on,
            bool(row.skipped_reason),
            row.standing(today) is not Standing.OPEN,
        )
        for row in rows
    )


def _keep(rows: Iterable[Milestone], steps: Iterable[Planned]) -> None:
    for row, step in zip(rows, steps, strict=True):
        if row.due_on != step.due_on:
            row.due_on = step.due_on
            row.save(update_fields=["due_on"])


def _record(milestone: Milestone, verb: str, by: Actor) -> None:
    audit.record(by=by, verb=verb, on=milestone, organisation=milestone.picture.organisation.code, note=milestone.kind)
