"""The words of the report: levels, severity, effort, and figures as counts or percentages."""

from fractions import Fraction
from typing import Final

from dijkwacht.analysis.scoring.answers import Side
from dijkwacht.analysis.scoring.picture import CriterionResult, Figures
from dijkwacht.documents.norms.words import EFFORT_WORDS, LEVEL_WORDS, in_sentence
from dijkwacht.kit.dutch import decimal, percent

FEW: Final = 10
"""Under so many criteria a percentage says more than is known: then counts."""

SHOWN_FROM: Final = 3
"""Respondents from whom on the organisation sees how far answers lie apart: of fewer it would tell who said what."""

PAPER_LEVELS: Final = in_sentence(LEVEL_WORDS[Side.PAPER])
PRACTICE_LEVELS: Final = in_sentence(LEVEL_WORDS[Side.PRACTICE])
EFFORT: Final = EFFORT_WORDS
NOT_APPLICABLE: Final = "n.v.t."


def level(result: CriterionResult, value: int | None, names: tuple[str, ...]) -> str:
    """A level in words, or why there is none."""
    if not result.applicable:
        return "niet van toepassing"
    if value is not None:
        return f"{names[value]} (niveau {value})"
    return "niet beantwoord" if result.unanswered and not result.unknown else "niet bekend"


def levels(result: CriterionResult) -> tuple[str, str]:
    """The two levels as figures; a question mark where it is not known."""
    if not result.applicable:
        return NOT_APPLICABLE, NOT_APPLICABLE
    paper, practice = ("?" if value is None else str(value) for value in (result.paper, result.practice))
    return paper, practice


def share(value: Fraction | None, counted: int, applicable: int) -> str:
    """A share as a whole percentage, or as a count where there are few criteria."""
    if value is None or not applicable:
        return NOT_APPLICABLE
    return f"{counted} van {applicable}" if applicable < FEW else percent(value)


def at_norm(figures: Figures) -> str:
    """What stands at norm in practice."""
    return share(figures.practice, figures.at_norm, figures.applicable)


def at_norm_paper(figures: Figures) -> str:
    """What stands at norm on paper."""
    return share(figures.paper, figures.at_norm_paper, figures.applicable)


def paper_only(figures: Figures) -> str:
    """What stands on paper only."""
    return share(figures.paper_only, figures.paper_only_count, figures.applicable)


def spread(bounds: tuple[Fraction, Fraction] | None, applicable: int) -> str:
    """The lowest and highest practice figure of single respondents, as counts where there are few criteria."""
    if bounds is None or not applicable:
        return "niet te geven"
    low, high = bounds
    if applicable >= FEW:
        return f"{percent(low)} tot {percent(high)}" if low != high else percent(low)
    counts = [bound * applicable for bound in bounds]
    # A respondent's own share need not be a whole number of criteria: weights and own nvt count.
    about = "" if all(count.denominator == 1 for count in counts) else "ongeveer "
    first, last = (decimal(count, places=0) for count in counts)
    return f"{about}{first} tot {last} van {applicable}" if first != last else f"{about}{first} van {applicable}"
