"""What there is of a measure."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.measures.models import Measure, MeasureQuerySet, Proof, Sharing
from dijkwacht.apps.measures.rules import OPEN, Standing, State, lies_still


def standing(measure: Measure) -> Standing:
    """What a step may ask for; two queries."""
    return standings([measure])[measure.pk]


def standings(measures: Sequence[Measure]) -> Mapping[UUID, Standing]:
    """The same of many; as many queries for three hundred as for one."""
    seen: defaultdict[UUID, list[date | None]] = defaultdict(list)
    pieces = Proof.objects.filter(measure__in=[row.pk for row in measures if row.state == State.IN_PRACTICE])
    for measure, day in pieces.values_list("measure", "seen_on"):
        seen[measure].append(day)
    pictures = {row.picture_id for row in measures if row.state == State.STOPPED}
    running = Measure.objects.filter(picture__in=pictures - {None}).exclude(state=State.STOPPED)
    replaced = set(running.values_list("picture", "criterion"))
    return {
        row.pk: Standing(
            has_owner=bool(row.owner),
            has_due_day=row.due_on is not None,
            proofs=len(seen[row.pk]),
            proofs_seen=sum(day is not None for day in seen[row.pk]),
            is_replaced=row.state == State.STOPPED and (row.picture_id, row.criterion) in replaced,
        )
        for row in measures
    }


@dataclass(frozen=True, slots=True)
class Summed:
    """The measures of one organisation in a few words: how many in each state, what lies still, and the next one to do."""

    counts: Mapping[State, int]
    still: int
    next: Measure | None


def summed(measures: MeasureQuerySet, *, on: date) -> Mapping[int, Summed]:
    """What there is of measures by organisation; one query. What lies still comes first, then what is due first."""
    rows: defaultdict[int, list[Measure]] = defaultdict(list)
    for row in measures.only("id", "organisation_id", "state", "touched_on", "due_on", "title"):
        rows[row.organisation_id].append(row)

    def one(found: list[Measure]) -> Summed:
        counts = Counter(State(row.state) for row in found)
        order = sorted(
            (row for row in found if row.state in OPEN),
            key=lambda row: (not _is_still(row, on), row.due_on or date.max, row.state == State.PROPOSED, row.title),
        )
        return Summed(
            {state: counts[state] for state in State if counts[state]},
            sum(_is_still(row, on) for row in found),
            order[0] if order else None,
        )

    return {organisation: one(found) for organisation, found in rows.items()}


def still_for_adviser(user: User, *, on: date) -> MeasureQuerySet:
    """What lies still in the organisations that this user advises, or advised, where those chose to show it."""
    told = Sharing.objects.filter(adviser_sees_still=True, organisation__in=user.assignments.values("organisation"))
    found = Measure.objects.visible_to(user, on=on).lying_still(on=on).filter(organisation__in=told.values("organisation"))
    return found.select_related("organisation").prefetch_related("organisation__names").order_by("touched_on", "title")


def _is_still(row: Measure, on: date) -> bool:
    return lies_still(State(row.state), row.touched_on, on=on)
