"""Whom a month brings a digest, and what stands in somebody's calendar."""

import hashlib
from datetime import date

from django.db.models import QuerySet

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Right, roles_with
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.states import OPEN
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reminders.models import CalendarLink, Digest
from dijkwacht.apps.roadmap.models import Milestone


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
    return seen.only("pk", "due_on", "organisation").order_by("due_on", "pk")


def steps_of(user: User, *, on: date) -> QuerySet[Milestone]:
    """The steps still ahead in the roadmaps that somebody follows, as adviser or as client or coordinator, the first first."""
    pictures = Picture.objects.visible_to(user, Right.SEE_PROGRESS, on=on).exclude(state=State.LAPSED)
    return Milestone.objects.open_on(on).filter(picture__in=pictures).select_related("organisation").order_by("due_on", "pk")
