"""Everything with which a picture begins, in one go."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from dijkwacht.apps.assessments.actions.growing import carry_over
from dijkwacht.apps.assessments.actions.members import cover
from dijkwacht.apps.assessments.actions.pictures import plan
from dijkwacht.apps.assessments.actions.roadmap import lay_out
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.norms.models import NormVersion
from dijkwacht.apps.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the adviser chose: on which norm, how much of it, when, for whom, and from which older picture it goes on."""

    norm: NormVersion
    is_basic: bool
    reference_date: date
    kick_off: date
    members: tuple[Organisation, ...] = ()
    following: Picture | None = None


@transaction.atomic
def prepare(*, organisation: Organisation, chosen: Beginning, by: Actor) -> Picture:
    """Plan a picture, its members, its first answers and its roadmap: each is a deed with its own event, all or none."""
    picture = plan(
        organisation=organisation,
        norm=chosen.norm,
        reference_date=chosen.reference_date,
        is_basic=chosen.is_basic,
        is_example=organisation.is_example,
        by=by,
    )
    if chosen.members:
        cover(picture=picture, members=chosen.members, by=by)
    if chosen.following is not None:
        carry_over(picture=picture, old=chosen.following, by=by)
    lay_out(picture=picture, kick_off=chosen.kick_off, by=by)
    return picture
