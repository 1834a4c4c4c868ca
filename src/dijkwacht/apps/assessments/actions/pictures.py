"""Beginning a picture, asking people, and taking it a step on."""

from datetime import date
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.accounts.models import Membership
from dijkwacht.apps.assessments.actions.session import let_go_of_session
from dijkwacht.apps.assessments.models import Decision, Picture, Respondent
from dijkwacht.apps.assessments.queries import readiness, session_of
from dijkwacht.apps.assessments.rules import STEPS, State, why_ended, why_not, why_not_record, why_not_until
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.norms.queries import basic_criteria
from dijkwacht.apps.norms.rules import State as NormState
from dijkwacht.apps.norms.rules import why_not_use
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.kit.errors import Refused

STEP_FIELDS: Final = ("state", "state_reason", "state_since", "concept_on", "fact_check_until")


@transaction.atomic
def plan(
    *,
    organisation: Organisation,
    norm: NormVersion,
    reference_date: date,
    by: Actor,
    is_basic: bool = False,
    is_example: bool = False,
) -> Picture:
    """Begin a picture of an organisation on a version of a norm.

    Raises:
        Refused: the version is a draft or out of use, or has no short set where that is asked.
    """
    if reason := why_not_use(NormState(norm.state), is_basic=is_basic, basic_criteria=basic_criteria(norm) if is_basic else 0):
        raise Refused(reason)
    picture = Picture.objects.create(
        organisation=organisation, norm=norm, reference_date=reference_date, is_basic=is_basic, is_example=is_example
    )
    audit.record(by=by, verb="assessments.planned", on=picture, organisation=organisation.code)
    return picture


@transaction.atomic
def ask(*, picture: Picture, function: str, by: Actor, membership: Membership | None = None) -> Respondent:
    """Ask somebody, known by function, to answer.

    Raises:
        Refused: the picture has ended.
    """
    if reason := why_ended(State(picture.state)):
        raise Refused(reason)
    respondent = Respondent.objects.create(
        picture=picture, organisation=picture.organisation, function=function, membership=membership
    )
    audit.record(by=by, verb="assessments.asked", on=respondent, organisation=picture.organisation.code)
    return respondent


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
    audit.record(by=by, verb="assessments.moved", on=picture, organisation=picture.organisation.code, note=f"{state}>{to}")


def hold(picture: UUID) -> Picture:
    """The picture as it stands now, kept from others until the deed is done; part of a deed, not one itself."""
    return Picture.objects.select_for_update(of=("self",)).select_related("organisation", "norm").get(pk=picture)


def step(held: Picture, to: State, *, reason: str = "", until: date | None = None) -> State:
    """Take a picture that is held a step; returns the state it came from. Part of a deed, not one itself.

    Raises:
        Refused: the step does not exist, or what it asks is not there.
    """
    state, today = State(held.state), timezone.localdate()
    asked = STEPS.get((state, to))
    if asked and asked.needs_until and (refusal := why_not_until(until, on=today)):
        raise Refused(refusal)
    held.fact_check_until = until if to is State.FACT_CHECK else None if to is State.ANALYSIS else held.fact_check_until
    if refusal := why_not(state, to, readiness(held)):
        raise Refused(refusal)
    if STEPS[state, to].needs_reason and not reason.strip():
        raise Refused("Schrijf op waarom het beeld deze stap zet.")
    held.state, held.state_reason, held.state_since = to, reason.strip(), today
    if to is State.CONCEPT:
        held.concept_on = today
    held.save(update_fields=STEP_FIELDS)
    return state


def opened(*, picture: Picture, page: str, by: Actor) -> None:
    """Put on record that somebody read a page of a confidential picture."""
    audit.record(by=by, verb="assessments.opened", on=picture, organisation=picture.organisation.code, note=page)
