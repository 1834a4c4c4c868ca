"""A picture, and what a row of one carries."""

import uuid
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.assessments.rules import READABLE, State
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.marking import Marking


class PictureQuerySet(models.QuerySet["Picture"]):
    """Pictures as somebody may see them."""

    def visible_to(self, user: User, right: Right, *, on: date) -> Self:
        """Those in whose organisation the user has the right; a concept is read from *concept* on."""
        seen = self.filter(organisations_where(user, right, on=on))
        return seen.filter(state__in=READABLE) if right is Right.READ_CONCEPT else seen

    def covering(self, user: User, right: Right, *, on: date) -> Self:
        """Those of a joint body that hold for a member in which the user has the right.

        Apart from ``visible_to``: who belongs to a member sees what holds for that member, never the joint body's own pages.
        """
        covered = Picture.objects.filter(organisations_where(user, right, on=on, of="coverages__member"))
        seen = self.filter(pk__in=covered.values("pk"))
        return seen.filter(state__in=READABLE) if right is Right.READ_CONCEPT else seen


class Picture(models.Model):
    """One resilience picture of one organisation, on one version of a norm."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="pictures")
    norm = models.ForeignKey(NormVersion, models.PROTECT)
    is_basic = models.BooleanField(default=False)
    reference_date = models.DateField()
    state = models.CharField(max_length=12, default=State.PLANNED, choices=[(state.value, state.word) for state in State])
    marking = models.CharField(max_length=12, default=Marking.ORGANISATION)
    is_example = models.BooleanField(default=False)
    summary = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    state_reason = models.TextField(blank=True)
    state_since = models.DateField(default=timezone.localdate)
    unanswered_reason = models.TextField(blank=True)
    concept_on = models.DateField(null=True, blank=True)
    announced_at = models.DateTimeField(null=True, blank=True)
    fact_check_until = models.DateField(null=True, blank=True)

    objects = PictureQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[state.value for state in State]), name="picture_state_known"),
            models.CheckConstraint(condition=Q(marking__in=[marking.value for marking in Marking]), name="picture_marking_known"),
        ]

    def __str__(self) -> str:
        return f"picture {self.pk}"


class Confidential(models.Model):
    """A row of one picture, with its organisation beside it."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    picture = models.ForeignKey(Picture, models.CASCADE, related_name="%(class)ss")

    class Meta:
        abstract = True
