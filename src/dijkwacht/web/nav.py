"""Navigation as data; what somebody may not see is not there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from dijkwacht.apps.accounts.models import User
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
    entries = [
        ("Uw vragen", reverse("questions:index"), "/vragen/", own_seats(user, on=today).exists),
        ("Mijn werk", reverse("work:index"), "/werk/", visible(user, Right.RUN, on=today).exists),
        ("Beelden", reverse("pictures:index"), "/beelden/", visible(user, Right.READ_CONCEPT, on=today).exists),
    ]
    return [Item(label, url, path.startswith(prefix)) for label, url, prefix, has_any in entries if has_any()]


def navigation(request: HttpRequest) -> Mapping[str, Any]:
    """The navigation for the base template; asked of the database only by pages that draw it."""
    user = getattr(request, "user", None)  # an error page may come before anybody is known
    if not isinstance(user, User):
        return {"nav": []}
    return {"nav": SimpleLazyObject(lambda: items(user, request.path)), "who": {"name": user.get_full_name()}}
