"""The hand-over note, from what stands in the database."""

from datetime import date
from importlib import import_module
from typing import Final

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.models import Milestone, Picture
from dijkwacht.apps.assessments.rules import MilestoneKind, step_words
from dijkwacht.apps.assessments.rules import State as PictureState
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.queries.handover import Handed, handed
from dijkwacht.apps.measures.rules import OPEN, State, lies_still
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.reporting.rules import Document, Format
from dijkwacht.documents.norms.words import function_words
from dijkwacht.documents.plan.given import Head
from dijkwacht.documents.plan.handover import HandoverGiven, Running, handover_note
from dijkwacht.documents.plan.nameless import nameless
from dijkwacht.kit.dutch import count, long_date

NOTHING: Final = "niets opgeschreven"
ROLES: Final = (Role.CLIENT, Role.COORDINATOR, Role.EXECUTIVE, Role.OFFICER, Role.OWNER, Role.ADMINISTRATOR)
"""The roles that an organisation fills itself; of these the note says that nobody has them."""


@transaction.atomic
def deliver_handover(*, organisation: Organisation, form: Format, by: Actor) -> Document:
    """Make the hand-over note of an organisation in one of its forms, and put on record who took it."""
    today = timezone.localdate()
    paper = handover_note(handover_given(organisation, made_on=today))
    # The writers are heavy: a process that never hands out a document never loads them.
    content: bytes = getattr(import_module("dijkwacht.documents.college.files"), form)(paper)
    audit.record(by=by, verb="reporting.handover_delivered", on=organisation, organisation=organisation.code, note=form)
    return Document(f"overdrachtsnotitie-{today.isoformat()}.{form}", form.media_type, content)


def handover_given(organisation: Organisation, *, made_on: date) -> HandoverGiven:
    """What the note says, before it is a document: the page says the same in numbers."""
    found = handed(organisation, on=made_on)
    plain = nameless(found.names)
    ended = [row for row in found.measures if row.state not in OPEN]
    return HandoverGiven(
        head=Head(name_on(organisation, made_on), organisation.code, made_on, example=organisation.is_example),
        running=tuple(_running(row, found, made_on, plain(row.title)) for row in found.measures if row.state in OPEN),
        working=tuple(
            (plain(row.title), State(row.state).word, long_date(row.practice_on or row.state_since))
            for row in ended
            if row.state != State.STOPPED
        ),
        stopped=tuple((plain(row.title), plain(row.state_reason)) for row in ended if row.state == State.STOPPED),
        agreements=tuple(
            (plain(row.purpose) or NOTHING, long_date(row.until), plain(row.secrecy) or NOTHING) for row in found.assignments
        ),
        steps=tuple(_step(row) for row in found.steps),
        pictures=tuple(_picture(row, found) for row in found.pictures),
        roles=tuple(
            (Role(role).word, function_words(function) if function else "geen aparte functie", str(number))
            for (role, function), number in found.roles.items()
        ),
        empty=_empty(found),
        places=tuple((plain(row.name), plain(row.measure.title), plain(row.kept_at) or "niet vermeld") for row in found.proofs),
    )


def _running(row: Measure, found: Handed, on: date, title: str) -> Running:
    following = found.next_on.get(row.pk)
    return Running(
        title,
        State(row.state).word,
        function_words(row.owner) if row.owner else "",
        following,
        row.touched_on if lies_still(State(row.state), row.touched_on, on=on) else None,
        is_over=following is not None and following < on,
    )


def _step(row: Milestone) -> tuple[str, str, str]:
    owner = Role(row.owner).word if row.owner in set(Role) else function_words(row.owner)
    words = step_words(MilestoneKind(row.kind), Kind(row.picture.organisation.kind))
    return words, long_date(row.due_on), owner


def _picture(row: Picture, found: Handed) -> tuple[str, str, str]:
    talk = found.talks.get(row.pk)
    if talk:
        said = f"gehouden op {long_date(talk.held_on)}" if talk.held_on else f"begonnen op {long_date(talk.begun_on)}"
    else:
        last = next((one for one in found.pictures if one.state == PictureState.ADOPTED), None)
        said = "na het besluit" if row.state != PictureState.ADOPTED else "nog niet begonnen" if row == last else "niet gehouden"
    return f"Weerbaarheidsbeeld, peildatum {long_date(row.reference_date)}", PictureState(row.state).word, said


def _empty(found: Handed) -> tuple[str, ...]:
    """The roles that nobody has, and the functions that were given a measure while nobody has them."""
    held = {role for role, _ in found.roles}
    owners = {function for role, function in found.roles if role == Role.OWNER}
    given = [row.owner for row in found.measures if row.state in OPEN and row.owner and row.owner not in owners]
    return (
        *(role.word for role in ROLES if role not in held),
        *(
            f"{function_words(function)}, eigenaar van {count(given.count(function), 'maatregel', 'maatregelen')}"
            for function in dict.fromkeys(given)
        ),
    )
