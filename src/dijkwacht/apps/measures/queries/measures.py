"""What there is of a measure."""

from dijkwacht.apps.measures.models import Measure, Proof
from dijkwacht.apps.measures.rules import Standing


def standing(measure: Measure) -> Standing:
    """What a step may ask for; one query."""
    seen = list(Proof.objects.filter(measure=measure).values_list("seen_on", flat=True))
    return Standing(
        has_owner=bool(measure.owner),
        has_due_day=measure.due_on is not None,
        proofs=len(seen),
        proofs_seen=sum(day is not None for day in seen),
    )
