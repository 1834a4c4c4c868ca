"""How far answers lie apart, as an organisation may see it: from three respondents up, and never by subtraction."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from dijkwacht.analysis.scoring.answers import NORM, Criterion
from dijkwacht.analysis.scoring.evidence import Proven
from dijkwacht.analysis.scoring.picture import Picture

FEWEST: Final = 3
"""Below this number of respondents no range is shown: it would tell who said what."""

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
    gave = sum(1 for id_ in asked if id_ in said and (said[id_].not_applicable or isinstance(said[id_].practice, int)))
    return bool(asked) and gave >= COVERAGE * len(asked)


def _own_figure(criteria: Sequence[Criterion], said: Mapping[str, Proven]) -> Fraction | None:
    """One respondent's practice figure over these criteria, None where nothing was said of practice."""
    answered = at_norm = 0
    for criterion in criteria:
        practice = said[criterion.id].practice if criterion.id in said else None
        if practice is None:
            continue
        answered += criterion.weight
        if isinstance(practice, int) and practice >= NORM:
            at_norm += criterion.weight
    return Fraction(at_norm, answered) if answered else None


Bounds = tuple[int, int]
"""The lowest and the highest level that a respondent gave, after evidence."""


@dataclass(frozen=True, slots=True)
class Spread:
    """What may be shown of one criterion; None where it may not."""

    paper: Bounds | None = None
    practice: Bounds | None = None


def spreads(picture: Picture) -> Mapping[str, Spread]:
    """The spread of each criterion that has one to show.

    A side has a spread from three respondents with a level up. Of practice there is more to guard: the report gives a range
    over the respondents' own figures per theme. Laid beside the spread of one criterion, that range could tell what two
    people said of another. So a theme that has a range and a criterion with fewer than three keeps its range, and shows no
    spread of practice per criterion. That follows from how many gave a level, not from which; so what is left out tells
    nothing either.

    Args:
        picture: a picture as it was reckoned.

    Returns:
        Per criterion id the lowest and highest level per side; criteria without any are left out.

    >>> from datetime import date
    >>> from dijkwacht.analysis.scoring.answers import Answer, Criterion
    >>> from dijkwacht.analysis.scoring.score import score
    >>> said = [Answer("A", "hr", 0, 0), Answer("A", "oov", 2, 1), Answer("A", "ciso", 1, 0)]
    >>> spreads(score([Criterion("A", "T")], said, on=date(2026, 6, 1)))
    {'A': Spread(paper=(0, 2), practice=(0, 1))}
    """
    guarded = {theme.id for theme in picture.themes if theme.practice_range is not None and _has_few(picture, theme.id)}
    found = {
        result.id: Spread(_bounds(result.given_paper), None if result.theme in guarded else _bounds(result.given_practice))
        for result in picture.criteria
        if result.applicable
    }
    return {id_: spread for id_, spread in found.items() if spread != Spread()}


def _has_few(picture: Picture, theme: str) -> bool:
    return any(result.theme == theme and len(result.given_practice) < FEWEST for result in picture.criteria)


def _bounds(given: Sequence[int]) -> Bounds | None:
    return (min(given), max(given)) if len(given) >= FEWEST else None
