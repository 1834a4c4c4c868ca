"""Damocles cases as somebody may see them, with what a step may ask for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.db.models import prefetch_related_objects

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.cases.models import CaseQuerySet
from dijkwacht.apps.cases.queries import after_dues, after_of, suspension
from dijkwacht.apps.cases.rules.cases import Due, nearest, whose
from dijkwacht.apps.cases.rules.force import decided_length, length_now
from dijkwacht.apps.cases.rules.lengths import Length
from dijkwacht.apps.cases.rules.remedies import AFTER, Ending
from dijkwacht.apps.cases.rules.use import Handled, Words
from dijkwacht.apps.damocles.models import DamoclesAnswer, DamoclesCase
from dijkwacht.apps.damocles.rules.facts import Move, decided_on
from dijkwacht.apps.damocles.rules.parts import of_part, parts_of
from dijkwacht.apps.damocles.rules.states import DamoclesState, DropReason, Readiness
from dijkwacht.apps.damocles.rules.terms import Course, closure_end, running_in
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.policies.queries import all_in_force
from dijkwacht.apps.policies.rules import Instrument
from dijkwacht.documents.damocles.model import Matrix, Row
from dijkwacht.documents.damocles.outcome import Facts, rows_for
from dijkwacht.documents.damocles.reader import matrix_of
from dijkwacht.documents.damocles.words import Drugs, Found, Gravity, Measure, Occurrence, Place
from dijkwacht.documents.letters.checklist import Answered, Question
from dijkwacht.documents.letters.library import checklist
from dijkwacht.documents.terms.library import calendar

Choose = Callable[..., Row]
"""Which of several rows: ``min`` or ``max``."""


def cases_seen(user: User, *, on: date) -> CaseQuerySet:
    """The cases that this user may open, with all their days; three queries, however many there are."""
    found = DamoclesCase.objects.visible_to(user, on=on)
    return found.select_related("organisation", "policy").prefetch_related("moves", "remedies", "organisation__names")


def all_moves(case: DamoclesCase) -> tuple[Move, ...]:
    """The steps and deeds of a case in the order in which they were noted, those of both parts where it has two."""
    return tuple(row.moved for row in case.moves.all())


def moves_of(case: DamoclesCase, part: Place | None = None) -> tuple[Move, ...]:
    """Those of one part, with what is of both; without a part of the whole place, or of the premises where they are apart."""
    return of_part(all_moves(case), part)


def parts(case: DamoclesCase) -> tuple[Place | None, ...]:
    """The parts of a case that were decided apart; only None where it is one."""
    return parts_of(all_moves(case))


def measure_of(case: DamoclesCase, part: Place | None = None) -> Measure | None:
    """What was decided of a part; None where nothing was."""
    measure = case.measure_dwelling if part is Place.DWELLING else case.measure
    return Measure(measure) if measure else None


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the checklist, and where it stands in this case."""

    question: Question
    answered: Answered


def questions_of(case: DamoclesCase) -> tuple[Asked, ...]:
    """The questions that are asked of this kind of place, in their order."""
    known: Mapping[str, str] = dict(DamoclesAnswer.objects.filter(case=case).values_list("question", "answered"))
    # Of a dwelling and premises in one place everything is asked.
    place = "" if case.is_combined else case.place
    asked = [question for question in checklist().questions if question.is_asked_of(place)]
    return tuple(Asked(question, Answered(known.get(question.id, Answered.OPEN))) for question in asked)


def open_questions(asked: Sequence[Asked]) -> int:
    """How many are still open."""
    return sum(one.answered is Answered.OPEN for one in asked)


def readiness(case: DamoclesCase, part: Place | None = None, *, drops: bool = False) -> Readiness:
    """What there is of a case that a step may ask for; ``drops`` when a reason for doing nothing was chosen."""
    length = length_of(case, part)
    return Readiness(
        open_questions=open_questions(questions_of(case)),
        has_word_on_open=bool(case.open_reason),
        has_reason=drops,
        closed_until=closure_end(moves_of(case, part), length),
        is_indefinite=measure_of(case, part) is Measure.INDEFINITE and not (length.months or length.until),
    )


def length_of(case: DamoclesCase, part: Place | None = None) -> Length:
    """How long a closure takes, as it stands now."""
    return length_now(_months(case, part), after_of(case), dwelling=part is Place.DWELLING)


def decided_of(case: DamoclesCase, part: Place | None = None) -> Length:
    """How long a closure takes by the decision itself."""
    return decided_length(_months(case, part), after_of(case), dwelling=part is Place.DWELLING)


def _months(case: DamoclesCase, part: Place | None) -> int | None:
    return case.months_dwelling if part is Place.DWELLING else case.months


def course_of(case: DamoclesCase, matrix: Matrix | None, *, on: date | None = None, part: Place | None = None) -> Course:
    """How a case went; with the norms of the policy that holds: for its decision, and for a closure without an end.

    With ``on`` also whether it is suspended on that day.
    """
    reviewed = matrix.review_months if matrix and measure_of(case, part) is Measure.INDEFINITE else None
    is_suspended = on is not None and suspension(case, on=on) is Ending.GRANTED
    weeks = matrix.decision_weeks if matrix else None
    return Course(moves_of(case, part), length_of(case, part), weeks, reviewed, is_suspended)


