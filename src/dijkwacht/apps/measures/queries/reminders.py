"""Whom a day brings a reminder or a digest, and what stands in somebody's calendar."""

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Right, Role, roles_with
from dijkwacht.apps.measures.models import CalendarLink, Digest, Measure, Reminder
from dijkwacht.apps.measures.rules import AHEAD, LATEST, OPEN, WORKING, ReminderKind, State, reminder_due


@dataclass(frozen=True, slots=True)
class Due:
    """A measure of which somebody is to be reminded, and how."""

    measure: Measure
    kind: ReminderKind
    day: date


def due_by_user(*, on: date) -> dict[User, list[Due]]:
    """Whom to remind of what today: the owner, or the coordinators where nobody holds that function; four queries."""
    found = Measure.objects.filter(state__in=WORKING, due_on__range=(on - LATEST, on + AHEAD)).select_related("organisation")
    rows = list(found.order_by("due_on", "pk"))
    sent = set(Reminder.objects.filter(measure__in=rows).values_list("measure", "kind", "day"))
    seats = _seats(rows, on=on)
    told: defaultdict[User, list[Due]] = defaultdict(list)
    for row in rows:
        kind = reminder_due(State(row.state), row.due_on, on=on)
        if kind is None or row.due_on is None or (row.pk, kind, row.due_on) in sent:
            continue
        owners = seats[row.organisation_id, Role.OWNER, row.owner]
        for user in owners or seats[row.organisation_id, Role.COORDINATOR, ""]:
            told[user].append(Due(row, kind, row.due_on))
    return dict(told)


def _seats(rows: list[Measure], *, on: date) -> defaultdict[tuple[int, Role, str], list[User]]:
    memberships = Membership.objects.valid_on(on).filter(
        organisation__in={row.organisation_id for row in rows}, role__in=[Role.OWNER, Role.COORDINATOR], user__is_active=True
    )
    found: defaultdict[tuple[int, Role, str], list[User]] = defaultdict(list)
    for seat in memberships.select_related("user").order_by("pk"):
        role = Role(seat.role)
        found[seat.organisation_id, role, seat.function if role is Role.OWNER else ""].append(seat.user)
    return found


def without_digest(*, month: date) -> QuerySet[User]:
    """Who follows measures that still have to be done and was not told of this month's overview."""
    running = Measure.objects.filter(state__in=OPEN)
    seats = Membership.objects.valid_on(month).filter(
        role__in=roles_with(Right.RUN_MEASURES), organisation__in=running.values("organisation")
    )
    told = Digest.objects.filter(month=month).values("user")
    return User.objects.filter(pk__in=seats.values("user"), is_active=True).exclude(pk__in=told).order_by("pk")


def key_of(token: str) -> str:
    """What is kept of a secret link: who reads the database cannot follow it."""
    return hashlib.sha256(token.encode()).hexdigest()


def follower(token: str) -> User | None:
    """Whose calendar follows this link, if it still works."""
    link = CalendarLink.objects.filter(token_hash=key_of(token), user__is_active=True).select_related("user").first()
    return link.user if link else None


def days_of(user: User, *, on: date) -> QuerySet[Measure]:
    """The measures with a day that somebody may see and that still have to be done, the first day first."""
    seen = Measure.objects.visible_to(user, on=on).filter(state__in=OPEN, due_on__isnull=False)
    return seen.only("pk", "due_on").order_by("due_on", "pk")
