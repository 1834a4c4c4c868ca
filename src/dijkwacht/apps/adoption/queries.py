"""The decision on a picture, who drew the picture up, and what its next step may ask for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import Assignment, User
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.adoption.rules import Body, Decided, DecisionKind
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.fact_check.queries import round_of
from dijkwacht.apps.findings.queries import Review, review_of
from dijkwacht.apps.pictures.models import Answer, Picture
from dijkwacht.apps.pictures.queries.reckoning import Reckoned, reckon
from dijkwacht.apps.pictures.queries.telling import Told, telling, told_as
from dijkwacht.apps.pictures.rules.answers import digest
from dijkwacht.apps.pictures.rules.states import Standing, State, steps_from


def decision_on(picture: Picture) -> Decision | None:
    """The decision on a picture, confirmed or not."""
    return Decision.objects.filter(picture=picture).first()


def words_of(pictures: Iterable[Picture]) -> dict[UUID, str]:
    """What was decided on each adopted picture, in one word; one query, and none where nothing was adopted."""
    adopted = [picture.pk for picture in pictures if picture.state == State.ADOPTED]
    if not adopted:
        return {}
    found = Decision.objects.filter(picture__in=adopted).values_list("picture", "kind")
    return {picture: DecisionKind(kind).word for picture, kind in found}


def decided_in(decision: Decision) -> Decided:
    """The decision without its row."""
    return Decided(DecisionKind(decision.kind), Body(decision.body), decision.decided_on, decision.number)


def mark_of(decision: Decision) -> str:
    """Equal for equal decisions of one person: goes out with the page on which it is confirmed and comes back with it."""
    return digest(decision.pk, decided_in(decision), decision.recorded_by_id)


def concept_day(picture: Picture) -> date:
    """From which day a decision on this picture can be."""
    return picture.concept_on or picture.reference_date


def drew_up(user: User, picture: Picture) -> bool:
    """Whether this user worked as an adviser for the organisation at any time since the picture was planned.

    Whether the assignment has ended since makes no difference, nor whether the user has another role there too.
    """
    began = _planned_on(picture.pk, picture.organisation.code)
    ended_after = Q(ended_at=None) | Q(ended_at__date__gte=began)
    assignments = Assignment.objects.filter(adviser=user, organisation=picture.organisation_id, accepted_at__isnull=False)
    return assignments.filter(ended_after, start__lte=clock.today(), until__gte=began).exists()


def _planned_on(picture: UUID, organisation: str) -> date:
    on = f"{Picture._meta.label_lower}:{picture}"
    event = Event.objects.filter(organisation=organisation, verb="pictures.planned", on=on).first()
    # Without the event any assignment counts: better refuse one too many.
    return timezone.localdate(event.at) if event else date.min


@dataclass(frozen=True, slots=True)
class ToDo:
    """What the adviser still has to do before the concept can be shared, and what it would tell.

    ``unweighed`` are the criteria whose levels are to be weighed, ``review`` knows the findings that are to be read.
    """

    unweighed: tuple[str, ...]
    review: Review
    told: Told


def to_do(reckoned: Reckoned) -> ToDo:
    """Look up what the concept still asks; three queries."""
    now = telling(reckoned)
    there = told_as(reckoned, now)
    return ToDo(now.unweighed, review_of(there), there)


def readiness(picture: Picture, reckoned: Reckoned | None = None, left: ToDo | None = None) -> Standing:
    """Look at what the steps from the picture's state ask, and at nothing else.

    With what was reckoned and is left to do it takes no query in analysis, two in the fact check and none in any other state.
    """
    steps = steps_from(State(picture.state))
    if any(step.needs_concept for step in steps):
        now = reckoned or reckon(picture)
        return _in_analysis(picture, now, left or to_do(now))
    if any(step.needs_decision for step in steps):
        decisions = Decision.objects.filter(picture=picture)
        return Standing(
            is_decided=(decisions.filter(is_signed=True) | decisions.filter(confirmed_at__isnull=False)).exists(),
            open_comments=(there := round_of(picture)).unanswered,
            promised=there.promised,
        )
    if any(step.needs_answers for step in steps):
        return Standing(answers=len(reckoned.answers) if reckoned else Answer.objects.filter(picture=picture).count())
    return Standing(has_until=picture.fact_check_until is not None)


def _in_analysis(picture: Picture, reckoned: Reckoned, left: ToDo) -> Standing:
    return Standing(
        answers=len(reckoned.answers),
        has_summary=bool(picture.summary.strip()),
        unweighed=len(left.unweighed),
        unread=len(left.review.unread),
        findings=left.review.of,
        not_known=len(left.told.score.not_known),
        has_word_on_unanswered=bool(picture.unanswered_reason.strip()),
    )
