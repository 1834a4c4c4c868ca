"""Whom a month brings a digest, what stands in somebody's calendar, and which terms of cases run out for whom."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Q, QuerySet

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.rules import Right, roles_with
from dijkwacht.apps.bibob import queries as bibob
from dijkwacht.apps.bibob.models import BibobCase
from dijkwacht.apps.bibob.rules.states import ENDED as BIBOB_ENDED
from dijkwacht.apps.cases.rules.cases import Due, nearest
from dijkwacht.apps.damocles import queries as damocles
from dijkwacht.apps.damocles.models import DamoclesCase
from dijkwacht.apps.damocles.rules.states import ENDED as DAMOCLES_ENDED
from dijkwacht.apps.measures.models import Measure
from dijkwacht.apps.measures.rules.states import OPEN
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.apps.pictures.rules.states import State
from dijkwacht.apps.reminders.models import CalendarLink, Digest
from dijkwacht.apps.reminders.rules import keyed
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


LOOKED_BACK: Final = timedelta(days=730)
"""A case that is over still asks something for so long: an entry in a register, a report, an objection, an appeal."""


def terms_of(user: User, *, on: date) -> tuple[Due, ...]:
    """The terms that run in the cases on which somebody is named, as their own page shows them, the nearest first."""
    return nearest((*bibob.dues(user, on=on), *damocles.dues_of(user, on=on)))


@dataclass(frozen=True, slots=True)
class Reminded:
    """A term of a case, by the name that it has outside; with the organisation and the people who are named on the case."""

    key: str
    due: Due
    organisation: int
    users: frozenset[int]


def terms_here(here: Q, *, on: date) -> Iterator[Reminded]:
    """The terms that run in the cases of some organisations; as many queries for many as for one.

    ``here`` is a condition on ``organisation``, empty for all of them.
    """
    recent = Q(state_since__gte=on - LOOKED_BACK)
    running = BibobCase.objects.filter(here, recent | ~Q(state__in=BIBOB_ENDED)).prefetch_related("facts", "remedies", "seats")
    closing = DamoclesCase.objects.filter(here, recent | ~Q(state__in=DAMOCLES_ENDED)).prefetch_related(
        "moves", "remedies", "seats"
    )
    bibobs, closings = list(running.order_by("pk")), list(closing.order_by("pk"))
    found = nearest((*(due for case in bibobs for due in bibob.dues_of(case, on=on)), *damocles.dues_among(closings, on=on)))
    cases = {case.pk: case for case in (*bibobs, *closings)}
    for key, due in keyed(found):
        case = cases[due.case]
        yield Reminded(key, due, case.organisation_id, frozenset(seat.user_id for seat in case.seats.all()))
