"""Taking a picture a step on, up to the decision."""

from datetime import date
from typing import Final

from django.db import transaction

from dijkwacht.apps import clock
from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.adoption.models import Decision
from dijkwacht.apps.adoption.queries import concept_day, decision_on, drew_up, mark_of, readiness
from dijkwacht.apps.adoption.rules import Decided, faults_in_decision, why_not_decide, why_not_early
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.fact_check.actions import work_in
from dijkwacht.apps.fact_check.queries import open_comments
from dijkwacht.apps.fact_check.rules import why_not_until
from dijkwacht.apps.group_sessions.actions import let_go_of_session
from dijkwacht.apps.group_sessions.queries import session_of
from dijkwacht.apps.invitations.actions.people import recognise
from dijkwacht.apps.invitations.queries import readers_among
from dijkwacht.apps.organisations.rules import Kind
from dijkwacht.apps.pictures.actions import hold, keep_shown
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.queries.reckoning import reckon
from dijkwacht.apps.pictures.queries.telling import telling
from dijkwacht.apps.pictures.rules.answers import Changed
from dijkwacht.apps.pictures.rules.states import STEPS, State, why_not, why_not_record
from dijkwacht.apps.roadmap.actions import follow_check, follow_decision
from dijkwacht.apps.sources.actions import let_go_of_notes
from dijkwacht.kit.errors import Fault, InvalidInput, Refused

STEP_FIELDS: Final = ("state", "state_reason", "state_since", "concept_on", "fact_check_until")


@transaction.atomic
def move(*, picture: Picture, to: State, by: Actor, reason: str = "", until: date | None = None) -> None:
    """Take a picture one step on, or back with a reason; ``until`` is the last day of a fact check that begins.

    Raises:
        Refused: the step does not exist, or what it asks is not there.
    """
    held = hold(picture.pk)
    state = step(held, to, reason=reason, until=until)
    if to is not State.ADOPTED:
        # A decision that nobody confirmed was on this round alone.
        Decision.objects.filter(picture=held).delete()
    if why_not_record(to) and (session := session_of(held)):
        let_go_of_session(session)
    for name in STEP_FIELDS:
        setattr(picture, name, getattr(held, name))
    audit.record(by=by, verb="adoption.moved", on=picture, organisation=picture.organisation.code, note=f"{state}>{to}")


def step(held: Picture, to: State, *, reason: str = "", until: date | None = None) -> State:
    """Take a picture that is held a step; returns the state it came from. Part of a deed, not one itself.

    Raises:
        Refused: the step does not exist, or what it asks is not there.
    """
    state, today = State(held.state), clock.today()
    asked = STEPS.get((state, to))
    if asked and asked.needs_until and (refusal := why_not_until(until, on=today)):
        raise Refused(refusal)
    held.fact_check_until = until if to is State.FACT_CHECK else None if to is State.ANALYSIS else held.fact_check_until
    if to is State.CONCEPT:
        # Who holds two functions is one person, also where an address came in after the invitation.
        recognise(held)
    if refusal := why_not(state, to, readiness(held)):
        raise Refused(refusal)
    if STEPS[state, to].needs_reason and not reason.strip():
        raise Refused("Schrijf op waarom het beeld deze stap zet.")
    held.state, held.state_reason, held.state_since = to, reason.strip(), today
    if to is State.CONCEPT:
        held.concept_on = today
        keep_shown(held, telling(reckon(held), readers=readers_among(held)).shown)
    held.save(update_fields=STEP_FIELDS)
    _follow(held, to, today)
    return state


def _follow(held: Picture, to: State, today: date) -> None:
    """Let the rest of the picture follow a step: its roadmap, and what was waiting to be worked in."""
    if to is State.CONCEPT:
        work_in(held)
    if to is State.ADOPTED:
        follow_decision(held, today)
    if to is State.FACT_CHECK and held.fact_check_until is not None:
        follow_check(held, held.fact_check_until)


