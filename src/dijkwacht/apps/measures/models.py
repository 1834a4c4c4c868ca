"""What an organisation chose to share of its measures with its adviser."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from dijkwacht.analysis.scoring.answers import Kind
from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right, roles_with
from dijkwacht.apps.adoption.rules import Body
from dijkwacht.apps.barriers.models import BarrierVersion, InUse
from dijkwacht.apps.fields import Choice, Today, known
from dijkwacht.apps.findings.models import EFFORTS
from dijkwacht.apps.measures.rules.drafts import Cycle, Origin
from dijkwacht.apps.measures.rules.states import LIES_STILL_AFTER, WORKING, State
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.pictures.models import Picture


class Sharing(models.Model):
    """Whether the adviser is told what lies still, and goes on seeing the measures once the assignment is over.

    No row means neither: help is not supervision.
    """

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="+")
    adviser_sees_still = models.BooleanField(default=False)
    adviser_sees_after = models.BooleanField(default=False)
    since = Today()

    def __str__(self) -> str:
        return f"sharing {self.pk}"


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

    def with_origin(self) -> Self:
        """With what says in words where each comes from, in the same question to the database."""
        return self.select_related("barrier_version").defer("barrier_version__content")

    def too_late(self, *, on: date) -> Self:
        """Those that are being worked on and should have been done."""
        return self.filter(state__in=WORKING, due_on__lt=on)

    def lying_still(self, *, on: date) -> Self:
        """Those that are being worked on and that nobody touched for sixty days."""
        return self.filter(state__in=WORKING, touched_on__lte=on - LIES_STILL_AFTER)


class Measure(models.Model):
    """One thing that an organisation does to be more resilient, from proposed to proven.

    It keeps where it came from: of a picture the criterion whose recommendation it follows, of a model in use the barrier and
    the version in which that stood.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="measures")
    origin = Choice(Origin, max_length=8, default=Origin.FREE)
    picture = models.ForeignKey(Picture, models.PROTECT, null=True, blank=True, related_name="measures")
    criterion = models.CharField(max_length=40, blank=True)
    in_use = models.ForeignKey(InUse, models.PROTECT, null=True, blank=True, related_name="measures")
    barrier_version = models.ForeignKey(BarrierVersion, models.PROTECT, null=True, blank=True, related_name="+")
    barrier = models.CharField(max_length=40, blank=True)
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    owner = models.CharField(max_length=40, blank=True)
    due_on = models.DateField(null=True, blank=True)
    quarter = models.DateField(null=True, blank=True)
    effort = models.CharField(max_length=6, default="medium")
    cycle = Choice(Cycle, max_length=12, blank=True)
    cycle_place = models.CharField(max_length=120, blank=True)
    is_with_neighbours = models.BooleanField(default=False)
    is_with_environment_service = models.BooleanField(default=False)
    state = Choice(State, max_length=12, default=State.PROPOSED)
    state_since = Today()
    state_reason = models.TextField(blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decision_body = Choice(Body, max_length=20, blank=True)
    decision_number = models.CharField(max_length=40, blank=True)
    practice_on = models.DateField(null=True, blank=True)
    practice_how = models.TextField(blank=True)
    touched_on = Today()
    is_example = models.BooleanField(default=False)

    objects = MeasureQuerySet.as_manager()

    class Meta:
        constraints = [
            known("state", State, name="measure_state_known"),
            known("origin", Origin, name="measure_origin_known"),
            known("cycle", Cycle, name="measure_cycle_known"),
            known("decision_body", Body, name="measure_decided_by_known", may_be_empty=True),
            known("effort", EFFORTS, name="measure_effort_known"),
            models.CheckConstraint(condition=~Q(title=""), name="measure_has_title"),
            models.CheckConstraint(
                condition=Q(origin=Origin.PICTURE.value, picture__isnull=False) & ~Q(criterion="")
                | (~Q(origin=Origin.PICTURE.value) & Q(picture=None, criterion="")),
                name="measure_keeps_its_origin",
            ),
            models.CheckConstraint(
                condition=Q(origin=Origin.BARRIER.value, in_use__isnull=False, barrier_version__isnull=False) & ~Q(barrier="")
                | (~Q(origin=Origin.BARRIER.value) & Q(in_use=None, barrier_version=None, barrier="")),
                name="measure_keeps_its_barrier",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[State.IN_PRACTICE.value, State.PROVEN.value])
                | (Q(practice_on__isnull=False) & ~Q(practice_how="")),
                name="measure_in_practice_when_and_how",
            ),
            models.CheckConstraint(condition=~Q(state=State.STOPPED.value) | ~Q(state_reason=""), name="measure_stopped_why"),
            # A recommendation becomes one measure: whoever clicks twice, or together, gets the one that stands.
            models.UniqueConstraint(
                fields=["picture", "criterion"], condition=~Q(state=State.STOPPED.value), name="measure_once_per_recommendation"
            ),
            models.UniqueConstraint(
                fields=["in_use", "barrier"], condition=~Q(state=State.STOPPED.value), name="measure_once_per_barrier"
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="measure_by_state")]

    def __str__(self) -> str:
        return f"measure {self.pk}"

    @property
    def word(self) -> str:
        """Its state in words."""
        return State(self.state).word

    @property
    def origin_words(self) -> str:
        """Where it comes from; of a barrier with the model, of how that stands nothing."""
        word = Origin(self.origin).word
        return f"{word} {self.barrier_version.title}" if self.barrier_version else word


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

    state = Choice(State, max_length=12)
    on = Today()
    role = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [known("state", State, name="move_state_known")]

    def __str__(self) -> str:
        return f"move {self.pk}"


class Note(OfMeasure):
    """How it goes, as whoever works on it says from time to time."""

    text = models.TextField()
    said_on = Today()

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
    kind = Choice(Kind, max_length=16, default=Kind.OTHER)
    dated = models.DateField()
    kept_at = models.CharField(max_length=200, blank=True)
    given_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    given_on = Today()
    seen_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    seen_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            known("kind", Kind, name="proof_kind_known"),
            models.CheckConstraint(condition=~Q(name=""), name="proof_has_name"),
            models.CheckConstraint(
                condition=Q(seen_by=None) | Q(given_by=None) | ~Q(given_by=F("seen_by")), name="proof_seen_by_another"
            ),
            models.CheckConstraint(condition=Q(seen_by=None) | Q(seen_on__isnull=False), name="proof_seen_when"),
        ]

    def __str__(self) -> str:
        return f"proof {self.pk}"
