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

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import advised_organisations, own_organisations, programme_seats, seats_with, teams_of
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.queries import own_seats
from dijkwacht.web.invitations.device import invitations_in


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
        keeping=Exists(seats_with(user, Right.MANAGE_ACCOUNTS, on=today)),
        programme=Exists(programme_seats(user, Right.SEE_STATE, on=today)),
        log=Exists(seats_with(user, Right.READ_EVENTS, on=today)),
    ).values_list("own", "seat", "work", "team", "reading", "keeping", "programme", "log")
    entries = [
        ("Onze organisatie", reverse("organisation:index"), "/organisatie/"),
        ("Uw vragen", reverse("questions:index"), "/vragen/"),
        ("Mijn werk", reverse("work:index"), "/werk/"),
        ("Opdrachten", reverse("assignments:index"), "/opdrachten/"),
        ("Beelden", reverse("pictures:index"), "/beelden/"),
        ("Normen", reverse("norms:index"), "/normen/"),
        ("Programma", reverse("programme:index"), "/programma/"),
        ("Logboek", reverse("log:index"), "/logboek/"),
    ]
    shown = compress(entries, has_any.get(pk=user.pk))
    return [Item(label, url, path.startswith(prefix)) for label, url, prefix in shown]


def navigation(request: HttpRequest) -> Mapping[str, Any]:
    """The navigation for the base template; asked of the database only by pages that draw it."""
    user = getattr(request, "user", None)  # an error page may come before anybody is known
    outbox = reverse("outbox:index") if settings.IS_DEMO else ""
    if not isinstance(user, User):
        if user is None or not invitations_in(request):
            return {"nav": [], "outbox_url": outbox}
        url = reverse("questions:index")
        return {"nav": [Item("Uw vragen", url, request.path.startswith(url))], "is_guest": True, "outbox_url": outbox}
    return {
        "outbox_url": outbox,
        "nav": SimpleLazyObject(lambda: items(user, request.path)),
        "who": {"name": user.get_full_name()},
    }
