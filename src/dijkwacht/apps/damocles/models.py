"""A Damocles case: kinds, days and states. No persons, no addresses, and no words of anybody."""

from collections.abc import Sequence
from typing import ClassVar

from django.db import models
from django.db.models import Q

from dijkwacht.apps.cases.models import Case, CaseGrant, CaseRemedy, CaseSeat
from dijkwacht.apps.cases.rules.remedies import Contested
from dijkwacht.apps.damocles.rules.facts import (
    PREPARED,
    Move,
    also_of,
    closed_on,
    decision_day,
    has_closure,
    kinds_of,
    measure_holds,
)
from dijkwacht.apps.damocles.rules.states import DamoclesState, Deed, DropReason, OpenReason
from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.models import Policy
from dijkwacht.documents.damocles.words import Drugs, Found, Gravity, Measure, Occurrence, Place
from dijkwacht.documents.letters.checklist import Answered


class DamoclesCase(Case):
    """One case under article 13b Opiumwet; ``opened_on`` is the day on which the report of the police came in.

    ``policy`` is the version that held on the day of the decision, so that the decision can be laid beside it. ``also`` is what
    was found beside the gravest kind of drugs; ``is_combined`` says that a dwelling and premises are one place.
    ``preparation`` is empty while it is not known for which list something was being prepared.
    """

    takes_advisers: ClassVar[bool] = True

    place = models.CharField(max_length=10)
    is_combined = models.BooleanField(default=False)
    drugs = models.CharField(max_length=12)
    also = models.CharField(max_length=30, blank=True)
    preparation = Choice(Found, max_length=16, blank=True)
    occurrence = models.CharField(max_length=8)
    gravity = Choice(Gravity, max_length=8, default=Gravity.USUAL)
    measure = models.CharField(max_length=14, blank=True)
    months = models.PositiveSmallIntegerField(null=True, blank=True)
    policy = models.ForeignKey(Policy, models.PROTECT, null=True, blank=True, related_name="+")
    drop_reason = models.CharField(max_length=12, blank=True)
    open_reason = Choice(OpenReason, max_length=12, blank=True)

    class Meta(Case.Meta):
        verbose_name = "damocles case"
        constraints = [
            *Case.Meta.constraints,
            known("state", DamoclesState, name="damocles_state_known"),
            known("place", Place, name="damocles_place_known"),
            known("drugs", Drugs, name="damocles_drugs_known"),
            known("also", kinds_of(Drugs), name="damocles_also_known"),
            known("preparation", PREPARED, name="damocles_preparation_known", may_be_empty=True),
            known("open_reason", OpenReason, name="damocles_open_reason_known", may_be_empty=True),
            known("occurrence", Occurrence, name="damocles_occurrence_known"),
            known("gravity", Gravity, name="damocles_gravity_known"),
            known("measure", Measure, name="damocles_measure_known", may_be_empty=True),
            models.CheckConstraint(
                condition=Q(measure=Measure.CLOSURE.value, months__isnull=False)
                | ~Q(measure=Measure.CLOSURE.value) & Q(months=None),
                name="damocles_months_of_closure",
            ),
            models.CheckConstraint(
                condition=Q(state=DamoclesState.DROPPED.value, drop_reason__in=[one.value for one in DropReason])
                | ~Q(state=DamoclesState.DROPPED.value) & Q(drop_reason=""),
                name="damocles_dropped_with_reason",
            ),
        ]
        indexes = [models.Index(fields=["organisation", "state"], name="damocles_organisation_state")]

    @property
    def kinds(self) -> tuple[Drugs, ...]:
        """What was found, the gravest kind of drugs first."""
        return (Drugs(self.drugs), *also_of(self.also))

    def decided(self) -> Contested:
        """The day on which a decision was made known, and whether a measure holds that can be lifted."""
        return self.decided_by([Move(row.what, row.on, row.until) for row in self.moves.all()])

    def decided_by(self, moves: Sequence[Move]) -> Contested:
        """The same with these steps."""
        warned = any(move.what == DamoclesState.WARNED for move in moves)
        days = {move.what: move.on for move in moves}
        penalty = next((move for move in moves if move.what == DamoclesState.PENALTY), None)
        return Contested(
            decision_day(moves),
            can_be_lifted=measure_holds(moves),
            is_warning=warned,
            is_penalty=penalty is not None,
            comply_until=penalty.until if penalty else None,
            has_closure=has_closure(moves),
            closed_on=closed_on(moves),
            lapsed_on=days.get(DamoclesState.LAPSED),
        )


class DamoclesSeat(CaseSeat):
    """Somebody named on a Damocles case."""

    case = models.ForeignKey(DamoclesCase, models.CASCADE, related_name="seats")


class DamoclesGrant(CaseGrant):
    """An adviser who looks along at a Damocles case for thirty days."""

    case = models.ForeignKey(DamoclesCase, models.CASCADE, related_name="grants")


class DamoclesRemedy(CaseRemedy):
    """Something that happened after the decision in a Damocles case."""

    case = models.ForeignKey(DamoclesCase, models.CASCADE, related_name="remedies")

    class Meta(CaseRemedy.Meta):
        abstract = False


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
            known("what", [*DamoclesState, *Deed], name="damocles_move_known"),
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
            known("answered", Answered, name="damocles_answer_known"),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"
