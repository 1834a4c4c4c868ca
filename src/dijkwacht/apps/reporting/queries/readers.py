"""Who looked at a picture: read from the events, never from what was read."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from django.db.models import QuerySet
from django.utils import timezone

from dijkwacht.apps.accounts.models import Assignment, Membership, User
from dijkwacht.apps.accounts.rules import Right, roles_with
from dijkwacht.apps.audit.models import Event
from dijkwacht.apps.pictures.models import Picture

READING: Final = ("pictures.opened", "reporting.delivered", "workbooks.handed_out")
"""The verbs of reading: a page that was opened, a file that was taken along."""


def looks(picture: Picture) -> QuerySet[Event]:
    """Every look at a picture, newest first."""
    on = f"{picture._meta.label_lower}:{picture.pk}"
    found = Event.objects.filter(organisation=picture.organisation.code, on=on, verb__in=READING)
    return found.order_by("-pk")


def people(events: Iterable[Event]) -> Mapping[str, User]:
    """The accounts behind the actors of these events, with their roles and assignments; who is gone is not there."""
    numbers = {actor.removeprefix("user:") for event in events if (actor := event.actor).startswith("user:")}
    found = User.objects.filter(pk__in={int(number) for number in numbers if number.isdigit()})
    return {user.audit_name: user for user in found.prefetch_related("memberships", "assignments")}


def held_then(user: User, organisation: int, at: datetime) -> tuple[Membership | None, Assignment | None]:
    """The membership and the assignment by which somebody could read at an organisation at a moment, if any.

    Only roles that read: that somebody is asked as a respondent as well is told to nobody.
    """
    day, readers = timezone.localtime(at).date(), roles_with(Right.READ_CONCEPT)
    held = (row for row in user.memberships.all() if row.organisation_id == organisation and row.role in readers)
    hired = (row for row in user.assignments.all() if row.organisation_id == organisation)
    return (
        next((row for row in held if row.start <= day and (row.until is None or day <= row.until)), None),
        next((row for row in hired if row.start <= day <= row.until), None),
    )
