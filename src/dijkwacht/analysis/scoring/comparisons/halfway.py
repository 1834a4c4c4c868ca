"""Halfway between two pictures: what stands now of the criteria that were looked at again; never a new picture."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dijkwacht.analysis.scoring.answers import SHELF_LIFE, Answer, Criterion, Kind
from dijkwacht.analysis.scoring.figures import figures
from dijkwacht.analysis.scoring.picture import CriterionResult, Figures, Picture
from dijkwacht.analysis.scoring.score import score


@dataclass(frozen=True, slots=True)
class Looked:
    """One criterion that was looked at again: how it stood in the picture and how it stands now."""

    before: CriterionResult
    now: CriterionResult

    @property
    def has_come_to_norm(self) -> bool:
        """Whether it is at norm in practice now, and was not."""
        return self.now.at_norm_practice and not self.before.at_norm_practice


@dataclass(frozen=True, slots=True)
class Interim:
    """An interim state (*tussenstand*): the whole as it would be when all that was not looked at stayed as it was."""

    whole: Figures
    looked: tuple[Looked, ...]


def interim(
    before: Picture,
    criteria: Sequence[Criterion],
    answers: Iterable[Answer],
    *,
    on: date,
    shelf_life: Mapping[Kind, int] = SHELF_LIFE,
) -> Interim:
    """Reckon what a few new answers change in a picture.

    Args:
        before: the picture as it was reckoned.
        criteria: the criteria of that picture.
        answers: one for each criterion that was looked at again; a side left open or unknown keeps its level. Practice 2–3 needs
            evidence of its own, as in a picture.
        on: the day of the talk; evidence ages up to this day.
        shelf_life: months that evidence stays fresh, per kind.

    Returns:
        The figures of the whole, exact shares as in a picture, and each looked-at criterion before and now, in the order of the
        picture.

    Raises:
        ValueError: when an answer is about a criterion that the picture does not have, or two are about one.

    Source: levels and figures by formats, chapter 1; that the rest stays as it was is a choice of ours.

    >>> criteria = [Criterion("BES-01", "BES"), Criterion("BES-02", "BES")]
    >>> said = [Answer("BES-01", "oov", paper=2, practice=0), Answer("BES-02", "oov", paper=0, practice=0)]
    >>> old = score(criteria, said, on=date(2026, 1, 1))
    >>> from dijkwacht.analysis.scoring.answers import Evidence
    >>> proof = (Evidence(Kind.SAMPLE, date(2026, 6, 1)),)
    >>> found = interim(old, criteria, [Answer("BES-01", "", practice=2, evidence=proof)], on=date(2026, 7, 1))
    >>> found.whole.practice, found.looked[0].now.paper, found.looked[0].has_come_to_norm
    (Fraction(1, 2), 2, True)
    """
    said = list(answers)
    known = {result.id for result in before.criteria}
    about = [answer.criterion for answer in said]
    if len(set(about)) != len(about) or not set(about) <= known:
        raise ValueError("each answer is about another criterion of the picture")
    asked = [criterion for criterion in criteria if criterion.id in about]
    fresh = {result.id: result for result in score(asked, said, on=on, shelf_life=shelf_life).criteria}
    now = [_taken_over(result, fresh.get(result.id)) for result in before.criteria]
    looked = tuple(Looked(old, new) for old, new in zip(before.criteria, now, strict=True) if old.id in fresh)
    return Interim(figures(now), looked)


def _taken_over(old: CriterionResult, fresh: CriterionResult | None) -> CriterionResult:
    if fresh is None:
        return old
    return replace(
        old,
        paper=old.paper if fresh.paper is None else fresh.paper,
        practice=old.practice if fresh.practice is None else fresh.practice,
        no_evidence=fresh.no_evidence,
        stale=fresh.stale,
    )
