"""Which questions and which answers a picture begins with: growing from basic to full, following an adopted one."""

from collections.abc import Mapping

from django.db import transaction

from dijkwacht.apps.assessments.models import Answer, Picture, Respondent
from dijkwacht.apps.assessments.queries import norm_of
from dijkwacht.apps.assessments.rules import State, why_not_follow, why_not_grow
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.kit.errors import Refused

_KEPT = ("criterion", "source", "paper", "practice", "not_applicable", "explanation", "evidence", "saved_at")


@transaction.atomic
def grow(*, picture: Picture, by: Actor) -> None:
    """Make a full picture of a basic one: every answer stays, and respondents find the other questions open.

    Raises:
        Refused: it is full already, or its questions are settled.
    """
    locked = Picture.objects.select_for_update().get(pk=picture.pk)
    if reason := why_not_grow(State(locked.state), is_basic=locked.is_basic):
        raise Refused(reason)
    picture.is_basic = False
    picture.save(update_fields=["is_basic"])
    audit.record(by=by, verb="assessments.grown", on=picture, organisation=picture.organisation.code)


@transaction.atomic
def carry_over(*, picture: Picture, old: Picture, by: Actor) -> int:
    """Begin a picture with what was said in an adopted one; returns how many answers were carried over.

    Each keeps its source, its explanation, its evidence with its date, and the day on which it was said: so evidence
    ages, and a respondent changes only what is no longer true. What was settled is not carried over: that is weighed anew.

    Raises:
        Refused: the old picture is not adopted, of another organisation or on another norm, or this one has begun.
    """
    locked = Picture.objects.select_for_update().select_related("norm", "organisation").get(pk=picture.pk)
    has_answers = Answer.objects.filter(picture=picture).exists()
    if reason := why_not_follow(State(locked.state), State(old.state), has_answers=has_answers):
        raise Refused(reason)
    if (old.organisation_id, old.norm.code) != (locked.organisation_id, locked.norm.code):
        raise Refused("Alleen een beeld van dezelfde organisatie en op dezelfde norm kan het begin zijn.")
    number = _copy(locked, old)
    audit.record(by=by, verb="assessments.carried_over", on=picture, organisation=locked.organisation.code, note=str(number))
    return number


def _copy(picture: Picture, old: Picture) -> int:
    seats = _seats(picture, old)
    asked = {criterion.id for criterion in norm_of(picture).criteria}
    answers = Answer.objects.filter(picture=old, criterion__in=asked).select_related("respondent").order_by("pk")
    made = Answer.objects.bulk_create(
        [
            Answer(
                picture=picture,
                organisation_id=picture.organisation_id,
                respondent=seats[answer.respondent.function],
                is_carried=True,
                **{name: getattr(answer, name) for name in _KEPT},
            )
            for answer in answers
        ],
        batch_size=500,
    )
    return len(made)


def _seats(picture: Picture, old: Picture) -> Mapping[str, Respondent]:
    there = {seat.function: seat for seat in Respondent.objects.filter(picture=picture)}
    new = [
        Respondent(
            picture=picture, organisation_id=picture.organisation_id, function=seat.function, membership_id=seat.membership_id
        )
        for seat in Respondent.objects.filter(picture=old).order_by("pk")
        if seat.function not in there
    ]
    return there | {seat.function: seat for seat in Respondent.objects.bulk_create(new)}
