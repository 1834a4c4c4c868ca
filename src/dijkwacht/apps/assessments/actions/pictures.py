"""Beginning a picture, asking people, and taking it a step on."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.accounts.models import Membership
from dijkwacht.apps.assessments.models import Picture, Respondent
from dijkwacht.apps.assessments.queries import readiness
from dijkwacht.apps.assessments.rules import STEPS, State, why_not, why_not_change
from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.organisations.models import Organisation
from dijkwacht.kit.errors import Refused


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
    """Begin a picture of an organisation on a version of a norm."""
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
    if reason := why_not_change(State(picture.state)):
        raise Refused(reason)
    respondent = Respondent.objects.create(
        picture=picture, organisation=picture.organisation, function=function, membership=membership
    )
    audit.record(by=by, verb="assessments.asked", on=respondent, organisation=picture.organisation.code)
    return respondent


@transaction.atomic
def move(*, picture: Picture, to: State, by: Actor, reason: str = "") -> None:
    """Take a picture one step on, or back with a reason.

    Raises:
        Refused: the step does not exist, or what it asks is not there.
    """
    locked = Picture.objects.select_for_update().select_related("norm").get(pk=picture.pk)
    state = State(locked.state)
    if refusal := why_not(state, to, readiness(locked)):
        raise Refused(refusal)
    if STEPS[state, to].needs_reason and not reason.strip():
        raise Refused("Schrijf op waarom het beeld deze stap zet.")
    picture.state, picture.state_reason, picture.state_since = to, reason.strip(), timezone.localdate()
    picture.save(update_fields=["state", "state_reason", "state_since"])
    audit.record(by=by, verb="assessments.moved", on=picture, organisation=picture.organisation.code, note=f"{state}>{to}")


def opened(*, picture: Picture, page: str, by: Actor) -> None:
    """Put on record that somebody read a page of a confidential picture."""
    audit.record(by=by, verb="assessments.opened", on=picture, organisation=picture.organisation.code, note=page)
