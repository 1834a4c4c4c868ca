"""Carrying a measure out: its steps, how it goes, and the proof that it works."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.measures.actions.measures import locked
from dijkwacht.apps.measures.models import Measure, Note, Proof, Task
from dijkwacht.apps.measures.rules import (
    MAX_LINE,
    MAX_NOTE,
    STOPPED_ALREADY,
    Piece,
    State,
    faults_in_piece,
    faults_in_text,
    why_not_see,
)
from dijkwacht.kit.errors import Fault, InvalidInput, Refused


@transaction.atomic
def add(*, measure: Measure, text: str, due_on: date | None, by: Actor) -> Task:
    """Add a step, or give the open one that says the same: a double click adds one.

    Raises:
        InvalidInput: the text is empty or too long.
    """
    _check(faults_in_text(text, longest=MAX_LINE))
    row = _going_on(measure)
    task, is_new = Task.objects.get_or_create(
        measure=row, text=text.strip(), due_on=due_on, done_on=None, defaults={"organisation_id": row.organisation_id}
    )
    if is_new:
        _touched(row, "measures.step_added", by)
    return task


@transaction.atomic
def tick(*, task: Task, is_done: bool, by: Actor) -> None:
    """Say that a step is done today, or not yet after all."""
    row = _going_on(task.measure)
    found = Task.objects.get(pk=task.pk)
    if is_done == (found.done_on is not None):
        return
    found.done_on = timezone.localdate() if is_done else None
    found.save(update_fields=["done_on"])
    _touched(row, "measures.step_done" if is_done else "measures.step_reopened", by)


@transaction.atomic
def drop(*, task: Task, by: Actor) -> None:
    """Take a step away."""
    row = _going_on(task.measure)
    if Task.objects.filter(pk=task.pk).delete()[0]:
        _touched(row, "measures.step_dropped", by)


@transaction.atomic
def note(*, measure: Measure, text: str, by: Actor) -> Note:
    """Write down how it goes; the same words on the same day are one note.

    Raises:
        InvalidInput: the text is empty or too long.
    """
    _check(faults_in_text(text, longest=MAX_NOTE))
    row = _going_on(measure)
    said, is_new = Note.objects.get_or_create(
        measure=row, text=text.strip(), said_on=timezone.localdate(), defaults={"organisation_id": row.organisation_id}
    )
    if is_new:
        _touched(row, "measures.noted", by)
    return said


@transaction.atomic
def prove(*, measure: Measure, piece: Piece, by: User) -> Proof:
    """Describe a piece that shows that it works; the same piece of the same giver is one.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
    """
    _check(faults_in_piece(piece, on=timezone.localdate()))
    row = _going_on(measure)
    proof, is_new = Proof.objects.get_or_create(
        measure=row,
        name=piece.name.strip(),
        kind=piece.kind,
        dated=piece.dated,
        given_by=by,
        defaults={"organisation_id": row.organisation_id, "kept_at": piece.kept_at.strip()},
    )
    if is_new:
        _touched(row, "measures.proof_given", by)
    return proof


@transaction.atomic
def witness(*, proof: Proof, by: User) -> None:
    """Say that one has seen a piece that another gave.

    Raises:
        Refused: the giver cannot be the one who saw it, or another saw it already.
    """
    row = _going_on(proof.measure)
    found = Proof.objects.select_for_update(of=("self",)).get(pk=proof.pk)
    if found.seen_by_id == by.pk:
        return  # a double click
    if reason := why_not_see(is_giver=found.given_by_id == by.pk, is_seen=found.seen_on is not None):
        raise Refused(reason)
    found.seen_by, found.seen_on = by, timezone.localdate()
    found.save(update_fields=["seen_by", "seen_on"])
    _touched(row, "measures.proof_seen", by)


@transaction.atomic
def withdraw(*, proof: Proof, by: Actor) -> None:
    """Take back a piece that nobody has seen yet.

    Raises:
        Refused: somebody has seen it: the measure may rest on it.
    """
    row = _going_on(proof.measure)
    found = Proof.objects.select_for_update(of=("self",)).filter(pk=proof.pk).first()
    if found is None:
        return
    if found.seen_on is not None:
        raise Refused("Dit bewijs is al door een ander gezien en blijft staan. Geldt het niet meer? Zet de maatregel dan terug.")
    found.delete()
    _touched(row, "measures.proof_withdrawn", by)


def _check(faults: Mapping[str, str]) -> None:
    if faults:
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())


def _going_on(measure: Measure) -> Measure:
    row = locked(measure)
    if row.state == State.STOPPED:
        raise Refused(STOPPED_ALREADY)
    return row


def _touched(row: Measure, verb: str, by: Actor) -> None:
    row.touched_on = timezone.localdate()
    row.save(update_fields=["touched_on"])
    audit.record(by=by, verb=verb, on=row, organisation=row.organisation.code)
