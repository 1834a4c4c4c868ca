"""Proposing measures, taking them on step by step, and showing that they work."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.measures.models import Effect, Measure, Move, Note, Proof, Sharing, Task
from dijkwacht.apps.measures.queries import placeable, role_of, standing
from dijkwacht.apps.measures.rules.barriers import GONE, why_not_pursue
from dijkwacht.apps.measures.rules.decisions import Together, faults_in_together
from dijkwacht.apps.measures.rules.drafts import Draft, Origin, faults_in_draft, quarter_of
from dijkwacht.apps.measures.rules.proofs import MAX_LINE, MAX_NOTE, Piece, faults_in_piece, faults_in_text, why_not_see
from dijkwacht.apps.measures.rules.states import STEPS, STOPPED_ALREADY, TAKEN_ANEW, Moved, State, faults_in_step, why_not
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import READABLE
from dijkwacht.kit.errors import Fault, InvalidInput, Refused


@transaction.atomic
def share(*, organisation: Organisation, still: bool, after: bool, by: Actor) -> Sharing:
    """Let the adviser see what lies still, and the measures after the assignment; or no longer."""
    row, _ = Sharing.objects.select_for_update().get_or_create(organisation=organisation)
    if (row.adviser_sees_still, row.adviser_sees_after) != (still, after):
        row.adviser_sees_still, row.adviser_sees_after, row.since = still, after, clock.today()
        row.save()
        audit.record(by=by, verb="measures.shared", on=row, organisation=organisation.code)
    return row


UNDONE = "Het besluit is ongedaan gemaakt."
NORM_LEVEL = 2
"""What following a recommendation is expected to bring: at norm, on paper and in practice."""


@transaction.atomic
def propose(*, organisation: Organisation, draft: Draft, by: Actor) -> Measure:
    """Write down a measure that follows from no recommendation; the same proposal on the same day is one (a double click).

    Raises:
        InvalidInput: a field is wrong, by name of the field.
    """
    fields = _fields(draft)
    # Two clicks at once wait for each other here.
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    same = Measure.objects.filter(
        organisation=organisation, origin=Origin.FREE, state=State.PROPOSED, touched_on=clock.today(), **fields
    )
    if found := same.first():
        return found
    measure = Measure.objects.create(organisation=organisation, is_example=organisation.is_example, **fields)
    _passed(measure, by)
    audit.record(by=by, verb="measures.proposed", on=measure, organisation=organisation.code)
    return measure


@transaction.atomic
def take_up(*, picture: Picture, criterion: str, draft: Draft, by: Actor) -> Measure:
    """Turn the recommendation with a criterion into a measure, or give the one that it became already.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
        Refused: the picture is not one that its organisation reads.
    """
    if picture.state not in READABLE:
        raise Refused("Van een aanbeveling wordt pas een maatregel als het concept is gedeeld.")
    fields = {**_fields(draft), "origin": Origin.PICTURE, "organisation": picture.organisation}
    # The constraint on one measure per recommendation lets the second of two clicks find the first.
    measure, is_new = Measure.objects.exclude(state=State.STOPPED).get_or_create(
        picture=picture, criterion=criterion, defaults={**fields, "is_example": picture.is_example}
    )
    if is_new:
        Effect.objects.create(
            measure=measure, organisation=picture.organisation, criterion=criterion, paper=NORM_LEVEL, practice=NORM_LEVEL
        )
        _passed(measure, by)
        audit.record(by=by, verb="measures.taken_up", on=measure, organisation=picture.organisation.code)
    return measure


@transaction.atomic
def pursue(*, in_use: InUse, barrier: str, draft: Draft, by: Actor) -> Measure:
    """Turn a barrier of a model in use into a measure, or give the one that it became already.

    What is said of the barrier stays as it is: whether it stands is for a person to say.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
        Refused: the barrier is not in the version that is in use, or it needs no measure.
    """
    held = InUse.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=in_use.pk)
    there = Measure.objects.exclude(state=State.STOPPED).filter(in_use=held, barrier=barrier).first()
    if there:
        return there
    found = placeable(held)
    if barrier not in found:
        raise Refused(GONE)
    if reason := why_not_pursue(found[barrier]):
        raise Refused(reason)
    origin = {"origin": Origin.BARRIER, "in_use": held, "barrier": barrier, "barrier_version_id": held.version_id}
    here = {"organisation": held.organisation, "is_example": held.is_example}
    measure = Measure.objects.create(**_fields(draft), **origin, **here)
    _passed(measure, by)
    audit.record(by=by, verb="measures.pursued", on=measure, organisation=held.organisation.code)
    return measure


@transaction.atomic
def revise(*, measure: Measure, draft: Draft, by: Actor) -> None:
    """Put another description in the place of what was written down.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
        Refused: the measure was stopped.
    """
    row = locked(measure)
    if row.state == State.STOPPED:
        raise Refused(STOPPED_ALREADY)
    _change(row, {**_fields(draft), "touched_on": clock.today()})
    audit.record(by=by, verb="measures.revised", on=row, organisation=row.organisation.code)


@transaction.atomic
def expect(*, measure: Measure, effects: Mapping[str, tuple[int | None, int | None]], by: Actor) -> None:
    """Say to which level on paper and in practice each criterion is expected to rise; in the place of what was said before.

    Raises:
        Refused: the measure was stopped.
    """
    row = locked(measure)
    if row.state == State.STOPPED:
        raise Refused(STOPPED_ALREADY)
    row.effects.all().delete()
    Effect.objects.bulk_create(
        Effect(measure=row, organisation_id=row.organisation_id, criterion=criterion, paper=paper, practice=practice)
        for criterion, (paper, practice) in effects.items()
    )
    _change(row, {"touched_on": clock.today()})
    audit.record(by=by, verb="measures.effect_expected", on=row, organisation=row.organisation.code)


@transaction.atomic
def move(*, measure: Measure, to: State, said: Moved, by: Actor) -> None:
    """Take a measure to another state.

    Raises:
        InvalidInput: what the step asks is missing or wrong, by name of the field.
        Refused: the step is not possible now.
    """
    row = locked(measure)
    state, today = State(row.state), clock.today()
    if reason := why_not(state, to, standing(row)):
        raise Refused(reason)
    if faults := faults_in_step(STEPS[state, to], said, on=today):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
    changes: dict[str, Any] = {"state": to, "state_since": today, "state_reason": said.reason.strip(), "touched_on": today}
    if to is State.DECIDED:
        changes["decided_on"] = said.day
    if state is State.IN_PROGRESS and to is State.IN_PRACTICE:
        changes |= {"practice_on": said.day, "practice_how": said.how.strip()}
    try:
        with transaction.atomic():
            _change(row, changes)
    except IntegrityError as error:
        # Picked up again while another click made another measure of the same: the constraint let one of the two through.
        raise Refused(TAKEN_ANEW) from error
    _passed(row, by)
    audit.record(by=by, verb="measures.moved", on=row, organisation=row.organisation.code, note=to)


@transaction.atomic
def decide_together(*, measures: Sequence[Measure], decided: Together, by: Actor) -> list[Measure]:
    """Put one decision down for several proposals of one organisation; gives those that it was put down for.

    What is no proposal any more is left as it is: of two who do this at once the second finds it done.

    Raises:
        Refused: no measure was chosen.
        InvalidInput: a field is wrong, by name of the field.
    """
    if not measures:
        raise Refused("Kies de maatregelen waarover is besloten.")
    today, organisation = clock.today(), measures[0].organisation
    if faults := faults_in_together(decided, of=Kind(organisation.kind), on=today):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
    rows = [row for row in map(locked, measures) if row.state == State.PROPOSED and row.organisation_id == organisation.pk]
    said = {"decision_body": decided.body, "decision_number": decided.number.strip(), "decided_on": decided.decided_on}
    for row in rows:
        _change(row, {**said, "state": State.DECIDED, "state_since": today, "state_reason": "", "touched_on": today})
        _passed(row, by)
    if rows:
        audit.record(by=by, verb="measures.decided_together", on=rows[0], organisation=organisation.code, note=str(len(rows)))
    return rows


@transaction.atomic
def undo_together(*, measures: Sequence[Measure], by: Actor) -> int:
    """Make them proposals again; what went on since stays as it is. Gives how many."""
    rows = [row for row in map(locked, measures) if row.state == State.DECIDED]
    today, nothing = clock.today(), {"decision_body": "", "decision_number": "", "decided_on": None}
    for row in rows:
        _change(row, {**nothing, "state": State.PROPOSED, "state_since": today, "state_reason": UNDONE, "touched_on": today})
        _passed(row, by)
    if rows:
        audit.record(
            by=by, verb="measures.decision_undone", on=rows[0], organisation=rows[0].organisation.code, note=str(len(rows))
        )
    return len(rows)


@transaction.atomic
def plan_in(*, measures: Iterable[Measure], quarter: date | None, by: Actor) -> None:
    """Plan measures in the quarter that begins on this day, or in none; one event for all that were taken along."""
    rows = [locked(measure) for measure in measures]
    if quarter is not None and quarter != quarter_of(quarter):
        raise Refused("Kies een kwartaal uit de lijst.")
    for row in rows:
        _change(row, {"quarter": quarter, "touched_on": clock.today()})
    if rows:
        audit.record(by=by, verb="measures.planned", on=rows[0], organisation=rows[0].organisation.code)


def locked(measure: Measure) -> Measure:
    """The measure as it stands now, held until the deed is done."""
    return Measure.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=measure.pk)


def _passed(row: Measure, by: Actor) -> None:
    """Keep on the road of a measure that it came to this state."""
    role = role_of(by, row.organisation, on=clock.today())
    Move.objects.create(measure=row, organisation_id=row.organisation_id, state=row.state, role=role, reason=row.state_reason)


def _change(row: Measure, changes: Mapping[str, Any]) -> None:
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=[*changes])


def _fields(draft: Draft) -> dict[str, Any]:
    if faults := faults_in_draft(draft):
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
    return {name: value.strip() if isinstance(value, str) else value for name, value in asdict(draft).items()}


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
    found.done_on = clock.today() if is_done else None
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
        measure=row, text=text.strip(), said_on=clock.today(), defaults={"organisation_id": row.organisation_id}
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
    _check(faults_in_piece(piece, on=clock.today()))
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
    found.seen_by, found.seen_on = by, clock.today()
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
    row.touched_on = clock.today()
    row.save(update_fields=["touched_on"])
    audit.record(by=by, verb=verb, on=row, organisation=row.organisation.code)
