"""Choosing what the adviser sees of the measures."""

from django.db import transaction
from django.utils import timezone

from dijkwacht.apps.audit import actions as audit
from dijkwacht.apps.audit.rules import Actor
from dijkwacht.apps.measures.models import Sharing
from dijkwacht.apps.organisations.models import Organisation


@transaction.atomic
def share(*, organisation: Organisation, still: bool, after: bool, by: Actor) -> Sharing:
    """Let the adviser see what lies still, and the measures after the assignment; or no longer."""
    row, _ = Sharing.objects.select_for_update().get_or_create(organisation=organisation)
    if (row.adviser_sees_still, row.adviser_sees_after) != (still, after):
        row.adviser_sees_still, row.adviser_sees_after, row.since = still, after, timezone.localdate()
        row.save()
        audit.record(by=by, verb="measures.shared", on=row, organisation=organisation.code)
    return row
