"""How things stand in some organisations today: each fact is read once, and only when a row of the table asks for it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils import timezone

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.rules import AssignmentState, Role
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.asks.rules.asks import NEWS_STAYS, SOON, Seat
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.damocles.models import DamoclesGrant, DamoclesSeat
from dijkwacht.apps.desk.models import Question
from dijkwacht.apps.fact_check.models import Comment
from dijkwacht.apps.fact_check.queries import NOT_DONE
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.states import WORKING
from dijkwacht.apps.organisations.models import OrganisationName
from dijkwacht.apps.organisations.rules import holds_on
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import READABLE, State
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.apps.roadmap.rules import MilestoneKind

DECIDERS = frozenset({Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE})
_PLANNED = "pictures.planned"
_SHORT = ("pk", "organisation", "state", "touched_on", "due_on", "title", "owner", "picture", "criterion", "is_example")


@dataclass(frozen=True)
class Scene:
    """What there is on a day; ``here`` is a condition on ``organisation``, empty for all of them.

    Where it ``is_small``, such as the organisations of one person, all its measures are read at once: a page shows them too.
    Without ``has_people`` nobody's name is looked up: what is asked is known then, and not of which persons.
    """

    on: date
    here: Q
    is_small: bool = False
    has_people: bool = True

    @cached_property
    def memberships(self) -> Sequence[Membership]:
        """Who holds a role here today, with the organisation and in ``place`` what it is called."""
        names = OrganisationName.objects.holding_on(self.on).filter(organisation=OuterRef("organisation"))
        held = Membership.objects.valid_on(self.on).filter(self.here, user__is_active=True).select_related("organisation")
        return list(held.annotate(place=Subquery(names.values("name")[:1])).order_by("pk"))

    @cached_property
    def assignments(self) -> Sequence[Assignment]:
        """Every assignment that was ever agreed on or proposed here."""
        return list(Assignment.objects.filter(self.here).select_related("adviser").order_by("start", "pk"))

    @cached_property
    def seats(self) -> tuple[Seat, ...]:
        """Who can be asked: the members, and the advisers whose assignment runs."""
        held = [
            Seat(row.user_id, row.organisation_id, Role(row.role), row.function)
            for row in self.memberships
            if row.role != Role.ADVISER
        ]
        return (*held, *self.advisers)

    @cached_property
    def advisers(self) -> tuple[Seat, ...]:
        """The advisers whose assignment runs."""
        advising = [Seat(row.adviser_id, row.organisation_id, Role.ADVISER) for row in self.assignments if self.runs(row)]
        return tuple(dict.fromkeys(advising))

    def runs(self, row: Assignment) -> bool:
        """Whether an assignment was accepted and runs today."""
        return row.state_on(self.on) is AssignmentState.ACCEPTED and row.start <= self.on

    @cached_property
    def every_picture(self) -> Sequence[Picture]:
        """The pictures here, the newest first."""
        found = Picture.objects.filter(self.here).select_related("organisation", "norm")
        return list(found.defer("norm__content").order_by("-reference_date", "pk"))

    @cached_property
    def pictures(self) -> Sequence[Picture]:
        """The pictures here, without those that lapsed."""
        return [one for one in self.every_picture if one.state != State.LAPSED]

    @cached_property
    def milestones(self) -> Mapping[UUID, Mapping[MilestoneKind, Milestone]]:
        """The steps of each roadmap by kind, in their order."""
        known = {picture.pk: picture for picture in self.pictures}
        found: defaultdict[UUID, dict[MilestoneKind, Milestone]] = defaultdict(dict)
        order = list(MilestoneKind)
        rows = Milestone.objects.seen().filter(picture__in=known) if known else ()
        for row in sorted(rows, key=lambda row: order.index(MilestoneKind(row.kind))):
            row.picture = known[row.picture_id]
            found[row.picture_id][MilestoneKind(row.kind)] = row
        return found

    def planned(self, picture: Picture, kind: MilestoneKind) -> date | None:
        """The day that the roadmap gives a step, unless it was skipped."""
        row = self.milestones.get(picture.pk, {}).get(kind)
        return row.due_on if row and not row.skipped_reason else None

    @cached_property
    def comments(self) -> Mapping[UUID, Sequence[Comment]]:
        """The remarks of a fact check that are not done with, and those that were answered lately."""
        found: defaultdict[UUID, list[Comment]] = defaultdict(list)
        told = {picture.pk for picture in self.pictures if picture.state in READABLE | {State.ANALYSIS}}
        waiting = NOT_DONE & Q(picture__state=State.FACT_CHECK)
        rows = Comment.objects.filter(waiting | Q(replied_at__gte=clock.now() - NEWS_STAYS), picture__in=told) if told else ()
        for row in rows:
            found[row.picture_id].append(row)
        return found

    def waiting(self, picture: Picture) -> Sequence[Comment]:
        """The remarks on a picture in its fact check that a decision waits for."""
        if picture.state != State.FACT_CHECK:
            return ()
        return [row for row in self.comments.get(picture.pk, ()) if row.replied_at is None or _is_promised(row)]

    @cached_property
    def decisions(self) -> Mapping[UUID, Decision]:
        """The decision on each picture that waits for one or got one lately."""
        about = [picture.pk for picture in self.pictures if picture.state == State.FACT_CHECK or self.is_new_decision(picture)]
        return {row.picture_id: row for row in Decision.objects.filter(picture__in=about)} if about else {}

    def is_new_decision(self, picture: Picture) -> bool:
        """Whether a decision was taken on it lately."""
        return picture.state == State.ADOPTED and picture.state_since >= self.on - NEWS_STAYS

    @cached_property
    def questions(self) -> Sequence[Question]:
        """The questions to an adviser that wait, and those that were answered lately; without what they say.

        Whoever asked about a case and was taken off it since does not hear of an answer that is not theirs to read any more.
        """
        on_it = DamoclesSeat.objects.filter(case=OuterRef("case"), user=OuterRef("asker"))
        told = Q(answered_at__gte=clock.now() - NEWS_STAYS) & (Q(case=None) | Exists(on_it))
        found = Question.objects.filter(self.here).filter(Q(answered_at=None) | told)
        return list(found.defer("text", "answer").order_by("asked_at", "pk"))

    @cached_property
    def grants(self) -> Sequence[DamoclesGrant]:
        """The advisers who look along at a case."""
        return list(DamoclesGrant.objects.running_on(self.on).filter(self.here).order_by("start", "pk"))

    @cached_property
    def measures(self) -> Sequence[Measure]:
        """What is being worked on and is due soon or over its day, the first day first."""
        until = self.on + SOON
        if self.is_small:
            found = [row for row in self.all_measures if row.state in WORKING and row.due_on and row.due_on <= until]
            return sorted(found, key=lambda row: (row.due_on or until, str(row.pk)))
        rows = Measure.objects.filter(self.here, state__in=WORKING, due_on__lte=until).order_by("due_on", "pk")
        return list(rows.only("pk", "organisation", "due_on", "owner", "title"))

    @cached_property
    def all_measures(self) -> Sequence[Measure]:
        """Every measure here, without its texts."""
        rows = Measure.objects.filter(self.here).order_by("title", "pk")
        return list(rows.only(*_SHORT))

    @cached_property
    def drawers(self) -> frozenset[tuple[UUID, int]]:
        """Who drew up which picture that waits for a decision: they decide on it in no role."""
        if not self.has_people:
            return frozenset()
        deciders = {seat.user for seat in self.seats if seat.role in DECIDERS}
        advised = [row for row in self.assignments if row.accepted_at and row.adviser_id in deciders and row.start <= self.on]
        waiting = [one for one in self.pictures if one.state == State.FACT_CHECK]
        began = _planned_on(waiting) if advised and waiting else {}
        return frozenset(
            (one.pk, row.adviser_id)
            for one in waiting
            for row in advised
            if row.organisation_id == one.organisation_id and _overlaps(row, began.get(one.pk, date.min))
        )

    @cached_property
    def names(self) -> Mapping[int, str]:
        """What each organisation is called today; no query where the members say it."""
        if self.is_small and "memberships" in self.__dict__:
            told = {row.organisation_id: row.__dict__["place"] for row in self.memberships}
            if all(told.values()) and told.keys() >= {row.organisation_id for row in self.assignments}:
                return told
        found: defaultdict[int, list[OrganisationName]] = defaultdict(list)
        for row in OrganisationName.objects.filter(self.here).order_by("start", "pk"):
            found[row.organisation_id].append(row)
        return {key: _name(rows, self.on) for key, rows in found.items()}


def _is_promised(row: Comment) -> bool:
    return row.is_taken_over and not row.is_worked_in


def _name(rows: Sequence[OrganisationName], on: date) -> str:
    held = [row.name for row in rows if holds_on(on, start=row.start, end=row.end)]
    return held[0] if held else rows[-1].name


def _planned_on(pictures: Sequence[Picture]) -> Mapping[UUID, date]:
    names = {f"{Picture._meta.label_lower}:{one.pk}": one.pk for one in pictures}
    events = Event.objects.filter(verb=_PLANNED, on__in=names)
    return {names[event.on]: timezone.localdate(event.at) for event in events}


def _overlaps(row: Assignment, began: date) -> bool:
    return row.until >= began and (row.ended_at is None or timezone.localdate(row.ended_at) >= began)


def where_seated(user: User, *, on: date) -> Q:
    """A condition on ``organisation``: those where somebody holds a role, advises, or proposed to."""
    held = Membership.objects.valid_on(on).filter(user=user).exclude(role=Role.ADVISER)
    advised = Assignment.objects.filter(adviser=user, declined_at=None, ended_at=None, until__gte=on - timedelta(days=1))
    return Q(organisation__in=held.values("organisation")) | Q(organisation__in=advised.values("organisation"))
