"""A model with which an organisation works: who may see it, and what every page about it says."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.barriers.models import InUse
from dijkwacht.apps.barriers.queries import in_use_by
from dijkwacht.apps.organisations.queries import name_on


def in_use_for(user: User, number: object, right: Right) -> InUse:
    """The model in use with this number, where the user has the right.

    Raises:
        Http404: there is none, or not for this user.
    """
    return get_object_or_404(in_use_by(user, right, on=timezone.localdate()), pk=number)


def may_place(user: User, in_use: InUse) -> bool:
    """Whether the user places barriers there."""
    return InUse.objects.visible_to(user, Right.PLACE_BARRIERS, on=timezone.localdate()).filter(pk=in_use.pk).exists()


def common(in_use: InUse, *, above: bool = False) -> dict[str, Any]:
    """What every page about a model in use shares; ``above`` on the pages below the first."""
    name = name_on(in_use.organisation, timezone.localdate())
    where = f"{in_use.area.name}, {name}" if in_use.area else name
    trail = [{"label": "Barrières", "url": reverse("barriers:index")}]
    if above:
        trail.append({"label": in_use.version.title, "url": reverse("barriers:open", args=[in_use.pk])})
    return {"in_use": in_use, "where": where, "is_example": in_use.is_example, "breadcrumb": trail}
