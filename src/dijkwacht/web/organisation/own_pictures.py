"""Which pictures somebody follows as client or coordinator, and which roles they have there."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.queries import own_organisations
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.pictures.models import Picture


def own_pictures(user: User, *, on: date) -> QuerySet[Picture]:
    """The pictures of the organisations that the user belongs to and follows, the newest first."""
    found: QuerySet[Picture] = Picture.objects.filter(organisation__in=own_organisations(user, Right.SEE_PROGRESS, on=on))
    return (
        found.select_related("organisation", "norm")
        .defer("norm__content")
        .prefetch_related("organisation__names")
        .order_by("-reference_date", "pk")
    )


def own_roles(user: User, *, on: date) -> Mapping[int, set[str]]:
    """The roles and functions of the user per organisation: what makes a step of the roadmap theirs."""
    held: defaultdict[int, set[str]] = defaultdict(set)
    for row in Membership.objects.valid_on(on).filter(user=user):
        held[row.organisation_id] |= {row.role, *([row.function] if row.function else [])}
    return held
