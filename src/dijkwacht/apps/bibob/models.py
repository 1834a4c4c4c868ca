"""Bibob cases: closed, for the people named on them; dates, states and outcome, nothing about anybody."""

from django.db import models
from django.db.models import F, Q

from dijkwacht.apps.bibob.rules.states import BibobState
from dijkwacht.apps.bibob.rules.words import FACTS, Acquittal, Aim, Conclusion, Fact, NoTest, Outcome, TermGround
from dijkwacht.apps.cases.models import Case, CaseRemedy, CaseSeat
from dijkwacht.apps.cases.rules.contested import Contested
from dijkwacht.apps.fields import Choice, known
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.documents.bibob.model import CIVIL

GROUPS = ("permit", "environment", "subsidy", "property", "contract")
_CONCLUDED = ~Q(conclusion="") & ~Q(acquittal__in=["", Acquittal.RELIED_ON.value])


class BibobCase(Case):
    """A case under the Bibob law; no adviser ever looks along (article 28 paragraph 2 is a closed list)."""

    decision = models.CharField(max_length=40)
    group = models.CharField(max_length=12)
    aim = Choice(Aim, max_length=12, default=Aim.APPLICATION)
    weeks = models.PositiveSmallIntegerField(default=8)
    ground = Choice(TermGround, max_length=10, blank=True)
    is_uniform = models.BooleanField(default=False)
    is_within_policy = models.BooleanField(default=False)
    conclusion = Choice(Conclusion, max_length=8, blank=True)
    is_advised = models.BooleanField(default=False)
    acquittal = Choice(Acquittal, max_length=10, blank=True)
    outcome = Choice(Outcome, max_length=10, blank=True)
    no_test = Choice(NoTest, max_length=16, blank=True)
    is_suspected = models.BooleanField(default=False)

    class Meta(Case.Meta):
        abstract = False
        verbose_name = "bibob case"
        constraints = [
            *Case.Meta.constraints,
            known("state", BibobState, name="bibobcase_state_known"),
            known("group", GROUPS, name="bibobcase_group_known"),
            known("aim", Aim, name="bibobcase_aim_known"),
            known("ground", TermGround, name="bibobcase_ground_known", may_be_empty=True),
            known("conclusion", Conclusion, name="bibobcase_conclusion_known", may_be_empty=True),
            known("outcome", Outcome, name="bibobcase_outcome_known", may_be_empty=True),
            known("no_test", NoTest, name="bibobcase_no_test_known", may_be_empty=True),
            models.CheckConstraint(condition=Q(weeks__gte=1, weeks__lte=52), name="bibobcase_weeks"),
            models.CheckConstraint(condition=Q(conclusion="") | _CONCLUDED, name="bibobcase_concluded_without_acquitted_facts"),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.REFUSED.value)
                | Q(conclusion__in=[Conclusion.SERIOUS.value, Conclusion.OFFENCE.value]),
                name="bibobcase_refused_on_serious",
            ),
            models.CheckConstraint(
                condition=Q(no_test="") | Q(state=BibobState.NOT_TESTED.value), name="bibobcase_reason_when_not_tested"
            ),
            models.CheckConstraint(
                condition=~Q(state=BibobState.DECIDED.value) | ~Q(outcome=""), name="bibobcase_decided_has_outcome"
            ),
        ]

    def decided(self) -> Contested:
        """The day on which the decision was made known, and what stands open against it."""
        days = {row.what: row.on for row in self.facts.all()}
        return Contested(
            days.get(Fact.ANNOUNCED) or days.get(Fact.GIVEN),
            self.group in CIVIL,
            is_direct=self.is_uniform,
            is_reported=Fact.REPORTED in days,
            is_given_by_law=Fact.GIVEN in days,
        )


class BibobSeat(CaseSeat):
    """Somebody named on a Bibob case."""

    case = models.ForeignKey(BibobCase, models.CASCADE, related_name="seats")

    class Meta(CaseSeat.Meta):
        abstract = False


class BibobMove(models.Model):
    """A step of a Bibob case, from where to where; the first is that it was received, and has no beginning."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    case = models.ForeignKey(BibobCase, models.CASCADE, related_name="moves")
    before = models.CharField(max_length=20, blank=True)
    to = models.CharField(max_length=20)
    on = models.DateField()

    class Meta:
        ordering = ("pk",)
        constraints = [
            known("before", BibobState, name="bibobmove_before_known", may_be_empty=True),
            known("to", BibobState, name="bibobmove_to_known"),
        ]

    def __str__(self) -> str:
        return f"bibob move {self.pk}"


class BibobRemedy(CaseRemedy):
    """Something that happened after the decision in a Bibob case."""

    case = models.ForeignKey(BibobCase, models.CASCADE, related_name="remedies")

    class Meta(CaseRemedy.Meta):
        abstract = False


class BibobFact(models.Model):
    """Something that happened in a Bibob case, on a day; ``move`` is the step after which it was put on record.

    A fact of a step belongs to that step itself; of a fact from before steps were kept no step is known.
    """

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    case = models.ForeignKey(BibobCase, models.CASCADE, related_name="facts")
    what = Choice(Fact, max_length=20)
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    move = models.ForeignKey(BibobMove, models.CASCADE, null=True, blank=True, related_name="facts")

    class Meta:
        ordering = ("on", "pk")
        constraints = [
            known("what", Fact, name="bibobfact_what_known"),
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("on")), name="bibobfact_until_after"),
            models.CheckConstraint(condition=Q(weeks=None) | Q(weeks__gte=1, weeks__lte=4), name="bibobfact_weeks"),
            models.UniqueConstraint(
                fields=["case", "what"],
                condition=~Q(what__in=[fact.value for fact, kind in FACTS.items() if kind.repeats]),
                name="bibobfact_once",
            ),
        ]

    def __str__(self) -> str:
        return f"bibob fact {self.pk}"