@transaction.atomic
def decide(*, picture: Picture, decided: Decided, by: User, is_early: bool = False) -> None:
    """Put down what was decided, for another to confirm; one's own record can be corrected until then.

    ``is_early`` says that it is known that the reference day is still to come.

    Raises:
        Refused: no decision can be put down now, not by this person, or somebody else did.
        InvalidInput: a field is wrong, by name of the field.
    """
    held = _decidable(picture, by)
    _check(held, decided, is_early=is_early)
    before = decision_on(held)
    if before and before.recorded_by_id != by.pk:
        raise Refused("Een ander heeft het besluit al vastgelegd. Laad de pagina opnieuw: u kunt het bevestigen.")
    _put(held, decided, recorded_by=by, recorded_at=clock.now())
    audit.record(by=by, verb="adoption.decided", on=held, organisation=held.organisation.code, note=decided.kind)


@transaction.atomic
def withdraw(*, picture: Picture, by: User) -> None:
    """Withdraw what one put down, before another has confirmed it.

    Raises:
        Refused: there is nothing of one's own to withdraw, or the picture stands.
    """
    held = _decidable(picture, by)
    number, _ = Decision.objects.filter(picture=held, recorded_by=by).delete()
    if not number:
        raise Refused("Er is geen besluit dat u kunt intrekken.")
    audit.record(by=by, verb="adoption.withdrawn", on=held, organisation=held.organisation.code)


@transaction.atomic
def confirm(*, picture: Picture, seen: str, by: User) -> None:
    """Confirm what another put down: from now on the picture stands.

    ``seen`` is the mark of the decision that was on the screen.

    Raises:
        Refused: nothing was put down, one put it down oneself, or no decision can be taken now.
        Changed: the decision was corrected in the meantime.
    """
    held = _decidable(picture, by)
    row = decision_on(held)
    if row is None:
        raise Refused("Het besluit is intussen ingetrokken. Er is niets om te bevestigen.")
    if row.recorded_by_id == by.pk:
        raise Refused("U legde dit besluit zelf vast. Een ander bevestigt het.")
    if mark_of(row) != seen:
        raise Changed
    row.confirmed_by, row.confirmed_at = by, clock.now()
    row.save(update_fields=["confirmed_by", "confirmed_at"])
    _close(held)
    audit.record(by=by, verb="adoption.confirmed", on=held, organisation=held.organisation.code, note=row.kind)


@transaction.atomic
def adopt(*, picture: Picture, decided: Decided, by: User, is_early: bool = False) -> None:
    """Sign as the executive: what was put down before gives way, and from now on the picture stands.

    Raises:
        Refused: no decision can be taken now, or not by this person.
        InvalidInput: a field is wrong, by name of the field.
    """
    held = _decidable(picture, by)
    _check(held, decided, is_early=is_early)
    now = clock.now()
    _put(held, decided, recorded_by=by, recorded_at=now, confirmed_at=now, is_signed=True)
    _close(held)
    audit.record(by=by, verb="adoption.adopted", on=held, organisation=held.organisation.code, note=decided.kind)


def _decidable(picture: Picture, by: User) -> Picture:
    # Held first: of two who decide at once the second reads what the first did.
    held = hold(picture.pk)
    reason = why_not_decide(State(held.state), drew_up=drew_up(by, held), open_comments=open_comments(held))
    if reason:
        raise Refused(reason)
    return held


def _check(picture: Picture, decided: Decided, *, is_early: bool) -> None:
    kind, since, today = Kind(picture.organisation.kind), concept_day(picture), clock.today()
    faults = dict(faults_in_decision(decided, of=kind, since=since, on=today))
    if reason := why_not_early(picture.reference_date, on=today, is_early=is_early):
        faults["is_early"] = reason
    if faults:
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())


def _put(picture: Picture, decided: Decided, **fields: object) -> None:
    said = {
        "kind": decided.kind,
        "body": decided.body,
        "decided_on": decided.decided_on,
        "number": decided.number.strip(),
        "organisation_id": picture.organisation_id,
    }
    Decision.objects.update_or_create(picture=picture, defaults={**said, **fields})


def _close(picture: Picture) -> None:
    step(picture, State.ADOPTED)
    let_go_of_notes(picture)
