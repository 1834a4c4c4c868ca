"""How far answers lie apart per criterion, as an organisation may see it: from three respondents up, and never by subtraction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dijkwacht.analysis.scoring.picture import Picture
from dijkwacht.analysis.scoring.ranges import FEWEST

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
