"""Believable answers for an invented municipality: respondents who disagree, evidence that ages, gaps that show.

Everything follows from the plan, the norm and the day; the same three give the same answers.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, get_args

from dijkwacht.analysis.scoring.answers import UNKNOWN, Source
from dijkwacht.documents.example.evidence import Drawer
from dijkwacht.documents.example.plans import ExamplePlan, Sentences, Texts, example_texts, functions_of
from dijkwacht.documents.example.targets import NORM, Target, targets
from dijkwacht.documents.norms.model import Criterion, NormSet, Theme
from dijkwacht.documents.workbook.model import AnswerRow

SESSION_SIZE = 3
Situation = Literal["works", "paper_only", "practice_only", "weak"]
SITUATIONS: Final[tuple[Situation, ...]] = get_args(Situation)


@dataclass(frozen=True, slots=True)
class Voice:
    """One respondent on one criterion: what was asked of whom, and what it must come to."""

    criterion: Criterion
    theme: Theme
    respondent: str
    source: Source


def example_answers(norm: NormSet, *, plan: ExamplePlan, on: date, texts: Texts | None = None) -> tuple[AnswerRow, ...]:
    """The answers of one picture at the reference date ``on``, criterion by criterion in the order of the norm."""
    told = texts or example_texts()
    norm = norm.basic_only() if plan.basic else norm
    aims = targets(norm, plan)
    rows: list[AnswerRow] = []
    sentences = _Sentences(plan, told)
    for theme in norm.themes:
        for criterion in theme.criteria:
            drawer = Drawer(norm.shelf_months, told, criterion, _chance(plan, criterion.id, "evidence"), on)
            rows += _criterion(criterion, theme, plan, aims[criterion.id], drawer, sentences)
    return tuple(_so_far(rows, plan))


def _chance(plan: ExamplePlan, *parts: str) -> random.Random:
    # Seeded by words, so that a criterion added to the norm leaves the others as they were.
    return random.Random("/".join((plan.organisation, str(plan.seed), *parts)))  # noqa: S311  # nosec B311


def _criterion(
    criterion: Criterion, theme: Theme, plan: ExamplePlan, aim: Target, drawer: Drawer, sentences: "_Sentences"
) -> Iterator[AnswerRow]:
    """All answers to one criterion."""
    if criterion.id in plan.unanswered:
        return
    chance = _chance(plan, criterion.id, "answers")
    voices = _voices(criterion, theme, plan)
    if criterion.id in plan.unknown:
        yield from (_row(voice, UNKNOWN, UNKNOWN, explanation=sentences.unknown()) for voice in voices)
        return
    if reason := plan.not_applicable.get(criterion.id):
        yield from (replace(_row(voice, None, None), not_applicable=reason) for voice in voices)
        return
    aside = chance.randrange(len(voices)) if len(voices) > 2 and chance.random() < 0.06 else None
    heard = [voice for number, voice in enumerate(voices) if number != aside]
    paper = _levels(len(heard), aim.paper, plan.apart, chance)
    practice = _levels(len(heard), aim.practice, plan.apart, chance)
    for voice, on_paper, in_practice in zip(heard, paper, practice, strict=True):
        yield _answer(voice, on_paper, in_practice, drawer, sentences)
    if aside is not None:
        yield replace(_row(voices[aside], None, None), not_applicable=sentences.not_applicable())


def _voices(criterion: Criterion, theme: Theme, plan: ExamplePlan) -> list[Voice]:
    """Who answers: those who are asked; a group session on the theme adds its other people up to three."""
    functions = functions_of(plan)
    asked = [name for name in plan.respondents if not criterion.asked or functions[name] in criterion.asked]
    around = {function for other in theme.criteria for function in other.asked}
    session = [name for name in plan.respondents if name not in asked and functions[name] in around]
    joined = session[: max(0, SESSION_SIZE - len(asked))]
    voices = [Voice(criterion, theme, name, Source.QUESTIONNAIRE) for name in asked]
    voices += [Voice(criterion, theme, name, Source.SESSION) for name in joined]
    # Nobody in the field takes part: the adviser asks the first respondent in a talk.
    return voices or [Voice(criterion, theme, plan.respondents[0], Source.INTERVIEW)]


def _levels(number: int, aim: int, apart: float, chance: random.Random) -> list[int]:
    """Levels that lie apart and still have ``aim`` as their lower median; now and then somebody does not know."""
    unknown = 1 if number > 2 and chance.random() < 0.15 else 0
    known = number - unknown
    below = (known - 1) // 2
    levels: list[int] = [aim]
    for place in range(known - 1):
        step = chance.choice((1, 1, 1, 2)) if chance.random() < apart else 0
        levels.append(max(0, aim - step) if place < below else min(3, aim + step))
    levels += [UNKNOWN] * unknown
    chance.shuffle(levels)
    return levels


def _answer(voice: Voice, paper: int, practice: int, drawer: Drawer, sentences: "_Sentences") -> AnswerRow:
    """One answer: what was said lies at or above what it comes to, as far as its evidence is short."""
    said_paper, papers = drawer.paper(paper)
    said_practice, proofs = drawer.practice(practice)
    explanation = ""
    if said_paper == said_practice == UNKNOWN:
        explanation = sentences.unknown()
    elif UNKNOWN not in {said_paper, said_practice}:
        explanation = sentences.on(voice.criterion.id, _situation(said_paper, said_practice))
    return replace(_row(voice, said_paper, said_practice, explanation=explanation), evidence=papers + proofs)


def _row(voice: Voice, paper: int | None, practice: int | None, *, explanation: str = "") -> AnswerRow:
    return AnswerRow(
        criterion=voice.criterion.id,
        respondent=voice.respondent,
        source=voice.source,
        paper=paper,
        practice=practice,
        explanation=explanation,
    )


def _situation(paper: int, practice: int) -> Situation:
    if practice >= NORM:
        return "works" if paper >= NORM else "practice_only"
    return "paper_only" if paper >= NORM else "weak"


def _so_far(rows: Sequence[AnswerRow], plan: ExamplePlan) -> Iterator[AnswerRow]:
    """Only what the respondents have come to, each in the order of the questions."""
    total: dict[str, int] = {}
    for row in rows:
        total[row.respondent] = total.get(row.respondent, 0) + 1
    left = {name: round(number * plan.share_done(name)) for name, number in total.items()}
    for row in rows:
        left[row.respondent] -= 1
        if left[row.respondent] >= 0:
            yield row


class _Sentences:
    """What is still to be said in one picture: a sentence fits its criterion, and none is said twice."""

    def __init__(self, plan: ExamplePlan, texts: Texts) -> None:
        self._chance = _chance(plan, "sentences")
        self._of = {criterion: _stock(said) for criterion, said in texts.criteria.items()}
        self._general = _stock(texts.general)
        for lines in (*self._general.values(), *(lines for stock in self._of.values() for lines in stock.values())):
            self._chance.shuffle(lines)
        self._unknown = list(texts.unknown)
        self._aside = list(texts.not_applicable)

    def on(self, criterion: str, situation: Situation) -> str:
        """What is said of how a criterion stands, or nothing."""
        own = self._of.get(criterion, {}).get(situation)
        if own:
            return own.pop()
        general = self._general[situation]
        return general.pop() if general and self._chance.random() < 0.3 else ""

    def unknown(self) -> str:
        """Why somebody does not know."""
        return _next(self._unknown)

    def not_applicable(self) -> str:
        """Why it does not concern somebody."""
        return _next(self._aside)


def _stock(said: Sentences) -> dict[Situation, list[str]]:
    return {situation: list(getattr(said, situation)) for situation in SITUATIONS}


def _next(lines: list[str]) -> str:
    lines.append(lines.pop(0))
    return lines[-1]
