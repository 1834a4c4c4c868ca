"""The hand-over note, from what stands in the database."""

from datetime import date

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.states import OPEN, State, lies_still
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State as PictureState
from dijkwacht.apps.reporting.queries.handover import Handed, handed
from dijkwacht.apps.roadmap.models import Milestone
from dijkwacht.apps.roadmap.rules import MilestoneKind, step_words
from dijkwacht.documents.norms.words import function_words
from dijkwacht.documents.paper.model import Paper
from dijkwacht.documents.plan.given import Head
from dijkwacht.documents.plan.handover import HandoverGiven, Running, handover_note
from dijkwacht.documents.plan.nameless import nameless
from dijkwacht.kit.dutch import count, long_date


def note(organisation: Organisation, made_on: date) -> Paper:
    """The hand-over note of an organisation."""
    return handover_note(handover_given(organisation, made_on=made_on))


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
        agreements=tuple((plain(row.purpose), long_date(row.until), plain(row.secrecy)) for row in found.assignments),
        steps=tuple(_step(row) for row in found.steps),
        pictures=tuple(_picture(row, found) for row in found.pictures),
        roles=tuple(
            (Role(role).word, function_words(function) if function else "–", str(number))
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
    """The functions that were given a measure while nobody has them: those need somebody."""
    owners = {function for role, function in found.roles if role == Role.OWNER}
    given = [row.owner for row in found.measures if row.state in OPEN and row.owner and row.owner not in owners]
    return tuple(
        f"{function_words(function)}, eigenaar van {count(given.count(function), 'maatregel', 'maatregelen')}"
        for function in dict.fromkeys(given)
    )
