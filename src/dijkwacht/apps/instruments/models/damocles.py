"""A Damocles case: kinds, days and states. No persons, no addresses, and no words but two reasons."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from dijkwacht.apps.instruments.models.cases import Case, CaseGrant, CaseSeat
from dijkwacht.apps.instruments.models.policies import Policy
from dijkwacht.apps.instruments.rules.damocles import DamoclesState, Deed, DropReason
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.damocles.words import Drugs, Gravity, Measure, Occurrence, Place
from dijkwacht.documents.letters.checklist import Answered


class DamoclesCase(Case):
    """One case under article 13b Opiumwet; ``opened_on`` is the day on which the report of the police came in.

    ``policy`` is the version that held on the day of the decision, so that the decision can be laid beside it.
    """

    takes_advisers: ClassVar[bool] = True

    place = models.CharField(max_length=10)
    drugs = models.CharField(max_length=12)
    occurrence = models.CharField(max_length=8)
    gravity = models.CharField(max_length=8, default=Gravity.USUAL)
    measure = models.CharField(max_length=14, blank=True)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    policy = models.ForeignKey(Policy, models.PROTECT, null=True, blank=True, related_name="+")
    drop_reason = models.CharField(max_length=12, blank=True)
    reason = models.TextField(blank=True)
    open_reason = models.TextField(blank=True)

    class Meta(Case.Meta):
        verbose_name = "damocles case"
        constraints = [
            *Case.Meta.constraints,
            models.CheckConstraint(condition=Q(state__in=list(DamoclesState)), name="damocles_state_known"),
            models.CheckConstraint(
                condition=Q(
                    place__in=list(Place), drugs__in=list(Drugs), occurrence__in=list(Occurrence), gravity__in=list(Gravity)
                ),
                name="damocles_kinds_known",
            ),
            models.CheckConstraint(condition=Q(measure__in=["", *Measure]), name="damocles_measure_known"),
            models.CheckConstraint(
                condition=Q(measure=Measure.CLOSURE, months__isnull=False) | ~Q(measure=Measure.CLOSURE) & Q(months=None),
                name="damocles_months_of_closure",
            ),
            models.CheckConstraint(
                condition=Q(state=DamoclesState.DROPPED, drop_reason__in=list(DropReason))
                | ~Q(state=DamoclesState.DROPPED) & Q(drop_reason=""),
                name="damocles_dropped_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="damocles_organisation_state")]


class DamoclesSeat(CaseSeat):
    """Somebody named on a Damocles case."""

    case = models.ForeignKey(DamoclesCase, models.CASCADE, related_name="seats")


class DamoclesGrant(CaseGrant):
    """An adviser who looks along at a Damocles case for thirty days."""

    case = models.ForeignKey(DamoclesCase, models.CASCADE, related_name="grants")


class DamoclesMove(models.Model):
    """One step of a case, or one deed in the public registers, on its day."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    case = models.ForeignKey(DamoclesCase, models.CASCADE, related_name="moves")
    what = models.CharField(max_length=14)
    on = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["case", "what"], name="damocles_move_once"),
            models.CheckConstraint(condition=Q(what__in=[*DamoclesState, *Deed]), name="damocles_move_known"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=models.F("on")), name="damocles_move_dates"),
        ]

    def __str__(self) -> str:
        return f"move {self.pk}"


class DamoclesAnswer(models.Model):
    """Where one question of the checklist stands in a case; the words go into the letter and are never kept."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    case = models.ForeignKey(DamoclesCase, models.CASCADE, related_name="answers")
    question = models.CharField(max_length=20)
    answered = models.CharField(max_length=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "question"], name="damocles_answer_once"),
            models.CheckConstraint(condition=Q(answered__in=list(Answered)), name="damocles_answer_known"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"
