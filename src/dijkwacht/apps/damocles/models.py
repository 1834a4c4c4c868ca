"""A Damocles case: kinds, days and states. No persons, no addresses, and no words of anybody."""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q

from dijkwacht.apps.cases.models import Case, CaseGrant, CaseRemedy, CaseSeat
from dijkwacht.apps.cases.rules.contested import Contested, Shut
from dijkwacht.apps.damocles.rules.facts import (
    APART,
    PREPARED,
    Move,
    also_of,
    closed_on,
    decision_day,
    has_closure,
    kinds_of,
    measure_holds,
    state_after,
)
from dijkwacht.apps.damocles.rules.parts import of_part, parts_of
from dijkwacht.apps.damocles.rules.states import ENDED, DamoclesState, Deed, DropReason, OpenReason
from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.models import Policy
from dijkwacht.documents.damocles.words import Drugs, Found, Gravity, Measure, Occurrence, Place
from dijkwacht.documents.letters.checklist import Answered


class DamoclesCase(Case):
    """One case under article 13b Opiumwet; ``opened_on`` is the day on which the report of the police came in.

    ``policy`` is the version that held on the day of the decision, so that the decision can be laid beside it. ``also`` is what
    was found beside the gravest kind of drugs; ``is_combined`` says that a dwelling and premises are one place.
    ``preparation`` is empty while it is not known for which list something was being prepared. ``measure`` and ``months`` are of
    the whole place; where the dwelling was decided apart, of the premises, beside ``measure_dwelling`` and ``months_dwelling``.
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
    measure_dwelling = Choice(Measure, max_length=14, blank=True)
    months_dwelling = models.PositiveSmallIntegerField(null=True, blank=True)
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
            known("measure_dwelling", APART, name="damocles_dwelling_known", may_be_empty=True),
            models.CheckConstraint(
                condition=Q(measure_dwelling=Measure.CLOSURE.value, months_dwelling__isnull=False)
                | ~Q(measure_dwelling=Measure.CLOSURE.value) & Q(months_dwelling=None),
                name="damocles_months_of_dwelling",
            ),
            models.CheckConstraint(condition=Q(measure_dwelling="") | Q(is_combined=True), name="damocles_dwelling_of_both"),
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
        return self.decided_by([row.moved for row in self.moves.all()])

    def decided_by(self, moves: Sequence[Move]) -> Contested:
        """The same with these steps."""
        lead, *others = [of_part(moves, part) for part in parts_of(moves)]
        penalty = next((move for move in moves if move.what == DamoclesState.PENALTY), None)
        return Contested(
            decision_day(lead),
            can_be_lifted=any(measure_holds(part) for part in (lead, *others)),
            is_warning=any(move.what == DamoclesState.WARNED for move in lead),
            is_penalty=penalty is not None,
            comply_until=penalty.until if penalty else None,
            has_closure=has_closure(lead),
            closed_on=closed_on(lead),
            lapsed_on=_lapsed_on(lead),
            has_parts=bool(others),
            dwelling=next((Shut(closed_on(part), _lapsed_on(part)) for part in others if has_closure(part)), None),
            has_ended=all(state_after(part).what in ENDED for part in (lead, *others) if part),
        )


def _lapsed_on(moves: Sequence[Move]) -> date | None:
    return next((move.on for move in moves if move.what == DamoclesState.LAPSED), None)


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
    """One step of a case, or one deed in the public registers, on its day; of one part where those were decided apart."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    case = models.ForeignKey(DamoclesCase, models.CASCADE, related_name="moves")
    what = models.CharField(max_length=14)
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    part = Choice(Place, max_length=10, blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(fields=["case", "what", "part"], name="damocles_move_once"),
            known("part", Place, name="damocles_move_part_known", may_be_empty=True),
            known("what", [*DamoclesState, *Deed], name="damocles_move_known"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=models.F("on")), name="damocles_move_dates"),
        ]

    def __str__(self) -> str:
        return f"move {self.pk}"

    @property
    def moved(self) -> Move:
        """As the rules know it."""
        return Move(self.what, self.on, self.until, Place(self.part) if self.part else None)


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
