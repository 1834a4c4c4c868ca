"""Who works through a joint body, kept on a page."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.organisations.models import JointMembership, Organisation
from dijkwacht.apps.organisations.queries import last_membership
from dijkwacht.apps.organisations.rules import faults_in_membership
from dijkwacht.kit.errors import Fault, InvalidInput


@transaction.atomic
def keep_member(*, joint: Organisation, member: Organisation, since: date | None, until: date | None, by: Actor) -> None:
    """Let a member take part from one day until another, or say of one that does until when; from then on it is kept here.

    Without ``since`` the last time of this member is meant, and where there is none it always took part.

    Raises:
        InvalidInput: a field is wrong, by name of the field.
    """
    held = Organisation.objects.select_for_update(of=("self",)).get(pk=joint.pk)
    last = last_membership(held, member)
    if last is None or since not in {None, last.start}:
        _raise(faults_in_membership(since, until, before=(last.start, last.end) if last else None))
        JointMembership.objects.create(joint=held, member=member, start=since, end=until)
    else:
        _raise(faults_in_membership(last.start, until, before=None))
        if not JointMembership.objects.filter(pk=last.pk).exclude(end=until).update(end=until):
            return  # a double click: it stands so already
    held.is_kept_here = True
    held.save(update_fields=["is_kept_here"])
    audit.record(by=by, verb="organisations.member_kept", on=held, organisation=held.code, note=member.code)


def _raise(faults: Mapping[str, str]) -> None:
    if faults:
        raise InvalidInput(Fault("", field, reason) for field, reason in faults.items())
