"""Remarks on a concept, and the adviser's answers."""

from collections.abc import Iterable

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.fact_check.models import Comment
from dijkwacht.apps.fact_check.queries import stands
from dijkwacht.apps.fact_check.rules import why_not_comment
from dijkwacht.apps.pictures.actions import hold
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import READABLE, State, why_not_close
from dijkwacht.kit.errors import Refused

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
        at=clock.now(),
        before=stands(held).get(criterion, {}),
    )
    audit.record(by=by, verb="fact_check.commented", on=held, organisation=held.organisation.code, note=criterion)
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
    audit.record(by=by, verb="fact_check.reworded", on=held, organisation=held.organisation.code, note=row.criterion)


@transaction.atomic
def take_back(*, comment: Comment, by: User) -> None:
    """Take one's own remark back while nobody answered it.

    Raises:
        Refused: the fact check is not running, it is somebody else's, or it was answered.
    """
    held, row = _own(comment, by)
    row.delete()
    audit.record(by=by, verb="fact_check.taken_back", on=held, organisation=held.organisation.code, note=row.criterion)


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
    row.reply, row.replied_at, row.is_taken_over = text.strip(), clock.now(), is_taken_over
    row.save(update_fields=["reply", "replied_at", "is_taken_over"])
    if is_taken_over and State(held.state) in READABLE:
        _work_in([row], held)
    audit.record(by=by, verb="fact_check.replied", on=held, organisation=held.organisation.code, note=row.criterion)


def work_in(picture: Picture) -> None:
    """Lay what was taken over beside the concept that is shared now: what changed is worked in. Part of a deed."""
    waiting = list(Comment.objects.filter(picture=picture, is_taken_over=True, is_worked_in=False))
    if waiting:
        _work_in(waiting, picture)


def _work_in(comments: Iterable[Comment], picture: Picture) -> None:
    now = stands(picture)
    for row in comments:
        row.after = now.get(row.criterion, {})
        row.is_worked_in = row.after != row.before
        row.save(update_fields=["after", "is_worked_in"])


def _open(picture: Picture) -> Picture:
    held = hold(picture.pk)
    if reason := why_not_comment(State(held.state), held.fact_check_until, on=clock.today()):
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
