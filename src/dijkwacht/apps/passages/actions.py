"""Marking passages, and letting them into the public version again."""

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.passages.models import Passage
from dijkwacht.apps.passages.rules.marking import Marked, Part, faults_in_marking
from dijkwacht.apps.pictures.actions import hold
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State, why_not_close
from dijkwacht.kit.errors import Fault, InvalidInput, Refused


@transaction.atomic
def mark(*, picture: Picture, part: Part, criterion: str, marked: Marked, by: Actor) -> None:
    """Keep a passage from the public version, on a ground; what was marked before is replaced.

    Raises:
        Refused: the picture has ended or is not in analysis yet.
        InvalidInput: a field is wrong, by name of the field.
    """
    held = _shared(picture)
    if faults := faults_in_marking(marked, of=Kind(held.organisation.kind), on=clock.today()):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
    Passage.objects.update_or_create(
        picture=held,
        part=part,
        criterion=criterion,
        defaults={
            "organisation_id": held.organisation_id,
            "ground": marked.ground,
            "interest": marked.interest or "",
            "explanation": marked.explanation.strip(),
            "imposed_by": marked.imposed_by,
            "imposed_on": marked.imposed_on,
            "review_on": marked.review_on,
        },
    )
    audit.record(by=by, verb="passages.marked", on=held, organisation=held.organisation.code, note=_where(part, criterion))


@transaction.atomic
def unmark(*, picture: Picture, part: Part, criterion: str, by: Actor) -> None:
    """Let a passage into the public version again.

    Raises:
        Refused: the picture has ended or is not in analysis yet.
    """
    held = _shared(picture)
    number, _ = Passage.objects.filter(picture=held, part=part, criterion=criterion).delete()
    if number:
        note = _where(part, criterion)
        audit.record(by=by, verb="passages.unmarked", on=held, organisation=held.organisation.code, note=note)


def _shared(picture: Picture) -> Picture:
    held = hold(picture.pk)
    if reason := why_not_close(State(held.state)):
        raise Refused(reason)
    return held


def _where(part: Part, criterion: str) -> str:
    return f"{part} {criterion}".strip()
