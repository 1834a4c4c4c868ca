"""What a successor needs to know of an organisation: measures, agreements, steps ahead and roles; never a person."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Min, Q

from dijkwacht.apps.accounts.models import Assignment, Membership
from dijkwacht.apps.assessments.models import Milestone, Picture
from dijkwacht.apps.assessments.queries import roadmaps
from dijkwacht.apps.assessments.rules import State as PictureState
from dijkwacht.apps.measures.models import Measure, Proof
from dijkwacht.apps.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Handed:
    """Everything that is handed over, as it stands on a day."""

    measures: tuple[Measure, ...]
    next_on: Mapping[str, date]
    proofs: tuple[Proof, ...]
    assignments: tuple[Assignment, ...]
    pictures: tuple[Picture, ...]
    steps: tuple[Milestone, ...]
    roles: Mapping[tuple[str, str], int]


def handed(organisation: Organisation, *, on: date) -> Handed:
    """Read what is handed over; six queries, whatever there is."""
    rows = Measure.objects.filter(organisation=organisation).annotate(
        next_step=Min("tasks__due_on", filter=Q(tasks__done_on=None))
    )
    measures = tuple(rows.order_by("due_on", "title"))
    pictures = tuple(
        Picture.objects.filter(organisation=organisation)
        .exclude(state=PictureState.LAPSED)
        .defer("summary", "decision")
        .order_by("-reference_date")
    )
    running = [picture for picture in pictures if picture.state != PictureState.ADOPTED]
    steps = [step for found in roadmaps(running).values() for step in found if not step.done_on and not step.skipped_reason]
    agreed = Assignment.objects.valid_on(on).filter(organisation=organisation, accepted_at__isnull=False, ended_at=None)
    held = Membership.objects.valid_on(on).filter(organisation=organisation).order_by("role", "function")
    return Handed(
        measures,
        {str(row.pk): row.next_step or row.due_on for row in measures if row.next_step or row.due_on},
        tuple(Proof.objects.filter(organisation=organisation).select_related("measure").order_by("measure__title", "pk")),
        tuple(agreed.order_by("until")),
        pictures,
        tuple(sorted(steps, key=lambda step: step.due_on)),
        Counter(held.values_list("role", "function")),
    )
