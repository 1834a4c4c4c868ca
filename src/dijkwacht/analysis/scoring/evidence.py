"""Step 1: what the evidence of one answer does to its own levels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.analysis.scoring.answers import NORM, SHELF_LIFE, Answer, Evidence, Kind

UNPROVEN: Final = 1
"""What practice 2 or 3 counts as while no piece of evidence speaks of practice."""


@dataclass(frozen=True, slots=True)
class Proven:
    """One answer after the evidence step.

    ``paper`` and ``practice`` are what counts from here on; ``said_practice`` and ``said_paper`` are the levels as they were
    given, for how far respondents lie apart. The two flags say which rule lowered a level.
    """

    respondent: str
    paper: int | None
    practice: int | None
    said_practice: int | None
    not_applicable: bool = False
    no_evidence: bool = False
    stale: bool = False
    said_paper: int | None = None


def is_fresh(piece: Evidence, *, on: date, shelf_life: Mapping[Kind, int]) -> bool:
    """Whether a piece of evidence is within its shelf life at the reference date.

    Args:
        piece: a valid piece (dated, or of kind *anders*, which never ages).
        on: the reference date (*peildatum*).
        shelf_life: months per kind; a kind that is missing never ages.

    Returns:
        True up to and including the day on which the piece is exactly that many months old. Where that day does
        not exist (31 August and six months) it is the last day of that month. A piece of after ``on`` is fresh.

    >>> is_fresh(Evidence(Kind.TRAINING, date(2024, 6, 1)), on=date(2026, 6, 1), shelf_life=SHELF_LIFE)
    True
    >>> is_fresh(Evidence(Kind.TRAINING, date(2024, 5, 31)), on=date(2026, 6, 1), shelf_life=SHELF_LIFE)
    False
    """
    if piece.when is None or piece.kind not in shelf_life:
        return True
    months = (on.year - piece.when.year) * 12 + on.month - piece.when.month
    limit = shelf_life[piece.kind]
    # In the last month the day decides. No clamping is needed: a day that the month lacks lies after all its days.
    return months < limit or (months == limit and on.day <= piece.when.day)


def after_evidence(answer: Answer, *, on: date, shelf_life: Mapping[Kind, int] = SHELF_LIFE) -> Proven:
    """Weigh the levels of one answer against its own evidence.

    A *besluit* speaks of paper, the other kinds of practice; a piece that lacks the date its kind needs is no
    evidence. Practice 2–3 without a piece that speaks of practice counts as 1. A level 2–3 whose side has pieces, none
    of them fresh, counts one lower. Levels 0–1, *weet ik niet* and paper without evidence stay as they are.

    Args:
        answer: one answer; of an answer *not applicable* the levels are not read.
        on: the reference date.
        shelf_life: months per kind.

    Returns:
        The answer with the levels that count.

    Source: formats, chapter 1, step 1.

    >>> said = Answer("BES-01", "oov", paper=2, practice=3, evidence=(Evidence(Kind.SAMPLE, date(2020, 1, 1)),))
    >>> proven = after_evidence(said, on=date(2026, 6, 1))
    >>> proven.practice, proven.stale
    (2, True)
    >>> proven = after_evidence(Answer("BES-01", "oov", paper=2, practice=3), on=date(2026, 6, 1))
    >>> proven.paper, proven.practice, proven.no_evidence
    (2, 1, True)
    """
    if answer.not_applicable:
        return Proven(answer.respondent, None, None, None, not_applicable=True)
    paper, practice = answer.paper, answer.practice
    no_evidence = stale = False
    if _is_high(paper) or _is_high(practice):
        valid = [piece for piece in answer.evidence if piece.when is not None or piece.kind is Kind.OTHER]
        of_paper = [piece for piece in valid if piece.kind is Kind.DECISION]
        of_practice = [piece for piece in valid if piece.kind is not Kind.DECISION]
        paper, old_paper = _aged(paper, of_paper, on, shelf_life)
        practice, old_practice = _aged(practice, of_practice, on, shelf_life)
        stale = old_paper or old_practice
        if _is_high(answer.practice) and not of_practice:
            practice, no_evidence = UNPROVEN, True
    return Proven(
        answer.respondent, paper, practice, answer.practice, no_evidence=no_evidence, stale=stale, said_paper=answer.paper
    )


def _is_high(given: int | None) -> bool:
    """Whether this is a level that evidence can lower."""
    return given is not None and given >= NORM


def _aged(given: int | None, pieces: Sequence[Evidence], on: date, shelf_life: Mapping[Kind, int]) -> tuple[int | None, bool]:
    """The level after ageing, and whether it aged."""
    if not _is_high(given) or not pieces or any(is_fresh(piece, on=on, shelf_life=shelf_life) for piece in pieces):
        return given, False
    return (1 if given == NORM else 2), True
