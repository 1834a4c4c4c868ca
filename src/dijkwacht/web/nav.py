"""Navigation as data; what somebody may not see is not there."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import compress
from typing import Any

from django.conf import settings
from django.db.models import Exists
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from dijkwacht.apps.accounts.models import Membership, User
from dijkwacht.apps.accounts.queries import advised_organisations, organisations_where, own_organisations, teams_of
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.queries import own_seats


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the navigation."""

    label: str
    url: str
    current: bool


def items(user: User, path: str) -> list[Item]:
    """What this user can go to: only first pages that have something for them."""
    today = timezone.localdate()
    visible = Picture.objects.visible_to
    # One question to the database for all entries: this is asked on every page.
    has_any = User.objects.annotate(
        own=Exists(own_organisations(user, Right.SEE_PROGRESS, on=today)),
        seat=Exists(own_seats(user, on=today)),
        work=Exists(advised_organisations(user, on=today)),
        team=Exists(teams_of(user, on=today)),
        reading=Exists(
            visible(user, Right.READ_CONCEPT, on=today) | Picture.objects.covering(user, Right.READ_CONCEPT, on=today)
        ),
        keeping=Exists(Membership.objects.filter(organisations_where(user, Right.MANAGE_ACCOUNTS, on=today))),
    ).values_list("own", "seat", "work", "team", "reading", "keeping")
    entries = [
        ("Onze organisatie", reverse("organisation:index"), "/organisatie/"),
        ("Uw vragen", reverse("questions:index"), "/vragen/"),
        ("Mijn werk", reverse("work:index"), "/werk/"),
        ("Opdrachten", reverse("assignments:index"), "/opdrachten/"),
        ("Beelden", reverse("pictures:index"), "/beelden/"),
        ("Normen", reverse("norms:index"), "/normen/"),
    ]
    shown = compress(entries, has_any.get(pk=user.pk))
    return [Item(label, url, path.startswith(prefix)) for label, url, prefix in shown]


def navigation(request: HttpRequest) -> Mapping[str, Any]:
    """The navigation for the base template; asked of the database only by pages that draw it."""
    user = getattr(request, "user", None)  # an error page may come before anybody is known
    outbox = reverse("outbox:index") if settings.IS_DEMO else ""
    if not isinstance(user, User):
        return {"nav": [], "outbox_url": outbox}
    return {
        "outbox_url": outbox,
        "nav": SimpleLazyObject(lambda: items(user, request.path)),
        "who": {"name": user.get_full_name()},
    }
