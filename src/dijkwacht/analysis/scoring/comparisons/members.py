"""A joint body's picture for one of its members: the joint answers, with what differs there as settled levels."""

from collections.abc import Iterable
from dataclasses import replace

from dijkwacht.analysis.scoring.answers import Settled
from dijkwacht.analysis.scoring.precedence import settlements


def deviating(settled: Iterable[Settled], deviations: Iterable[Settled]) -> tuple[Settled, ...]:
    """Lay one member's deviations over what was settled for all.

    A side that the deviation leaves open stays as it was settled for all, or follows from the answers. A deviation
    *not applicable* takes the place of settled levels; a deviation with a level takes the place of a settled
    *not applicable*.

    Args:
        settled: what was settled for all members.
        deviations: those of one member, one per criterion.

    Returns:
        What is settled for this member, in the order of the criteria as they come, those of all first.

    Raises:
        ValueError: when a side of a criterion is settled twice, for all or for this member.

    Source: formats, chapter 1, step 3.

    >>> deviating([Settled("A", paper=2, practice=2)], [Settled("A", practice=0)])
    (Settled(criterion='A', paper=2, practice=0, not_applicable=False, not_known=False),)
    >>> deviating([Settled("A", not_applicable=True)], [Settled("A", practice=1)])
    (Settled(criterion='A', paper=None, practice=1, not_applicable=False, not_known=False),)
    """
    joint = settlements(settled)
    for criterion, own in settlements(deviations).items():
        before = joint.get(criterion, Settled(criterion))
        if own.not_applicable or before.not_applicable:
            joint[criterion] = own
            continue
        joint[criterion] = replace(
            before,
            paper=before.paper if own.paper is None else own.paper,
            practice=before.practice if own.practice is None else own.practice,
        )
    return tuple(joint.values())