def courses_of(case: DamoclesCase, matrix: Matrix | None, *, on: date | None = None) -> list[tuple[Place | None, Course]]:
    """How each part went."""
    return [(part, course_of(case, matrix, on=on, part=part)) for part in parts(case)]


def dues_of(user: User, *, on: date) -> tuple[Due, ...]:
    """The terms that still ask something, of all cases on which the user is named; a few queries, however many cases."""
    return dues_among(DamoclesCase.objects.named_to(user, on=on), on=on)


def dues_among(found: Iterable[DamoclesCase], *, on: date) -> tuple[Due, ...]:
    """The terms that still ask something in these cases; a few queries, however many cases."""
    cases = list(found)
    prefetch_related_objects(cases, "moves", "remedies", "policy")
    if not cases:
        return ()
    organisations = Organisation.objects.filter(pk__in={case.organisation_id for case in cases})
    held = all_in_force(organisations, Instrument.DAMOCLES, on=on)
    matrices = {organisation: matrix_of(policy.content) for organisation, policy in held.items()}
    # After a decision the policy that held on its day, as on the page of the case.
    own = {case.pk: matrix_of(case.policy.content) for case in cases if case.policy and case.measure == Measure.INDEFINITE}
    return nearest(due for case in cases for due in dues_in(case, own.get(case.pk) or matrices.get(case.organisation_id), on=on))


def dues_in(case: DamoclesCase, matrix: Matrix | None, *, on: date) -> list[Due]:
    """The terms of a case that still ask something on a day, with whose they are; those after the decision among them."""
    went = courses_of(case, matrix, on=on)
    found = [one for part, course in went for one in running_in(part, course, calendar(), on=on)]
    return [
        *(
            Due(
                one.until,
                one.words,
                one.article,
                Instrument.DAMOCLES,
                case.pk,
                case.number,
                one.is_unsure,
                whose(one.rule),
                one.rule,
            )
            for one in found
            if one.rule not in AFTER
        ),
        *after_dues(case, Instrument.DAMOCLES, on=on),
    ]


USE_WORDS: Final = Words([one.word for one in Measure], [one.word for one in DropReason])
"""What a case that was dealt with can count as."""


def handled(cases: CaseQuerySet) -> list[Handled]:
    """Cases that were decided or dropped, as they count: by the year of that day, with the days since the report."""
    return [one for _, one in counted(cases)]


def counted(cases: CaseQuerySet) -> list[tuple[UUID, Handled]]:
    """Cases that were decided or dropped, as they count, each with its own mark."""
    found = cases.select_related("policy").prefetch_related("moves", "remedies").order_by("opened_on", "pk")
    return [(case.pk, one) for case in found if (one := _handled(case))]


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
        so_far=(ended - case.opened_on).days,
    )


_DEALT_WITH: Final = frozenset({DamoclesState.PENALTY, DamoclesState.WARNED, DamoclesState.DROPPED})


def row_of(case: DamoclesCase, matrix: Matrix | None, *, of_two: Choose = min, part: Place | None = None) -> Row | None:
    """What a policy asks in a case: where more was found, or the place is a dwelling and premises, the heaviest of its rows.

    While it is not said of which list a preparation was: of those two rows the lighter, or as ``of_two`` says.
    """
    rows = rows_of(case, matrix, of_two=of_two, part=part)
    return max(rows, key=_weight) if rows else None


def possible_rows(case: DamoclesCase, matrix: Matrix | None, part: Place | None = None) -> tuple[Row, ...]:
    """The rows that a case may come under: two as long as a list that is not said makes a difference, else one or none."""
    found = (row_of(case, matrix, of_two=min, part=part), row_of(case, matrix, of_two=max, part=part))
    return tuple({(row.measure, row.months): row for row in found if row}.values())


def rows_of(case: DamoclesCase, matrix: Matrix | None, *, of_two: Choose = min, part: Place | None = None) -> list[Row]:
    """Every row of a policy that a case comes under, or one part of it, each once."""
    if matrix is None:
        return []
    places = [part] if part else [*Place] if case.is_combined else [Place(case.place)]
    found = [
        of_two(rows_for(matrix, _facts(case, place, drugs), Gravity(case.gravity)), key=_weight)
        for place in places
        for drugs in case.kinds
    ]
    return list({row.key: row for row in found}.values())


def follows(case: DamoclesCase) -> bool:
    """Whether a decision is that of the policy that held on its day, for each part; without a policy it follows none."""
    matrix = matrix_of(case.policy.content) if case.policy else None
    return all(_follows(case, matrix, part) for part in parts(case))


def _follows(case: DamoclesCase, matrix: Matrix | None, part: Place | None) -> bool:
    decided = (measure_of(case, part), decided_of(case, part).months)
    return any((row.measure, row.months) == decided for row in possible_rows(case, matrix, part))


def _facts(case: DamoclesCase, place: Place, drugs: Drugs) -> Facts:
    found = Found(case.preparation) if case.preparation and drugs is Drugs.PREPARATION else None
    return Facts(place, drugs, Occurrence(case.occurrence), found=found)


def _weight(row: Row) -> int:
    return row.weight
