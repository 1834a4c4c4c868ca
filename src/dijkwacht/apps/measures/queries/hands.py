"""What somebody may do with which measures: asked once, answered for as many as a page shows."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.queries import organisations_where
from dijkwacht.apps.accounts.rules import Right, roles_with
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules import Step
from dijkwacht.apps.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Hands:
    """Where somebody runs measures, where they see them all, and which functions of which organisations are theirs."""

    runs: frozenset[int]
    sees: frozenset[int]
    owns: frozenset[tuple[int, str]]

    def may_run(self, measure: Measure) -> bool:
        """Write, plan, stop and move it, whoever owns it."""
        return measure.organisation_id in self.runs

    def is_owner(self, measure: Measure) -> bool:
        """Whether it is of a function of theirs."""
        return (measure.organisation_id, measure.owner) in self.owns

    def may_keep(self, measure: Measure) -> bool:
        """Record how it goes and what proves it."""
        return self.may_run(measure) or self.is_owner(measure)

    def may_witness(self, measure: Measure) -> bool:
        """Say to have seen what another gave as proof."""
        return measure.organisation_id in self.sees

    def may_take(self, measure: Measure, step: Step) -> bool:
        """Take this step with it."""
        return self.may_run(measure) or (step.by_owner and self.is_owner(measure))


def hands_of(user: User, *, on: date) -> Hands:
    """What this person may today; three queries."""
    runs, sees = (
        frozenset(Organisation.objects.filter(organisations_where(user, right, on=on, of="pk")).values_list("pk", flat=True))
        for right in (Right.RUN_MEASURES, Right.SEE_MEASURES)
    )
    owned = Membership.objects.valid_on(on).filter(user=user, role__in=roles_with(Right.OWN_MEASURES)).exclude(function="")
    return Hands(runs, sees, frozenset(owned.values_list("organisation", "function")))


def organisations_seen(user: User, *, on: date) -> QuerySet[Organisation]:
    """Where this person has measures to see, or may write the first one."""
    everything = organisations_where(user, Right.SEE_MEASURES, on=on, of="pk")
    visible = Measure.objects.visible_to(user, on=on)
    return Organisation.objects.filter(everything | Q(pk__in=visible.values("organisation"))).prefetch_related("names")
