"""Following a picture from outside: its roadmap, and who is done, never what anybody said."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min, Q

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.accounts.models import Assignment
from dijkwacht.apps.assessments.models import Answer, Milestone, Picture, Respondent
from dijkwacht.apps.assessments.queries.answers import asked_of, norm_of
from dijkwacht.apps.assessments.rules import MilestoneKind
from dijkwacht.apps.organisations.models import Organisation

_ORDER = {kind.value: number for number, kind in enumerate(MilestoneKind)}
_WHOLE = Q(paper__isnull=False, practice__isnull=False) | Q(not_applicable__gt="")


@dataclass(frozen=True, slots=True)
class Done:
    """How far one respondent is: how many of the questions asked have a whole answer."""

    function: str
    done: int
    asked: int

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to ask."""
        return self.done >= self.asked


def roadmap(picture: Picture) -> list[Milestone]:
    """The steps of a picture in the order in which they are done."""
    return roadmaps([picture])[picture.pk]


def roadmaps(pictures: Collection[Picture]) -> Mapping[UUID, list[Milestone]]:
    """The steps of several pictures; one query, however many."""
    found: defaultdict[UUID, list[Milestone]] = defaultdict(list)
    rows = Milestone.objects.filter(picture__in=pictures).select_related("picture__organisation")
    for row in sorted(rows.defer("picture__summary", "picture__decision"), key=lambda row: _ORDER[row.kind]):
        found[row.picture_id].append(row)
    return found


def assignment_start(organisation: Organisation, *, on: date) -> date | None:
    """The first day of the assignments that an organisation accepted and that have not ended."""
    accepted = Assignment.objects.filter(organisation=organisation, accepted_at__isnull=False, ended_at=None, until__gte=on)
    found: date | None = accepted.aggregate(first=Min("start"))["first"]
    return found


def progress(pictures: Collection[Picture]) -> Mapping[UUID, tuple[Done, ...]]:
    """Who is done, by function and number, per picture; two queries, however many."""
    known = {picture.pk: picture for picture in pictures}
    given: defaultdict[int, set[str]] = defaultdict(set)
    answers = Answer.objects.filter(_WHOLE, picture__in=known).exclude(source=Source.CHECK)
    for respondent, criterion in answers.values_list("respondent", "criterion"):
        given[respondent].add(criterion)
    found: defaultdict[UUID, list[Done]] = defaultdict(list)
    for row in Respondent.objects.filter(picture__in=known).order_by("pk"):
        asked = {criterion.id for criterion in asked_of(norm_of(known[row.picture_id]), row.function)}
        found[row.picture_id].append(Done(row.function, len(asked & given[row.pk]), len(asked)))
    return {key: tuple(rows) for key, rows in found.items()}
