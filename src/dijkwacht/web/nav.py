"""Navigation as data; what somebody may not see is not there."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import compress
from typing import Any

from django.conf import settings
from django.db.models import Exists, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.queries import advised_organisations, own_organisations, programme_seats, seats_with, teams_of
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.assessments.models import Picture
from dijkwacht.apps.assessments.queries import own_seats
from dijkwacht.apps.instruments.queries.policies import policy_organisations
from dijkwacht.apps.measures.queries import organisations_seen
from dijkwacht.apps.measures.queries.plan import planned_pictures
from dijkwacht.web.invitations.device import invitations_in


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of the navigation."""

    label: str
    url: str
    current: bool


def entries(user: User, *, on: date) -> list[tuple[str, str, QuerySet[Any]]]:
    """Every entry in its order: the word, the address, and what there has to be for this user to see it."""
    visible = Picture.objects.visible_to
    reading = visible(user, Right.READ_CONCEPT, on=on) | Picture.objects.covering(user, Right.READ_CONCEPT, on=on)
    reckoning = seats_with(user, Right.SEE_POLICY, on=on) | seats_with(user, Right.OWN_CASES, on=on)
    return [
        ("Onze organisatie", "organisation:index", own_organisations(user, Right.SEE_PROGRESS, on=on)),
        ("Uw vragen", "questions:index", own_seats(user, on=on)),
        ("Mijn werk", "work:index", advised_organisations(user, on=on)),
        ("Opdrachten", "assignments:index", teams_of(user, on=on)),
        ("Beelden", "pictures:index", reading),
        ("Plan", "plan:index", planned_pictures(user, Right.SEE_MEASURES)),
        ("Maatregelen", "measures:index", organisations_seen(user, on=on)),
        ("Bibob en sluitingen", "instruments:index", policy_organisations(user, on=on)),
        ("Termijnen", "terms:index", reckoning),
        ("Brieven", "letters:index", policy_organisations(user, on=on)),
        ("Normen", "norms:index", seats_with(user, Right.MANAGE_ACCOUNTS, on=on)),
        ("Programma", "programme:index", programme_seats(user, Right.SEE_STATE, on=on)),
        ("Logboek", "log:index", seats_with(user, Right.READ_EVENTS, on=on)),
    ]


def items(user: User, path: str) -> list[Item]:
    """What this user can go to: only first pages that have something for them."""
    all_of_them = entries(user, on=timezone.localdate())
    # One question to the database for all entries: this is asked on every page.
    names = [f"has_{number}" for number in range(len(all_of_them))]
    asked = {name: Exists(there) for name, (_, _, there) in zip(names, all_of_them, strict=True)}
    shown = compress(all_of_them, User.objects.annotate(**asked).values_list(*names).get(pk=user.pk))
    found = [(label, reverse(view)) for label, view, _ in shown]
    return [Item(label, url, path.startswith(url)) for label, url in found]


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
