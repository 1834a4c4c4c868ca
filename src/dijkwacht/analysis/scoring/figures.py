"""Exact shares of weight over judged criteria."""

from collections.abc import Iterable
from fractions import Fraction

from dijkwacht.analysis.scoring.picture import CriterionResult, Figures


def figures(results: Iterable[CriterionResult]) -> Figures:
    """The figures of a theme, or of the whole when given every criterion.

    Args:
        results: judged criteria; those not applicable are left out. Weights are positive whole numbers.

    Returns:
        Shares of the weight of the applicable criteria, exact, between 0 and 1 (``gap`` between −1 and 1), None where
        nothing is applicable; and counts of criteria. What has no level is below norm, and counted apart.

    Source: formats, chapter 1, figures.

    >>> both = CriterionResult("A", "T", False, 1, True, 2, 2)
    >>> only_paper = CriterionResult("B", "T", False, 2, True, 3, 0)
    >>> shares = figures([both, only_paper])
    >>> shares.paper, shares.practice, shares.paper_only
    (Fraction(1, 1), Fraction(1, 3), Fraction(2, 3))
    """
    applicable = [result for result in results if result.applicable]
    paper = [result for result in applicable if result.at_norm_paper]
    practice = [result for result in applicable if result.at_norm_practice]
    paper_only = [result for result in paper if not result.at_norm_practice]
    practice_only = [result for result in practice if not result.at_norm_paper]
    dark_paper = [result for result in applicable if result.paper is None]
    dark_practice = [result for result in applicable if result.practice is None]
    unseen = [result for result in paper_only if result.practice is None]
    total = _weight(applicable)
    on_paper, in_practice = _weight(paper), _weight(practice)
    return Figures(
        paper=_share(on_paper, total),
        practice=_share(in_practice, total),
        paper_only=_share(_weight(paper_only), total),
        practice_only=_share(_weight(practice_only), total),
        gap=_share(on_paper - in_practice, total),
        at_norm=len(practice),
        at_norm_paper=len(paper),
        paper_only_count=len(paper_only),
        applicable=len(applicable),
        practice_only_count=len(practice_only),
        paper_only_unknown=_share(_weight(unseen), total),
        paper_only_unknown_count=len(unseen),
        unknown_paper=_share(_weight(dark_paper), total),
        unknown_practice=_share(_weight(dark_practice), total),
        unknown_paper_count=len(dark_paper),
        unknown_practice_count=len(dark_practice),
        is_weighed=len({result.weight for result in applicable}) > 1,
    )


def on_height(results: Iterable[CriterionResult]) -> bool | None:
    """Whether every applicable *minimumeis* stands at norm in practice.

    Args:
        results: the judged criteria of one theme.

    Returns:
        None where no *minimumeis* is applicable.

    >>> on_height([CriterionResult("A", "T", True, 1, True, 3, 1), CriterionResult("B", "T", False, 1, True, 3, 3)])
    False
    """
    musts = [result.at_norm_practice for result in results if result.applicable and result.must]
    return all(musts) if musts else None


def _weight(results: Iterable[CriterionResult]) -> int:
    """The weights together."""
    return sum(result.weight for result in results)


def _share(part: int, total: int) -> Fraction | None:
    """A part of the whole, or None where there is no whole."""
    return Fraction(part, total) if total else None
