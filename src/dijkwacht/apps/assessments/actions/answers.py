"""Saving what a respondent says."""

from collections.abc import Collection
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from dijkwacht.analysis.scoring.answers import Source
from dijkwacht.apps.assessments.models import Answer, Picture, Respondent, Settlement
from dijkwacht.apps.assessments.queries import piece_rows, said_in
from dijkwacht.apps.assessments.rules import Overtaken, Said, State, faults_in, why_not_answer
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.kit.errors import Fault, InvalidInput, Refused


def answer(*, respondent: Respondent, criterion: str, said: Said, seen: int, by: Actor) -> int:
    """Save what a respondent says; returns the new version.

    ``seen`` is the version that was on the screen (0: nothing yet). The save is one compare-and-swap: of two
    people on one answer the second never overwrites the first.

    Raises:
        Refused: the questions are not open.
        InvalidInput: a field is wrong, by name of the field.
        Overtaken: somebody saved in the meantime.
    """
    if reason := why_not_answer(State(respondent.picture.state)):
        raise Refused(reason)
    if faults := faults_in(said, on=timezone.localdate()):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
    key = {"respondent": respondent, "criterion": criterion, "source": Source.QUESTIONNAIRE}
    try:
        with transaction.atomic():
            swap(key, said, seen)
            lapse(respondent.picture, [criterion])
            audit.record(by=by, verb="assessments.answered", on=respondent, organisation=respondent.picture.organisation.code)
            return seen + 1
    except IntegrityError:
        current = Answer.objects.filter(**key).first()
    if current is None:
        raise Overtaken(Said(), 0)
    if said_in(current) != said:
        raise Overtaken(said_in(current), current.version)
    return current.version  # a double click: the same words, saved already


def swap(key: dict[str, Any], said: Said, seen: int) -> None:
    """Write the next version of an answer, unless somebody did since ``seen``; part of a deed, not one itself.

    Raises:
        IntegrityError: somebody did.
    """
    fields = {
        "paper": said.paper,
        "practice": said.practice,
        "not_applicable": said.not_applicable,
        "explanation": said.explanation,
        "evidence": piece_rows(said.evidence),
        "saved_at": timezone.now(),
        "is_carried": False,
    }
    if seen:
        if not Answer.objects.filter(**key, version=seen).update(**fields, version=F("version") + 1):
            raise IntegrityError
        return
    respondent = key["respondent"]
    Answer(picture_id=respondent.picture_id, organisation_id=respondent.organisation_id, **key, **fields).save(force_insert=True)


def lapse(picture: Picture, criteria: Collection[str]) -> None:
    """Let what was settled of these criteria lapse; part of a deed, not one itself."""
    Settlement.objects.filter(picture=picture, criterion__in=criteria, lapsed_at=None).update(lapsed_at=timezone.now())
