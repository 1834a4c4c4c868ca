"""The content of the hand-over note, from what stands in the database."""

from datetime import date

from dijkwacht.apps.accounts.rules import Role
from dijkwacht.apps.assessments.models import Milestone
from dijkwacht.apps.assessments.rules import MilestoneKind, step_words
from dijkwacht.apps.assessments.rules import State as PictureState
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.queries.handover import Handed, handed
from dijkwacht.apps.measures.rules import OPEN, State, lies_still
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.apps.organisations.queries import name_on
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.documents.norms.words import function_words
from dijkwacht.documents.plan.given import Head
from dijkwacht.documents.plan.handover import HandoverGiven, Running, handover_note
from dijkwacht.documents.report.content import ReportContent
from dijkwacht.kit.dutch import long_date

NOTHING = "niets afgesproken"


def handover_content(organisation: Organisation, *, made_on: date) -> ReportContent:
    """The hand-over note of an organisation as it stands on a day."""
    return handover_note(handover_given(organisation, made_on=made_on))


def handover_given(organisation: Organisation, *, made_on: date) -> HandoverGiven:
    """What the note says, before it is a document: the page says the same in numbers."""
    found = handed(organisation, on=made_on)
    ended = [row for row in found.measures if row.state not in OPEN]
    return HandoverGiven(
        head=Head(name_on(organisation, made_on), organisation.code, made_on, example=organisation.is_example),
        running=tuple(_running(row, found, made_on) for row in found.measures if row.state in OPEN),
        working=tuple(
            (row.title, State(row.state).word, long_date(row.practice_on or row.state_since))
            for row in ended
            if row.state != State.STOPPED
        ),
        stopped=tuple((row.title, row.state_reason) for row in ended if row.state == State.STOPPED),
        agreements=tuple((row.purpose or NOTHING, long_date(row.until), row.secrecy or NOTHING) for row in found.assignments),
        steps=tuple(_step(row) for row in found.steps),
        pictures=tuple(
            (f"Weerbaarheidsbeeld, peildatum {long_date(row.reference_date)}", PictureState(row.state).word)
            for row in found.pictures
        ),
        roles=tuple(
            (Role(role).word, function_words(function) if function else "geen aparte functie", str(number))
            for (role, function), number in found.roles.items()
        ),
        places=tuple((row.name, row.measure.title, row.kept_at or "niet vermeld") for row in found.proofs),
    )


def _running(row: Measure, found: Handed, on: date) -> Running:
    following = found.next_on.get(row.pk)
    return Running(
        row.title,
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
