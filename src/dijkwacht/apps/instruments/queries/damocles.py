"""Damocles cases as somebody may see them, with what a step may ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.instruments.models.damocles import DamoclesAnswer, DamoclesCase
from dijkwacht.apps.instruments.rules.damocles import Readiness
from dijkwacht.apps.instruments.rules.damocles_facts import Move
from dijkwacht.apps.instruments.rules.damocles_terms import closure_end
from dijkwacht.documents.damocles.words import Measure
from dijkwacht.documents.letters.checklist import Answered, Question
from dijkwacht.documents.letters.library import checklist


def cases_seen(user: User, *, on: date) -> QuerySet[DamoclesCase]:
    """The cases that this user may open, with all their days; three queries, however many there are."""
    found: QuerySet[DamoclesCase] = DamoclesCase.objects.visible_to(user, on=on)
    return found.select_related("organisation", "policy").prefetch_related("moves", "organisation__names")


def moves_of(case: DamoclesCase) -> tuple[Move, ...]:
    """The steps and deeds of a case in the order in which they were noted."""
    return tuple(Move(row.what, row.on, row.until) for row in case.moves.all())


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the checklist, and where it stands in this case."""

    question: Question
    answered: Answered


def questions_of(case: DamoclesCase) -> tuple[Asked, ...]:
    """The questions that are asked of this kind of place, in their order."""
    known: Mapping[str, str] = dict(DamoclesAnswer.objects.filter(case=case).values_list("question", "answered"))
    asked = [question for question in checklist().questions if question.is_asked_of(case.place)]
    return tuple(Asked(question, Answered(known.get(question.id, Answered.OPEN))) for question in asked)


def open_questions(asked: Sequence[Asked]) -> int:
    """How many are still open."""
    return sum(one.answered is Answered.OPEN for one in asked)


def readiness(case: DamoclesCase, *, drops: bool = False) -> Readiness:
    """What there is of a case that a step may ask for; ``drops`` when a reason for doing nothing was chosen."""
    return Readiness(
        open_questions=open_questions(questions_of(case)),
        has_word_on_open=bool(case.open_reason),
        has_reason=drops,
        closed_until=closure_end(moves_of(case), case.months),
        is_indefinite=case.measure == Measure.INDEFINITE,
    )
