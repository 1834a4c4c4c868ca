"""Which answers and settlements count, before anything is reckoned."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from dijkwacht.analysis.scoring.answers import Answer, Settled, Source

PRECEDENCE: Final = (Source.SESSION, Source.INTERVIEW, Source.QUESTIONNAIRE, Source.DOCUMENT)
"""Of one respondent's answers to a criterion the first of these counts; a check (*toets*) stands apart."""

_RANK: Final = {source: rank for rank, source in enumerate(PRECEDENCE)}


@dataclass(frozen=True, slots=True)
class Heard:
    """What was said of one criterion: the answer that counts per respondent, and the adviser's checks apart."""

    counted: dict[str, Answer] = field(default_factory=dict)
    checks: list[Answer] = field(default_factory=list)


def hear(answers: Iterable[Answer]) -> dict[str, Heard]:
    """Sort answers by criterion and keep one per respondent.

    An answer that gives neither side and no *nvt* says nothing: it never stands in the way of an answer from another
    source. An answer *weet ik niet* does say something, and does.

    Args:
        answers: in any order.

    Returns:
        Per criterion id what was heard; criteria without an answer are absent.

    Raises:
        ValueError: when two answers have the same criterion, respondent and source.

    Source: formats, chapter 3 (key and order of sources).

    >>> heard = hear([Answer("A", "hr", practice=3), Answer("A", "hr", practice=1, source=Source.INTERVIEW)])
    >>> heard["A"].counted["hr"].practice
    1
    """
    heard: dict[str, Heard] = {}
    keys = set()
    for answer in answers:
        key = (answer.criterion, answer.respondent, answer.source)
        if key in keys:
            raise ValueError("two answers share one criterion, respondent and source")
        keys.add(key)
        if answer.paper is None and answer.practice is None and not answer.not_applicable:
            continue
        here = heard.setdefault(answer.criterion, Heard())
        if answer.source is Source.CHECK:
            here.checks.append(answer)
            continue
        earlier = here.counted.get(answer.respondent)
        if earlier is None or _RANK[answer.source] < _RANK[earlier.source]:
            here.counted[answer.respondent] = answer
    return heard


def settlements(settled: Iterable[Settled]) -> dict[str, Settled]:
    """Join what the adviser settled per criterion, whether both sides came in one record or in two.

    Args:
        settled: in any order; a record without level and without *nvt* settles nothing.

    Returns:
        Per criterion id one settlement.

    Raises:
        ValueError: when one side is settled twice, or two of a level, *not applicable* and *not known* stand together.

    >>> settlements([Settled("A", paper=2), Settled("A", practice=1)])["A"].practice
    1
    """
    joined: dict[str, Settled] = {}
    for one in settled:
        earlier = joined.get(one.criterion, Settled(one.criterion))
        if any(
            ours is not None and theirs is not None
            for ours, theirs in ((one.paper, earlier.paper), (one.practice, earlier.practice))
        ):
            raise ValueError("one side of a criterion is settled twice")
        both = replace(
            earlier,
            paper=one.paper if one.paper is not None else earlier.paper,
            practice=one.practice if one.practice is not None else earlier.practice,
            not_applicable=one.not_applicable or earlier.not_applicable,
            not_known=one.not_known or earlier.not_known,
        )
        if both.not_applicable + both.not_known + (both.paper is not None or both.practice is not None) > 1:
            raise ValueError("a criterion is settled in two ways: at a level, as not applicable, as not known")
        joined[one.criterion] = both
    return joined
