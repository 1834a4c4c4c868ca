"""Lists in and out: reading an existing one in, and taking ours along."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.action_lists.models import ActionList
from dijkwacht.apps.action_lists.queries import BOOK, CHOICE, book_of, standing_already
from dijkwacht.apps.action_lists.rules import Choice, look
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.measures.models import Measure, Move
from dijkwacht.apps.measures.queries import role_of
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.workbooks.rules import why_not_keep
from dijkwacht.documents.action_lists.mapping import faults_in, personal_in
from dijkwacht.documents.action_lists.table import ActionBook
from dijkwacht.kit.errors import InvalidInput, Refused


@transaction.atomic
def receive(*, organisation: Organisation, book: ActionBook, by: User) -> ActionList:
    """Keep a list until somebody has seen what it would add."""
    row = ActionList.objects.create(
        organisation=organisation, by=by, book=BOOK.dump_python(book, mode="json"), choice={}, at=clock.now()
    )
    audit.record(by=by, verb="action_lists.list_received", on=row, organisation=organisation.code)
    return row


@transaction.atomic
def choose(*, upload: ActionList, choice: Choice, by: Actor) -> None:
    """Keep which sheet, headings and columns somebody chose, and what was made of single rows, until the list is taken over."""
    upload.choice = CHOICE.dump_python(choice, mode="json")
    upload.save(update_fields=["choice"])
    audit.record(by=by, verb="action_lists.list_looked_at", on=upload, organisation=upload.organisation.code)


@transaction.atomic
def take_in(*, upload: ActionList, choice: Choice, by: Actor, keeps_personal: bool = False) -> int:
    """Make a proposal of every row that does not stand already and is not left out; all of them or none. Returns how many.

    Raises:
        InvalidInput: rows that cannot be taken over, each with its place.
        Refused: there is nothing to take over, or nobody confirmed the cells that seem to hold personal data.
    """
    seen = look(book_of(upload), choice)
    if faults := faults_in(seen.actions):
        raise InvalidInput(faults)
    # Two lists at once wait for each other here, so that neither doubles what the other adds.
    organisation = Organisation.objects.select_for_update().get(pk=upload.organisation_id)
    known = standing_already(organisation, seen.actions)
    found = [action for action in seen.actions if not action.is_left_out and action.number not in known]
    if not found:
        raise Refused("Er is niets over te nemen.")
    personal = [*personal_in(seen.table, seen.mapped, seen.actions, without=known)]
    if reason := why_not_keep(personal, is_confirmed=keeps_personal):
        raise Refused(reason)
    rows = [
        Measure(
            organisation=organisation,
            is_example=organisation.is_example,
            title=action.title,
            text=action.text,
            owner=action.owner,
            due_on=action.due_on,
            effort=action.effort,
            cycle_place=action.cycle_place,
        )
        for action in found
    ]
    Measure.objects.bulk_create(rows, batch_size=200)
    role = role_of(by, organisation, on=clock.today())
    begun = (Move(measure=row, organisation=organisation, state=row.state, role=role) for row in rows)
    Move.objects.bulk_create(begun, batch_size=200)
    kinds = sorted({kind for _, found in personal for kind in found})
    audit.record(
        by=by,
        verb="action_lists.list_taken_in",
        on=upload,
        organisation=organisation.code,
        note=", ".join([str(len(rows)), *kinds]),
    )
    upload.delete()
    return len(rows)


@transaction.atomic
def forget_lists(*, before: datetime, by: Actor) -> int:
    """Let go of lists that nobody took over; returns how many."""
    number, _ = ActionList.objects.filter(at__lt=before).delete()
    audit.record(by=by, verb="action_lists.lists_forgotten", note=str(number))
    return number


@transaction.atomic
def take_along(*, organisations: Sequence[str], form: str, by: Actor) -> None:
    """Put on record that somebody took measures along as a file; of one organisation in its own chain of events."""
    code = organisations[0] if len(organisations) == 1 else ""
    audit.record(by=by, verb="action_lists.exported", organisation=code, note=form)
