"""Barrier models as they were published, which of them an organisation works with, and what it placed."""

import hashlib
import uuid
from datetime import date
from functools import lru_cache
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.text import slugify

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers.rules import Ended, Placed, Standing, as_kept
from dijkwacht.apps.fields import Choice, Today, known
from dijkwacht.apps.norms.models import PublishedVersion
from dijkwacht.apps.norms.rules import State
from dijkwacht.apps.organisations.models import Area, Organisation
from dijkwacht.apps.organisations.rules import AreaKind
from dijkwacht.documents.barriers.model import BarrierModel


class BarrierVersion(PublishedVersion):
    """One version of a barrier model."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="barrier_version_once"),
            known("state", State, name="barrier_version_state_known"),
        ]


@lru_cache(maxsize=64)
def parsed(pk: int, digest: str) -> BarrierModel:
    """What the version with this number and this text says."""
    # The digest stands in the key so that no process ever serves another text under the same number.
    content = BarrierVersion.objects.values_list("content", flat=True).get(pk=pk, digest=digest)
    return BarrierModel.model_validate(content, strict=False)


def barrier_model(version: BarrierVersion) -> BarrierModel:
    """What a version says; parsed once per process."""
    return parsed(version.pk, version.digest)


class InUseQuerySet(models.QuerySet["InUse"]):
    """Models in use as somebody may see them."""

    def visible_to(self, user: User, right: Right, *, on: date) -> Self:
        """Those of the organisations where the user has the right."""
        return self.filter(organisations_where(user, right, on=on))


class InUse(models.Model):
    """A version of a model with which an organisation works, for all of it or for one area in it.

    Where it came from a ``former`` version, ``left_behind`` has by barrier how it was with what could not go along: the standing,
    by whom and since when. ``put_away_on`` is the day on which somebody read that and put it away.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="barrier_models")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.ForeignKey(BarrierVersion, models.PROTECT, related_name="+")
    former = models.ForeignKey(BarrierVersion, models.PROTECT, null=True, blank=True, related_name="+")
    left_behind = models.JSONField(default=dict, blank=True)
    put_away_on = models.DateField(null=True, blank=True)
    code = models.CharField(max_length=60)
    since = Today()
    is_example = models.BooleanField(default=False)

    objects = InUseQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "models in use"
        constraints = [
            models.UniqueConstraint(fields=["organisation", "code"], condition=Q(area=None), name="barrier_model_once"),
            models.UniqueConstraint(
                fields=["organisation", "code", "area"], condition=Q(area__isnull=False), name="barrier_model_once_per_area"
            ),
        ]

    def __str__(self) -> str:
        return f"barrier model in use {self.pk}"

    @property
    def slug(self) -> str:
        """Model and area as they stand in the name of a file, so that those of two areas are told apart."""
        where = slugify(f"{AreaKind(self.area.kind).word} {self.area.name}") if self.area else ""
        return f"{self.code}-{where}" if where else self.code


class Placing(models.Model):
    """What an organisation said of one barrier of a model that it works with."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    in_use = models.ForeignKey(InUse, models.CASCADE, related_name="placings")
    barrier = models.CharField(max_length=40)
    standing = Choice(Standing, max_length=14, default=Standing.UNKNOWN)
    by = models.CharField(max_length=80, blank=True)
    since = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    touched_on = Today()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["in_use", "barrier"], name="placing_once"),
            known("standing", Standing, name="placing_standing_known"),
            models.CheckConstraint(
                condition=Q(confirmed_on=None) | Q(standing=Standing.ARRANGED.value), name="placing_confirmed_of_partner"
            ),
        ]

    def __str__(self) -> str:
        return f"placing {self.pk}"

    @property
    def said(self) -> Placed:
        """As the rules know it."""
        return as_kept(Placed(Standing(self.standing), self.by, self.since, is_confirmed=self.confirmed_on is not None))


class ConfirmationQuerySet(models.QuerySet["Confirmation"]):
    """Questions to partners by where they stand."""

    def waiting(self, on: date) -> Self:
        """Those that can still be answered, of barriers of which the organisation says the same as when it asked."""
        open_ = self.filter(answered_at=None, ended_on=None, expires_on__gte=on)
        return open_.filter(placing__standing=Standing.ARRANGED, placing__confirmed_on=None)


class Confirmation(models.Model):
    """A partner's person is asked whether the partner arranged a barrier; of the link only a hash is kept.

    The address goes with the answer, or thirty days after the link ended. What stays is who of the organisation asked which
    partner, when, and what was answered; ``ended_on`` is the day from which the question, or the yes, holds no more, and
    ``why_ended`` says why.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    placing = models.ForeignKey(Placing, models.CASCADE, related_name="confirmations")
    email = models.EmailField(blank=True)
    token_hash = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    expires_on = models.DateField()
    answered_at = models.DateTimeField(null=True, blank=True)
    asked_by = models.ForeignKey(User, models.SET_NULL, null=True, related_name="+")
    party = models.CharField(max_length=80, blank=True)
    is_arranged = models.BooleanField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    why_ended = Choice(Ended, max_length=10, blank=True, default="")

    objects = ConfirmationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["token_hash"], condition=~Q(token_hash=""), name="confirmation_link_once"),
            known("why_ended", Ended, name="confirmation_why_ended_known", may_be_empty=True),
            models.CheckConstraint(
                condition=Q(answered_at=None) | Q(token_hash="", email=""), name="confirmation_answered_forgets"
            ),
        ]

    def __str__(self) -> str:
        return f"confirmation {self.pk}"


class Draft(models.Model):
    """A model that the support team works on: its text as it was typed, and what that says where it can be read.

    ``content`` is what the last text without faults said; ``faults`` are those of the text that stands there now.
    """

    text = models.TextField()
    code = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    title = models.CharField(max_length=200)
    content = models.JSONField()
    faults = models.JSONField(default=list, blank=True)
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    changed_by = models.ForeignKey(User, models.CASCADE, related_name="+")
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"draft of a barrier model {self.pk}"

    @property
    def model(self) -> BarrierModel:
        """What the last text without faults said."""
        return BarrierModel.model_validate(self.content, strict=False)

    @property
    def digest(self) -> str:
        """The mark of this very text."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class DraftComment(models.Model):
    """What somebody with the right said about a draft; it goes with the draft."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="comments")
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    text = models.TextField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"comment {self.pk} on a draft"
