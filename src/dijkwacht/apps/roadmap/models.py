"""The roadmap (*draaiboek*) of a picture: its steps, each with its day and who takes care of it."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q

from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.pictures.models import Confidential
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.roadmap.rules import SHOWN_DONE, MilestoneKind, is_shown_done


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    """Steps by what still has to be done with them."""

    def open_on(self, day: date) -> Self:
        """Those that nobody did or skipped, and of which the picture does not show that they are done."""
        shown = Q(picture__state=State.FACT_CHECK, picture__fact_check_until__lt=day, kind=MilestoneKind.FACT_CHECK)
        for state, kinds in SHOWN_DONE.items():
            shown |= Q(picture__state=state, kind__in=kinds)
        return self.filter(~shown, done_on=None, skipped_reason="")


class Milestone(Confidential):
    """A step of the roadmap (*draaiboek*): its day, and by role or function who takes care of it."""

    kind = Choice(MilestoneKind, max_length=12)
    due_on = models.DateField()
    owner = models.CharField(max_length=60)
    done_on = models.DateField(null=True, blank=True)
    skipped_reason = models.TextField(blank=True)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["picture", "kind"], name="milestone_once"),
            known("kind", MilestoneKind, name="milestone_kind_known"),
            models.CheckConstraint(condition=Q(done_on=None) | Q(skipped_reason=""), name="milestone_done_or_skipped"),
        ]

    def __str__(self) -> str:
        return f"milestone {self.pk}"

    def is_shown_done(self, on: date) -> bool:
        """Whether the state of the picture shows that it is done."""
        picture = self.picture
        return is_shown_done(MilestoneKind(self.kind), State(picture.state), until=picture.fact_check_until, on=on)

    def is_open_on(self, day: date) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None and not self.skipped_reason and not self.is_shown_done(day)
