"""Vulnerabilities: how heavy each is, and in which order they are read."""

from collections.abc import Iterable

from dijkwacht.analysis.scoring.answers import NORM, Criterion
from dijkwacht.analysis.scoring.picture import CriterionResult, Severity


def heaviness(criterion: Criterion, practice: int | None) -> int:
    """How heavy an applicable criterion weighs as a vulnerability.

    Args:
        criterion: the criterion with its weight and whether it is a *minimumeis*.
        practice: its level in practice, or None where that is not known.

    Returns:
        weight × (2 − practice, or 2 where not known) × (2 for a *minimumeis*); 0 at norm. No unit, a whole number.

    Source: formats, chapter 1, words.

    >>> heaviness(Criterion("A", "T", weight=2, must=True), 1), heaviness(Criterion("A", "T"), None)
    (4, 2)
    """
    missing = NORM if practice is None else max(NORM - practice, 0)
    return criterion.weight * missing * (2 if criterion.must else 1)


def severity(weight: int, *, must: bool) -> Severity | None:
    """The word for a heaviness.

    Args:
        weight: the heaviness, 0 or more.
        must: whether the criterion is a *minimumeis*.

    Returns:
        None where there is no vulnerability.

    >>> [str(severity(weight, must=False)) for weight in (1, 2, 4)], str(severity(2, must=True))
    (['laag', 'midden', 'hoog'], 'hoog')
    """
    if weight == 0:
        return None
    if must or weight >= 4:
        return Severity.HIGH
    return Severity.MIDDLE if weight >= 2 else Severity.LOW


def weak_spots(results: Iterable[CriterionResult]) -> tuple[str, ...]:
    """The ids of all vulnerabilities: *minimumeisen* first, then the heaviest, then by id.

    Args:
        results: judged criteria in any order.

    Returns:
        Criterion ids.

    >>> light = CriterionResult("A", "T", False, 1, True, 2, 1, heaviness=1)
    >>> heavy = CriterionResult("B", "T", False, 1, True, 2, 0, heaviness=2)
    >>> weak_spots([light, heavy])
    ('B', 'A')
    """
    weak = [result for result in results if result.is_vulnerable]
    return tuple(result.id for result in sorted(weak, key=lambda one: (not one.must, -one.heaviness, one.id)))
