"""The definitions read a second time, as plainly as can be: slow, with dates and loops, sharing nothing with the first."""

import calendar
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from dijkwacht.analysis.scoring.answers import UNKNOWN, Answer, Criterion, Evidence, Settled

ORDER = ["groepssessie", "interview", "vragenlijst", "document"]
MONTHS = {"besluit": 48, "training": 24, "rechtencontrole": 12, "steekproef": 12}


def months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def fresh(piece: Evidence, on: date) -> bool:
    return piece.kind == "anders" or (piece.when is not None and on <= months_later(piece.when, MONTHS[piece.kind]))


def level_after_evidence(answer: Answer, side: str, on: date) -> tuple[object, str]:
    level = getattr(answer, side)
    if level not in (2, 3):
        return level, ""
    speaking = [
        piece
        for piece in answer.evidence
        if (piece.kind == "besluit") == (side == "paper") and (piece.kind == "anders" or piece.when)
    ]
    if side == "practice" and not speaking:
        return 1, "no_evidence"
    if speaking and not any(fresh(piece, on) for piece in speaking):
        return level - 1, "stale"
    return level, ""


def counting(answers: Sequence[Answer], criterion: Criterion) -> list[Answer]:
    mine = [
        answer
        for answer in answers
        if answer.criterion == criterion.id
        and answer.source != "toets"
        and (answer.not_applicable or answer.paper is not None or answer.practice is not None)
    ]
    best = []
    for respondent in {answer.respondent for answer in mine}:
        theirs = [answer for answer in mine if answer.respondent == respondent]
        best.append(min(theirs, key=lambda answer: ORDER.index(answer.source)))
    return best


def read_criterion(criterion: Criterion, answers: Sequence[Answer], settled: Sequence[Settled], on: date) -> dict[str, object]:
    all_counting = counting(answers, criterion)
    decided = next((one for one in settled if one.criterion == criterion.id), Settled(criterion.id))
    voices = [
        answer.not_applicable
        for answer in all_counting
        if answer.not_applicable or not {answer.paper, answer.practice} <= {None, UNKNOWN}
    ]
    applicable = not (len(voices) > 0 and False not in voices)
    if decided.paper is not None or decided.practice is not None:
        applicable = True
    if decided.not_applicable:
        applicable = False
    read: dict[str, object] = {"applicable": applicable, "paper": None, "practice": None}
    lists: set[str] = set()
    for side in ("paper", "practice"):
        results = [level_after_evidence(answer, side, on) for answer in all_counting if not answer.not_applicable]
        lists |= {reason for _, reason in results if reason}
        given = sorted(level for level, _ in results if level not in (None, UNKNOWN))  # type: ignore[type-var]
        level = getattr(decided, side)
        if level is None and given:
            # Cross out one at each end until one or two are left; take the lower.
            while len(given) > 2:
                given = given[1:-1]
            level = given[0]
        if level is None:
            lists.add("unknown" if UNKNOWN in [one for one, _ in results] else "unanswered")
        read[side] = level
    if not applicable:
        read.update(paper=None, practice=None)
        lists = set()
    read["lists"] = lists
    return read


def read_range(
    theme: Sequence[Criterion], answers: Sequence[Answer], applicable: set[str], on: date
) -> tuple[Fraction, Fraction] | None:
    figures = []
    for respondent in {answer.respondent for answer in answers}:
        function = respondent.removesuffix(" 2")
        asked = given = 0
        total = good = Fraction(0)
        for criterion in theme:
            own = [answer for answer in counting(answers, criterion) if answer.respondent == respondent]
            if not criterion.asked or function in criterion.asked:
                asked += 1
                given += sum(answer.not_applicable or answer.practice in (0, 1, 2, 3) for answer in own)
            for answer in own:
                if answer.not_applicable or answer.practice is None or criterion.id not in applicable:
                    continue
                total += criterion.weight
                if level_after_evidence(answer, "practice", on)[0] in (2, 3):
                    good += criterion.weight
        if asked and given / asked >= 0.8 and total:
            figures.append(good / total)
    return (min(figures), max(figures)) if len(figures) >= 3 else None
