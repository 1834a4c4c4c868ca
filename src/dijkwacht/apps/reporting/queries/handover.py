"""What a successor needs to know of an organisation: measures, agreements, steps ahead and roles; never a person."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min, Q

from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.halfway.models import HalfwayTalk
from dijkwacht.apps.measures.models import Measure, Proof, Task
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State as PictureState
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.apps.roadmap.queries import roadmaps


@dataclass(frozen=True, slots=True)
class Handed:
    """Everything that is handed over, as it stands on a day."""

    measures: tuple[Measure, ...]
    next_on: Mapping[UUID, date]
    proofs: tuple[Proof, ...]
    assignments: tuple[Assignment, ...]
    pictures: tuple[Picture, ...]
    steps: tuple[Milestone, ...]
    talks: Mapping[UUID, HalfwayTalk]
    roles: Mapping[tuple[str, str], int]
    names: tuple[str, ...]


def handed(organisation: Organisation, *, on: date) -> Handed:
    """Read what is handed over; nine queries, whatever there is."""
    measures = tuple(Measure.objects.filter(organisation=organisation).order_by("due_on", "title"))
    ahead = Task.objects.filter(organisation=organisation, done_on=None, due_on__isnull=False).values_list("measure")
    steps_of: dict[UUID, date] = dict(ahead.annotate(Min("due_on")))
    pictures = tuple(
        Picture.objects.filter(organisation=organisation)
        .exclude(state=PictureState.LAPSED)
        .defer("summary", "decision")
        .order_by("-reference_date")
    )
    adopted = [picture for picture in pictures if picture.state == PictureState.ADOPTED]
    # Of what was adopted only the last one has steps ahead: what an older one left open was overtaken by it.
    running = [picture for picture in pictures if picture not in adopted[1:]]
    steps = [step for found in roadmaps(running).values() for step in found if step.is_open_on(on)]
    agreed = Assignment.objects.valid_on(on).filter(organisation=organisation, accepted_at__isnull=False, ended_at=None)
    held = Membership.objects.valid_on(on).filter(organisation=organisation).order_by("role", "function")
    return Handed(
        measures,
        {row.pk: day for row in measures if (day := steps_of.get(row.pk) or row.due_on)},
        tuple(Proof.objects.filter(organisation=organisation).select_related("measure").order_by("measure__title", "pk")),
        tuple(agreed.order_by("until")),
        pictures,
        tuple(sorted(steps, key=lambda step: step.due_on)),
        {row.picture_id: row for row in HalfwayTalk.objects.filter(organisation=organisation)},
        Counter(held.values_list("role", "function")),
        _names(organisation),
    )


def _names(organisation: Organisation) -> tuple[str, ...]:
    """The names that may stand in what was typed here: of everybody who had a role or an assignment, also once."""
    here = Q(memberships__organisation=organisation) | Q(assignments__organisation=organisation)
    return tuple(User.objects.filter(here).exclude(name="").values_list("name", flat=True).distinct())
