"""The whole reckoning: from criteria and answers to a picture."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

from dijkwacht.analysis.scoring.agreement import ordinal_alpha
from dijkwacht.analysis.scoring.answers import SHELF_LIFE, Answer, Criterion, Kind, Settled, levels_in
from dijkwacht.analysis.scoring.evidence import Proven, after_evidence
from dijkwacht.analysis.scoring.figures import figures, on_height
from dijkwacht.analysis.scoring.levels import judge
from dijkwacht.analysis.scoring.picture import CriterionResult, Picture, ThemeFigures
from dijkwacht.analysis.scoring.precedence import Heard, hear, settlements
from dijkwacht.analysis.scoring.ranges import practice_range
from dijkwacht.analysis.scoring.weaknesses import weak_spots


def score(
    criteria: Sequence[Criterion],
    answers: Iterable[Answer],
    *,
    on: date,
    shelf_life: Mapping[Kind, int] = SHELF_LIFE,
    settled: Iterable[Settled] = (),
) -> Picture:
    """Reckon a picture.

    Args:
        criteria: the norm's criteria in its order; themes come out in the order of their first criterion.
        answers: in any order; the order never changes the outcome.
        on: the reference date (*peildatum*); evidence ages up to this day.
        shelf_life: months that evidence stays fresh, per kind; kinds left out keep their default.
        settled: what the adviser settled, per criterion or per side.

    Returns:
        Levels per criterion, exact figures per theme and for the whole, and the lists.

    Raises:
        ValueError: when two criteria share an id or a weight is below 1; when an answer or settlement is about
            another criterion; when two answers share criterion, respondent and source; when a side is settled twice.

    Source: formats, chapter 1.

    >>> from dijkwacht.analysis.scoring.answers import Evidence
    >>> proof = (Evidence(Kind.SAMPLE, date(2026, 1, 10)),)
    >>> picture = score(
    ...     [Criterion("BES-01", "BES", must=True), Criterion("BES-02", "BES")],
    ...     [Answer("BES-01", "oov", paper=2, practice=3), Answer("BES-02", "oov", paper=2, practice=2, evidence=proof)],
    ...     on=date(2026, 6, 1),
    ... )
    >>> picture.whole.paper_only, picture.weak_spots, picture.no_evidence, picture.themes[0].on_height
    (Fraction(1, 2), ('BES-01',), ('BES-01',), False)
    """
    heard, decided = hear(answers), settlements(settled)
    _check(criteria, chain(heard, decided))
    months = {**SHELF_LIFE, **shelf_life}
    nothing = Heard()
    proven = {
        id_: [after_evidence(answer, on=on, shelf_life=months) for answer in here.counted.values()] for id_, here in heard.items()
    }
    results = tuple(
        judge(
            criterion,
            answers=proven.get(criterion.id, ()),
            checks=heard.get(criterion.id, nothing).checks,
            settled=decided.get(criterion.id, Settled(criterion.id)),
        )
        for criterion in criteria
    )
    return Picture(
        whole=figures(results),
        agreement=_agreement(results, proven),
        themes=_themes(criteria, results, proven),
        criteria=results,
        weak_spots=weak_spots(results),
        unknown=_listed(results, lambda result: result.unknown),
        unanswered=_listed(results, lambda result: result.unanswered),
        no_evidence=_listed(results, lambda result: result.no_evidence),
        stale=_listed(results, lambda result: result.stale),
    )


def _check(criteria: Sequence[Criterion], named: Iterable[str]) -> None:
    """Refuse input that no reader of ours lets through; what a person typed is not repeated."""
    known = {criterion.id for criterion in criteria}
    if len(known) < len(criteria):
        raise ValueError("two criteria share one id")
    if any(criterion.weight < 1 for criterion in criteria):
        raise ValueError("a weight is below 1")
    if not known.issuperset(named):
        raise ValueError("an answer or settlement is about a criterion that is not in the set")


def _themes(
    criteria: Sequence[Criterion], results: Sequence[CriterionResult], proven: Mapping[str, Sequence[Proven]]
) -> tuple[ThemeFigures, ...]:
    """The figures of each theme."""
    asked: dict[str, list[Criterion]] = {}
    judged: dict[str, list[CriterionResult]] = {}
    for criterion, result in zip(criteria, results, strict=True):
        asked.setdefault(criterion.theme, []).append(criterion)
        judged.setdefault(criterion.theme, []).append(result)
    applicable = {result.id for result in results if result.applicable}
    return tuple(
        ThemeFigures(
            id=theme,
            figures=figures(judged[theme]),
            on_height=on_height(judged[theme]),
            practice_range=practice_range(asked[theme], proven, applicable=applicable),
        )
        for theme in asked
    )


def _agreement(results: Iterable[CriterionResult], proven: Mapping[str, Sequence[Proven]]) -> float | None:
    """Agreement over the practice levels as they were given, of applicable criteria."""
    alpha = ordinal_alpha(
        levels_in(answer.said_practice for answer in proven.get(result.id, ())) for result in results if result.applicable
    )
    return None if alpha is None else float(alpha)


def _listed(results: Iterable[CriterionResult], has: Callable[[CriterionResult], bool]) -> tuple[str, ...]:
    """The ids of the criteria that have something, in the order of the norm."""
    return tuple(result.id for result in results if has(result))
