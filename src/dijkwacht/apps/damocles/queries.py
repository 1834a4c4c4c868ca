"""Damocles cases as somebody may see them, with what a step may ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.cases.models import CaseQuerySet
from dijkwacht.apps.cases.rules.cases import Due, nearest
from dijkwacht.apps.cases.rules.use import Handled, Words
from dijkwacht.apps.damocles.models import DamoclesAnswer, DamoclesCase
from dijkwacht.apps.damocles.rules.facts import Move, decided_on
from dijkwacht.apps.damocles.rules.states import DamoclesState, DropReason, Readiness
from dijkwacht.apps.damocles.rules.terms import Course, closure_end, running
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.queries import all_in_force
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.damocles.model import Matrix, Row
from dijkwacht.documents.damocles.outcome import Facts, row_for
from dijkwacht.documents.damocles.reader import matrix_of
from dijkwacht.documents.damocles.words import Drugs, Gravity, Measure, Occurrence, Place
from dijkwacht.documents.letters.checklist import Answered, Question
from dijkwacht.documents.letters.library import checklist
from dijkwacht.documents.terms.library import calendar


def cases_seen(user: User, *, on: date) -> CaseQuerySet:
    """The cases that this user may open, with all their days; three queries, however many there are."""
    found = DamoclesCase.objects.visible_to(user, on=on)
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


def course_of(case: DamoclesCase, matrix: Matrix | None) -> Course:
    """How a case went; with the norm for its decision from the policy that holds, while it is not decided."""
    return Course(moves_of(case), case.months, matrix.decision_weeks if matrix else None)


def dues_of(user: User, *, on: date) -> tuple[Due, ...]:
    """The terms that still ask something, of all cases on which the user is named; a few queries, however many cases."""
    named = DamoclesCase.objects.named_to(user, on=on)
    cases = list(named.prefetch_related("moves"))
    if not cases:
        return ()
    organisations = Organisation.objects.filter(pk__in={case.organisation_id for case in cases})
    held = all_in_force(organisations, Instrument.DAMOCLES, on=on)
    matrices = {organisation: matrix_of(policy.content) for organisation, policy in held.items()}
    return nearest(
        Due(one.until, one.words, one.article, Instrument.DAMOCLES, case.pk, case.number, one.is_unsure)
        for case in cases
        for one in running(course_of(case, matrices.get(case.organisation_id)), calendar(), on=on)
    )


USE_WORDS: Final = Words([one.word for one in Measure], [one.word for one in DropReason])
"""What a case that was dealt with can count as."""


def handled(cases: CaseQuerySet) -> list[Handled]:
    """Cases that were decided or dropped, as they count: by the year of that day, with the days since the report."""
    found = cases.select_related("policy").prefetch_related("moves").order_by("opened_on", "pk")
    return [one for case in found if (one := _handled(case))]


def _handled(case: DamoclesCase) -> Handled | None:
    moves = moves_of(case)
    ended = next((move.on for move in moves if move.what in _DEALT_WITH), None) or decided_on(moves)
    if ended is None or not (case.measure or case.drop_reason):
        return None
    return Handled(
        year=ended.year,
        is_within_policy=bool(case.measure) and follows(case),
        is_tested=bool(case.measure),
        outcome=Measure(case.measure).word if case.measure else "",
        why_not=DropReason(case.drop_reason).word if case.drop_reason else "",
        days=(ended - case.opened_on).days,
    )


_DEALT_WITH: Final = frozenset({DamoclesState.PENALTY, DamoclesState.WARNED, DamoclesState.DROPPED})


def row_of(case: DamoclesCase, matrix: Matrix | None) -> Row | None:
    """What a policy asks in a case."""
    facts = Facts(Place(case.place), Drugs(case.drugs), Occurrence(case.occurrence))
    return row_for(matrix, facts, Gravity(case.gravity)) if matrix else None


def follows(case: DamoclesCase) -> bool:
    """Whether a decision is that of the policy that held on its day; without a policy it follows none."""
    row = row_of(case, matrix_of(case.policy.content)) if case.policy else None
    return row is not None and (row.measure, row.months) == (case.measure, case.months)
