"""One table of errands; a row is thrown away a day after the last that happened to it."""

import uuid
from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.errands.rules import OPEN, SILENT, STANDING, Kind, State, stands
from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.organisations.models import Organisation


class ErrandQuerySet(models.QuerySet["Errand"]):
    """Errands by whose they are and how they stand."""

    def of(self, user: User) -> Self:
        """Those of one person: nobody else sees them."""
        return self.filter(by=user)

    def open_on(self, now: datetime) -> Self:
        """Those that wait, or are busy with a worker that lives."""
        return self.filter(state__in=OPEN).exclude(self.model.silent_on(now))

    def silent(self, now: datetime) -> Self:
        """Those whose worker died."""
        return self.filter(self.model.silent_on(now))


class Errand(models.Model):
    """One piece of work: of whom, on what input, how far, and its result until ``keep_until``.

    ``organisation`` is empty where the work is about none, such as a norm. ``turn`` counts how often a worker took it up: one
    that was taken for dead and comes back can write nothing any more. ``given`` goes as soon as nobody can need it again.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = Choice(Kind, max_length=20)
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, blank=True, related_name="+")
    by = models.ForeignKey(User, models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    about: "models.JSONField[Any, Mapping[str, str]]" = models.JSONField(default=dict)
    given = models.BinaryField(null=True)
    state = Choice(State, max_length=10, default=State.WAITING)
    turn = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    saying = models.CharField(max_length=200, blank=True)
    is_cancel_asked = models.BooleanField(default=False)
    faults: "models.JSONField[Any, list[tuple[str, str, str]]]" = models.JSONField(default=list)
    result = models.BinaryField(null=True)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    heard_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    keep_until = models.DateTimeField()

    objects = ErrandQuerySet.as_manager()

    class Meta:
        ordering = ("-asked_at",)
        indexes = [models.Index(fields=["keep_until"], name="errand_keep_until")]
        constraints = [
            known("kind", Kind, name="errand_kind_known"),
            known("state", State, name="errand_state_known"),
            models.UniqueConstraint(
                fields=["by", "kind", "digest"],
                condition=Q(("state__in", [str(state) for state in STANDING])),
                name="errand_standing_once",
            ),
            models.CheckConstraint(condition=Q(done__lte=F("of")), name="errand_done_of"),
            models.CheckConstraint(condition=~Q(state=str(State.DONE)) | Q(result__isnull=False), name="errand_done_has_result"),
        ]

    def __str__(self) -> str:
        return f"errand {self.pk}"

    def state_on(self, now: datetime) -> State:
        """Where it stands really."""
        return stands(State(self.state), self.heard_at, now)

    @staticmethod
    def silent_on(now: datetime) -> Q:
        """A condition that it is busy while nobody hears of it."""
        return Q(state=str(State.BUSY)) & (Q(heard_at=None) | Q(heard_at__lt=now - SILENT))
