"""Who reads the papers of a picture, and who keeps its copies and templates."""

from uuid import UUID

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from dijkwacht.apps.accounts.models import User
from dijkwacht.apps.accounts.rules import Right
from dijkwacht.apps.pictures.models import Picture
from dijkwacht.web.parts.pictures import read_by, way_to


def readable(user: User, picture: UUID) -> Picture:
    """A picture whose concept this user reads."""
    return get_object_or_404(read_by(user).prefetch_related("organisation__names"), pk=picture)


def kept(user: User, picture: UUID) -> Picture:
    """A picture of which this user keeps the copies, and for whose organisation the template.

    The right to put a decision down: client and coordinator have it, the adviser and who decides have not. A copy comes back
    after a picture has lapsed, so its state does not matter.
    """
    rows = Picture.objects.visible_to(user, Right.RECORD, on=timezone.localdate()).select_related("organisation", "norm")
    return get_object_or_404(rows.defer("norm__content").prefetch_related("organisation__names"), pk=picture)


def trail(picture: Picture) -> list[dict[str, str]]:
    """The crumbs above a page below the papers."""
    return [*way_to(picture), {"label": "Stukken", "url": reverse("products:index", args=[picture.pk])}]
