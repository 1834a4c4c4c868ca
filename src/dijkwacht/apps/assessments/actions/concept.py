"""What is done with a concept: comments and their answers, and passages that are marked."""

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.actions.pictures import hold
from dijkwacht.apps.assessments.models import Comment, Passage, Picture
from dijkwacht.apps.assessments.rules import Marked, Part, State, faults_in_marking, why_not_close, why_not_comment
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.kit.errors import Fault, InvalidInput, Refused

ANSWERED = "De adviseur heeft deze opmerking al beantwoord. Schrijf een nieuwe als er nog iets niet klopt."


@transaction.atomic
def comment(*, picture: Picture, criterion: str, text: str, role: Role, by: User) -> Comment:
    """Remark on one finding, or on the whole (no criterion); the same words twice are one remark.

    Raises:
        Refused: the fact check is not running, or there is no text.
    """
    held = _open(picture)
    if not text.strip():
        raise Refused("Schrijf eerst uw opmerking.")
    same = Comment.objects.filter(picture=held, criterion=criterion, by=by, text=text.strip(), replied_at=None).first()
    if same:
        return same  # a double click
    made = Comment.objects.create(
        picture=held,
        organisation_id=held.organisation_id,
        criterion=criterion,
        text=text.strip(),
        role=role,
        by=by,
        at=timezone.now(),
    )
    audit.record(by=by, verb="assessments.commented", on=held, organisation=held.organisation.code, note=criterion)
    return made


@transaction.atomic
def reword(*, comment: Comment, text: str, by: User) -> None:
    """Change one's own remark while nobody answered it.

    Raises:
        Refused: the fact check is not running, it is somebody else's, it was answered, or there is no text.
    """
    held, row = _own(comment, by)
    if not text.strip():
        raise Refused("Schrijf uw opmerking, of kies ‘Intrekken’.")
    row.text = text.strip()
    row.save(update_fields=["text"])
    audit.record(by=by, verb="assessments.reworded", on=held, organisation=held.organisation.code, note=row.criterion)


@transaction.atomic
def take_back(*, comment: Comment, by: User) -> None:
    """Take one's own remark back while nobody answered it.

    Raises:
        Refused: the fact check is not running, it is somebody else's, or it was answered.
    """
    held, row = _own(comment, by)
    row.delete()
    audit.record(by=by, verb="assessments.taken_back", on=held, organisation=held.organisation.code, note=row.criterion)


@transaction.atomic
def reply(*, comment: Comment, text: str, is_taken_over: bool, by: Actor) -> None:
    """Answer a remark of the fact check; an answer stays as it is.

    Raises:
        Refused: the picture has ended, the remark is gone or was answered, or there is no text.
    """
    held = hold(comment.picture_id)
    if reason := why_not_close(State(held.state)):
        raise Refused(reason)
    row = Comment.objects.filter(pk=comment.pk).first()
    if row is None:
        raise Refused("Deze opmerking is intussen ingetrokken.")
    if row.replied_at:
        raise Refused("Deze opmerking is intussen al beantwoord.")
    if not text.strip():
        raise Refused("Schrijf wat u met de opmerking doet: de organisatie leest dit.")
    row.reply, row.replied_at, row.is_taken_over = text.strip(), timezone.now(), is_taken_over
    row.save(update_fields=["reply", "replied_at", "is_taken_over"])
    audit.record(by=by, verb="assessments.replied", on=held, organisation=held.organisation.code, note=row.criterion)


def _open(picture: Picture) -> Picture:
    held = hold(picture.pk)
    if reason := why_not_comment(State(held.state), held.fact_check_until, on=timezone.localdate()):
        raise Refused(reason)
    return held


def _own(comment: Comment, by: User) -> tuple[Picture, Comment]:
    held = _open(comment.picture)
    row = Comment.objects.filter(pk=comment.pk, by=by).first()
    if row is None:
        raise Refused("Deze opmerking is intussen ingetrokken.")
    if row.replied_at:
        raise Refused(ANSWERED)
    return held, row


@transaction.atomic
def mark(*, picture: Picture, part: Part, criterion: str, marked: Marked, by: Actor) -> None:
    """Keep a passage from the public version, on a ground; what was marked before is replaced.

    Raises:
        Refused: the picture has ended or is not in analysis yet.
        InvalidInput: a field is wrong, by name of the field.
    """
    held = _shared(picture)
    if faults := faults_in_marking(marked, of=Kind(held.organisation.kind), on=timezone.localdate()):
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
    audit.record(by=by, verb="assessments.marked", on=held, organisation=held.organisation.code, note=_where(part, criterion))


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
        audit.record(by=by, verb="assessments.unmarked", on=held, organisation=held.organisation.code, note=note)


def _shared(picture: Picture) -> Picture:
    held = hold(picture.pk)
    if reason := why_not_close(State(held.state)):
        raise Refused(reason)
    return held


def _where(part: Part, criterion: str) -> str:
    return f"{part} {criterion}".strip()
