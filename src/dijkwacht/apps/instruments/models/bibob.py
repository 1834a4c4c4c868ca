"""Bibob cases: closed, for the people named on them; dates, states and outcome, nothing about anybody."""

from django.db import models
from django.db.models import F, Q

from dijkwacht.apps.instruments.models.cases import Case, CaseSeat
from dijkwacht.apps.instruments.rules.bibob_cases import BibobState
from dijkwacht.apps.instruments.rules.bibob_words import FACTS, Acquittal, Aim, Conclusion, Fact, NoTest, Outcome
from dijkwacht.apps.organisations.models import Organisation

GROUPS = ("permit", "environment", "subsidy", "property", "contract")
_CONCLUDED = ~Q(conclusion="") & ~Q(acquittal__in=["", Acquittal.RELIED_ON])


def _known(field: str, words: object, *, may_be_empty: bool = True) -> Q:
    values = [str(word) for word in words]  # type: ignore[attr-defined]  # an enum is a list of its words
    return Q(**{f"{field}__in": [*values, ""] if may_be_empty else values})


class BibobCase(Case):
    """A case under the Bibob law; no adviser ever looks along (article 28 paragraph 2 is a closed list)."""

    decision = models.CharField(max_length=40)
    group = models.CharField(max_length=12)
    aim = models.CharField(max_length=12, default=Aim.APPLICATION, choices=[(one.value, one.word) for one in Aim])
    weeks = models.PositiveSmallIntegerField(default=8)
    is_uniform = models.BooleanField(default=False)
    is_within_policy = models.BooleanField(default=False)
    conclusion = models.CharField(max_length=8, blank=True, choices=[(one.value, one.word) for one in Conclusion])
    is_advised = models.BooleanField(default=False)
    acquittal = models.CharField(max_length=10, blank=True, choices=[(one.value, one.word) for one in Acquittal])
    outcome = models.CharField(max_length=10, blank=True, choices=[(one.value, one.word) for one in Outcome])
    no_test = models.CharField(max_length=16, blank=True, choices=[(one.value, one.word) for one in NoTest])
    is_suspected = models.BooleanField(default=False)

    class Meta(Case.Meta):
        abstract = False
        verbose_name = "bibob case"
        constraints = [
            *Case.Meta.constraints,
            models.CheckConstraint(condition=_known("state", BibobState, may_be_empty=False), name="bibobcase_state_known"),
            models.CheckConstraint(condition=Q(group__in=GROUPS), name="bibobcase_group_known"),
            models.CheckConstraint(condition=_known("aim", Aim, may_be_empty=False), name="bibobcase_aim_known"),
            models.CheckConstraint(condition=_known("conclusion", Conclusion), name="bibobcase_conclusion_known"),
            models.CheckConstraint(condition=_known("outcome", Outcome), name="bibobcase_outcome_known"),
            models.CheckConstraint(condition=_known("no_test", NoTest), name="bibobcase_no_test_known"),
            models.CheckConstraint(condition=Q(weeks__gte=1, weeks__lte=52), name="bibobcase_weeks"),
            models.CheckConstraint(condition=Q(conclusion="") | _CONCLUDED, name="bibobcase_concluded_without_acquitted_facts"),
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.REFUSED) | Q(conclusion__in=[Conclusion.SERIOUS, Conclusion.OFFENCE]),
                name="bibobcase_refused_on_serious",
            ),
            models.CheckConstraint(
                condition=Q(no_test="") | Q(state=BibobState.NOT_TESTED), name="bibobcase_reason_when_not_tested"
            ),
            models.CheckConstraint(condition=~Q(state=BibobState.DECIDED) | ~Q(outcome=""), name="bibobcase_decided_has_outcome"),
        ]


class BibobSeat(CaseSeat):
    """Somebody named on a Bibob case."""

    case = models.ForeignKey(BibobCase, models.CASCADE, related_name="seats")

    class Meta(CaseSeat.Meta):
        abstract = False


class BibobFact(models.Model):
    """Something that happened in a Bibob case, on a day."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    case = models.ForeignKey(BibobCase, models.CASCADE, related_name="facts")
    what = models.CharField(max_length=20, choices=[(one.value, one.word) for one in Fact])
    on = models.DateField()
    until = models.DateField(null=True, blank=True)
    weeks = models.PositiveSmallIntegerField(null=True, blank=True)
    recorded_in = models.CharField(max_length=20)

    class Meta:
        ordering = ("on", "pk")
        constraints = [
            models.CheckConstraint(condition=_known("what", Fact, may_be_empty=False), name="bibobfact_what_known"),
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
