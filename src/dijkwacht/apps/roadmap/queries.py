"""Following a picture from outside: its roadmap, and since when somebody is at work for it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from django.db.models import Min

from dijkwacht.apps.accounts.models import Assignment
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.apps.roadmap.rules import MilestoneKind

_ORDER = {kind.value: number for number, kind in enumerate(MilestoneKind)}


def roadmap(picture: Picture) -> list[Milestone]:
    """The steps of a picture in the order in which they are done."""
    return roadmaps([picture])[picture.pk]


def roadmaps(pictures: Collection[Picture]) -> Mapping[UUID, list[Milestone]]:
    """The steps of several pictures; one query, however many."""
    found: defaultdict[UUID, list[Milestone]] = defaultdict(list)
    rows = Milestone.objects.seen().filter(picture__in=pictures).select_related("picture__organisation")
    for row in sorted(rows.defer("picture__summary", "picture__decision"), key=lambda row: _ORDER[row.kind]):
        found[row.picture_id].append(row)
    return found


def assignment_start(organisation: Organisation, *, on: date) -> date | None:
    """The first day of the assignments that an organisation accepted and that have not ended."""
    accepted = Assignment.objects.filter(organisation=organisation, accepted_at__isnull=False, ended_at=None, until__gte=on)
    found: date | None = accepted.aggregate(first=Min("start"))["first"]
    return found
