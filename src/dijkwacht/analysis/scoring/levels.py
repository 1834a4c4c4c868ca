"""Steps 2 to 4: from the answers to one criterion to its levels."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dijkwacht.analysis.scoring.answers import UNKNOWN, Answer, Criterion, Settled, levels_in
from dijkwacht.analysis.scoring.evidence import Proven
from dijkwacht.analysis.scoring.picture import CriterionResult
from dijkwacht.analysis.scoring.weaknesses import heaviness, severity


@dataclass(frozen=True, slots=True)
class SideLevel:
    """One side of an applicable criterion: the level, and where it comes from."""

    level: int | None
    given: tuple[int, ...]
    settled: bool
    unknown: bool
    unanswered: bool


def lower_median(levels: Iterable[int]) -> int:
    """The middle of the levels in order; of an even number the lower of the two in the middle.

    Args:
        levels: one or more levels 0–3, in any order.

    Returns:
        One of the given levels, never something in between.

    Raises:
        IndexError: when there is no level.

    >>> lower_median([3, 1, 2]), lower_median([2, 1])
    (2, 1)
    """
    ordered = sorted(levels)
    return ordered[(len(ordered) - 1) // 2]


def is_applicable(answers: Iterable[Proven], settled: Settled) -> bool:
    """Whether a criterion counts for this organisation.

    It does not when the adviser settled so, or when all who gave anything but *weet ik niet* say so. It does when the adviser
    settled a level or that nothing is known, and when nobody said anything.

    Args:
        answers: those that count, one per respondent.
        settled: what the adviser settled of this criterion.

    Returns:
        False where the criterion is left out of every figure and list.

    Source: formats, chapter 1, step 2.

    >>> unsure = Proven("oov", UNKNOWN, UNKNOWN, UNKNOWN)
    >>> is_applicable([Proven("hr", None, None, None, not_applicable=True), unsure], Settled("A"))
    False
    """
    if settled.not_applicable or settled.not_known or settled.paper is not None or settled.practice is not None:
        return not settled.not_applicable
    spoken = [answer.not_applicable for answer in answers if answer.not_applicable or levels_in([answer.paper, answer.practice])]
    return not spoken or not all(spoken)


def side_level(given: Sequence[int | None], settled: int | None, *, not_known: bool = False) -> SideLevel:
    """The level of one side of an applicable criterion.

    Args:
        given: what each respondent gave of this side after evidence, those who said *nvt* left out.
        settled: the level that the adviser settled for this side, if any; it replaces the median.
        not_known: the adviser settled that no level can rest on this.

    Returns:
        The level; without one the side is ``unknown`` where somebody said *weet ik niet* and ``unanswered`` where nobody did.

    Source: formats, chapter 1, step 3.

    >>> side_level([3, UNKNOWN, 2], None).level
    2
    >>> side_level([UNKNOWN], None).unknown, side_level([], None).unanswered, side_level([UNKNOWN], 2).level
    (True, True, 2)
    """
    levels = tuple(sorted(levels_in(given)))
    if not_known:
        return SideLevel(None, levels, settled=False, unknown=True, unanswered=False)
    if settled is not None:
        return SideLevel(settled, levels, settled=True, unknown=False, unanswered=False)
    if levels:
        return SideLevel(lower_median(levels), levels, settled=False, unknown=False, unanswered=False)
    unknown = UNKNOWN in given
    return SideLevel(None, (), settled=False, unknown=unknown, unanswered=not unknown)


def judge(criterion: Criterion, *, answers: Sequence[Proven], checks: Sequence[Answer], settled: Settled) -> CriterionResult:
    """Judge one criterion on both sides.

    A criterion that is not applicable has no levels and stands in no list. Where the adviser settled one side of a
    criterion that all call not applicable, the other side is unknown or unanswered and so below norm: settle both.
    Settling a level does not take away that the answers behind it lack evidence or rest on old evidence.
    A check is shown as it was given, without the evidence step: looking for proof is what a check is.

    Args:
        criterion: the criterion.
        answers: those that count, one per respondent, after evidence.
        checks: the adviser's own checks; of several the lower median is shown.
        settled: what the adviser settled of this criterion.

    Returns:
        The criterion with levels, flags, heaviness and severity.

    Source: formats, chapter 1, steps 2 to 4.

    >>> result = judge(Criterion("A", "T"), answers=[Proven("hr", 2, 1, 3, no_evidence=True)], checks=[], settled=Settled("A"))
    >>> result.paper, result.practice, result.no_evidence, result.heaviness
    (2, 1, True, 1)
    """
    check_paper, check_practice = (
        lower_median(levels) if (levels := levels_in(said)) else None
        for said in ([check.paper for check in checks], [check.practice for check in checks])
    )
    if not is_applicable(answers, settled):
        return CriterionResult(
            id=criterion.id, theme=criterion.theme, must=criterion.must, weight=criterion.weight,
            applicable=False, paper=None, practice=None, settled_not_applicable=settled.not_applicable,
            check_paper=check_paper, check_practice=check_practice,
        )  # fmt: skip
    judging = [answer for answer in answers if not answer.not_applicable]
    paper = side_level([answer.paper for answer in judging], settled.paper, not_known=settled.not_known)
    practice = side_level([answer.practice for answer in judging], settled.practice, not_known=settled.not_known)
    weight = heaviness(criterion, practice.level)
    return CriterionResult(
        id=criterion.id, theme=criterion.theme, must=criterion.must, weight=criterion.weight,
        applicable=True, paper=paper.level, practice=practice.level,
        given_paper=paper.given, given_practice=practice.given,
        said_paper=tuple(sorted(levels_in(answer.said_paper for answer in judging))),
        said_practice=tuple(sorted(levels_in(answer.said_practice for answer in judging))),
        settled_paper=paper.settled, settled_practice=practice.settled,
        check_paper=check_paper, check_practice=check_practice,
        unknown=paper.unknown or practice.unknown, unanswered=paper.unanswered or practice.unanswered,
        no_evidence=any(answer.no_evidence for answer in judging), stale=any(answer.stale for answer in judging),
        heaviness=weight, severity=severity(weight, must=criterion.must),
    )  # fmt: skip
