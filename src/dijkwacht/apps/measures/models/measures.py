"""A measure, and what a row of one carries."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Kind
from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right, roles_with
from dijkwacht.apps.assessments.models import EFFORTS, Picture
from dijkwacht.apps.measures.models.sharing import Sharing
from dijkwacht.apps.measures.rules import LIES_STILL_AFTER, WORKING, Cycle, Origin, State
from dijkwacht.apps.organisations.models import Organisation


def _shared_with(user: User, on: date) -> Q:
    """Of organisations that went on sharing with the adviser whom they once took on."""
    helped = Assignment.objects.filter(adviser=user, accepted_at__isnull=False, start__lte=on)
    shared = Sharing.objects.filter(adviser_sees_after=True, organisation__in=helped.values("organisation"))
    return Q(organisation__in=shared.values("organisation"))


class MeasureQuerySet(models.QuerySet["Measure"]):
    """Measures as somebody may see them."""

    def visible_to(self, user: User, *, on: date) -> Self:
        """All of an organisation for who may see them, and for an owner those of the own function.

        An adviser whose assignment is over sees them only where the organisation chose so.
        """
        owners = Membership.objects.valid_on(on).filter(
            user=user,
            role__in=roles_with(Right.OWN_MEASURES),
            organisation=OuterRef("organisation"),
            function=OuterRef("owner"),
        )
        everything = organisations_where(user, Right.SEE_MEASURES, on=on)
        return self.filter(everything | _shared_with(user, on) | (~Q(owner="") & Exists(owners)))

    def run_by(self, user: User, *, on: date) -> Self:
        """Those that the user may write, plan and move whoever owns them."""
        return self.filter(organisations_where(user, Right.RUN_MEASURES, on=on))

    def lying_still(self, *, on: date) -> Self:
        """Those that are being worked on and that nobody touched for sixty days."""
        return self.filter(state__in=WORKING, touched_on__lte=on - LIES_STILL_AFTER)


class Measure(models.Model):
    """One thing that an organisation does to be more resilient, from proposed to proven.

    It keeps where it came from: of a picture the criterion whose recommendation it follows.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="measures")
    origin = models.CharField(max_length=8, default=Origin.FREE, choices=[(origin.value, origin.word) for origin in Origin])
    picture = models.ForeignKey(Picture, models.PROTECT, null=True, blank=True, related_name="measures")
    criterion = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    owner = models.CharField(max_length=40, blank=True)
    due_on = models.DateField(null=True, blank=True)
    quarter = models.DateField(null=True, blank=True)
    effort = models.CharField(max_length=6, default="medium")
    cycle = models.CharField(max_length=12, blank=True, choices=[(cycle.value, cycle.word) for cycle in Cycle])
    cycle_place = models.CharField(max_length=120, blank=True)
    is_with_neighbours = models.BooleanField(default=False)
    is_with_environment_service = models.BooleanField(default=False)
    state = models.CharField(max_length=12, default=State.PROPOSED, choices=[(state.value, state.word) for state in State])
    state_since = models.DateField(default=timezone.localdate)
    state_reason = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    practice_on = models.DateField(null=True, blank=True)
    practice_how = models.TextField(blank=True)
    touched_on = models.DateField(default=timezone.localdate)
    is_example = models.BooleanField(default=False)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="measure_state_known"),
            models.CheckConstraint(condition=Q(origin__in=[origin.value for origin in Origin]), name="measure_origin_known"),
            models.CheckConstraint(condition=Q(cycle__in=[cycle.value for cycle in Cycle]), name="measure_cycle_known"),
            models.CheckConstraint(condition=Q(effort__in=EFFORTS), name="measure_effort_known"),
            models.CheckConstraint(condition=~Q(title=""), name="measure_has_title"),
            models.CheckConstraint(
                condition=Q(origin=Origin.PICTURE, picture__isnull=False) & ~Q(criterion="")
                | (~Q(origin=Origin.PICTURE) & Q(picture=None, criterion="")),
                name="measure_keeps_its_origin",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.IN_PRACTICE, State.PROVEN]) | (Q(practice_on__isnull=False) & ~Q(practice_how="")),
                name="measure_in_practice_when_and_how",
            ),
            models.CheckConstraint(condition=~Q(state=State.STOPPED) | ~Q(state_reason=""), name="measure_stopped_why"),
            # A recommendation becomes one measure: whoever clicks twice, or together, gets the one that stands.
            models.UniqueConstraint(
                fields=["picture", "criterion"], condition=~Q(state=State.STOPPED), name="measure_once_per_recommendation"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="measure_by_state")]

    def __str__(self) -> str:
        return f"measure {self.pk}"

    @property
    def word(self) -> str:
        """Its state in words."""
        return State(self.state).word


class OfMeasure(models.Model):
    """A row of one measure, with its organisation beside it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    measure = models.ForeignKey(Measure, models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True


class Effect(OfMeasure):
    """What a measure is expected to do: the level to which a criterion rises, on either side."""

    criterion = models.CharField(max_length=40)
    paper = models.SmallIntegerField(null=True, blank=True)
    practice = models.SmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["measure", "criterion"], name="effect_once"),
            models.CheckConstraint(
                condition=(Q(paper=None) | Q(paper__gte=0, paper__lte=3))
                & (Q(practice=None) | Q(practice__gte=0, practice__lte=3)),
                name="effect_levels",
            ),
        ]

    def __str__(self) -> str:
        return f"effect {self.pk}"


class Task(OfMeasure):
    """One of the steps in which a measure is carried out."""

    text = models.CharField(max_length=200)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="task_has_text")]

    def __str__(self) -> str:
        return f"task {self.pk}"


class Move(OfMeasure):
    """A state that a measure came to: the day, the role of who brought it there (never who), and the reason, where asked."""

    state = models.CharField(max_length=12, choices=[(state.value, state.word) for state in State])
    on = models.DateField(default=timezone.localdate)
    role = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="move_state_known")]

    def __str__(self) -> str:
        return f"move {self.pk}"


class Note(OfMeasure):
    """How it goes, as whoever works on it says from time to time."""

    text = models.TextField()
    said_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ("-pk",)
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="note_of_measure_has_text")]

    def __str__(self) -> str:
        return f"note {self.pk}"


class Proof(OfMeasure):
    """A piece that shows that a measure works: what it is, of when and where it is kept; never a file.

    It counts when another than who gave it has seen it.
    """

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, default=Kind.OTHER)
    dated = models.DateField()
    kept_at = models.CharField(max_length=200, blank=True)
    given_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    given_on = models.DateField(default=timezone.localdate)
    seen_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    seen_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[kind.value for kind in Kind]), name="proof_kind_known"),
            models.CheckConstraint(condition=~Q(name=""), name="proof_has_name"),
            models.CheckConstraint(
                condition=Q(seen_by=None) | Q(given_by=None) | ~Q(given_by=F("seen_by")), name="proof_seen_by_another"
            ),
            models.CheckConstraint(condition=Q(seen_by=None) | Q(seen_on__isnull=False), name="proof_seen_when"),
        ]

    def __str__(self) -> str:
        return f"proof {self.pk}"
