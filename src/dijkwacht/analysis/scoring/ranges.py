"""How far the figures of single respondents lie apart, for the adviser only."""

from collections.abc import Container, Mapping, Sequence
from fractions import Fraction
from typing import Final

from dijkwacht.analysis.scoring.answers import NORM, Criterion, levels_in
from dijkwacht.analysis.scoring.evidence import Proven

FEWEST: Final = 3
"""Below this number of respondents there is no range."""

COVERAGE: Final = Fraction(4, 5)
"""The share of the criteria asked of a respondent that must be answered with a level or *nvt*."""


def function_of(respondent: str) -> str:
    """The function of a respondent: the name without the number that tells a second person apart.

    Args:
        respondent: as it stands in the answers.

    Returns:
        The function in small letters.

    >>> function_of("handhaving 2"), function_of("HR")
    ('handhaving', 'hr')
    """
    name, _, number = respondent.strip().rpartition(" ")
    return (name.rstrip() if name and number.isdecimal() else respondent.strip()).casefold()


def practice_range(
    criteria: Sequence[Criterion], answers: Mapping[str, Sequence[Proven]], *, applicable: Container[str]
) -> tuple[Fraction, Fraction] | None:
    """The lowest and highest practice figure that single respondents would give a theme.

    A respondent's own figure is the weight at norm over the weight answered, in own answers about practice after
    evidence: own *nvt* and empty sides are left out, ``?`` is below norm. It takes part when the respondent gave a
    practice level or *nvt* for at least 80% of the criteria that are asked of the function, and when there is a figure;
    a function that is asked nothing in the theme takes no part.

    Args:
        criteria: all criteria of one theme.
        answers: per criterion id the answers that count, one per respondent, after evidence.
        applicable: ids of the criteria that are applicable to the organisation; the others are in no figure.

    Returns:
        Exact shares, or None under three such respondents.

    Source: formats, chapter 1, figures.

    >>> said = {"A": [Proven("hr", 2, 2, 2), Proven("oov", 2, 0, 0), Proven("ciso", 2, 3, 3)]}
    >>> practice_range([Criterion("A", "T")], said, applicable={"A"})
    (Fraction(0, 1), Fraction(1, 1))
    """
    own: dict[str, dict[str, Proven]] = {}
    for criterion in criteria:
        for answer in answers.get(criterion.id, ()):
            own.setdefault(answer.respondent, {})[criterion.id] = answer
    counting = [criterion for criterion in criteria if criterion.id in applicable]
    shares = [
        share
        for respondent, said in own.items()
        if _covers(criteria, said, function_of(respondent)) and (share := _own_figure(counting, said)) is not None
    ]
    return (min(shares), max(shares)) if len(shares) >= FEWEST else None


def _covers(criteria: Sequence[Criterion], said: Mapping[str, Proven], function: str) -> bool:
    """Whether enough of what the function was asked has a practice level or *nvt*."""
    asked = [criterion.id for criterion in criteria if not criterion.asked or function in criterion.asked]
    gave = sum(1 for id_ in asked if id_ in said and (said[id_].not_applicable or levels_in([said[id_].practice])))
    return bool(asked) and gave >= COVERAGE * len(asked)


def _own_figure(criteria: Sequence[Criterion], said: Mapping[str, Proven]) -> Fraction | None:
    """One respondent's practice figure over these criteria, None where nothing was said of practice."""
    answered = at_norm = 0
    for criterion in criteria:
        practice = said[criterion.id].practice if criterion.id in said else None
        if practice is None:
            continue
        answered += criterion.weight
        if practice >= NORM:
            at_norm += criterion.weight
    return Fraction(at_norm, answered) if answered else None
