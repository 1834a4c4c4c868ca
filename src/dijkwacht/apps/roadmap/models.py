"""The roadmap (*draaiboek*) of a picture: its steps, each with its day and who takes care of it."""

from dataclasses import fields
from datetime import date
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.pictures.models import Answer, Confidential, Picture, Settlement
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.pictures.rules.weighing import Basis
from dijkwacht.apps.roadmap.rules import BEHIND, MilestoneKind, Standing, Traces, standing
from dijkwacht.apps.sources.models import SourceDocument


def _traces() -> dict[str, Exists]:
    here = OuterRef("picture")
    # Group sessions stand above this app: they are seen from the picture.
    held = Picture.objects.filter(pk=here, sessions__started_at__isnull=False, sessions__ended_at__isnull=False)
    documents, answers = SourceDocument.objects.filter(picture=here), Answer.objects.filter(picture=here)
    weighed = Settlement.objects.filter(picture=here, lapsed_at=None)
    return {
        "has_read": Exists(documents.filter(read_on__isnull=False)),
        "has_unread": Exists(documents.filter(read_on=None)),
        "has_interview": Exists(answers.filter(source=Source.INTERVIEW)),
        "has_held_session": Exists(held),
        "has_session_answer": Exists(answers.filter(source=Source.SESSION)),
        "has_document_ground": Exists(weighed.filter(basis=Basis.DOCUMENT)),
        "has_interview_ground": Exists(weighed.filter(basis=Basis.INTERVIEW)),
    }


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    """Steps by what still has to be done with them."""

    def open_on(self, day: date) -> Self:
        """Those that nobody did or skipped, and that the picture neither shows to be done nor has behind it."""
        over = Q(picture__state=State.FACT_CHECK, picture__fact_check_until__lt=day, kind=MilestoneKind.FACT_CHECK)
        for state, kinds in BEHIND.items():
            over |= Q(picture__state=state, kind__in=kinds)
        seen = _traces()
        over |= Q(seen["has_read"], ~seen["has_unread"], kind=MilestoneKind.DOCUMENTS)
        over |= Q(seen["has_held_session"], kind=MilestoneKind.SESSION)
        return self.filter(~over, done_on=None, skipped_reason="")

    def seen(self) -> Self:
        """With what their pictures hold of the work; without it a step cannot say how it stands."""
        return self.annotate(**_traces())


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

    def standing(self, on: date) -> Standing:
        """How it stands by what its picture shows, whatever anybody said of it."""
        picture, noted = self.picture, self.__dict__
        traces = Traces(*(noted[field.name] for field in fields(Traces)))
        return standing(MilestoneKind(self.kind), State(picture.state), traces, until=picture.fact_check_until, on=on)

    def is_open_on(self, day: date) -> bool:
        """Whether it is still to be done."""
        return self.done_on is None and not self.skipped_reason and self.standing(day) is Standing.OPEN
