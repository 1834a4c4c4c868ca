"""Putting recommendations and measures in quarters, all or nothing; and taking that back."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.measures.actions import plan_in, take_up
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.drafts import Draft, titled
from dijkwacht.apps.measures.rules.states import OPEN, State
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.plan.rules.plan import last_day
from dijkwacht.kit.errors import Refused


@dataclass(frozen=True, slots=True)
class Placement:
    """One thing in one quarter: a recommendation of the picture, or a measure that there is already.

    Without a quarter it is for later; ``owner`` is None where it stays who it was.
    """

    quarter: date | None
    owner: str | None = None
    criterion: str = ""
    text: str = ""
    effort: str = "medium"
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """How a measure stood before it was placed, to be able to take that back."""

    measure: UUID
    quarter: date | None
    owner: str
    due_on: date | None
    is_new: bool = False


@transaction.atomic
def arrange(*, picture: Picture, placements: Sequence[Placement], by: Actor) -> tuple[Before, ...]:
    """Give each of these a quarter; a recommendation becomes a measure by it. Gives how each stood before.

    Raises:
        Refused: a measure is in practice already or was stopped, or no quarter begins on such a day; nothing is placed.
    """
    made = [_taken(picture, placement, by) for placement in placements if placement.measure is None and placement.quarter]
    there = _locked(picture, placements)
    groups: defaultdict[date | None, list[Measure]] = defaultdict(list)
    for row, placement in there:
        if row.quarter != placement.quarter:
            groups[placement.quarter].append(row)
    for quarter, rows in groups.items():
        plan_in(measures=rows, quarter=quarter, by=by)
    for row, placement in there:
        _entrust(row, placement, by)
    return (*made, *(Before(row.pk, row.quarter, row.owner, row.due_on) for row, _ in there))


@transaction.atomic
def restore(*, picture: Picture, before: Sequence[Before], by: Actor) -> None:
    """Take back what was arranged: what only became a measure by it is a recommendation again, as long as nothing was done."""
    known = {one.measure: one for one in before}
    rows = Measure.objects.select_for_update(of=("self",)).filter(organisation=picture.organisation, pk__in=known)
    found = list(rows)
    for row in found:
        then = known[row.pk]
        is_untouched = row.state == State.PROPOSED and not row.tasks.exists() and not row.proofs.exists()
        if then.is_new and is_untouched:
            row.delete()
        elif row.state in OPEN:
            row.quarter, row.due_on = then.quarter, then.due_on
            row.owner = row.owner if then.is_new else then.owner
            row.touched_on = clock.today()
            row.save(update_fields=["quarter", "owner", "due_on", "touched_on"])
    if found:
        audit.record(by=by, verb="plan.plan_undone", on=picture, organisation=picture.organisation.code)


def _taken(picture: Picture, placement: Placement, by: Actor) -> Before:
    """The recommendation as a measure that is due when its quarter ends."""
    short = titled(placement.text)
    draft = Draft(
        short,
        text="" if short == placement.text.strip() else placement.text,
        owner=placement.owner or "",
        due_on=last_day(placement.quarter) if placement.quarter else None,
        quarter=placement.quarter,
        effort=placement.effort,
    )
    measure = take_up(picture=picture, criterion=placement.criterion, draft=draft, by=by)
    return Before(measure.pk, None, measure.owner, None, is_new=True)


def _locked(picture: Picture, placements: Sequence[Placement]) -> list[tuple[Measure, Placement]]:
    """The measures that change by it, as they stand now, each with its placement."""
    asked = {placement.measure.pk: placement for placement in placements if placement.measure}
    rows = Measure.objects.select_for_update(of=("self",)).filter(organisation=picture.organisation, pk__in=asked)
    found = [(row, asked[row.pk]) for row in rows.select_related("organisation")]
    for row, _ in found:
        if row.state not in OPEN:
            raise Refused(f"‘{row.title}’ is {State(row.state).word} en hoeft geen kwartaal meer.")
    return [(row, placement) for row, placement in found if _differs(row, placement)]


def _differs(row: Measure, placement: Placement) -> bool:
    return row.quarter != placement.quarter or placement.owner not in {None, row.owner}


def _entrust(row: Measure, placement: Placement, by: Actor) -> None:
    """The owner, where another was chosen; and the last day, where that was the end of the quarter."""
    changes: dict[str, object] = {}
    if row.due_on is None or (row.quarter and row.due_on == last_day(row.quarter)):
        changes["due_on"] = last_day(placement.quarter) if placement.quarter else None
    if placement.owner is not None and placement.owner != row.owner:
        changes["owner"] = placement.owner
        audit.record(by=by, verb="plan.entrusted", on=row, organisation=row.organisation.code)
    if changes:
        Measure.objects.filter(pk=row.pk).update(**changes)
